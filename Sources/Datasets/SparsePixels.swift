import CKernels

/// The non-zero pixels of a data set, as the first layer's products read them.
///
/// Four of five pixels of a handwritten digit are zero, and a zero adds nothing to a sum. Where most pixels are not
/// zero, as in inverted digits, there are no lists: the products are then faster over all pixels.
public struct SparsePixels: Sendable, Equatable {
  /// The number of pixels that are not zero.
  public let nonZeroCount: Int
  /// Where each sample's pixels begin in `positions` and `values`; empty where there are no lists.
  let starts: [Int64]
  /// Where each sample's pixels end.
  let ends: [Int64]
  /// The place of each pixel in its image, 0 ..< 65,536.
  let positions: [UInt16]
  /// The value of each pixel, 1…255.
  let values: [UInt8]

  /// Whether a product with a pixel that is zero is left out; it shows only where the other factor is not finite.
  public var leavesOutZeros: Bool { !starts.isEmpty }

  /// Whether these are the very lists of `other`, in the same memory; O(1).
  public func isSame(as other: SparsePixels) -> Bool {
    positions.withUnsafeBufferPointer { own in
      other.positions.withUnsafeBufferPointer { $0.baseAddress == own.baseAddress && $0.count == own.count }
    }
  }

  /// The largest share of non-zero pixels for which lists are made: beyond it, measurements favour all pixels.
  static let largestShare = 0.75

  /// The non-zero pixels of `samples`, none where their inputs are no bytes; O(all pixels).
  ///
  /// The lists stand in the order in which training takes the samples: memory is fastest read from front to back.
  init(_ samples: Samples, order: [Int32], largestShare: Double) {
    nonZeroCount = samples.pixels.count(above: 0)
    let count = samples.pixels.count
    // Places are kept in two bytes.
    guard count > 0, Double(nonZeroCount) <= largestShare * Double(count),
      samples.inputCount <= Int(UInt16.max) + 1
    else {
      (starts, ends, positions, values) = ([], [], [], [])
      return
    }
    let (width, total) = (samples.shape.pixelCount, nonZeroCount)
    var starts = [Int64](repeating: 0, count: samples.count)
    var ends = starts
    var values: [UInt8] = []
    positions = [UInt16](unsafeUninitializedCapacity: total) { positions, positionCount in
      values = [UInt8](unsafeUninitializedCapacity: total) { values, valueCount in
        samples.pixels.withUnsafeBufferPointer { pixels in
          guard let pixels = pixels.baseAddress, let positions = positions.baseAddress,
            let values = values.baseAddress
          else { return }
          gradb_gather_nonzero(pixels, width, order, order.count, &starts, &ends, positions, values)
          valueCount = total
        }
      }
      positionCount = values.count
    }
    self.starts = starts
    self.ends = ends
    self.values = values
  }
}

extension Collection<UInt8> {
  /// How many are above a limit.
  func count(above limit: UInt8) -> Int {
    withContiguousStorageIfAvailable { bytes in
      bytes.baseAddress.map { gradb_count_above($0, bytes.count, limit) } ?? 0
    } ?? reduce(0) { $0 + ($1 > limit ? 1 : 0) }
  }
}

extension [UInt8] {
  /// Whether no more than `most` are above a limit; looks no further than it takes to know it.
  func hasAtMost(_ most: Int, above limit: UInt8) -> Bool {
    let slice = 1 << 16
    var (start, found) = (0, 0)
    while start < count, found <= most {
      found += self[start..<Swift.min(start + slice, count)].count(above: limit)
      start += slice
    }
    return found <= most
  }
}

/// The inputs of a data set as the C kernels read them.
public enum KernelInputs {
  /// Pixels, of which they may leave out those that are 0.
  case pixels(gradb_pixels)
  /// `width` numbers a sample.
  case numbers(UnsafePointer<Double>, width: Int)
}

extension DataSet {
  /// Calls `body` with the inputs as the C kernels read them; they are valid during the call only.
  public func withKernelInputs<Result>(_ body: (KernelInputs) -> Result) -> Result {
    if case .numbers(let numbers) = inputs {
      return numbers.withUnsafeBufferPointer { numbers in
        guard let first = numbers.baseAddress else {
          preconditionFailure("whoever multiplies by inputs has at least one sample")
        }
        return body(.numbers(first, width: samples.inputCount))
      }
    }
    return withKernelPixels { body(.pixels($0)) }
  }

  private func withKernelPixels<Result>(_ body: (gradb_pixels) -> Result) -> Result {
    samples.pixels.withUnsafeBufferPointer { bytes in
      pixels.starts.withUnsafeBufferPointer { starts in
        pixels.ends.withUnsafeBufferPointer { ends in
          pixels.positions.withUnsafeBufferPointer { positions in
            pixels.values.withUnsafeBufferPointer { values in
              pixelNumbers.withUnsafeBufferPointer { numbers in
                guard let bytes = bytes.baseAddress, let numbers = numbers.baseAddress else {
                  preconditionFailure("whoever multiplies by pixels has at least one sample")
                }
                return body(
                  gradb_pixels(
                    bytes: bytes, width: samples.shape.pixelCount, numbers: numbers,
                    starts: pixels.starts.isEmpty ? nil : starts.baseAddress, ends: ends.baseAddress,
                    positions: positions.baseAddress, values: values.baseAddress, sorted: nil))
              }
            }
          }
        }
      }
    }
  }
}
