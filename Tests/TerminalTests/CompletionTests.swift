import Rendering
import Testing

@testable import Terminal

struct CompletionTests {
  private func insertion(_ line: String, _ length: Int, _ candidates: [String]) -> String? {
    Completion(line: line, wordLength: length, candidates: candidates).insertion
  }

  @Test func theOnlyCandidateIsTakenWithASpace() {
    #expect(insertion("show d", 1, ["dW1"]) == "dW1 ")
  }

  @Test(arguments: ["lessons/", "exp(", "W1[", "np.", "axis="])
  func whatGoesOnGetsNoSpace(candidate: String) {
    #expect(insertion("", 0, [candidate]) == candidate)
  }

  @Test func severalAreTakenAsFarAsTheyAgree() {
    #expect(insertion("show d", 1, ["dW1", "dW2"]) == "dW")
    #expect(insertion("show dW", 2, ["dW1", "dW2"]) == nil)
  }

  @Test func theListingFillsTheColumns() {
    let completion = Completion(line: "", wordLength: 0, candidates: ["A1", "dW1", "dW2", "W1"])
    let encoder = TextEncoder(for: Display())
    #expect(completion.listing(columns: 80, rows: 9, encoder: encoder) == "A1   dW1  dW2  W1\n")
    #expect(completion.listing(columns: 10, rows: 9, encoder: encoder) == "A1   dW1\ndW2  W1\n")
    #expect(completion.listing(columns: 4, rows: 9, encoder: encoder) == "A1\ndW1\ndW2\nW1\n")
    #expect(completion.listing(columns: 4, rows: 2, encoder: encoder) == "A1\nand 3 more\n")
  }
}
