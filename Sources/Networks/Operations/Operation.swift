import Expressions
import Matrices

/// One line of the program that an iteration runs: it writes one matrix, or updates the parameters.
///
/// An operation is a `SampleOperation`, a `SumOperation`, a `VelocityOperation` or a `ParameterOperation`; in the place of
/// one there may be a `MistakenLine`. The debugger, training and the gradient check all run the same operations.
public protocol Operation: Sendable {
  /// What it writes; nil where it changes the parameters.
  var output: MatrixName? { get }
  /// The part of the iteration that it belongs to.
  var stage: Stage { get }
  /// The layer that it belongs to, 1…depth; 0 for the update of all of them.
  var layer: Int { get }
  /// The right side of its line; nil for the update, which has a line for each parameter.
  var expression: Formula? { get }
  /// The right side of its line as lists show it, in NumPy's notation.
  var rightSide: String { get }
  /// What it does, in words and in mathematics.
  var notes: OperationNotes { get }
  /// The same where the formula itself is not finite and the operation is; nil where there is no other.
  var exactly: Formula? { get }
  /// What the element at `place` of its output is, in words for a student.
  func meaning(at place: MatrixPlace, in numbers: IterationNumbers) -> String
}

/// The three parts of an iteration.
public enum Stage: String, Sendable, CaseIterable {
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
    guard let output else { return "\(name): \(rightSide)" }
    return "\(output) = \(rightSide)"
  }
  /// The formula, where a long sum shows its first two terms and its last.
  public var rightSide: String { expression?.abridged ?? "" }
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

/// An operation whose output is a sum over the samples, then divided by their number.
public protocol SumOperation: Operation {
  /// Adds what the block's samples contribute to `sum`, the output's elements in column order.
  func add(_ block: Block, to sum: UnsafeMutablePointer<Double>)
  /// Turns the complete sum over `sampleCount` samples into the output.
  func finish(_ sum: UnsafeMutableBufferPointer<Double>, sampleCount: Int)
  /// Adds to the finished output what L2 regularisation does, which comes from no sample.
  func addPenalty(to sum: UnsafeMutableBufferPointer<Double>, parameters: UnsafePointer<Double>)
}

extension SumOperation {
  /// Divides by the number of samples: the loss and its derivatives are means.
  public func finish(_ sum: UnsafeMutableBufferPointer<Double>, sampleCount: Int) {
    let m = Double(sampleCount)
    for i in sum.indices { sum[i] /= m }
  }

  /// Adds nothing.
  public func addPenalty(to sum: UnsafeMutableBufferPointer<Double>, parameters: UnsafePointer<Double>) {}
}

/// An operation whose output is the next velocity of a parameter.
///
/// The velocity becomes part of the network's state with the update; an iteration that is abandoned changes none.
public protocol VelocityOperation: Operation {
  /// The parameter.
  var parameter: MatrixName { get }
  /// Writes the next velocity of each of `count` numbers; `output` may be the place of `velocities`.
  func run(
    velocities: UnsafePointer<Double>, gradients: UnsafePointer<Double>, count: Int,
    to output: UnsafeMutablePointer<Double>)
}

/// An operation that changes the parameters.
public protocol ParameterOperation: Operation {
  /// Changes `parameters` by `gradients`, two vectors in the order of `Parameters.values`; with momentum, these are the
  /// velocities.
  func apply(
    to parameters: UnsafeMutableBufferPointer<Double>, gradients: UnsafeBufferPointer<Double>,
    learningRate: Double)
}
