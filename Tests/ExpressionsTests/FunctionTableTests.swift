import Expressions
import Testing

struct FunctionTableTests {
  @Test(arguments: FunctionTable.all.map(\.signature))
  func everyFunctionIsComparedWithNumPy(signature: String) throws {
    let name = signature.prefix { $0 != "(" }
    let lines = try #require(Golden.file).cases.map(\.line)
    #expect(
      lines.contains { $0.contains("\(name)(") },
      "add a line with it to Fixtures/make_golden.py, and run that with NumPy 2")
  }

  @Test func everyFunctionSaysWhatItGives() {
    for function in FunctionTable.all {
      #expect(function.signature.hasPrefix(function.name + "("))
      #expect(!function.summary.isEmpty && !function.summary.hasSuffix("."))
    }
  }
}
