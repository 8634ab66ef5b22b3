import Expressions
import Foundation
import Testing

struct LimitsTests {
  private static func value(_ line: String) throws(ExpressionError) -> Value {
    try ParsedExpression(line).value(in: Golden.live)
  }

  private static func reason(_ line: String) -> ExpressionError.Reason? {
    do throws(ExpressionError) {
      _ = try value(line)
      return nil
    } catch {
      return error.reason
    }
  }

  private static func nested(_ opening: String, _ core: String, _ closing: String, _ levels: Int) -> String {
    String(repeating: opening, count: levels) + core + String(repeating: closing, count: levels)
  }

  private static let nests: [(String, String, String)] = [
    ("(", "1", ")"), ("abs(", "1", ")"), ("-", "1", ""), ("", "X", ".T"), ("1 + (", "1", ")"),
    ("1 ** ", "1", ""), ("not ", "1", ""), ("y[", "0", "]"), ("", "X", "[:]"), ("", "X", ".copy()"),
    ("np.maximum(0, ", "1", ")"), ("(1, ", "1", ")"),
  ]

  /// The stack that Darwin gives to a thread other than the main one.
  private static let smallestStack = 1024 * 1024

  /// What `work` gives on a thread with little stack.
  private static func onSmallStack<Result: Sendable>(
    _ work: @escaping @Sendable () -> Result
  ) async -> Result {
    await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: work()) }
      thread.stackSize = smallestStack
      thread.start()
    }
  }

  @Test(arguments: nests.indices)
  func nestingNeitherOverflowsTheStackNorIsRefusedTooSoon(index: Int) async {
    let (opening, core, closing) = Self.nests[index]
    let depths = [45, 90, 99, 101, 3_000]
    let reasons = await Self.onSmallStack {
      depths.map { Self.reason(Self.nested(opening, core, closing, $0)) }
    }
    #expect(reasons[0] == nil || opening == "(1, ")
    #expect(reasons[3] == .tooDeep(limit: 100))
    #expect(reasons[4] == .tooDeep(limit: 100) || reasons[4] == .tooLong(limit: 10_000))
  }

  /// Operators that bind alike are no levels of parts within parts, however many there are.
  @Test(arguments: ["+1", "-1", "*1", "/1+1*1", "@Y", " and 1", " or 0", "<2", "|True", "+1<3 and 1"])
  func aChainIsAsLongAsALineMayBe(link: String) async {
    let line = Self.nested("", "1", link, 9_999 / link.count)
    let (names, reason) = await Self.onSmallStack { ((try? Statement(line))?.freeNames, Self.reason(line)) }
    #expect(names == (link == "@Y" ? ["Y"] : []))
    #expect(reason == nil || link == "@Y" || link == "|True")
  }

  @Test func aChainIsCalculatedFromTheLeft() throws {
    #expect(try Self.value(Self.nested("", "1", "+1", 4_999)).array?.single == 5_000)
    #expect(try Self.value("100 - 10 - 1 + 2 * 3 * 4 / 8 % 2 - 2 ** 3 ** 0").array?.single == 88)
    #expect(try Self.value("0 or 0 or 7 or 8").array?.single == 7)
    #expect(try Self.value("3 and 2 and 0 and W1").array?.single == 0)
  }

  @Test(arguments: [
    "np.zeros((9e9, 9e9))", "np.zeros(1e8)", "np.eye(9e18)", "np.eye(1, 1e8)", "np.arange(1e999)",
    "np.arange(9e18)",
    "np.arange(0, 1, 1e-300)", "range(1e9)", "np.linspace(0, 1, 9e18)", "np.full((1e5, 1e5), 1)",
    "np.ones(9e15)", "np.outer(np.arange(1e4), np.arange(1e4))", "np.ones((1e4, 1)) + np.ones(1e4)",
    "np.ones((1e4, 1)) @ np.ones((1, 1e4))", "one_hot(np.zeros(1e6), 1e4)",
    "y[np.zeros((1e4, 1)) + np.zeros(1e4)]",
    "np.ones((2, 2))[np.zeros(1e4)][:, np.zeros(1e4)]",
  ])
  func aHugeArrayIsRefusedBeforeItIsMade(line: String) throws {
    guard case .tooLarge(_, limit: 50_000_000) = Self.reason(line) else {
      Issue.record("\(line) gave \(String(describing: Self.reason(line)))")
      return
    }
  }

  @Test func whatIsKeptAtATimeIsLimited() throws {
    var limits = EvaluationLimits()
    let ones = "np.ones(1000)"
    let one = try ParsedExpression("\(ones) + \(ones) + \(ones) + \(ones)")
    let three = try ParsedExpression("\(ones) + (\(ones) + (\(ones) + \(ones)))")
    // A sum from the left keeps two operands and the result at a time, and a few single numbers.
    (limits.elements, limits.liveElements) = (1_000, 3_100)
    #expect(try one.value(in: [:], limits: limits).array?.shape == .vector(1_000))
    #expect(throws: ExpressionError(.tooMuchMemory(limit: 3_100), at: 50..<63)) {
      try three.value(in: [:], limits: limits)
    }
  }

  @Test func whatTakesTooLongIsRefused() {
    #expect(Self.reason("np.ones((5000, 9000)) @ np.ones((9000, 5000))") == .tooMuchWork)
  }

  @Test(arguments: [
    "9**9**9**9", "-9e99**9**9", "1e999 - 1e999", "0 * np.inf", "2 ** -5000", "(-8) ** (1 / 3)",
  ])
  func anOverflowIsInfiniteOrNaN(line: String) throws {
    #expect(try Self.value(line).array?.shape == .scalar)
  }

  @Test(arguments: [
    "X[:: -9223372036854775808]", "X[-9223372036854775808 : 9e18 : 9e18]", "np.round(v, 9e18)",
    "np.round(v, -9e18)",
    "np.std(v, ddof=1e300)", "np.clip(v, np.nan, np.nan)", "np.arange(np.nan)", "np.arange(-1e300)",
    "np.arange(-np.inf)", "np.linspace(0, 1, 0)",
  ])
  func extremeArgumentsDoNotTrap(line: String) {
    _ = Self.reason(line)
  }
}
