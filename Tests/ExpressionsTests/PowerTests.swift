import Expressions
import Testing

/// `**`, whose whole exponents have the same bits on every machine.
struct PowerTests {
  private func elements(_ line: String, x: [Double] = []) throws -> [Double] {
    try #require(try Statement(line).value(in: ["x": .array(ArrayValue(vector: x))]).array?.elements)
  }

  @Test func wholeExponentsGiveTheKnownProducts() throws {
    #expect(try elements("3 ** 20") == [3_486_784_401])
    #expect(try elements("7 ** 18") == [1_628_413_597_910_449])
    #expect(try elements("1.5 ** 4") == [5.0625])
    #expect(try elements("(-2.0) ** -3") == [-0.125])
    #expect(try elements("x ** 5", x: [0.5, -1.25, 10]) == [0.03125, -3.0517578125, 100_000])
    // Multiplied in order, the last is 13 units in the last place off; squared without more precision, 192.
    #expect(try elements("0.999 ** 3000") == [0.04971239399803616])
  }

  @Test func bothSidesMayBeArrays() throws {
    #expect(try elements("x ** [0, 1, 2, 3]", x: [3, 3, 3, 3]) == [1, 3, 9, 27])
    #expect(try elements("2 ** x", x: [-1, 0, 10, 0.5]) == [0.5, 1, 1024, 2.0.squareRoot()])
    #expect(try elements("pow(x, 3)", x: [2, -2]) == [8, -8])
  }

  @Test func theSquareIsTheProductWhereverTheExponentStands() throws {
    let x = [0.1, -3.7, 1e-3, 12345.678]
    let squares = x.map { ($0 * $0).bitPattern }
    #expect(try elements("x ** 2", x: x).map(\.bitPattern) == squares)
    #expect(try elements("x ** [2, 2, 2, 2]", x: x).map(\.bitPattern) == squares)
  }

  @Test func edgesAreNumPys() throws {
    let x = [0, -0.0, .infinity, -.infinity, .nan]
    #expect(try elements("x ** 0", x: x) == [1, 1, 1, 1, 1])
    let inverses = try elements("x ** -1", x: x)
    #expect(inverses.prefix(4) == [.infinity, -.infinity, 0, 0] && inverses[4].isNaN)
    #expect(inverses[3].sign == .minus)
    #expect(try elements("x ** -2", x: Array(x.prefix(4))) == [.infinity, .infinity, 0, 0])
    let cubes = try elements("x ** 3", x: x)
    #expect(cubes.prefix(4) == [0, 0, .infinity, -.infinity] && cubes[1].sign == .minus && cubes[4].isNaN)
    // Not whole, infinite, and too large to be multiplied out: as before, the C library's.
    #expect(try elements("(-8.0) ** (1 / 3)")[0].isNaN)
    #expect(try elements("0.5 ** 1e300") == [0] && elements("2 ** -1e18") == [0])
    #expect(try elements("x ** np.inf", x: [0.5, 1, 2]) == [0, 1, .infinity])
  }
}
