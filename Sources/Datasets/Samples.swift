/// Grey images and their labels, as bytes: what every data format is read into.
public struct Samples: Sendable, Equatable {
  /// The number of classes; labels are 0 ..< 10.
  public static let classCount = 10

  /// The rows and columns of every image.
  public let shape: ImageShape
  /// `count * shape.pixelCount` grey values 0…255, sample after sample, each image row by row.
  public let pixels: [UInt8]
  /// The `count` labels, 0 ..< `classCount`; all 0 where there are none.
  public let labels: [UInt8]
  /// Whether `labels` says what the images are; images to be predicted have none.
  public let isLabelled: Bool

  /// Samples over bytes already read; `pixels.count` must be `labels.count * shape.pixelCount`.
  public init(shape: ImageShape, pixels: [UInt8], labels: [UInt8], isLabelled: Bool = true) {
    precondition(pixels.count == labels.count * shape.pixelCount, "every label needs an image")
    self.shape = shape
    self.pixels = pixels
    self.labels = labels
    self.isLabelled = isLabelled
  }

  /// The number of samples.
  public var count: Int { labels.count }

  /// The pixels of one sample, 0 ..< count.
  public func image(_ sample: Int) -> ArraySlice<UInt8> {
    pixels[sample * shape.pixelCount..<(sample + 1) * shape.pixelCount]
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
