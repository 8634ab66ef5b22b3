import CKernels
import PlainKernels
import Testing

/// The first layer's products: over the lists of non-zero pixels and over all pixels, in every compiled copy.
struct PixelProductTests {
  /// Rows, pixels and samples: every height of a strip and what is left over, more than one group of 256 pixels and of
  /// 32 samples; sorted by pixel, more than 128 samples, than 32,768 non-zero pixels and than 4,096 pixels.
  static let shapes = [
    [1, 5, 1], [2, 16, 3], [4, 300, 2], [7, 9, 40], [10, 784, 33], [16, 20, 5], [31, 17, 6], [64, 30, 65],
    [127, 40, 3], [32, 16, 130], [36, 784, 50], [33, 4_097, 2],
  ]
  static let densities = [0.0, 0.2, 1.0]

  @Test(arguments: shapes, densities)
  func listsAndAllPixelsGiveTheSameBits(shape: [Int], density: Double) throws {
    let ways = try Images.Access.allCases.map { try results(shape, density, $0, plain: false) }
    for way in ways { #expect(firstDifference(ways[0], way) == nil) }
  }

  @Test(arguments: shapes, densities)
  func everyInstructionSetGivesTheSameBits(shape: [Int], density: Double) throws {
    for access in Images.Access.allCases {
      let both = try [true, false].map { try results(shape, density, access, plain: $0) }
      #expect(firstDifference(both[0], both[1]) == nil)
    }
  }

  @Test(arguments: shapes)
  func sumsAreTakenInOrder(shape: [Int]) throws {
    let (rows, width, count) = (shape[0], shape[1], shape[2])
    var random = RandomNumbers(seed: rows)
    let images = random.images(count, width: width, density: 0.5)
    let (w, b) = (random.numbers(rows * width), random.numbers(rows))
    var z = [Double](repeating: .nan, count: rows * count)
    let samples = (0..<Int32(count)).reversed().map { $0 }
    _ = images.withPixels(.lists, of: samples) { gradb_pixel_product(w, b, rows, $0, samples, count, &z) }
    for (column, sample) in samples.enumerated() {
      for row in 0..<rows {
        var sum = 0.0
        for j in 0..<width {
          sum += w[j * rows + row] * (Double(images.bytes[Int(sample) * width + j]) / 255)
        }
        #expect(z[column * rows + row] == sum + b[row])
      }
    }
  }

  /// The place of the first difference: a test that printed all numbers would not be read.
  private func firstDifference(_ a: [UInt64], _ b: [UInt64]) -> Int? {
    a.count == b.count ? a.indices.first { a[$0] != b[$0] } : min(a.count, b.count)
  }

  /// The bits of Z and dW.
  private func results(
    _ shape: [Int], _ density: Double, _ access: Images.Access, plain: Bool
  ) throws -> [UInt64] {
    let (rows, width, count) = (shape[0], shape[1], shape[2])
    var random = RandomNumbers(seed: rows)
    let images = random.images(count, width: width, density: density)
    let (w, b) = (random.numbers(rows * width), random.numbers(rows))
    let samples = (0..<Int32(count)).reversed().map { $0 }
    var z = [Double](repeating: .nan, count: rows * count)
    var dw = [Double](repeating: 0, count: rows * width)
    let product = plain ? plain_pixel_product : gradb_pixel_product
    let outerSum = plain ? plain_pixel_outer_sum : gradb_pixel_outer_sum
    let done: Void? = images.withPixels(access, of: samples) { pixels in
      product(w, b, rows, pixels, samples, count, &z)
      outerSum(z, rows, pixels, samples, count, &dw)
    }
    try #require(done != nil)
    return (z + dw).map(\.bitPattern)
  }
}
