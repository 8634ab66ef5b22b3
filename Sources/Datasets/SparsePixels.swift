import CKernels

/// The non-zero pixels of a data set, sample after sample, as the first layer's products read them.
///
/// Four of five pixels of a handwritten digit are zero, and a zero adds nothing to a sum.
public struct SparsePixels: Sendable, Equatable {
  /// Where each sample's pixels begin in `positions` and `values`; one entry more than there are samples.
  public let offsets: [Int64]
  /// The place of each pixel in its image, 0 ..< 65,536.
  public let positions: [UInt16]
  /// The value of each pixel, 1…255.
  public let values: [UInt8]

  /// The non-zero pixels of `samples`; O(all pixels).
  init(_ samples: Samples) {
    let width = samples.shape.pixelCount
    var offsets: [Int64] = [0]
    offsets.reserveCapacity(samples.count + 1)
    let total = samples.pixels.withUnsafeBufferPointer { pixels in
      pixels.baseAddress.map { gradb_count_nonzero($0, pixels.count) } ?? 0
    }
    var positions = [UInt16](repeating: 0, count: total)
    var values = [UInt8](repeating: 0, count: total)
    samples.pixels.withUnsafeBufferPointer { pixels in
      positions.withUnsafeMutableBufferPointer { positions in
        values.withUnsafeMutableBufferPointer { values in
          guard let pixels = pixels.baseAddress, let positions = positions.baseAddress,
            let values = values.baseAddress
          else {
            offsets += Array(repeating: 0, count: samples.count)
            return
          }
          var next = 0
          for sample in 0..<samples.count {
            next += gradb_gather_nonzero(
              pixels + sample * width, width, positions + next, values + next)
            offsets.append(Int64(next))
          }
        }
      }
    }
    self.offsets = offsets
    self.positions = positions
    self.values = values
  }

  /// Calls `body` with the lists as the C kernels read them; they are valid during the call only.
  public func withKernelPixels<Result>(_ body: (gradb_pixels) -> Result) -> Result {
    offsets.withUnsafeBufferPointer { offsets in
      positions.withUnsafeBufferPointer { positions in
        values.withUnsafeBufferPointer { values in
          // Where there is no pixel at all, the kernels read no position, but want an address.
          var noPosition: UInt16 = 0
          var noValue: UInt8 = 0
          return withUnsafePointer(to: &noPosition) { noPosition in
            withUnsafePointer(to: &noValue) { noValue in
              guard let offsets = offsets.baseAddress else {
                preconditionFailure("offsets has an entry more than there are samples")
              }
              return body(
                gradb_pixels(
                  offsets: offsets, positions: positions.baseAddress ?? noPosition,
                  values: values.baseAddress ?? noValue))
            }
          }
        }
      }
    }
  }
}
