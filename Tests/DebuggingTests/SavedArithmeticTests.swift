import ArrayFiles
import Datasets
import Foundation
import Matrices
import Networks
import TestSupport
import Testing

@testable import Debugging

/// Sessions that were saved by a gradb that computed planted bugs otherwise.
struct SavedArithmeticTests {
  /// A session of 5 iterations, saved; `bug` was planted at the beginning.
  private func saved(_ bug: String?) throws -> (
    session: Session, saved: SavedSession, arrays: [String: NumericArray]
  ) {
    let data = DataSet(
      name: "small", origin: .file(path: "small.csv", rowLimit: nil, shape: nil),
      samples: SmallData.random(count: 300, side: 4, seed: 1).samples, split: .init(shuffleSeed: nil))
    var session = Session(data: data, architecture: try Architecture(sizes: [16, 8, 10]))
    if let bug = bug.flatMap(PlantedBug.named) {
      let isPlanted = session.plant(bug)
      #expect(isPlanted)
    }
    session.train(to: 5) { _ in true }
    let (saved, arrays) = try session.saved()
    return (session, saved, Dictionary(uniqueKeysWithValues: arrays.map { ($0.name, $0.array) }))
  }

  /// The same without the number of the arithmetic, as files before it are.
  private func older(_ saved: SavedSession) throws -> SavedSession {
    var json = try #require(
      try JSONSerialization.jsonObject(with: try JSONEncoder().encode(saved)) as? [String: Any])
    #expect(json.removeValue(forKey: "arithmetic") as? Int == 1)
    return try JSONDecoder().decode(SavedSession.self, from: try JSONSerialization.data(withJSONObject: json))
  }

  /// The parameters with another last bit, as another order of a sum leaves them.
  private func otherBits(_ arrays: [String: NumericArray]) -> [String: NumericArray] {
    var arrays = arrays
    arrays["W1"] = arrays["W1"].map { array in
      NumericArray(shape: array.shape, elements: array.elements.map(\.nextUp))
    }
    return arrays
  }

  @Test func anOlderSessionWithAPlantedBugIsComputedAnewAndSaysSo() throws {
    let (session, saved, arrays) = try saved("missing-m")
    let restored = try Session(older(saved), arrays: otherBits(arrays), data: [session.data])
    #expect(restored.notices == [.computedAnew])
    #expect(restored.position == session.position && restored.bug == session.bug)
    #expect(restored.parameters == session.parameters)
    // Where the bits are the same, there is nothing to be said.
    #expect(try Session(older(saved), arrays: arrays, data: [session.data]).notices.isEmpty)
  }

  @Test func otherBitsAreRefusedWhereNothingIsComputedOtherwise() throws {
    for bug in ["missing-m", nil] {
      let (session, saved, arrays) = try saved(bug)
      let file = bug == nil ? try older(saved) : saved
      #expect(throws: SavedSessionError.otherNumbers) {
        try Session(file, arrays: otherBits(arrays), data: [session.data])
      }
    }
  }
}
