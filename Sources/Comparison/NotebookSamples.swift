import ArrayFiles
import Datasets

/// Inputs and targets that a person's own code saved, as samples.
struct NotebookSamples {
  /// The samples, in their order.
  let samples: Samples
  /// Whether they are pixels of 0…255, not yet divided by 255.
  let areUnscaled: Bool
  /// Whether each sample is a row of X.
  let areRows: Bool

  /// Reads X, with `inputs` numbers in a sample, and the targets, as the samples `like` these have them.
  ///
  /// A square X is read as `squareIsRows` says.
  init(
    pixels: NamedArray, labels: NamedArray?, oneHot: NamedArray?, like: Samples, inputs: Int,
    squareIsRows: Bool
  ) throws(NotebookIterationError) {
    // Images may have a channel: (m, 28, 28, 1), (m, 1, 28, 28).
    let whole = pixels.array.shape
    let shape = whole.count == 4 ? [whole[0]] + whole.dropFirst().filter { $0 != 1 } : whole
    let isImages = shape.count == 3 && shape[1] * shape[2] == inputs
    if isImages || shape == [inputs] {
      areRows = true
    } else if shape.count == 2, shape[0] == inputs, shape[1] != inputs || !squareIsRows {
      areRows = false
    } else if shape.count == 2, shape[1] == inputs {
      areRows = true
    } else {
      throw .wrongShape(
        name: pixels.name, found: Self.text(whole),
        expected: "(\(inputs), m) or (m, \(inputs)), m being the samples")
    }
    let numbers = pixels.array.elements
    let count = numbers.count / max(1, inputs)
    guard count > 0, inputs <= 1 << 16 else {
      throw .wrongShape(
        name: pixels.name, found: Self.text(shape), expected: "at least one sample, of at most 65,536 pixels")
    }
    let found = try Self.targets(
      labels, oneHot, of: like.classes, count: count, squareIsRows: squareIsRows)
    guard let found else { throw .noLabels(pixels: pixels.name) }
    if case .numbers = like.inputs {
      areUnscaled = false
      let names = like.inputCount == inputs ? (0..<inputs).compactMap(like.featureName) : []
      var inOrder = numbers
      if !areRows {
        for index in numbers.indices { inOrder[index % count * inputs + index / count] = numbers[index] }
      }
      samples = Samples(
        .features(names.count == inputs ? names : (1...inputs).map { "x\($0)" }), .numbers(inOrder), found)
      return
    }
    areUnscaled = numbers.contains { $0 > 1 }
    var bytes = [UInt8](repeating: 0, count: numbers.count)
    for (index, number) in numbers.enumerated() {
      let scaled = areUnscaled ? number : number * 255
      // Half of what lies between two grey values would be 0.5; float16 is off by 0.06 at most.
      guard scaled.isFinite, scaled >= -0.1, scaled <= 255.1, abs(scaled - scaled.rounded()) <= 0.1 else {
        throw .notPixels(name: pixels.name, value: number)
      }
      let place = areRows ? index : index % count * inputs + index / count
      bytes[place] = UInt8(min(255, max(0, scaled.rounded())))
    }
    let side = Int(Double(inputs).squareRoot().rounded())
    let image =
      isImages
      ? ImageShape(height: shape[1], width: shape[2])
      : side * side == inputs ? ImageShape(height: side, width: side) : ImageShape(height: 1, width: inputs)
    samples = Samples(.image(image), .bytes(bytes, divisor: 255), found)
  }

  /// The targets of `count` samples, labels of `classes` or, where that is nil, numbers: from a vector, or from one-hot rows
  /// or columns; nil where there are neither.
  static func targets(
    _ labels: NamedArray?, _ oneHot: NamedArray?, of classes: Classes?, count: Int, squareIsRows: Bool
  ) throws(NotebookIterationError) -> Targets? {
    guard let classes else {
      guard let given = labels ?? oneHot else { return nil }
      guard given.array.elements.count == count else {
        throw .notLabels(name: given.name, expected: "a number for each of \(count) samples")
      }
      return .numbers(given.array.elements)
    }
    // Of two classes, Y may be a row.
    let row = oneHot.flatMap { $0.array.elements.count == count && count > 0 ? $0 : nil }
    return try Self.labels(labels ?? row, oneHot, of: classes, count: count, squareIsRows: squareIsRows)
      .map { .labels($0, classes: classes) }
  }

  private static func labels(
    _ labels: NamedArray?, _ oneHot: NamedArray?, of classes: Classes, count: Int, squareIsRows: Bool
  ) throws(NotebookIterationError) -> [UInt16]? {
    if let labels {
      let expected = "a whole number from 0 to \(classes.count - 1) for each of \(count) samples"
      let numbers = labels.array.elements
      guard numbers.count == count else { throw .notLabels(name: labels.name, expected: expected) }
      // Whoever has tanh as the one output for two classes has -1 and 1.
      let isCoded = classes.count == 2 && numbers.contains(-1) && numbers.allSatisfy { abs($0) == 1 }
      return try numbers.map { number throws(NotebookIterationError) in
        guard let label = UInt16(exactly: isCoded ? (number + 1) / 2 : number), label < classes.count else {
          throw .notLabels(name: labels.name, expected: expected)
        }
        return label
      }
    }
    guard let oneHot else { return nil }
    let saved = NotebookArray(oneHot, rows: classes.count, columns: count, squareIsTransposed: squareIsRows)
    guard let matrix = saved.matrix else {
      throw .notLabels(
        name: oneHot.name, expected: "shape (\(classes.count), \(count)) or its transpose")
    }
    return try (0..<count).map { column throws(NotebookIterationError) in
      let ones = (0..<matrix.rows).filter { matrix[$0, column] == 1 }
      let others = Set((0..<matrix.rows).filter { $0 != ones.first }.map { matrix[$0, column] })
      // Whoever has tanh as output has -1 there.
      guard ones.count == 1, others.isSubset(of: [0]) || others == [-1] else {
        throw .notLabels(name: oneHot.name, expected: "a single 1 for each sample, and else 0")
      }
      return UInt16(ones[0])
    }
  }

  private static func text(_ shape: [Int]) -> String { "(\(shape.map(String.init).joined(separator: ", ")))" }
}
