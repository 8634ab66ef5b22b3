/// Numbers in any number of dimensions, as NumPy keeps them: what a `.npy` file holds.
public struct NumericArray: Sendable, Equatable {
  /// The length of each dimension; empty for a single number.
  public let shape: [Int]
  /// The elements in row-major (C) order: the last index runs fastest.
  public let elements: [Double]
  /// How many bits of each number the type that it was saved in keeps: 53 of a float64, 24 of a float32, 11 of a
  /// float16, 8 of a bfloat16; 53 for whole numbers, too.
  public let significandBits: Int

  /// An array over `elements` in row-major order, as many as `shape` needs; lengths are 0 or more.
  public init(shape: [Int], elements: [Double], significandBits: Int = 53) {
    precondition(Self.count(of: shape) == elements.count, "elements must fill the shape")
    self.shape = shape
    self.elements = elements
    self.significandBits = significandBits
  }

  /// How many elements `shape` needs, or nil if a length is negative or the lengths that are not 0 multiply
  /// beyond what can be counted.
  ///
  /// A length of 0 does not excuse the others: (0, 2⁶²) would be no elements, but endless rows of them.
  static func count(of shape: [Int]) -> Int? {
    var product = 1
    for length in shape {
      let (next, overflow) = product.multipliedReportingOverflow(by: max(1, length))
      guard length >= 0 && !overflow else { return nil }
      product = next
    }
    return shape.contains(0) ? 0 : product
  }

  /// An array over `elements` in column-major (Fortran) order: the first index runs fastest.
  static func columnMajor(shape: [Int], elements: [Double], significandBits: Int = 53) -> NumericArray {
    guard shape.count > 1 && !elements.isEmpty else {
      return NumericArray(shape: shape, elements: elements, significandBits: significandBits)
    }
    // How far apart neighbours along each dimension are in column-major order.
    var strides: [Int] = []
    var stride = 1
    for length in shape {
      strides.append(stride)
      stride *= length
    }
    var index = [Int](repeating: 0, count: shape.count)
    var position = 0
    let reordered = [Double](unsafeUninitializedCapacity: elements.count) { buffer, count in
      while true {
        buffer[count] = elements[position]
        count += 1
        // Step the last index, carrying into the ones before it, like an odometer.
        var dimension = shape.count - 1
        while dimension >= 0 {
          index[dimension] += 1
          position += strides[dimension]
          if index[dimension] < shape[dimension] { break }
          position -= strides[dimension] * shape[dimension]
          index[dimension] = 0
          dimension -= 1
        }
        if dimension < 0 { return }
      }
    }
    return NumericArray(shape: shape, elements: reordered, significandBits: significandBits)
  }
}
