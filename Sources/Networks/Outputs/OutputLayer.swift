import Expressions
import Matrices

/// What the last layer makes of its pre-activation, and what that costs: a function, a loss, and their derivative.
public struct OutputLayer: Sendable {
  /// What the function is called: `softmax`.
  public let function: String
  /// What the loss is called: `cross-entropy`.
  public let lossName: String
  /// Y, from one-hot labels: `one_hot(y)`.
  public let targets: @Sendable (_ oneHot: String) -> Formula
  /// Whether so many neurons can tell so many classes apart.
  public let fits: @Sendable (_ outputs: Int, _ classes: Int) -> Bool
  /// The number that Y has in a row for a sample of a class.
  let target: @Sendable (_ row: Int, _ class: Int) -> Double
  /// A, from Z.
  let activation: Part
  /// L, from A and Y, without a penalty.
  let loss: Loss
  /// What the backward stage begins with, in the order in which it runs; the last writes dZ.
  let errors: [Part]
  /// The class that a sample is taken for, by its column of A; nil where there is none, as where a number is NaN.
  let decide: @Sendable (_ column: Slice<UnsafeBufferPointer<Double>>) -> Int?
  /// The loss of whoever guesses, and takes each of so many classes for as likely.
  public let guess: @Sendable (_ classes: Int) -> Double
  /// What is said of it.
  public let words: Words
  /// A as notebooks write it out, for a pre-activation: `exp(Z2) / sum(exp(Z2), axis=0)`. Slips are made of these, too.
  var otherForms: @Sendable (_ z: String) -> [String] = { _ in [] }
  /// The mistakes which have words of their own, in the line that writes A, L, dA or dZ of the last layer.
  var mistakes: @Sendable (MistakeTable, MatrixName.Kind) -> [Mistake] = { _, _ in [] }

  /// An operation of the last layer that writes a column for each sample.
  struct Part: Sendable {
    /// What it writes: A, dA or dZ of the last layer.
    let kind: MatrixName.Kind
    /// Its formula in layer k.
    let formula: @Sendable (_ k: Int) -> Formula
    /// Writes the columns.
    let run: @Sendable (OutputColumns) -> Void
    /// What one of its elements is, in words for a student.
    let meaning: @Sendable (MatrixPlace, IterationNumbers) -> String
    /// What it does, in words and in mathematics.
    let notes: OperationNotes
  }

  /// The operation that writes L.
  struct Loss: Sendable {
    /// Its formula in layer k.
    let formula: @Sendable (_ k: Int) -> Formula
    /// The same number where the formula is not finite: from Z, which no rounding has made 0 or 1.
    let exactly: @Sendable (_ k: Int) -> Formula
    /// Adds the loss of each sample to a sum.
    let add: @Sendable (OutputColumns, _ sum: UnsafeMutablePointer<Double>) -> Void
    /// What the sum over m samples is divided by.
    let divisor: @Sendable (_ m: Double) -> Double
    /// The same loss as others scale it, for so many outputs: how many times gradb's it is, and its formula in layer k.
    var otherScales: @Sendable (_ outputs: Int, _ k: Int) -> [LossScale] = { _, _ in [] }
    /// What it is, in words for a student.
    let meaning: String
    /// What it does, in words and in mathematics.
    let notes: OperationNotes
  }

  /// A loss that is as good as gradb's, and another number.
  public struct LossScale: Sendable, Equatable {
    /// How many times gradb's it is, and with it every derivative of it.
    public let factor: Double
    /// Its formula, without a penalty.
    public let formula: Formula
  }

  /// The loss of layer k as others scale it, where that makes it another number.
  public func otherScales(outputs: Int, layer k: Int) -> [LossScale] {
    loss.otherScales(outputs, k).filter { $0.factor != 1 }
  }

  /// What is said of an output, in a few words each.
  public struct Words: Sendable {
    /// What the numbers of A are.
    public let outputs: String
    /// What the numbers of Y are.
    public let targets: String
    /// Where Y has which number, in a list of all matrices.
    public let briefTargets: String
    /// What Y is, in a sentence.
    public let targetsInFull: String
    /// What a network is whose loss is 0.
    public let best: String
    /// How gradb computes a matrix where its formula is not finite because of `step`; nil where it does not help itself.
    public let wayAround: @Sendable (_ step: String, _ name: MatrixName, Architecture) -> String?
  }

  /// Every output, in the order in which help lists them.
  public static let all: [OutputLayer] = [
    .softmaxCrossEntropy, .softmaxSquaredError, .sigmoidCrossEntropy, .sigmoidSquaredError, .tanhSquaredError,
    .linearSquaredError,
  ]

  /// Its name: the function, then the loss.
  public var name: String { "\(function) with \(lossName)" }

  /// The output called `name`, or nil.
  public static func named(_ name: String) -> OutputLayer? { all.first { $0.name == name } }

  /// The class that a sample is taken for, by its column of A; nil where there is none, as where a number is NaN.
  public func decision(_ outputs: Matrix, column: Int) -> Int? {
    outputs.elements.withUnsafeBufferPointer {
      decide($0[column * outputs.rows..<(column + 1) * outputs.rows])
    }
  }

  /// Y of samples of these classes: outputs × samples.
  public func targetMatrix(_ classes: [Int], rows: Int) -> Matrix {
    Matrix(rows: rows, columns: classes.count) { target($0, classes[$1]) }
  }
}

extension OutputLayer: Hashable {
  /// Whether they have the same name.
  public static func == (left: OutputLayer, right: OutputLayer) -> Bool { left.name == right.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// The columns of the last layer that the samples of a block own.
struct OutputColumns {
  private let block: Block
  private let layer: Int
  /// The neurons of the layer.
  let rows: Int

  init(_ block: Block, layer: Int, rows: Int) {
    (self.block, self.layer, self.rows) = (block, layer, rows)
  }

  /// The number of samples.
  var count: Int { block.count }
  /// Their columns of Z.
  var z: UnsafeMutablePointer<Double> { block.columns(MatrixName(.preActivation, layer: layer)) }
  /// Their columns of A.
  var a: UnsafeMutablePointer<Double> { block.columns(MatrixName(.activation, layer: layer)) }
  /// Their columns of dA.
  var dA: UnsafeMutablePointer<Double> { block.columns(MatrixName(.activationGradient, layer: layer)) }
  /// Their columns of dZ.
  var dZ: UnsafeMutablePointer<Double> { block.columns(MatrixName(.preActivationGradient, layer: layer)) }

  /// The class of a sample, 0 ..< count, as Y has it.
  func target(_ sample: Int) -> Int { block.target(sample) }
}
