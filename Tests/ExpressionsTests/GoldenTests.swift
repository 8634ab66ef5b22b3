import Expressions
import Testing

struct GoldenTests {
  @Test func thereAreManyCases() {
    #expect((Golden.file?.cases.count ?? 0) > 450)
  }

  @Test(arguments: Golden.file?.cases ?? [])
  func theValueIsNumPys(golden: Golden.Case) throws {
    let scope = golden.isNotebook ? Golden.notebook : Golden.live
    let value = try Statement(golden.line).value(in: scope)
    if let tuple = golden.result.tuple {
      #expect(value == .tuple(tuple.map { .number($0.value) }))
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
      #expect(isClose || mine == theirs || (mine.isNaN && theirs.isNaN), "\(mine), NumPy \(theirs)")
    }
  }
}
