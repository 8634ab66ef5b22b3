import Expressions
import Testing

struct FormulaLineTests {
  @Test(arguments: [
    ("Z1", "W1 @ X + b1", "Z1 = W1 @ X + b1"),
    ("W", "W - alpha * dW", "W -= alpha * dW"),
    ("W", "W - alpha * (dW + l2 * W)", "W -= alpha * (dW + l2 * W)"),
    // Only what is subtracted once, and from the name itself, is a decrease.
    ("W", "W - a - b", "W = W - a - b"),
    ("W", "V - W", "W = V - W"),
    ("W", "W + alpha * dW", "W = W + alpha * dW"),
    ("W", "W", "W = W"),
  ])
  func aLineIsWrittenAsItIsTyped(name: String, formula: String, text: String) throws {
    #expect(try FormulaLine(name, Formula(formula)).text == text)
  }

  @Test(arguments: [
    ("W1 - alpha * dW1", "dW1"), ("W1 - alpha * dW1 / (sqrt(sW1) + 0.1)", "dW1 / (sqrt(sW1) + 0.1)"),
    ("W1 - alpha * (vW1 + dW1)", "vW1 + dW1"), ("W1 + alpha * dW1", nil), ("W1 - dW1 * alpha", nil),
    ("W2 - alpha * dW1", nil), ("W1 - alpha / dW1", nil), ("W1 - alpha * dW1 - W1", nil),
  ])
  func whatIsMultipliedAndSubtractedIsFound(formula: String, way: String?) throws {
    #expect(try Formula(formula).multiplied(by: "alpha", subtractedFrom: "W1")?.text == way)
  }
}
