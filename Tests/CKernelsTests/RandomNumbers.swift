import CKernels
import Matrices

/// Random matrices and images for the kernels' tests.
struct RandomNumbers {
  private var generator: SeededGenerator

  init(seed: Int) { generator = SeededGenerator(seed: UInt64(seed), stream: 99) }

  /// `count` numbers of different sizes, some of them 0.
  mutating func numbers(_ count: Int) -> [Double] {
    (0..<count).map { _ in
      generator.below(8) == 0 ? 0 : generator.uniform(-1, 1) * (generator.below(4) == 0 ? 1e6 : 1)
    }
  }

  /// `count` images of `width` pixels, of which a share of `density` is not zero.
  mutating func images(_ count: Int, width: Int, density: Double) -> Images {
    var images = Images(width: width)
    for _ in 0..<count {
      images.starts.append(Int64(images.positions.count))
      for position in 0..<width {
        let isInk = generator.uniform(0, 1) < density
        images.bytes.append(isInk ? UInt8(1 + generator.below(255)) : 0)
        guard isInk, let value = images.bytes.last else { continue }
        images.positions.append(UInt16(position))
        images.values.append(value)
      }
      images.ends.append(Int64(images.positions.count))
    }
    return images
  }
}

/// Images as bytes, and the lists of their non-zero pixels.
struct Images {
  let width: Int
  var bytes: [UInt8] = []
  var starts: [Int64] = []
  var ends: [Int64] = []
  var positions: [UInt16] = []
  var values: [UInt8] = []

  /// How the kernels go over the pixels.
  enum Access: CaseIterable {
    /// All of them.
    case bytes
    /// Those that are not zero, sample after sample.
    case lists
    /// Those that are not zero, pixel after pixel.
    case sorted
  }

  /// Calls `body` with the images as the kernels read them; `samples` are those that it multiplies by.
  func withPixels<Result>(_ access: Access, of samples: [Int32], _ body: (gradb_pixels) -> Result) -> Result?
  {
    withPixels(lists: access != .bytes) { pixels in
      guard access == .sorted else { return body(pixels) }
      var ends = [UInt32](repeating: 0, count: width)
      var (sortedSamples, values) = (self.values, self.values)
      gradb_sort_pixels(pixels, samples, samples.count, &ends, &sortedSamples, &values)
      return ends.withUnsafeBufferPointer { ends in
        sortedSamples.withUnsafeBufferPointer { samples in
          values.withUnsafeBufferPointer { values in
            guard let ends = ends.baseAddress, let samples = samples.baseAddress,
              let values = values.baseAddress
            else { return body(pixels) }
            return withUnsafePointer(to: gradb_sorted_pixels(ends: ends, samples: samples, values: values)) {
              var pixels = pixels
              pixels.sorted = $0
              return body(pixels)
            }
          }
        }
      }
    }
  }

  private func withPixels<Result>(lists: Bool, _ body: (gradb_pixels) -> Result) -> Result? {
    let numbers = (0..<256).map { Double($0) / 255 }
    return bytes.withUnsafeBufferPointer { bytes in
      starts.withUnsafeBufferPointer { starts in
        ends.withUnsafeBufferPointer { ends in
          positions.withUnsafeBufferPointer { positions in
            values.withUnsafeBufferPointer { values in
              numbers.withUnsafeBufferPointer { numbers in
                guard let bytes = bytes.baseAddress, let numbers = numbers.baseAddress else { return nil }
                return body(
                  gradb_pixels(
                    bytes: bytes, width: width, numbers: numbers, starts: lists ? starts.baseAddress : nil,
                    ends: ends.baseAddress, positions: positions.baseAddress, values: values.baseAddress,
                    sorted: nil))
              }
            }
          }
        }
      }
    }
  }
}
