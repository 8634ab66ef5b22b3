import Base
import Debugging
import Matrices
import Networks
import Testing

/// A matrix's name with an index, as a person types it.
struct MatrixReferenceTests {
  @Test(arguments: [
    "W1", "b2", "dW10", "L", "X", "Y[3]", "W1[3]", "W1[-1]", "W1[3,402]", "W1[ 3 , 402 ]", "Z1[:,0]",
    "dZ2[0:3,-5:]",
    "W1[::-1]", "W1 [3]", "A1[0:10:2,::3]",
  ])
  func isRead(text: String) throws {
    let reference = try MatrixReference(text)
    #expect(text.hasPrefix(reference.name.description))
    #expect((reference.selection != nil) == text.contains("["))
  }

  @Test(arguments: ["", "Q", "W", "W0", "W01", "w1 1x", "X1", "L2", "[3]", "dL", "W-1", "🙂", "W１"])
  func hasNoSuchName(text: String) {
    #expect(throws: MatrixReference.Failure.self) { try MatrixReference(text) }
  }

  @Test(arguments: ["W1[", "W1[]", "W1]", "W1[3", "W1[3]]x", "W1[3]4"])
  func hasBrokenBrackets(text: String) {
    #expect { try MatrixReference(text) } throws: { $0 is any ExplainedError }
  }

  @Test(arguments: [
    "W1[a]", "W1[1,2,3]", "W1[1.5]", "W1[0:1:0]", "W1[0:1:2:3]", "W1[99999999999999999999]", "W1[--1]",
    "W1[,]",
    "W1[0x1]",
  ])
  func hasAnIndexThatIsNone(text: String) {
    #expect(throws: MatrixSubscript.Failure.self) { try MatrixReference(text) }
  }

  @Test(arguments: [("w1", "W1"), ("dw2", "dW2"), ("DB1", "db1"), ("x", "X"), ("Dz1", "dZ1"), ("l", "L")])
  func suggestsTheRightCapitals(text: String, suggestion: String) {
    #expect(throws: MatrixReference.Failure.unknownName(text, suggestion: suggestion)) {
      try MatrixReference(text)
    }
  }
}
