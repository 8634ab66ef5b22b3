extension StringProtocol {
  /// Whether nothing in it commands a terminal or turns the direction of text, as foreign text may.
  package var isPlainText: Bool { unicodeScalars.allSatisfy(\.isPlainText) }

  /// The same without what does; a tab becomes a space.
  package var plainText: String {
    var plain = String.UnicodeScalarView()
    for scalar in unicodeScalars where scalar.isPlainText || scalar == "\t" {
      plain.append(scalar == "\t" ? " " : scalar)
    }
    return String(plain)
  }
}

extension Unicode.Scalar {
  fileprivate var isPlainText: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
