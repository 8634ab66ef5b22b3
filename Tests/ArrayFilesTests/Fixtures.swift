import Base
import Foundation
import Testing

@testable import ArrayFiles

/// The files made by NumPy: see Fixtures/make_fixtures.py.
enum Fixtures {
  static func path(_ name: String) throws -> String {
    let folder = try #require(Bundle.module.resourceURL).appendingPathComponent("Fixtures")
    return folder.appendingPathComponent(name).path
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    try InputFile.bytes(path(name), limit: 1 << 20)
  }
}

/// Arrays of every kind of shape, with every kind of number.
let sampleArrays = [
  NumericArray(shape: [], elements: [0.25]),
  NumericArray(shape: [3], elements: [0.5, -1.5, 2.5]),
  NumericArray(shape: [0], elements: []),
  NumericArray(shape: [2, 3], elements: [0, 1, 2, 3, 4, 100]),
  NumericArray(shape: [3, 1], elements: [.infinity, -.infinity, -0.0]),
  NumericArray(shape: [1, 3], elements: [.greatestFiniteMagnitude, .leastNonzeroMagnitude, .pi]),
  NumericArray(shape: [0, 3], elements: []),
  NumericArray(shape: [2, 3, 4], elements: (0..<24).map(Double.init)),
]
