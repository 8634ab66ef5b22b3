extension StringProtocol {
  /// Whether nothing in it commands a terminal or turns the direction of text, as foreign text may.
  package var isPlainText: Bool {
    unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
  }
}
