import Dispatch
import Matrices

/// Handwritten-looking digits that the program draws itself, for when no data is at hand.
///
/// Each is written as a person would: a style of the digit, its pen strokes bent, slanted and led astray a
/// little, a pen of some thickness; then scaled into 20×20 pixels and centred by mass in 28×28, as MNIST's
/// digits are. Only additions, multiplications, divisions and square roots decide the pixels, which IEEE 754
/// rounds the same everywhere: the same bytes come out on every machine and however many cores draw.
///
/// A 784-10-10 network trained on 5,000 of them for 500 iterations reads about 91 % of the others and 79 % of
/// MNIST's training digits; trained on 5,000 of those instead, 84 %.
public enum BuiltInDigits {
  /// Every image is 28×28 pixels, ink 255 on paper 0.
  public static let shape = ImageShape(height: DigitPage.side, width: DigitPage.side)

  /// Draws `count` digits (0 or more), all ten equally frequent (within one), in an order shuffled by `seed`.
  ///
  /// Complexity: O(`count`), about 10 µs each in a release build, shared out over all cores.
  public static func draw(count: Int = 6_000, seed: UInt64 = 28) -> Samples {
    // Stream 0 shuffles the labels; stream i + 1 belongs to image i, to be drawn before or after others.
    var order = SeededGenerator(seed: seed)
    let labels = order.permutation(count).map { UInt8($0 % Int32(Classes.digits.count)) }
    let alphabet = GlyphTable.alphabet
    let pixels = [UInt8](unsafeUninitializedCapacity: count * shape.pixelCount) { bytes, initialised in
      bytes.initialize(repeating: 0)
      initialised = bytes.count
      nonisolated(unsafe) let images = bytes
      let portion = 100
      DispatchQueue.concurrentPerform(iterations: (count + portion - 1) / portion) { part in
        var page = DigitPage()
        for image in part * portion..<min(count, (part + 1) * portion) {
          var hand = Hand(SeededGenerator(seed: seed, stream: UInt64(image) + 1))
          let strokes = hand.write(alphabet[Int(labels[image])])
          page.draw(
            strokes, pen: hand.pen,
            into: UnsafeMutableBufferPointer(
              rebasing: images[image * shape.pixelCount..<(image + 1) * shape.pixelCount]))
        }
      }
    }
    return Samples(shape: shape, pixels: pixels, labels: labels)
  }
}
