import Base
import Matrices
import Networks

/// A matrix's name with or without a subscript, as a person types it: `W1`, `W1[3]`, `dW1[3, 402]`.
public struct MatrixReference: Sendable, Equatable {
  /// Why a text refers to no matrix.
  public enum Failure: Error, Equatable, Sendable {
    /// The text has not the form of a name with a subscript.
    case malformed(String)
    /// No matrix of any network has such a name; `suggestion` differs from it in upper and lower case only.
    case unknownName(String, suggestion: String?)
  }

  /// The matrix.
  public let name: MatrixName
  /// What is taken of it; nil where the whole is meant.
  public let selection: MatrixSubscript?

  /// Reads a reference.
  ///
  /// - Throws: `MatrixReference.Failure` or `MatrixSubscript.Failure`.
  public init(_ text: String) throws {
    let trimmed = text.filter { !$0.isWhitespace }
    let letters = String(trimmed.prefix { $0 != "[" })
    guard let name = MatrixName(letters) else {
      throw Failure.unknownName(letters, suggestion: Self.suggestion(letters))
    }
    self.name = name
    let rest = trimmed.dropFirst(letters.count)
    if rest.isEmpty {
      selection = nil
    } else {
      guard rest.count > 2, rest.last == "]" else { throw Failure.malformed(text) }
      selection = try MatrixSubscript(rest.dropFirst().dropLast())
    }
  }

  /// The name that `text` would be with other capitals, or nil.
  private static func suggestion(_ text: String) -> String? {
    let digits = text.drop { !$0.isNumber }
    let letters = text.prefix { !$0.isNumber }
    return MatrixName.Kind.allCases.lazy
      .filter { $0.symbol.lowercased() == letters.lowercased() }
      .compactMap { MatrixName($0.symbol + digits)?.description }.first
  }
}

extension MatrixReference: CustomStringConvertible {
  /// The name as it is typed, without the subscript.
  public var description: String { name.description }
}

extension MatrixReference.Failure: ExplainedError {
  /// What was wrong with the reference, and what was expected.
  public var message: String {
    switch self {
    case .malformed(let text):
      "\"\(text)\" names no part of a matrix; expected a name with or without an index, such as W1, W1[3] or W1[3, 402]"
    case .unknownName(let name, let suggestion?):
      "there is no matrix \(name); did you mean \(suggestion)?"
    case .unknownName(let name, nil) where name.contains { !$0.isLetter && !$0.isNumber && $0 != "_" }:
      "\"\(name)\" is no matrix; print shows what an expression gives, as print A2 - Y"
    case .unknownName(let name, nil):
      "there is no matrix \(name); info network lists the matrices"
    }
  }
}
