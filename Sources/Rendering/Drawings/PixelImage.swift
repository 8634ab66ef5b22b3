import CZlib
import Platform
import Matrices

/// An image of coloured pixels, as a PNG file has it.
struct PixelImage: Sendable, Equatable {
  let width: Int
  let height: Int
  /// Red, green and blue of each pixel, line by line.
  private let bytes: [UInt8]

  /// The image with a pixel for each element of `matrix`.
  init(_ matrix: Matrix, color: (Double) -> Color) {
    width = matrix.columns
    height = matrix.rows
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * width * height)
    for row in 0..<matrix.rows {
      for column in 0..<matrix.columns {
        guard case .rgb(let red, let green, let blue) = color(matrix[row, column]) else {
          bytes += [255, 0, 255]
          continue
        }
        bytes += [red, green, blue]
      }
    }
    self.bytes = bytes
  }

  /// The image in a URL that holds it.
  var dataURL: String { "data:image/png;base64,\(Data(png).base64EncodedString())" }

  /// The image as a PNG file (ISO/IEC 15948): a header, one compressed block of pixels, an end.
  var png: [UInt8] {
    // Each line begins with the number of its filter: 0 is none.
    var lines: [UInt8] = []
    for row in 0..<height { lines += [0] + bytes[row * width * 3..<(row + 1) * width * 3] }
    let header = Self.bigEndian(UInt32(width)) + Self.bigEndian(UInt32(height)) + [8, 2, 0, 0, 0]
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Self.chunk("IHDR", header)
      + Self.chunk("IDAT", Self.compressed(lines)) + Self.chunk("IEND", [])
  }

  private static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + content
    return bigEndian(UInt32(content.count)) + body + bigEndian(UInt32(crc32(0, body, UInt32(body.count))))
  }

  private static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var length = compressBound(UInt(bytes.count))
    var compressed = [UInt8](repeating: 0, count: Int(length))
    // With as much room as compressBound asks for, only a lack of memory makes this fail.
    guard compress2(&compressed, &length, bytes, UInt(bytes.count), 9) == Z_OK else { return [] }
    return Array(compressed.prefix(Int(length)))
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    [UInt8(number >> 24), UInt8(number >> 16 & 255), UInt8(number >> 8 & 255), UInt8(number & 255)]
  }
}
