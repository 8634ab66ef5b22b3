import Debugging
import Networks
import TestSupport
import Testing

@testable import Debugging

/// The schedule of mini-batches.
struct IterationBatchTests {
  @Test(arguments: [
    (size: 7, sizes: [7, 7, 7, 7, 2]), (size: 10, sizes: [10, 10, 10]), (size: 29, sizes: [29, 1]),
    (size: 1, sizes: Array(repeating: 1, count: 30)),
  ])
  func everyEpochHasEverySampleExactlyOnce(size: Int, sizes: [Int]) throws {
    let session = try session(batch: size)
    for epoch in 0..<3 {
      let batches = sizes.indices.map { batch(epoch * sizes.count + $0, session) }
      #expect(batches.map(\.batch.count) == sizes.map { min($0, 30) })
      let rows = batches.flatMap(\.batch.rows)
      #expect(rows.sorted() == session.data.rows(of: .train).sorted())
      #expect(rows != rows.sorted(), "they are shuffled")
      for (number, batch) in batches.enumerated() {
        #expect(batch.origin == .miniBatch(epoch: epoch, number: number, count: sizes.count))
      }
    }
  }

  @Test func epochsAndSeedsDiffer() throws {
    let session = try session(batch: 30 - 1)
    let first = batch(0, session).batch.rows
    #expect(batch(2, session).batch.rows != first)
    var other = session.settings
    other.seed = 1
    var order: EpochOrder?
    let drawn = IterationBatch(
      iteration: 0, size: other.batch, seed: other.seed, data: session.data, order: &order)
    #expect(drawn.batch.rows != first)
  }

  @Test func anIterationsBatchDoesNotDependOnWhatRanBefore() throws {
    let schedule = try session(batch: 7)
    var trained = schedule
    trained.train(to: 8) { session in
      #expect(session.batch.batch.rows == batch(session.position.iteration, schedule).batch.rows)
      return true
    }
    var stepped = schedule
    for iteration in 0..<6 {
      #expect(stepped.batch.batch.rows == batch(iteration, schedule).batch.rows)
      stepped.step()
      #expect(stepped.workspaceBatch?.batch.rows == batch(iteration, schedule).batch.rows)
      stepped.run(to: 13)
    }
  }

  @Test(arguments: [30, 31, 1_000_000, Int.max])
  func aBatchAsLargeAsThePartIsAllOfIt(size: Int) throws {
    let session = try session(batch: size)
    #expect(batch(0, session).origin == .all)
    #expect(batch(5, session).batch.rows == Array(session.data.rows(of: .train)))
  }

  @Test func changingTheBatchSizeTakesEffectAtTheNextIteration() throws {
    var session = try session(batch: 7)
    session.run(to: 3)
    var settings = session.settings
    settings.batch = .all
    session.change(settings)
    #expect(session.batch.batch.count == 7, "the iteration under way keeps its samples")
    session.run(to: 13)
    #expect(session.workspaceBatch?.batch.count == 7)
    #expect(session.batch.origin == .all)
    settings.batch = .samples(4)
    session.change(settings)
    #expect(session.batch.batch.count == 4)
    session.train(to: 3) { _ in true }
    settings.batch = .all
    session.change(settings)
    #expect(session.batch.origin == .all)
    session.train(to: 4) { _ in true }
    settings.batch = .samples(3)
    session.change(settings)
    #expect(session.batch.batch.count == 3, "not all, which training had kept for its next iteration")
  }

  private func session(batch: Int) throws -> Session {
    var settings = Settings()
    settings.batch = .samples(batch)
    return try SmallSession.make(count: 35, dev: 5, settings: settings)
  }

  private func batch(_ iteration: Int, _ session: Session) -> IterationBatch {
    var order: EpochOrder?
    return IterationBatch(
      iteration: iteration, size: session.settings.batch, seed: session.settings.seed, data: session.data,
      order: &order)
  }
}
