import ArrayFiles
import Datasets
import Foundation
import Matrices
import Networks
import TestSupport
import Testing

@testable import Debugging

/// Sessions that were saved by a gradb that computed something in them otherwise.
struct SavedArithmeticTests {
  /// What a gradb of before computed otherwise, and the arithmetic of the last that did.
  struct Cause: Sendable, CustomTestStringConvertible {
    var bug: String?
    var activation = Activation.relu
    var schedule = LearningRateSchedule.constant
    let last: Int

    var testDescription: String { bug ?? (activation == .relu ? "\(schedule)" : activation.name) }
  }

  static let causes = [
    Cause(bug: "missing-m", last: 0), Cause(activation: .tanh, last: 1),
    Cause(schedule: .cosine(end: 100), last: 1), Cause(schedule: .step(every: 2, factor: 0.9), last: 1),
  ]

  /// A session of 5 iterations with `cause` in it, saved.
  private func saved(_ cause: Cause) throws -> (
    session: Session, saved: SavedSession, arrays: [String: NumericArray]
  ) {
    let data = DataSet(
      name: "small", origin: .file(path: "small.csv", options: ReadingOptions()),
      samples: SmallData.random(count: 300, side: 4, seed: 1).samples, split: .init(shuffleSeed: nil))
    let network = try Architecture(sizes: [16, 8, 10], activation: cause.activation)
    var session = Session(data: data, architecture: network)
    if let bug = cause.bug.flatMap(PlantedBug.named) {
      let isPlanted = session.plant(bug)
      #expect(isPlanted)
    }
    session.train(to: 1) { _ in true }
    // In the middle, as an edit: what happened at any time counts.
    var settings = session.settings
    settings.numbers.schedule = cause.schedule
    session.change(settings)
    session.train(to: 5) { _ in true }
    let (saved, arrays) = try session.saved()
    return (session, saved, Dictionary(uniqueKeysWithValues: arrays.map { ($0.name, $0.array) }))
  }

  /// The same with another number of the arithmetic; 0 as files before there were numbers, with none.
  private func saved(_ saved: SavedSession, arithmetic: Int) throws -> SavedSession {
    var json = try #require(
      try JSONSerialization.jsonObject(with: try JSONEncoder().encode(saved)) as? [String: Any])
    #expect(json["arithmetic"] as? Int == 2)
    json["arithmetic"] = arithmetic == 0 ? nil : arithmetic
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

  @Test(arguments: causes)
  func anOlderSessionIsComputedAnewAndSaysSo(cause: Cause) throws {
    let (session, saved, arrays) = try saved(cause)
    for arithmetic in 0...cause.last {
      let older = try self.saved(saved, arithmetic: arithmetic)
      let restored = try Session(older, arrays: otherBits(arrays), data: [session.data])
      #expect(restored.notices == [.computedAnew])
      #expect(restored.position == session.position && restored.bug == session.bug)
      #expect(restored.parameters == session.parameters)
      // Where the bits are the same, there is nothing to be said.
      #expect(try Session(older, arrays: arrays, data: [session.data]).notices.isEmpty)
    }
  }

  @Test(arguments: causes + [Cause(last: -1)])
  func otherBitsAreRefusedWhereNothingIsComputedOtherwise(cause: Cause) throws {
    let (session, saved, arrays) = try saved(cause)
    for arithmetic in cause.last + 1...2 {
      let file = try self.saved(saved, arithmetic: arithmetic)
      #expect(throws: SavedSessionError.otherNumbers) {
        try Session(file, arrays: otherBits(arrays), data: [session.data])
      }
    }
  }
}
