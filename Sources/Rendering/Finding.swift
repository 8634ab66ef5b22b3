/// What a command found: a value, which each front end shows in its own way.
///
/// What it encodes are its fields: a program reads them under their names, and a test asks them. So it holds no session and
/// no closure, and of a large matrix no more numbers than are shown. Kinds and fields may be added, and never change.
public protocol Finding: Sendable, Encodable {
  /// What it is, for programs: `accuracy`.
  static var kind: String { get }
  /// The finding in lines, each of which ends with a newline. Every front end can show it so.
  func text(in display: Display) -> StyledText
  /// The finding as a picture, where it is one or has one.
  var picture: (any Picture)? { get }
}

extension Finding {
  /// None: there is nothing but text.
  public var picture: (any Picture)? { nil }
}

/// Text is a finding that has no other form.
extension StyledText: Finding {
  /// `text`
  public static let kind = "text"

  /// The text.
  public func text(in display: Display) -> StyledText { self }

  /// Its characters.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(plain)
  }
}

extension [any Finding] {
  /// One behind the other.
  public func text(in display: Display) -> StyledText {
    reduce(into: StyledText()) { $0.append($1.text(in: display)) }
  }

  /// Adds `finding` at the end, but no text that is empty.
  public mutating func add(_ finding: any Finding) {
    if let text = finding as? StyledText, text.isEmpty { return }
    append(finding)
  }
}
