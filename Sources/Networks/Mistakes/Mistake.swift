import Expressions

/// A line that people write where another belongs.
public struct Mistake: Sendable {
  /// What is to be said of it.
  public enum Kind: Sendable, Equatable {
    /// A mistake that a gradient check names, too.
    case diagnosis(Diagnosis)
    /// A sentence without its full stop.
    case words(MistakeWords)
    /// A loss that is larger by `factor` times the squares of the weights.
    case penalty(factor: Double)
    /// Gradients that are `times` as large as they should be, as where those of earlier passes are still in them.
    case earlierPasses(times: Int)
  }

  /// The right side of the wrong line, as people write it: `dZ2 @ A1.T`; empty where nobody can tell.
  public let line: String
  /// The same for gradb to evaluate; nil where the numbers themselves told the mistake.
  public let formula: Formula?
  /// What is wrong with it.
  public let kind: Kind
  /// Whether it is no mistake after all, but a choice that people make on purpose, and that nothing else depends on.
  public let isChoice: Bool
  /// The planted bug that is this mistake, and explains it; nil for none.
  public let bug: PlantedBug?
  /// The line in which it is, where that is the line of another matrix that nobody kept; else nil.
  public private(set) var origin: Origin?

  /// The line of a matrix that nobody kept.
  public struct Origin: Sendable {
    /// The matrix.
    public let name: MatrixName
    /// What it became, as people write it.
    public let line: String
    /// The same for gradb to evaluate.
    public let formula: Formula
  }

  /// A line that is known, read as an expression at the prompt is.
  init(
    _ line: String, _ kind: Kind, evaluating expression: String? = nil, like bug: PlantedBug? = nil,
    isChoice: Bool = false
  ) {
    self.init(
      line: line, formula: Formula(stringLiteral: expression ?? line), kind: kind, bug: bug,
      isChoice: isChoice)
  }

  init(
    _ line: String, _ words: MistakeWords, evaluating expression: String? = nil, like bug: PlantedBug? = nil,
    isChoice: Bool = false
  ) {
    self.init(line, .words(words), evaluating: expression, like: bug, isChoice: isChoice)
  }

  /// A line that is right but for one slip, and where `owner` is said, that is another's than the network's.
  init(_ mutation: FormulaMutation, in owner: String? = nil) {
    self.init(
      line: mutation.formula.text, formula: mutation.formula,
      kind: .words(mutation.edit.words(in: mutation.formula) + (owner.map { ", in \($0)" } ?? "")))
  }

  /// What the numbers of an array tell, of which nobody knows the line.
  public init(_ kind: Kind, line: String = "", like bug: PlantedBug? = nil) {
    self.init(line: line, formula: nil, kind: kind, bug: bug)
  }

  private init(line: String, formula: Formula?, kind: Kind, bug: PlantedBug? = nil, isChoice: Bool = false) {
    (self.line, self.formula, self.kind, self.bug, self.isChoice) = (line, formula, kind, bug, isChoice)
  }

  /// The same mistake in the line of `name`, which nobody kept, as the array shows it that is made by `reader`.
  public func inLine(of name: MatrixName, readBy reader: Formula) -> Mistake? {
    guard let formula else { return nil }
    let whole = reader.substituting("\(name)", by: formula)
    let written = (try? Formula(line)).map { reader.substituting("\(name)", by: $0) } ?? whole
    var mistake = Mistake(line: written.text, formula: whole, kind: kind, bug: bug, isChoice: isChoice)
    mistake.origin = Origin(name: name, line: line, formula: formula)
    return mistake
  }
}
