import CKernels

/// The paper: fits a written digit into the image as MNIST's makers did, and inks it.
struct DigitPage {
  /// The height and width of the image, in pixels.
  static let side = Int(DIGIT_SIDE)
  /// The height or width, whichever is larger, of the digit in it.
  private static let box = 20.0
  /// How many pixels it takes the edge of a stroke to fade from ink to paper.
  private static let softness = 1.15

  /// The segments of the path in pixels; kept from digit to digit for its memory.
  private var coordinates: [Float] = []

  /// Draws `path` with `pen` into `image`, `side * side` bytes, all of which it overwrites.
  mutating func draw(_ path: PenPath, pen: Pen, into image: UnsafeMutableBufferPointer<UInt8>) {
    guard let first = path.segments.first, let base = image.baseAddress else { return }
    var (low, high) = (first.from, first.from)
    for (from, to) in path.segments {
      low = PenPoint(x: min(low.x, from.x, to.x), y: min(low.y, from.y, to.y))
      high = PenPoint(x: max(high.x, from.x, to.x), y: max(high.y, from.y, to.y))
    }
    let extent = max(high.x - low.x, high.y - low.y)
    guard extent > 0 else { return }
    // Ink ends half a pixel further from the middle of a stroke than this, on the middles of the pixels
    // around the box: those stay blank, and the box is as full as it can be.
    let reach = pen.radius + (Self.softness - 1) / 2
    let scale = (Self.box - 2 * reach) / extent
    // Its top left corner lies on whole pixels, as MNIST's do.
    let corner = (Double(Self.side) - Self.box) / 2 + reach
    let (x, y) = (corner - low.x * scale, corner - low.y * scale)

    coordinates.removeAll(keepingCapacity: true)
    for (from, to) in path.segments {
      coordinates.append(Float(from.x * scale + x))
      coordinates.append(Float(from.y * scale + y))
      coordinates.append(Float(to.x * scale + x))
      coordinates.append(Float(to.y * scale + y))
    }
    draw_strokes(coordinates, path.segments.count, Float(pen.radius), Float(Self.softness), base)
    centre_by_mass(base)
  }
}
