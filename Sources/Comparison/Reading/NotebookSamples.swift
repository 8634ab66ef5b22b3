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

  /// Reads X, with `inputs` numbers in a sample, and the targets, those of a network with so many outputs; what they are called
  /// and look like, and whether they are images, is taken from `like` where that fits.
  ///
  /// A square X is read as `squareIsRows` says.
  init(
    pixels: NamedArray, labels: NamedArray?, oneHot: NamedArray?, like: Samples, inputs: Int, outputs: Int,
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
    } else if shape.count == 1, inputs == 1 {
      areRows = false
    } else {
      throw .wrongShape(
        name: pixels.name, found: Self.text(whole),
        expected: "(\(inputs), m) or (m, \(inputs)), m being the samples")
    }
    var numbers = pixels.array.elements
    let count = numbers.count / max(1, inputs)
    guard count > 0 else {
      throw .wrongShape(name: pixels.name, found: Self.text(shape), expected: "at least one sample")
    }
    guard numbers.allSatisfy(\.isFinite) else { throw .notFinite(name: pixels.name) }
    let found = try Self.targets(
      labels, oneHot, outputs: outputs, like: like.classes, count: count, squareIsRows: squareIsRows)
    guard let found else { throw .noLabels(pixels: pixels.name) }
    if !areRows {
      let inFile = numbers
      for index in inFile.indices { numbers[index % count * inputs + index / count] = inFile[index] }
    }
    let image =
      isImages
      ? ImageShape(height: shape[1], width: shape[2])
      : like.inputCount == inputs ? like.image : InputForm.imageShape(inputs, of: numbers)
    guard let image else {
      let names = like.inputCount == inputs ? (0..<inputs).compactMap(like.featureName) : []
      areUnscaled = false
      samples = Samples(
        .features(names.count == inputs ? names : (1...inputs).map { "x\($0)" }), .numbers(numbers), found)
      return
    }
    areUnscaled = Self.bytes(numbers, times: 1) != nil && numbers.contains { $0 > 1 }
    let bytes = Self.bytes(numbers, times: areUnscaled ? 1 : 255)
    samples = Samples(.image(image), bytes.map { .bytes($0, divisor: 255) } ?? .numbers(numbers), found)
  }

  /// The grey values that numbers are, but for `factor`; nil where they are none.
  private static func bytes(_ numbers: [Double], times factor: Double) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count)
    for number in numbers {
      let scaled = number * factor
      // Half of what lies between two grey values would be 0.5; float16 is off by 0.06 at most.
      guard scaled >= -0.1, scaled <= 255.1, abs(scaled - scaled.rounded()) <= 0.1 else { return nil }
      bytes.append(UInt8(min(255, max(0, scaled.rounded()))))
    }
    return bytes
  }

  /// The targets of `count` samples, for a network with so many outputs: from a vector, or from one-hot rows or columns; nil
  /// where there are neither. With one output they are 0 and 1, or -1 and 1, of two classes, or numbers. The classes are
  /// `like` where these are as many.
  static func targets(
    _ labels: NamedArray?, _ oneHot: NamedArray?, outputs: Int, like: Classes?, count: Int, squareIsRows: Bool
  ) throws(NotebookIterationError) -> Targets? {
    guard let given = labels ?? oneHot else { return nil }
    guard outputs == 1, given.array.elements.count == count else {
      let classes = like.flatMap { $0.count == max(2, outputs) ? $0 : nil } ?? Classes(count: max(2, outputs))
      return try Self.labels(labels, oneHot, of: classes, count: count, squareIsRows: squareIsRows)
        .map { .labels($0, classes: classes) }
    }
    let numbers = given.array.elements
    // Whoever has tanh as the one output for two classes has -1 and 1.
    let low: Double = numbers.contains(-1) ? -1 : 0
    guard numbers.allSatisfy({ $0 == 1 || $0 == low }) else { return .numbers(numbers) }
    return .labels(
      numbers.map { $0 == 1 ? 1 : 0 },
      classes: like.flatMap { $0.count == 2 ? $0 : nil } ?? Classes(count: 2))
  }

  private static func labels(
    _ labels: NamedArray?, _ oneHot: NamedArray?, of classes: Classes, count: Int, squareIsRows: Bool
  ) throws(NotebookIterationError) -> [UInt16]? {
    if let labels {
      let expected = "a whole number from 0 to \(classes.count - 1) for each of \(count) samples"
      let numbers = labels.array.elements
      guard numbers.count == count else { throw .notLabels(name: labels.name, expected: expected) }
      return try numbers.map { number throws(NotebookIterationError) in
        guard let label = UInt16(exactly: number), label < classes.count else {
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
