import Expressions
import Matrices

/// What Y is: what the last layer should write for each sample, made of its label or its number, y.
///
/// To add one, write its file beside this one, and name it in the outputs that it goes with.
public struct OutputTargets: Sendable {
  /// Whether there is an output for each class, and Y has its 1 in the row of the label; if not, there is one output.
  public let isOneHot: Bool
  /// What Y has in the place of 0: -1 where the outputs reach down to that.
  let low: Double
  /// How many classes so many outputs tell apart; nil where the targets are numbers.
  public let classCount: @Sendable (_ outputs: Int) -> Int?
  /// Y where `low` is 0, for so many outputs: a line that says the number of classes only where it is asked to.
  let line: @Sendable (_ outputs: Int, _ saysClasses: Bool) -> String
  /// The class that a sample is taken for, by its column of A; nil where there is none, as where a number is NaN.
  let decide: @Sendable (_ column: Slice<UnsafeBufferPointer<Double>>, _ low: Double) -> Int?
  /// What is said of them.
  public let words: Words
  /// The mistakes in the line of Y which have words of their own.
  let mistakes: @Sendable (MistakeTable) -> [Mistake]

  /// What is said of Y, in a few words each.
  public struct Words: Sendable {
    /// What the rows and columns of A and Y are.
    public let rows: String
    /// What the numbers of Y are.
    public let targets: String
    /// Where Y has which number, in a list of all matrices.
    public let briefTargets: String
    /// What Y is, in a sentence.
    public let targetsInFull: String
    /// What a row of A and Y stands for: `class 3`.
    public let row: @Sendable (_ row: Int) -> String
    /// What is to be said of the other classes behind what one of them gets: what is given, where each gets its own.
    public let others: @Sendable (_ words: String) -> String
  }

  /// Y, from the labels or numbers y of the samples, where there are so many outputs: `one_hot(y)`.
  public func formula(outputs: Int, saysClasses: Bool = false) -> Formula {
    Formula(stringLiteral: coded(line(outputs, saysClasses)))
  }

  /// A line with 0 and 1 in it as Y has them.
  func coded(_ line: String) -> String { low == 0 ? line : "2 * \(line) - 1" }

  /// The number that Y has in a row for a sample with this label or number.
  public func value(row: Int, y: Double) -> Double { coding.value(row: row, y: y) }

  /// How labels or numbers become Y: what blocks carry, for it holds nothing that has to be counted.
  var coding: Coding { Coding(isOneHot: isOneHot, low: low) }

  /// `isOneHot` and `low`, and what follows from these two alone.
  struct Coding: Sendable {
    let isOneHot: Bool
    let low: Double

    func value(row: Int, y: Double) -> Double {
      isOneHot ? (Double(row) == y ? 1 : low) : low + (1 - low) * y
    }
  }

  /// Y of samples with these labels or numbers: outputs × samples.
  public func matrix(_ y: [Double], outputs: Int) -> Matrix {
    Matrix(rows: outputs, columns: y.count) { value(row: $0, y: y[$1]) }
  }

  /// The class that a sample is taken for, by its column of A; nil where there is none, as where a number is NaN.
  public func decision(_ outputs: Matrix, column: Int) -> Int? {
    outputs.elements.withUnsafeBufferPointer {
      decide($0[column * outputs.rows..<(column + 1) * outputs.rows], low)
    }
  }

  /// What a class gets in a column of A: of one output for two classes, class 0 gets what is left.
  public func share(of label: Int, _ outputs: Matrix, column: Int) -> Double {
    isOneHot ? outputs[label, column] : label == 1 ? outputs[0, column] : 1 + low - outputs[0, column]
  }
}

extension OutputColumns {
  /// Writes A - Y.
  func subtractTargets(to error: UnsafeMutablePointer<Double>) {
    guard coding.isOneHot else {
      for column in 0..<count { error[column] = a[column] - target(0, column) }
      return
    }
    for i in 0..<rows * count { error[i] = a[i] - coding.low }
    for column in 0..<count {
      let place = column * rows + label(column)
      error[place] = a[place] - 1
    }
  }

  /// What Y has in a row for a sample, 0 ..< count.
  func target(_ row: Int, _ sample: Int) -> Double {
    coding.isOneHot
      ? (row == label(sample) ? 1 : coding.low) : coding.value(row: row, y: number(sample))
  }
}
