import CKernels
import Foundation
import Matrices
import PlainKernels
import Testing

/// The functions that decide numbers: how near they are to the exact values, their edges, and the same bits everywhere.
struct FunctionTests {
  /// Where a function was computed, and its value: a double and what is left of it.
  struct Value {
    let arguments: [Double]
    let high: Double
    let low: Double
  }

  /// What `Fixtures/make_functions.py` wrote, by the functions' names.
  private static let values: [String: [Value]] = {
    guard
      let url = Bundle.module.url(
        forResource: "functions", withExtension: "json", subdirectory: "Fixtures"),
      let data = try? Data(contentsOf: url),
      let rows = try? JSONDecoder().decode([String: [[Double]]].self, from: data)
    else { return [:] }
    return rows.mapValues { rows in
      rows.map { Value(arguments: $0.dropLast(2), high: $0[$0.count - 2], low: $0[$0.count - 1]) }
    }
  }()

  private static let functions: [String: @Sendable ([Double]) -> Double] = [
    "tanh": { each(gradb_tanh)($0[0]) },
    "erf": { each(gradb_erf)($0[0]) },
    "log": { gradb_log($0[0]) },
    "cos": { gradb_cos($0[0]) },
    "power": { gradb_power($0[0], Int64($0[1])) },
  ]

  private static func each(
    _ function: @escaping (UnsafeMutablePointer<Double>, Int) -> Void
  ) -> (Double) -> Double {
    { x in
      var x = x
      function(&x, 1)
      return x
    }
  }

  @Test(arguments: functions.keys.sorted())
  func errorIsBelowOneUnitInTheLastPlace(name: String) throws {
    let function = try #require(Self.functions[name])
    let values = try #require(Self.values[name])
    #expect(values.count >= 500)
    for value in values {
      let found = function(value.arguments)
      // Near one another, so the first difference is exact.
      let error = abs((found - value.high) - value.low) / value.high.ulp
      #expect(error < 1, "\(name) of \(value.arguments): \(found), not \(value.high)")
    }
  }

  /// Evenly over everything that is neither 0 nor 1, and over all exponents.
  private static let arguments: [Double] = {
    var generator = SeededGenerator(seed: 6, stream: 99)
    let wide = (0..<100_000).map { _ in generator.uniform(-20, 20) }
    let narrow = (0..<100_000).map { _ in generator.uniform(-1, 1) * generator.uniform(0, 3) }
    let bits = (0..<100_000).map { _ in Double(bitPattern: generator.next()) }
    return wide + narrow + bits.filter { !$0.isNaN } + [0, -0.0, .infinity, -.infinity]
  }()

  @Test func everyInstructionSetGivesTheSameBits() {
    for (function, plain) in [(gradb_tanh, plain_tanh), (gradb_erf, plain_erf)] {
      var (chosen, other) = (Self.arguments, Self.arguments)
      function(&chosen, chosen.count)
      plain(&other, other.count)
      #expect(chosen.map(\.bitPattern) == other.map(\.bitPattern))
    }
  }

  @Test func tanhAndErfAreOddAndStayWithinOne() {
    for function in [gradb_tanh, gradb_erf] {
      var found = Self.arguments
      function(&found, found.count)
      var opposite = Self.arguments.map { -$0 }
      function(&opposite, opposite.count)
      #expect(found.allSatisfy { abs($0) <= 1 })
      #expect(zip(found, opposite).allSatisfy { $0.bitPattern == (-$1).bitPattern })
    }
  }

  @Test func limitsOfTanhAndErfAreExact() {
    for function in [gradb_tanh, gradb_erf] {
      let f = Self.each(function)
      #expect(f(.infinity) == 1 && f(-.infinity) == -1 && f(1e300) == 1 && f(40) == 1)
      #expect(f(0).bitPattern == 0 && f(-0.0).bitPattern == (-0.0).bitPattern)
      #expect(f(.nan).isNaN && f(-.nan).isNaN)
    }
    #expect(Self.each(gradb_tanh)(.leastNonzeroMagnitude) == .leastNonzeroMagnitude)
  }

  @Test func limitsOfTheLogarithmAreExact() {
    #expect(gradb_log(0) == -.infinity && gradb_log(-0.0) == -.infinity && gradb_log(.infinity) == .infinity)
    #expect(gradb_log(1).bitPattern == 0)
    #expect(gradb_log(-1).isNaN && gradb_log(-.infinity).isNaN && gradb_log(.nan).isNaN)
  }

  @Test func theCosineHasARange() {
    #expect(gradb_cos(0) == 1 && gradb_cos(-0.0) == 1)
    #expect(gradb_cos(.pi) == -1 && gradb_cos(2 * .pi) == 1)
    #expect(gradb_cos(-2.5).bitPattern == gradb_cos(2.5).bitPattern)
    #expect(abs(gradb_cos(0x1p20)) <= 1 && gradb_cos(0x1p20 + 1).isNaN)
    #expect(gradb_cos(.infinity).isNaN && gradb_cos(.nan).isNaN)
  }

  @Test func powersOfWholeNumbersAreExactWhileTheyFit() {
    for base in -12...12 {
      var product = 1
      for n in 0...14 {
        if abs(product) <= 1 << 53 { #expect(gradb_power(Double(base), Int64(n)) == Double(product)) }
        product *= base
      }
    }
    #expect(
      gradb_power(0.5, 1074) == .leastNonzeroMagnitude && gradb_power(2, -1074) == .leastNonzeroMagnitude)
    #expect(gradb_power(2, 1023) == 0x1p1023 && gradb_power(10, -3) == 0.001)
  }

  @Test func powersBeyondTheRangeAreInfiniteOrZero() {
    #expect(gradb_power(2, 1024) == .infinity && gradb_power(-2, 1025) == -.infinity)
    #expect(gradb_power(0.5, -1024) == .infinity && gradb_power(1e300, .max) == .infinity)
    #expect(gradb_power(2, -1076) == 0 && gradb_power(-0.1, 401).bitPattern == (-0.0).bitPattern)
    #expect(gradb_power(1e-300, .max) == 0 && gradb_power(1e-300, .min) == .infinity)
  }

  /// What NumPy 2 makes of `np.float64(x) ** n`.
  @Test func edgesOfPowersAreNumPys() {
    let edges: [(x: Double, n: Int64, power: Double)] = [
      (.nan, 0, 1), (.infinity, 0, 1), (0, 0, 1), (-0.0, 0, 1), (1, .max, 1), (-1, .max, -1), (-1, .min, 1),
      (0, 2, 0), (0, 3, 0), (-0.0, 2, 0), (-0.0, 3, -0.0),
      (0, -2, .infinity), (0, -3, .infinity), (-0.0, -2, .infinity), (-0.0, -3, -.infinity),
      (.infinity, 2, .infinity), (.infinity, -1, 0), (-.infinity, 2, .infinity), (-.infinity, 3, -.infinity),
      (-.infinity, -2, 0), (-.infinity, -3, -0.0),
    ]
    for (x, n, power) in edges {
      #expect(gradb_power(x, n).bitPattern == power.bitPattern, "\(x) ** \(n)")
    }
    #expect(gradb_power(.nan, 3).isNaN && gradb_power(.nan, -1).isNaN)
  }
}
