import CKernels
import Foundation
import Matrices
import PlainKernels
import Testing

struct ExponentialTests {
  /// Evenly over every exponent that gives a finite number above 0, and near 0, where most softmax arguments are.
  private static let arguments: [Double] = {
    var generator = SeededGenerator(seed: 5, stream: 99)
    let wide = (0..<200_000).map { _ in generator.uniform(-745.2, 709.8) }
    let narrow = (0..<200_000).map { _ in generator.uniform(-1, 1) * generator.uniform(0, 1) }
    return wide + narrow + [0, -0.0, 709.78, -708.4, -745.1, .leastNonzeroMagnitude, 1e-300]
  }()

  @Test func errorIsBelowTwoUnitsInTheLastPlace() {
    var found = Self.arguments
    gradb_exp(&found, found.count)
    var worst = 0.0
    for (x, y) in zip(Self.arguments, found) {
      // The C library's own error is below 1 unit, more often below 0.51.
      let expected = exp(x)
      if y != expected { worst = max(worst, abs(y - expected) / expected.ulp) }
    }
    #expect(worst <= 2)
  }

  @Test func everyInstructionSetGivesTheSameBits() {
    var (chosen, plain) = (Self.arguments, Self.arguments)
    gradb_exp(&chosen, chosen.count)
    plain_exp(&plain, plain.count)
    #expect(chosen.map(\.bitPattern) == plain.map(\.bitPattern))
  }

  @Test func limitsAreExact() {
    var x = [0, -0.0, 710, 1e308, .infinity, -746, -1e308, -.infinity, .nan, -.nan]
    gradb_exp(&x, x.count)
    #expect(x[0] == 1 && x[1] == 1)
    #expect(x[2...4].allSatisfy { $0 == .infinity })
    #expect(x[5...7].allSatisfy { $0 == 0 })
    #expect(x[8].isNaN && x[9].isNaN)
  }

  @Test func negativeNumbersGiveAtMostOne() {
    // The loss takes the largest probability for that of the largest logit.
    var x = Self.arguments.filter { $0 <= 0 }
    gradb_exp(&x, x.count)
    #expect(x.allSatisfy { $0 <= 1 })
  }
}
