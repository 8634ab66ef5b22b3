import Expressions
import Matrices

/// What the last layer makes of its pre-activation, and what that costs: a function, a loss, and their derivative.
public struct OutputLayer: Sendable {
  /// What the function is called: `softmax`.
  public let function: String
  /// What the loss is called: `cross-entropy`.
  public let lossName: String
  /// What it may be asked for; of several, the number of outputs decides.
  let targets: [OutputTargets]
  /// A, from Z.
  let activation: Part
  /// L, from A and Y, without a penalty.
  let loss: Loss
  /// What the backward stage begins with, in the order in which it runs; the last writes dZ.
  let errors: [Part]
  /// The loss of whoever guesses, and takes each of so many classes for as likely, where there is an output for each.
  let guess: @Sendable (_ classes: Int) -> Double
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
  public struct LossScale: Sendable, Hashable {
    /// How many times gradb's it is, and with it every derivative of it.
    public let factor: Double
    /// Its formula, without a penalty.
    public let formula: Formula

    /// A loss that is `factor` times gradb's, by this formula.
    public init(factor: Double, formula: Formula) { (self.factor, self.formula) = (factor, formula) }
  }

  /// The loss of layer k as others scale it, where that makes it another number.
  public func otherScales(outputs: Int, layer k: Int) -> [LossScale] {
    loss.otherScales(outputs, k).filter { $0.factor != 1 }
  }

  /// What is said of an output, in a few words each.
  public struct Words: Sendable {
    /// What the numbers of A are.
    public let outputs: String
    /// Whether each of them is a share of 1, which is shown in per cent.
    public var areShares = true
    /// What a network is whose loss is 0.
    public let best: String
    /// How gradb computes a matrix where its formula is not finite because of `step`; nil where it does not help itself.
    public var wayAround: @Sendable (_ step: String, _ name: MatrixName, Architecture) -> String? = {
      _, _, _ in nil
    }
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

  /// What so many outputs are asked for.
  func targets(outputs: Int) -> OutputTargets {
    targets.first { $0.isOneHot == (outputs != 1) } ?? targets[0]
  }

  /// The loss of whoever guesses, and takes each of the classes that so many outputs tell apart for as likely; nil where
  /// they say a number.
  public func lossOfGuess(outputs: Int) -> Double? {
    // One output for two classes costs half of what two cost, which mirror each other.
    targets(outputs: outputs).classCount(outputs).map { guess($0) * Double(outputs) / Double($0) }
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
  /// How they are asked for what they are.
  let coding: OutputTargets.Coding

  init(_ block: Block, layer: Int, rows: Int, coding: OutputTargets.Coding) {
    (self.block, self.layer, self.rows, self.coding) = (block, layer, rows, coding)
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

  /// The label of a sample, 0 ..< count, as Y has it; 0 where the targets are numbers.
  func label(_ sample: Int) -> Int { block.target(sample) }
  /// The label or the number of a sample, 0 ..< count, as Y has it.
  func number(_ sample: Int) -> Double { block.number(sample) }
}
