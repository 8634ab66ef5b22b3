import Platform
import Rendering

/// When colours are used.
public enum ColorChoice: String, Sendable, CaseIterable {
  /// On a terminal that has them, unless `NO_COLOR` is set.
  case auto
  /// Even into a pipe or a file.
  case always
  /// Not at all.
  case never
}

/// Finds out what a file descriptor's other end can show.
public struct DisplayDetector: Sendable {
  let colors: ColorChoice
  let ascii: Bool
  let environment: [String: String]

  /// A detector for what the person asked for; `ascii` means no other characters.
  public init(colors: ColorChoice = .auto, ascii: Bool = false, environment: [String: String]) {
    self.colors = colors
    self.ascii = ascii
    self.environment = environment
  }

  /// What `descriptor` can show now; a window that was resized since the last call has its new size.
  public func display(of descriptor: Int32) -> Display {
    display(isTerminal: isatty(descriptor) != 0, size: WindowSize(of: descriptor))
  }

  func display(isTerminal: Bool, size: WindowSize?) -> Display {
    Display(
      columns: size?.columns ?? number("COLUMNS") ?? 80,
      rows: isTerminal ? size?.rows ?? number("LINES") ?? 24 : nil,
      colors: depth(isTerminal: isTerminal),
      unicode: !ascii && localeHasUnicode)
  }

  private func number(_ name: String) -> Int? {
    guard let value = environment[name].flatMap({ Int($0) }), value > 0 else { return nil }
    return min(value, 10_000)
  }

  /// Whether the terminal, if there is one, only types on, as paper did: `TERM=dumb`, or none at all.
  public var isDumb: Bool { ["", "dumb"].contains(environment["TERM"] ?? "") }

  private func depth(isTerminal: Bool) -> Display.ColorDepth {
    switch colors {
    case .never: return .none
    case .always: return depthOfTerminal
    case .auto:
      // https://no-color.org: set to anything but nothing
      let refused = !(environment["NO_COLOR"] ?? "").isEmpty
      return isTerminal && !isDumb && !refused ? depthOfTerminal : .none
    }
  }

  private var depthOfTerminal: Display.ColorDepth {
    let terminal = environment["TERM"] ?? ""
    if ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "") || terminal.hasSuffix("-direct") {
      return .trueColor
    }
    return terminal.contains("256") ? .palette256 : .sixteen
  }

  /// Whether characters are UTF-8. A locale that nobody chose counts as one that has them: so it is in
  /// containers, whose terminals show UTF-8 all the same.
  private var localeHasUnicode: Bool {
    let chosen = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    guard let locale = chosen?.lowercased() else { return true }
    return locale.contains("utf-8") || locale.contains("utf8")
  }
}
