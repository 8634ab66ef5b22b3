import CKernels
import Datasets

/// Some consecutive samples of a batch, with the memory that operations read and write for them.
///
/// A matrix with a column for each sample is given by the address of the block's first column; whether the memory
/// behind it holds the whole batch (in the debugger) or only this block (in training) makes no difference to an
/// operation.
public struct Block {
  /// The place of the block's first sample in the batch.
  let start: Int
  /// The number of samples in the block; at least 1.
  public let count: Int
  /// The place of each of the block's samples in the data set.
  let rows: UnsafePointer<Int32>
  /// What every sample of the data set is to be taken for.
  let targets: KernelTargets
  /// The inputs of every sample of the data set; of the block alone, where they are sorted.
  var inputs: KernelInputs
  /// All parameters, in the order of `Parameters.values`.
  let parameters: UnsafePointer<Double>
  /// The first column of the block in each matrix, by `MatrixName.slot`; nil where it was not computed.
  let firstColumns: UnsafePointer<UnsafeMutablePointer<Double>?>

  /// The columns of a matrix that the block's samples own, to read or to write.
  func columns(_ name: MatrixName) -> UnsafeMutablePointer<Double> {
    guard let columns = firstColumns[name.slot] else {
      preconditionFailure("the program runs \(name) before what reads it")
    }
    return columns
  }

  /// Calls `body` with the inputs of the block's samples, a column each, where they are numbers at `all` and not pixels.
  func withColumns(
    ofInputs all: UnsafePointer<Double>, width: Int, _ body: (UnsafePointer<Double>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, width * count)) { columns in
      guard let first = columns.baseAddress else { return }
      for sample in 0..<count {
        (first + sample * width).update(from: all + Int(rows[sample]) * width, count: width)
      }
      body(first)
    }
  }

  /// The label or the number of the block's sample `sample`, 0 ..< count, as judging has it.
  func judged(_ sample: Int) -> Double {
    switch targets {
    case .labels(let labels, _): Double(labels[Int(rows[sample])])
    case .numbers(let numbers): numbers[Int(rows[sample])]
    }
  }

  /// The label of the block's sample `sample`, 0 ..< count, as Y has it; 0 where the targets are numbers.
  func target(_ sample: Int) -> Int {
    if case .labels(_, let labels) = targets { Int(labels[Int(rows[sample])]) } else { 0 }
  }

  /// The label or the number of the block's sample `sample`, 0 ..< count, as Y has it.
  func number(_ sample: Int) -> Double {
    switch targets {
    case .labels(_, let labels): Double(labels[Int(rows[sample])])
    case .numbers(let numbers): numbers[Int(rows[sample])]
    }
  }
}

extension MatrixName {
  /// The number of slots that a network of `depth` layers needs.
  static func slotCount(depth: Int) -> Int { 4 * depth }

  /// The place of a matrix with a column for each sample in a list of addresses.
  var slot: Int {
    let place =
      switch kind {
      case .preActivation: 0
      case .activation: 1
      case .preActivationGradient: 2
      case .activationGradient: 3
      default: preconditionFailure("\(self) has no column for each sample that an operation writes")
      }
    return 4 * (layer - 1) + place
  }
}
