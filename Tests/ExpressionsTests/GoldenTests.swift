import Expressions
import Testing

struct GoldenTests {
  /// NumPy takes a root for a power, adds a product to 0, and keeps either of two equals.
  private static let otherZeros = ["v ** 0.5", "v.dot(2)", "np.unique(v)"]

  @Test func thereAreManyCases() {
    #expect((Golden.file?.cases.count ?? 0) > 600)
  }

  @Test(arguments: Golden.file?.cases ?? [])
  func theValueIsNumPys(golden: Golden.Case) throws {
    let scope = golden.isNotebook ? Golden.notebook : Golden.live
    let value = try Statement(golden.line).value(in: scope)
    if let tuple = golden.result.tuple {
      #expect(value == .tuple(tuple.map { .number($0.value) }))
      // All of them are shapes.
      if case .tuple(let values) = value { #expect(values.allSatisfy { $0.array?.kind == .int }) }
      return
    }
    let expected = golden.result.array
    let array = try #require(value.array)
    #expect(array.shape == expected.shape)
    #expect(array.kind == expected.kind)
    guard array.shape == expected.shape else { return }
    for (mine, theirs) in zip(array.elements, expected.elements) {
      // NumPy adds in another order, and its exp differs in the last bits; the sums here have 96 terms at most.
      let isClose = abs(mine - theirs) <= 2e-14 * max(1, abs(theirs))
      // A zero has its sign, which integers do not have.
      let isSameZero = mine != 0 || theirs != 0 || mine.sign == theirs.sign
      #expect(isSameZero || Self.otherZeros.contains(golden.line), "\(mine), NumPy \(theirs)")
      #expect(isClose || mine == theirs || (mine.isNaN && theirs.isNaN), "\(mine), NumPy \(theirs)")
    }
  }
}
