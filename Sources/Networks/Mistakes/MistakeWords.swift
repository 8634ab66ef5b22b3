import Expressions

/// What is to be said of a mistake: a sentence without its full stop, in which lines may stand that are other ones in other
/// layouts.
public struct MistakeWords: Sendable {
  fileprivate enum Part: Sendable {
    case prose(String)
    /// A formula, or a part of one.
    case line(String)
    /// What is wrong with the transpositions in the first of two lines, where the second belongs; with the matrix that is
    /// meant where it `names` that.
    case transpositions(wrong: String, right: String, names: Bool)
  }

  private var parts: [Part]

  private init(_ parts: [Part]) { self.parts = parts }

  /// A sentence without a line in it.
  public init(_ prose: String) { self.init([.prose(prose)]) }

  /// The sentence in a layout; its lines are those, or parts, of the one that writes `output`.
  public func text(in layout: MatrixLayout = .columns, of output: MatrixName? = nil) -> String {
    func laidOut(_ text: String) -> Formula? {
      (try? Formula(text)).map { layout.formula($0, writing: output) }
    }
    return parts.map { part in
      switch part {
      case .prose(let text): return layout.prose(text)
      case .line(let text): return layout == .columns ? text : laidOut(text)?.text ?? text
      case .transpositions(let wrong, let right, let names):
        let found = (laidOut(wrong)?.transposedNames ?? [], laidOut(right)?.transposedNames ?? [])
        return Self.transpositions(found.0, where: found.1, names: names)
      }
    }.joined()
  }

  private static func transpositions(_ wrong: [String], where right: [String], names: Bool) -> String {
    let missing = right.first { !wrong.contains($0) }
    let superfluous = wrong.first { !right.contains($0) }
    switch (missing, superfluous) {
    case (let name?, nil): return "the T is missing" + (names ? ": \(name).T belongs here" : "")
    case (nil, let name?):
      return "there is a T too many" + (names ? ": \(name) belongs here as it stands" : "")
    case (let name?, _): return "the T is at the wrong matrix" + (names ? ": it belongs to \(name)" : "")
    case (nil, nil): return "the T is at the wrong matrix"
    }
  }

  /// One sentence behind another.
  public static func + (left: MistakeWords, right: MistakeWords) -> MistakeWords {
    MistakeWords(left.parts + right.parts)
  }
}

extension MistakeWords: ExpressibleByStringInterpolation {
  /// A sentence without a line in it.
  public init(stringLiteral text: String) { self.init(text) }

  /// A sentence in which lines may stand.
  public init(stringInterpolation interpolation: StringInterpolation) { self.init(interpolation.parts) }

  /// Collects what stands between the quotation marks of a literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var parts: [Part] = []

    /// Nothing yet.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Words.
    public mutating func appendLiteral(_ literal: String) { parts.append(.prose(literal)) }

    /// A word or number that is the same in every layout.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      parts.append(.prose("\(value)"))
    }

    /// A line, or a part of one, as gradb has it.
    public mutating func appendInterpolation(line: String) { parts.append(.line(line)) }

    /// What is wrong with the transpositions in a line where another belongs.
    public mutating func appendInterpolation(
      transpositionsOf wrong: String, where right: String, naming names: Bool = true
    ) {
      parts.append(.transpositions(wrong: wrong, right: right, names: names))
    }
  }
}

extension MistakeWords: Equatable {
  /// Whether they say the same of gradb's own layout.
  public static func == (left: MistakeWords, right: MistakeWords) -> Bool { left.text() == right.text() }
}

extension MistakeWords: CustomStringConvertible {
  /// The sentence in gradb's own layout.
  public var description: String { text() }
}
