import Matrices
import Networks

/// How a file is to be read: as the iteration that makes the most of its arrays right, each by the arrays before it.
///
/// A person's network, their layout, and their ways of writing are not told; each is a change of how the file is read, and has
/// to earn its place: of two readings the one with fewer wrong arrays is taken, and of two that are as good the one with fewer
/// changes.
struct FileReading {
  /// The iteration, as gradb would have written it.
  let saved: NotebookIteration
  /// Other networks by which as many arrays would be right, and others.
  let rivals: [Architecture]
  /// Whether it is another iteration than the one that was to be read.
  let isAnother: Bool

  /// Reads the arrays of `file`, as one of another network only where it does not keep its own.
  init(_ file: NotebookIteration, keepsNetwork: Bool, isBrokenOff: @escaping @Sendable () -> Bool) {
    var search = Search(keepsNetwork: keepsNetwork, isBrokenOff: isBrokenOff)
    let own = search.best(from: file)
    var best = own.reading
    var count = own.changes
    for layout in file.otherLayouts where !best.check.wrong.isEmpty {
      let other = search.best(from: layout)
      if other.reading.isBetter(than: best) { (best, count) = (other.reading, other.changes + 1) }
    }
    isAnother = count > 0
    saved = best.saved
    rivals = best.check.wrong.isEmpty || keepsNetwork ? [] : search.rivals(of: best)
  }
}

/// An iteration, and which of its arrays are wrong.
private struct Reading {
  let saved: NotebookIteration
  let check: LineCheck

  init(_ saved: NotebookIteration, _ check: LineCheck) { (self.saved, self.check) = (saved, check) }

  /// How little of the file it makes right: the lines in which a mistake would explain what is wrong, whether a penalty is not
  /// used that the file tells of, what is wrong, what does not follow from what it reads, and what is wrong in the forward
  /// stage.
  var order: (Int, Int, Int, Int, Int) {
    let leavesPenalty = saved.penaltyStrength.map { $0.value > 0 && saved.rule.l2 == 0 } ?? false
    return (
      check.sources.count, leavesPenalty ? 1 : 0, check.wrong.count, check.unconnected, check.wrongForward
    )
  }

  /// Whether less is wrong in it than in another one; which of as many arrays are wrong is no reason to change a reading.
  func isBetter(than other: Reading) -> Bool {
    (order.0, order.1, order.2, order.3) < (other.order.0, other.order.1, other.order.2, other.order.3)
  }

  /// What tells it from other readings of the same file.
  struct Key: Hashable {
    let network: Architecture
    let samplesAreRows, weightsAreTransposed: Bool
    let conventions: NotebookConventions
    let l2, step: Double
    let copies: Set<MatrixName>
  }
}

extension NotebookIteration {
  fileprivate var key: Reading.Key {
    Reading.Key(
      network: architecture, samplesAreRows: layout.samplesAreRows,
      weightsAreTransposed: layout.weightsAreTransposed, conventions: conventions, l2: rule.l2,
      step: stepTaken ?? 0,
      copies: Set(overwritten.keys))
  }
}

/// Tries readings of a file.
private struct Search {
  let keepsNetwork: Bool
  let isBrokenOff: @Sendable () -> Bool
  private var known: [ProgramLines] = []
  /// What was checked already.
  private var checks: [Reading.Key: LineCheck] = [:]
  /// X, as far as a line has read it, of samples that are rows, and columns.
  private var inputs: [Bool: Matrix] = [:]

  init(keepsNetwork: Bool, isBrokenOff: @escaping @Sendable () -> Bool) {
    (self.keepsNetwork, self.isBrokenOff) = (keepsNetwork, isBrokenOff)
  }

  /// The multiplications of a line up to which some hundreds of readings take a second or two.
  private static let mostWork = 2_000_000

  mutating func check(_ saved: NotebookIteration) -> LineCheck {
    let key = saved.key
    if let check = checks[key] { return check }
    let lines = lines(of: saved)
    let rows = saved.layout.samplesAreRows
    let check = LineCheck(saved, lines, inputs: inputs[rows], mostWork: Self.mostWork)
    inputs[rows] = check.inputs
    // What a large file was computed to is not kept: nothing is tried twice there but its networks.
    if isSmall(saved) { checks[key] = check }
    return check
  }

  private mutating func lines(of saved: NotebookIteration) -> ProgramLines {
    if let made = known.first(where: { $0.architecture == saved.architecture && $0.rule == saved.rule }) {
      return made
    }
    let lines = ProgramLines(
      saved.architecture, saved.rule, sibling: known.first { $0.rule == saved.rule })
    known.append(lines)
    return lines
  }

  /// The same iteration of the networks in which more of it may be right.
  private mutating func otherNetworks(of reading: Reading) -> [NotebookIteration] {
    guard reading.check.dependsOnNetwork else { return [] }
    return reading.saved.otherNetworks.filter { other in
      let lines = lines(of: other)
      return reading.check.mayBeMoreRight(by: lines)
    }
  }

  /// The best reading of a file that changes lead to, and how many.
  mutating func best(from file: NotebookIteration) -> (reading: Reading, changes: Int) {
    let first = Reading(file, check(file))
    let greedy = best(from: [first], width: 1)
    // What is left wrong is a mistake, or a change only seemed to lead on.
    guard !greedy.reading.check.wrong.isEmpty, isSmall(file) else { return greedy }
    let wide = best(from: [first], width: 6)
    return wide.reading.isBetter(than: greedy.reading) ? wide : greedy
  }

  /// The best reading that is reached by going on from the best few of each number of changes.
  private mutating func best(from start: [Reading], width: Int) -> (reading: Reading, changes: Int) {
    var (front, best, count, changed) = (start, start[0], 0, 0)
    var known = Set(start.map(\.saved.key))
    while !best.check.wrong.isEmpty, changed < count + Self.mostIdleChanges {
      changed += 1
      let next = front.flatMap { changes(of: $0, besides: &known) }.sorted { $0.order < $1.order }
      guard let first = next.first, width > 1 || first.isBetter(than: best) else { break }
      front = Array(next.prefix(width))
      if first.isBetter(than: best) { (best, count) = (first, changed) }
    }
    return (best, count)
  }

  /// So many changes in a row may make nothing more of the file right.
  private static let mostIdleChanges = 2

  /// Whether readings are checked so quickly that some hundreds of them can be tried.
  private func isSmall(_ file: NotebookIteration) -> Bool {
    file.architecture.parameterCount * file.batch.batch.count < 1_000_000
  }

  /// The networks of which the arrays that are right are as many, and others.
  mutating func rivals(of reading: Reading) -> [Architecture] {
    var found: [Architecture] = []
    // A derivative that is left out makes no linear layer of one with an activation.
    for other in otherNetworks(of: reading) where other.architecture.activation != .linear {
      let check = check(other)
      if check.sources.count == reading.check.sources.count, check.wrong != reading.check.wrong {
        found.append(other.architecture)
      }
    }
    return found
  }

  /// The readings that differ from one by a change, and are not `known`.
  private mutating func changes(of reading: Reading, besides known: inout Set<Reading.Key>) -> [Reading] {
    guard !isBrokenOff() else { return [] }
    let saved = reading.saved
    let others =
      (keepsNetwork ? [] : otherNetworks(of: reading))
      + saved.withOtherConventions(reading.check) + saved.withStepsTakenBack(reading.check)
      + saved.withCopies(reading.check)
    return others.filter { known.insert($0.key).inserted }.map { Reading($0, check($0)) }
  }
}
