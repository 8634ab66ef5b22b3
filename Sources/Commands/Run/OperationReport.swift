import Base
import Debugging
import Matrices
import Networks
import Rendering

/// What an operation did: its line, what matters about the numbers that it wrote, and the numbers where they are few.
struct OperationReport: Finding {
  static let kind = "operation"

  /// The operation.
  let line: ProgramLine
  /// The shape of what it wrote; nil for a single number.
  let shape: [Int]?
  /// What it does, in a sentence; nil where the person wants it brief.
  let meaning: String?
  /// What matters about the numbers.
  let facts: [OperationFact]
  /// The numbers, where they are few and the person does not want it brief.
  let numbers: MatrixPart?
  /// Of a single sample's outputs, the row of its label.
  let label: Int?

  /// Matrices of at most this many numbers are shown in numbers.
  private static let smallSize = 160

  /// The operation at `place` of the program, when it has run. Where `stop` is given, nothing is said of its numbers.
  init(
    _ session: Session, at place: Int, detail: ShowingSettings.Detail, stop: StopSignal<BrokenOff>
  ) {
    let operation = session.program.operations[place]
    let isFull = detail == .full
    line = ProgramLine(operation, at: place)
    meaning = isFull ? operation.notes.meaning : nil
    let name = operation.output.flatMap { session.workspace.names.contains($0) ? $0 : nil }
    let isMatrix = name.map { !$0.isSingleNumber } ?? false
    shape =
      isMatrix ? name.flatMap { try? session.shape(of: $0) }.map { [$0.rows, $0.columns] } : nil
    let isStopped = stop.isGiven
    let matrix = isStopped ? nil : name.flatMap { session.workspace[$0] }
    if let name, let matrix {
      facts = (try? session.facts(about: matrix, name, stop)) ?? [.interrupted]
    } else {
      facts = isStopped ? [.interrupted] : []
    }
    numbers =
      matrix.flatMap {
        isFull && isMatrix && $0.elements.count <= Self.smallSize ? MatrixPart(MatrixParts($0)) : nil
      }
    let isOfClasses = name == session.architecture.outputs && session.architecture.targets.isOneHot
    label = isOfClasses ? session.workspaceBatch?.batch.labels.first : nil
  }
}

/// What matters about the numbers that an operation wrote.
enum OperationFact: Sendable, Encodable {
  /// The first that is not finite.
  case notFinite(element: String, value: Double)
  case range(minimum: Double, maximum: Double, mean: Double)
  /// Of one sample: which of so many neurons are not silent.
  case active(neurons: [Int], of: Int)
  /// Of several samples: the share of outputs above 0, and which of so many neurons are silent for all of them.
  case activity(share: Double, silent: [Int], of: Int)
  /// Of one sample: what it is taken for.
  case prediction(Prediction)
  /// Of one sample whose target is a number: what the network gives.
  case estimate(Estimate)
  /// Of several such: how far the outputs are off.
  case fit(meanSquaredError: Double, of: Int)
  /// Of several samples: how many are taken for what they are.
  case hits(Int, of: Int)
  /// What few samples are taken for, beside what they are.
  case guesses([String?], labels: [String])
  /// The loss, and on what scale it is to be read.
  case loss(Double, scale: String)
  /// The loss, and how much of it is the penalty.
  case lossWithPenalty(Double, penalty: Double)
  case penalty(Double)
  /// The element of the largest magnitude, and how many of so many are 0.
  case largest(element: String, value: Double, zeros: Int, of: Int)
  case everyElementIsZero
  case noNumbers
  /// Ctrl-C came before the numbers were looked at.
  case interrupted
}

extension Session {
  /// Up to this many samples are listed one by one.
  private static let fewSamples = 20

  fileprivate func facts(
    about matrix: Matrix, _ name: MatrixName, _ stop: StopSignal<BrokenOff>
  ) throws(BrokenOff) -> [OperationFact] {
    let statistics = try MatrixStatistics(matrix.parts(until: stop))
    if let first = statistics.firstNonFinite {
      let element = name.isSingleNumber ? "\(name)" : "\(name)[\(first.row),\(first.column)]"
      return [.notFinite(element: element, value: first.value)]
    }
    try stop.check()
    let range = OperationFact.range(
      minimum: statistics.minimum?.value ?? 0, maximum: statistics.maximum?.value ?? 0, mean: statistics.mean)
    switch name.kind {
    case .preActivation: return [range]
    case .activation where name == architecture.outputs: return predictionFacts(matrix)
    case .activation where architecture.activation.canBeSilent: return [try activity(matrix, stop)]
    case .activation: return [range]
    case .loss:
      let loss = matrix[0, 0]
      if let penalty = workspace[MatrixName(.penalty)]?[0, 0] {
        return [.lossWithPenalty(loss, penalty: penalty)]
      }
      return [
        .loss(loss, scale: "0 is \(architecture.output.words.best); \(GuessWords(self).sentence)")
      ]
    case .penalty: return [.penalty(matrix[0, 0])]
    default: return [largest(matrix, name)]
    }
  }

  private func activity(
    _ matrix: Matrix, _ stop: StopSignal<BrokenOff>
  ) throws(BrokenOff) -> OperationFact {
    let silent = try architecture.activation.silentNeurons(matrix, stop: stop)
    if matrix.columns == 1 {
      let neurons = Set(0..<matrix.rows).subtracting(silent).sorted()
      return .active(neurons: neurons, of: matrix.rows)
    }
    let active = matrix.elements.count { $0 > 0 }
    let share = Double(active) / Double(max(1, matrix.elements.count))
    return .activity(share: share, silent: silent, of: matrix.rows)
  }

  private func predictionFacts(_ outputs: Matrix) -> [OperationFact] {
    guard let batch = workspaceBatch, batch.batch.count == outputs.columns else { return [] }
    if batch.batch.count == 1 {
      let position = batch.sample(0)?.range.lowerBound ?? 0
      switch answer(outputs, column: 0, position: position, row: batch.batch.rows[0]) {
      case .prediction(let prediction): return [.prediction(prediction)]
      case .estimate(let estimate): return [.estimate(estimate)]
      }
    }
    guard data.classes != nil else {
      let squares = zip(outputs.elements, batch.batch.y).map { ($0 - $1) * ($0 - $1) }
      return [.fit(meanSquaredError: squares.reduce(0, +) / Double(squares.count), of: squares.count)]
    }
    let labels = batch.batch.labels
    let guesses = labels.indices.map { architecture.targets.decision(outputs, column: $0) }
    let name = { (label: Int) in batch.batch.data.classes?.names[label] ?? "\(label)" }
    let hits = OperationFact.hits(zip(guesses, labels).count { $0 == $1 }, of: labels.count)
    return labels.count <= Self.fewSamples
      ? [hits, .guesses(guesses.map { $0.map(name) }, labels: labels.map(name))] : [hits]
  }

  private func largest(_ matrix: Matrix, _ name: MatrixName) -> OperationFact {
    guard let place = matrix.largestMagnitude else { return .noNumbers }
    let value = matrix[place.row, place.column]
    guard value != 0 else { return .everyElementIsZero }
    return .largest(
      element: "\(name)[\(place.row),\(place.column)]", value: value,
      zeros: matrix.elements.count { $0 == 0 }, of: matrix.elements.count)
  }
}

extension Matrix {
  /// The matrix in parts that are not to be had any more once `stop` is given.
  fileprivate func parts(until stop: StopSignal<BrokenOff>) -> MatrixParts<BrokenOff> {
    let parts = MatrixParts(self)
    return MatrixParts(rows: rows, columns: columns) { columns throws(BrokenOff) in
      try stop.check()
      return parts.part(columns)
    }
  }
}
