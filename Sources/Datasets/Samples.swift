/// Samples and their labels: what every data format is read into. Most are grey images, as bytes.
public struct Samples: Sendable, Equatable {
  /// The rows and columns of every image; a single row where the inputs are no image.
  public let shape: ImageShape
  /// The inputs, `count * inputCount` of them; of an image the pixels, row by row.
  public let inputs: Inputs
  /// The `count` labels, 0 ..< `classes.count`; all 0 where there are none.
  public let labels: [UInt8]
  /// Whether `labels` says what the samples are; those to be predicted have none.
  public let isLabelled: Bool
  /// What the labels stand for.
  public let classes: Classes

  /// Images over bytes already read; `pixels.count` must be `labels.count * shape.pixelCount`.
  public init(
    shape: ImageShape, pixels: [UInt8], labels: [UInt8], isLabelled: Bool = true, classes: Classes = .digits
  ) {
    self.init(
      shape: shape, inputs: .bytes(pixels, divisor: 255), labels: labels, isLabelled: isLabelled,
      classes: classes)
  }

  /// Samples with these inputs; `inputs.count` must be `labels.count * shape.pixelCount`, and each label one of `classes`.
  public init(
    shape: ImageShape, inputs: Inputs, labels: [UInt8], isLabelled: Bool = true, classes: Classes
  ) {
    precondition(inputs.count == labels.count * shape.pixelCount, "every label needs its inputs")
    self.shape = shape
    self.inputs = inputs
    self.labels = labels
    self.isLabelled = isLabelled
    self.classes = classes
  }

  /// The number of samples.
  public var count: Int { labels.count }

  /// The number of inputs of each sample.
  public var inputCount: Int { shape.pixelCount }

  /// The grey values of all samples; empty where the inputs are no bytes.
  public var pixels: [UInt8] {
    if case .bytes(let bytes, _) = inputs { bytes } else { [] }
  }

  /// The pixels of one sample, 0 ..< count; empty where the inputs are no bytes.
  public func image(_ sample: Int) -> ArraySlice<UInt8> {
    guard case .bytes(let bytes, _) = inputs else { return [] }
    return bytes[sample * inputCount..<(sample + 1) * inputCount]
  }

  /// One sample (0 ..< count) as an image, from black, 0, to white, 1.
  public func grey(_ sample: Int) -> [Double] {
    let range = sample * inputCount..<(sample + 1) * inputCount
    return switch inputs {
    case .bytes(let bytes, _): bytes[range].map { Double($0) / 255 }
    case .numbers(let numbers): numbers[range].map { $0.isNaN ? 0 : min(1, max(0, $0)) }
    }
  }
}

/// The height and width of an image, in pixels.
public struct ImageShape: Sendable, Hashable {
  /// Pixel rows; at least 1.
  public let height: Int
  /// Pixel columns; at least 1.
  public let width: Int

  /// A shape of `height` × `width` pixels.
  public init(height: Int, width: Int) {
    self.height = height
    self.width = width
  }

  /// The pixels in one image.
  public var pixelCount: Int { height * width }
}
