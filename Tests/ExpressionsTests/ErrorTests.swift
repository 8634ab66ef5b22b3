import Base
import Expressions
import Testing

/// A wrong line, its caret line, and the words.
struct WrongLine: Sendable, CustomStringConvertible {
  let line: String
  let caret: String
  let message: String

  init(_ line: String, _ caret: String, _ message: String) {
    (self.line, self.caret, self.message) = (line, caret, message)
  }

  var description: String { line }
}

struct ErrorTests {
  private func failure(_ line: String) -> ExpressionError? {
    do throws(ExpressionError) {
      _ = try Statement(line).value(in: Golden.live)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    arguments: WrongLine.syntax + WrongLine.names + WrongLine.arguments + WrongLine.shapes + WrongLine.indices
  )
  func anErrorPointsAndTeaches(wrong: WrongLine) throws {
    let error = try #require(failure(wrong.line))
    #expect(error.message == wrong.message)
    let (start, length) = (error.columns.lowerBound, error.columns.count)
    let caret = String(repeating: " ", count: start) + "^" + String(repeating: "~", count: max(0, length - 1))
    #expect(caret == wrong.caret)
  }

  @Test func anEqualsSignWithinAnExpressionIsNoComparison() {
    #expect(throws: ExpressionError(.equalsSign, at: 2..<3)) { try ParsedExpression("L = 3") }
  }

  @Test func theScopeSaysWhyANameHasNoValue() {
    struct Unavailable: NameScope {
      struct Failure: ExplainedError { let message = "dW1 does not exist yet; type grad" }
      let names = ["dW1"]
      func value(of name: String) throws -> Value? { throw Failure() }
    }
    #expect(
      throws: ExpressionError(.unavailable("dW1", because: "dW1 does not exist yet; type grad"), at: 4..<7)
    ) {
      try ParsedExpression("1 + dW1").value(in: Unavailable())
    }
  }

  @Test func aLongOperandIsShortened() throws {
    let error = try #require(failure("(W1 + W1 + W1 + W1 + W1 + W1 + W1 + W1 + W1 + W1) @ W1"))
    #expect(error.message.contains("(W1 + W1 + W1 + W1 + W1 + W1 + W1 + W1… is 5×16"))
  }
}

extension WrongLine {
  static let syntax = [
    WrongLine("", "^", "there is no expression; expected something such as W1 or W1 @ X + b1"),
    WrongLine("W1 +", "    ^", "the expression ends where a value is expected"),
    WrongLine("W1 * / X", "     ^", "expected a value, not /"),
    WrongLine("W1 W2", "   ^~", "expected an operator, not W2"),
    WrongLine("(W1 + 2", "^", "this ( is never closed; expected )"),
    WrongLine("W1[3", "  ^", "this [ is never closed; expected ]"),
    WrongLine("W1[3)", "    ^", "[ is closed by ], not by )"),
    WrongLine("W1 + 2)", "      ^", "this ) closes nothing; there is no ( before it"),
    WrongLine("(W1 + )", "      ^", "expected a value, not )"),
    WrongLine("np.mean(W1 +++) )", "              ^", "expected a value, not )"),
    WrongLine("W1[1 +]", "      ^", "expected a value, not ]"),
    WrongLine("W1[]", "   ^", "expected an index, not ]"),
    WrongLine("(L = 3)", "   ^", "= gives a name a value; to compare, write =="),
    WrongLine("2W1", "^~~", "\"2W1\" is neither a number nor a name; a product needs its *, as in 2 * x"),
    WrongLine("W1 ? 2", "   ^", "\"?\" has no meaning in an expression"),
    WrongLine(
      "W1 × X", "   ^", "× is not supported in expressions; use * element by element, @ between matrices"),
    WrongLine(
      "L > 1 && m", "      ^~",
      "&& is not supported in expressions; use & between arrays, and between single truth values"),
    WrongLine("lambda x: x", "^~~~~~", "lambda is not supported in expressions; use the expression itself"),
    WrongLine(
      "[x for x in y]", "   ^~~",
      "for is not supported in expressions; use whole arrays at a time, as in np.sum(A, axis=0)"),
    WrongLine(
      "import numpy as np", "^~~~~~",
      "import is not supported in expressions; use np.exp and the others as they are; nothing needs importing"
    ),
    WrongLine(
      "def f(x):", "^~~",
      "def is not supported in expressions; use a name for a value, such as mine = W1 @ X + b1"),
    WrongLine(
      "f\"{x}\"", "^~", "a string is not supported in expressions; use numbers, names and operators only"),
    WrongLine(
      "(n := 3)", "   ^~", ":= is not supported in expressions; use name = expression on a line of its own"),
    WrongLine("1 if m else 2", "  ^~", "if is not supported in expressions; use np.where(condition, a, b)"),
    WrongLine(
      "a, b = 1, 2", " ^",
      "more than one value at a time is not supported in expressions; use a line for each"),
    WrongLine("a = b = 3", "      ^", "a = b = c is not supported in expressions; use a line for each name"),
    WrongLine(
      "W1.T = 3", "^~~~",
      "W1.T cannot be given a value; expected a name or an element left of =, such as mine = W1 or W1[3, 402] = 0.5"
    ),
    WrongLine(
      "np.random.randn(10)", "^~~~~~~~~~~~~~~",
      "np.random is not supported in expressions; use matrices that are there, or np.zeros"),
  ]

  static let names = [
    WrongLine("w1 + 1", "^~", "there is no w1; did you mean W1?"),
    WrongLine("1 + predictoins", "    ^~~~~~~~~~~", "there is no predictoins; did you mean predictions?"),
    WrongLine("e ** 2", "^", "there is no e; did you mean np.e?"),
    WrongLine("banana", "^~~~~~", "there is no banana"),
    WrongLine("true", "^~~~", "there is no true; did you mean True?"),
    WrongLine("np.expp(1)", "^~~~~~~", "there is no function np.expp; did you mean np.exp?"),
    WrongLine("maximun(1, 2)", "^~~~~~~", "there is no function maximun; did you mean maximum?"),
    WrongLine("W1.summ()", "^~~~~~~~~", "W1 has no .summ; did you mean .sum?"),
    WrongLine("X.shape.T", "^~~~~~~~~", "X.shape (tuple of 2) has no .T"),
    WrongLine("W1.sum", "^~~~~~", "sum is a method; write .sum()"),
    WrongLine("W1.T()", "^~~~~~", ".T takes no brackets; write .T"),
    WrongLine("exp", "^~~", "exp is a function; write exp(…)"),
    WrongLine("np", "^~", "np is NumPy as a whole; write np.exp(…) and the like"),
    WrongLine(
      "W1(3)", "^~", "W1 is no function; an index stands in square brackets, W1[…], and a product needs its *"
    ),
  ]

  static let arguments = [
    WrongLine(
      "np.zeros(3, dtype=2)", "            ^~~~~~~", "the type cannot be 2; expected float, int or bool"),
    WrongLine("np.maximum(Z1)", "^~~~~~~~~~~~~~", "b is missing; expected maximum(a, b)"),
    WrongLine("np.exp(1, 2)", "          ^", "too many arguments; expected exp(x)"),
    WrongLine(
      "np.sum(W1, axes=0)", "           ^~~~~~",
      "there is no argument axes; expected sum(a, axis=None, keepdims=False)"),
    WrongLine("np.sum(W1, a=0)", "           ^~~", "a is given twice"),
    WrongLine(
      "np.sum(axis=0, W1)", "               ^~", "an argument without a name cannot follow one with a name"),
    WrongLine(
      "np.sum(W1, axis=2)", "           ^~~~~~",
      "a matrix has no axis 2; of 5×16, axis 0 runs down the 5 rows, and axis 1 along the 16 columns"),
    WrongLine("np.sum(y, 1)", "          ^", "a vector of 6 has no axis 1; its only axis is 0"),
    WrongLine("np.sum(W1, 0.5)", "           ^~~", "axis cannot be 0.5; expected a whole number"),
    WrongLine(
      "max(0, Z1)", "       ^~", "max of several arrays is not supported in expressions; use np.maximum(a, b)"
    ),
    WrongLine(
      "int(W1)", "^~~~~~~", "the argument of int cannot be 5×16; expected a single number"),
    WrongLine(
      "one_hot([3, 10.5])", "^~~~~~~~~~~~~~~~~~", "10.5 is no label; expected a whole number from 0 to 9"),
    WrongLine("W1.astype(3)", "          ^", "the type cannot be 3; expected float, int or bool"),
    WrongLine("1 + None", "    ^~~~", "a part of a calculation cannot be None; expected numbers"),
  ]

  static let shapes = [
    WrongLine(
      "W1 + W1 - X * 2 + 1", "^~~~~~~~~~~~~~~",
      "W1 + W1 - X * 2: W1 + W1 is 5×16, X * 2 is 16×6 — sizes must be equal, or one of them 1"),
    WrongLine("W1 @ X.T", "^~~~~~~~", "W1 @ X.T: W1 is 5×16, X.T is 6×16 — the inner sizes 16 and 6 differ"),
    WrongLine(
      "1 + W1.dot(b1) * 2", "    ^~~~~~~~~~",
      "W1.dot(b1): W1 is 5×16, b1 is 5×1 — the inner sizes 16 and 5 differ"),
    WrongLine("W1 @ v", "^~~~~~", "W1 @ v: W1 is 5×16, v is a vector of 5 — the inner sizes 16 and 5 differ"),
    WrongLine("W1 @ 3", "^~~~~~", "W1 @ 3: @ multiplies matrices and vectors; with a single number, use *"),
    WrongLine("Z2 + b1", "^~~~~~~", "Z2 + b1: Z2 is 10×6, b1 is 5×1 — sizes must be equal, or one of them 1"),
    WrongLine(
      "Z1 + v", "^~~~~~",
      "Z1 + v: Z1 is 5×6, v is a vector of 5 — sizes must be equal, or one of them 1; "
        + "a vector counts as a row, so keep the column with keepdims=True or reshape(5, 1)"),
    WrongLine(
      "W1 -= X", "^~~~~~~", "W1 -= X: W1 is 5×16, X is 16×6 — sizes must be equal, or one of them 1"),
    WrongLine(
      "W1 > 0 & W1 < 1", "     ^~~~~~",
      "& joins truth values, and 0 is numbers; put comparisons in brackets, as in (A > 0) & (B > 0)"),
    WrongLine(
      "2 ^ 3", "^~~~~", "^ is the exclusive or of truth values, and 2 is numbers; a power is written **"),
    WrongLine(
      "~W1", "^~~",
      "~ turns truth values round, and W1 is numbers; expected a comparison in brackets, as in ~(A > 0)"),
    WrongLine(
      "-(Z1 > 0)", "^~~~~~~~~",
      "- takes numbers, and (Z1 > 0) is truth values; use ~ or ^, or multiply by 1 first"),
    WrongLine(
      "0 < W1 < 1", "^~~~~~~~~~",
      "a < b < c needs a single truth value, and this is 5×16; use & or | with brackets, as in (a < b) & (b < c), "
        + "or np.any(…) or np.all(…)"),
    WrongLine(
      "not W1", "    ^~",
      "not needs a single truth value, and this is 5×16; use ~ for all of them, or np.any(…) or np.all(…) for one"
    ),
    WrongLine(
      "[1, 2] * 2", "^~~~~~~~~~",
      "Python joins or repeats lists here; to calculate, make an array of one: np.array([1, 2])"),
    WrongLine(
      "[[1, 2], [3]]", "^~~~~~~~~~~~~", "the parts of a list must have the same shape to become an array"),
    WrongLine("np.zeros((2, 3, 4))", "         ^~~~~~~~~", "the result would have more than two dimensions"),
    WrongLine(
      "W1.reshape(3, 4)", "^~~~~~~~~~~~~~~~", "80 elements (5×16) do not fit the shape (3, 4)"),
    WrongLine("np.max(nothing)", "^~~~~~~~~~~~~~~", "max of nothing has no value; the array is empty"),
  ]

  static let indices = [
    WrongLine("W1[5]", "   ^", "row 5 does not exist; expected 0 to 4, or -5 to -1 from the end"),
    WrongLine(
      "W1[0, -17]", "      ^~~", "column -17 does not exist; expected 0 to 15, or -16 to -1 from the end"),
    WrongLine("y[[0, 6]]", "  ^~~~~~", "element 6 does not exist; expected 0 to 5, or -6 to -1 from the end"),
    WrongLine("none[0]", "     ^", "row 0 does not exist; there is none"),
    WrongLine("W1[0.5]", "   ^~~", "an index cannot be 0.5; expected a whole number"),
    WrongLine("W1[True]", "   ^~~~", "an index cannot be True; expected a whole number"),
    WrongLine("y[1, 2]", "^~~~~~~", "2 indices are too many; y is a vector of 6"),
    WrongLine("L[0]", "^~~~", "1 index is too many; L is a single number"),
    WrongLine("W1[::0]", "     ^", "a slice's step cannot be 0"),
    WrongLine("W1[Z1 > 0]", "   ^~~~~~", "a mask of 5×6 cannot choose from 5×16; the sizes must be equal"),
    WrongLine(
      "W1[[0, 1], [0, 1, 2]]", "^~~~~~~~~~~~~~~~~~~~~",
      "the row indices are a vector of 2, the column indices a vector of 3; expected as many of both"),
    WrongLine("X[:, None, :]", "^~~~~~~~~~~~~", "the result would have more than two dimensions"),
    WrongLine(
      "v[0] = [1, 2, 3]", "^~~~~~~~~~~~~~~~",
      "v[0] = [1, 2, 3]: v[0] is a single number, [1, 2, 3] is a vector of 3 — sizes must be equal, or one of them 1"
    ),
  ]
}
