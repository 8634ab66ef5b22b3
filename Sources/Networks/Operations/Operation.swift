import Expressions
import Matrices

/// One line of the program that an iteration runs: it writes one matrix, or updates the parameters.
///
/// An operation is a `SampleOperation`, a `SumOperation`, a `WholeOperation` or an `UpdateOperation`; in the place of one
/// there may be a `MistakenLine`. The debugger, training and the gradient check all run the same operations.
public protocol Operation: Sendable {
  /// What it writes; nil where it changes the parameters.
  var output: MatrixName? { get }
  /// The part of the iteration that it belongs to.
  var stage: Stage { get }
  /// The layer that it belongs to, 1…depth; 0 for the update of all of them.
  var layer: Int { get }
  /// What it does, in NumPy's notation: the line that writes its output; for the update, the two that change a W and a b
  /// of any layer.
  var lines: [FormulaLine] { get }
  /// Another formula for the same numbers, for where that of its line is not finite and the operation is; nil where there
  /// is no such place.
  var exactly: Formula? { get }
  /// What it does, in words and in mathematics.
  var notes: OperationNotes { get }
  /// What the element at `place` of its output is, in words for a student.
  func meaning(at place: MatrixPlace, in numbers: IterationNumbers) -> String
}

/// The three parts of an iteration.
public enum Stage: String, Sendable, CaseIterable, Encodable {
  case forward, backward, update
}

/// What an operation does, for a reader.
public struct OperationNotes: Sendable {
  /// A few words, a heading.
  public let title: String
  /// One sentence that a student understands without the mathematics.
  public let meaning: String
  /// Where the formula comes from: Markdown, with shapes.
  public let derivation: String
}

extension Operation {
  /// The name by which a person calls it: `Z1`, `dW2`, `update`.
  public var name: String { output?.description ?? Stage.update.rawValue }
  /// The whole formula: `Z1 = W1 @ X + b1`.
  public var formula: String {
    output == nil ? "\(name): \(rightSide)" : "\(name) = \(rightSide)"
  }
  /// The right side of its line as lists show it, where a long sum has its first two terms and its last; of the update,
  /// its lines.
  public var rightSide: String {
    output == nil
      ? lines.map(\.text).joined(separator: ", ") : lines.map(\.formula.abridged).joined(separator: ", ")
  }
  /// The formula of what it writes; nil for the update.
  public var expression: Formula? { output.flatMap { _ in lines.first?.formula } }
  /// The line that gives its output the value of `formula`.
  func line(_ formula: Formula) -> [FormulaLine] { [FormulaLine(name, formula)] }
  /// None: the formula is finite where the operation is.
  public var exactly: Formula? { nil }
  /// Nothing beyond the formula.
  public func meaning(at place: MatrixPlace, in numbers: IterationNumbers) -> String { "" }
}

/// An operation whose output has a column for each sample, computed from that sample alone.
public protocol SampleOperation: Operation {
  /// Writes the output's columns for the block's samples.
  func run(_ block: Block)
}

/// An operation whose output is a sum over the samples, and then something that reads no sample.
public protocol SumOperation: Operation {
  /// Adds what the block's samples contribute to `sum`, the output's elements in column order.
  func add(_ block: Block, to sum: UnsafeMutablePointer<Double>)
  /// Turns the complete sum over `sampleCount` samples into the output; `parameters` are all parameters, in the order of
  /// `Parameters.values`.
  func finish(
    _ sum: UnsafeMutableBufferPointer<Double>, sampleCount: Int, parameters: UnsafePointer<Double>)
}

extension SumOperation {
  /// Divides by the number of samples: the loss and its derivatives are means.
  public func finish(
    _ sum: UnsafeMutableBufferPointer<Double>, sampleCount: Int, parameters: UnsafePointer<Double>
  ) {
    let m = Double(sampleCount)
    for i in sum.indices { sum[i] /= m }
  }
}

/// An operation that reads finished matrices and parameters, and no sample: the penalty, or what an optimizer keeps.
public protocol WholeOperation: Operation {
  /// Writes the output's elements in column order; `output` may be the place of what the iteration before left there.
  func run(_ matrices: FinishedMatrices, to output: UnsafeMutablePointer<Double>)
}

/// An operation that changes the parameters.
public protocol UpdateOperation: Operation {
  /// What of the optimizer's state becomes the network's with it.
  var slots: [StateSlot] { get }
  /// Whether the number of updates since the optimizer was set is a part of its state.
  var countsUpdates: Bool { get }
  /// Changes `parameters`, in the order of `Parameters.values`.
  func apply(to parameters: UnsafeMutableBufferPointer<Double>, _ numbers: OptimizerNumbers)
}

extension UpdateOperation {
  /// None.
  public var slots: [StateSlot] { [] }
  /// It is not.
  public var countsUpdates: Bool { false }
}
