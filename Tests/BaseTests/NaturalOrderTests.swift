import Base
import Foundation
import Testing

/// Names are sorted as Foundation's comparisons sort them, but for letters with accents.
struct NaturalOrderTests {
  @Test func numbersInNamesCountAsNumbers() {
    let names = ["fc10.weight", "fc2.weight", "fc02.bias", "fc1.weight", "Fc1.weight", "fc", "3", "20"]
    #expect(
      names.sorted { $0.comesNaturally(before: $1) } == [
        "3", "20", "Fc1.weight", "fc", "fc1.weight", "fc02.bias", "fc2.weight", "fc10.weight",
      ])
  }

  @Test func capitalsCountLastWhereTheyAreIgnored() {
    let names = ["B", "a10", "_x", "A", "b", "a2", "a", "1", "W1", "w"]
    #expect(
      names.sorted { $0.comesNaturally(before: $1, ignoringCase: true) } == [
        "_x", "1", "a", "A", "a2", "a10", "b", "B", "w", "W1",
      ])
  }

  @Test func theOrderIsFoundationsForNamesOfNetworks() {
    compare(Self.names("layerbiweightfc.._0123456789", 30_000)) { one, other in
      (one.comesNaturally(before: other), one.compare(other, options: .numeric) == .orderedAscending)
    }
  }

  @Test func theOrderIsFoundationsForNamesOfVariables() {
    compare(Self.names("abAB_zZ$0123456789", 30_000)) { one, other in
      (
        one.comesNaturally(before: other, ignoringCase: true),
        one.localizedStandardCompare(other) == .orderedAscending
      )
    }
  }

  private func compare(_ names: [String], _ orders: (String, String) -> (ours: Bool, foundations: Bool)) {
    let wrong = zip(names, names.dropFirst()).filter { one, other in
      let (ours, foundations) = orders(one, other)
      return ours != foundations
    }
    #expect(wrong.isEmpty, "\(wrong.count) of \(names.count), such as \(wrong.prefix(5))")
  }

  private static func names(_ letters: String, _ count: Int) -> [String] {
    let letters = Array(letters)
    return (0..<count).map { _ in
      String((0..<Int.random(in: 1...5)).map { _ in letters[.random(in: letters.indices)] })
    }
  }
}
