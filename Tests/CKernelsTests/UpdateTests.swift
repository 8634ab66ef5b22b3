import CKernels
import Matrices
import PlainKernels
import Testing

/// What optimizers do with every parameter: the same bits with every instruction set, where it writes and where it does not.
struct UpdateTests {
  /// Odd, so that no vector is full at the end; gradients with zeros, and squares of every size.
  private static let count = 1_003
  private static let gradients = numbers(1).enumerated().map { $0.offset % 7 == 0 ? 0 : $0.element }
  private static let means = numbers(2)
  private static let squares = numbers(3).map { $0 * $0 }

  private static func numbers(_ stream: UInt64) -> [Double] {
    var generator = SeededGenerator(seed: 8, stream: 90 + stream)
    return (0..<count).map { generator.uniform(-1, 1) * ($0.isMultiple(of: 3) ? 1e-160 : 1) }
  }

  /// What a kernel leaves of `start`.
  private func result(of start: [Double], _ kernel: (UnsafeMutablePointer<Double>) -> Void) -> [UInt64] {
    var numbers = start
    numbers.withUnsafeMutableBufferPointer { buffer in
      if let first = buffer.baseAddress { kernel(first) }
    }
    return numbers.map(\.bitPattern)
  }

  @Test func everyInstructionSetGivesTheSameBits() {
    let (g, v, s, count) = (Self.gradients, Self.means, Self.squares, Self.count)
    let chosen = [
      result(of: v) { gradb_mean($0, v, g, count, 0.9) },
      result(of: s) { gradb_mean_square($0, s, g, count, 0.999) },
      result(of: v) { gradb_scaled_velocity($0, v, g, s, count, 0.9, 1e-8) },
      result(of: g) { gradb_moments_step($0, v, 0.19, s, 0.001999, count, 0.001, 1e-8) },
      result(of: g) { gradb_scaled_step($0, v, s, count, 0.001, 1e-8) },
    ]
    let plain = [
      result(of: v) { plain_mean($0, v, g, count, 0.9) },
      result(of: s) { plain_mean_square($0, s, g, count, 0.999) },
      result(of: v) { plain_scaled_velocity($0, v, g, s, count, 0.9, 1e-8) },
      result(of: g) { plain_moments_step($0, v, 0.19, s, 0.001999, count, 0.001, 1e-8) },
      result(of: g) { plain_scaled_step($0, v, s, count, 0.001, 1e-8) },
    ]
    #expect(chosen == plain)
    // Another place for what comes out gives the same.
    #expect(result(of: v) { gradb_mean($0, $0, g, count, 0.9) } == chosen[0])
    #expect(result(of: s) { gradb_mean_square($0, $0, g, count, 0.999) } == chosen[1])
    #expect(result(of: v) { gradb_scaled_velocity($0, $0, g, s, count, 0.9, 1e-8) } == chosen[2])
  }

  @Test func theyAreWhatTheirCommentsSay() {
    let (g, v, s, count) = (Self.gradients, Self.means, Self.squares, Self.count)
    let expected = (0..<count).map { i -> [UInt64] in
      let (root, corrected): (Double, Double) = (s[i].squareRoot(), (s[i] / 0.001999).squareRoot())
      let mean: Double = 0.9 * v[i] + (1 - 0.9) * g[i]
      let square: Double = 0.999 * s[i] + (1 - 0.999) * (g[i] * g[i])
      let velocity: Double = 0.9 * v[i] + g[i] / (root + 1e-8)
      let moments: Double = g[i] - 0.001 * (v[i] / 0.19) / (corrected + 1e-8)
      let scaled: Double = g[i] - 0.001 * v[i] / (root + 1e-8)
      return [mean, square, velocity, moments, scaled].map(\.bitPattern)
    }
    let found = [
      result(of: v) { gradb_mean($0, v, g, count, 0.9) },
      result(of: s) { gradb_mean_square($0, s, g, count, 0.999) },
      result(of: v) { gradb_scaled_velocity($0, v, g, s, count, 0.9, 1e-8) },
      result(of: g) { gradb_moments_step($0, v, 0.19, s, 0.001999, count, 0.001, 1e-8) },
      result(of: g) { gradb_scaled_step($0, v, s, count, 0.001, 1e-8) },
    ]
    #expect((0..<count).allSatisfy { i in found.map { $0[i] } == expected[i] })
  }
}
