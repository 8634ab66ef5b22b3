import Base
import Expressions
import Datasets
import Matrices
import TestSupport
import Testing

@testable import Debugging
@testable import Networks

/// Every number that an operation wrote follows from its formula.
struct ExplanationTests {
  @Test(arguments: ["16-10", "16-6-10", "16-7-5-10"], [1, 2, 37, 200])
  func everyElementAgrees(sizes: String, samples: Int) throws {
    var session = try Self.session(sizes, count: 200)
    session.train(to: 3) { _ in true }
    session.restartIteration(on: try session.data.selection("0:\(samples)"))
    session.run(to: session.program.operations.count - 1)
    let explainer = try #require(session.explainer())
    var random = SeededGenerator(seed: UInt64(samples), stream: 5)
    for operation in session.program.operations {
      guard let name = operation.output else { continue }
      let matrix = try session.matrix(name)
      for _ in 0..<25 {
        let element = MatrixElement(name, random.below(matrix.rows), random.below(matrix.columns))
        let explanation = try #require(explainer.explanation(of: element), "\(element)")
        #expect(explanation.agrees, "\(element)")
        #expect(explanation.stored == matrix[element.place.row, element.place.column])
        #expect(explanation.source?.operation.name == operation.name)
        Self.expectParts(explanation, random.below(12))
      }
    }
  }

  /// The terms that are shown and the remainder are the whole sum, to rounding.
  private static func expectParts(_ explanation: Explanation, _ count: Int) {
    let formula = explanation.formula
    let (terms, rest) = explanation.largestTerms(count)
    let parts = terms.reduce(rest.sum) { $0 + $1.value }
    // The sum is not yet divided by m, so its rounding is that of the magnitudes themselves.
    let tolerance = 4 * Double(formula.terms.count + 2) * .ulpOfOne * formula.magnitude
    #expect(abs(parts - formula.sum) <= tolerance, "\(explanation.symbols)")
    #expect(terms.count + rest.count + rest.zeros == formula.terms.count)
    #expect(
      zip(terms, terms.dropFirst()).allSatisfy { abs($0.value) >= abs($1.value) } || formula.ownTerm != nil)
    for term in terms where term.factors.count > 1 {
      #expect(term.value == term.factors.reduce(1) { $0 * $1.value })
    }
  }

  @Test func deepTreesEndAtWhatIsGiven() throws {
    var session = try Self.session("16-7-5-10", count: 30)
    session.run(to: session.program.operations.count - 1)
    let explainer = try #require(session.explainer())
    var limits = ExplanationTree.Limits()
    limits.depth = 99
    limits.lines = 1_000_000
    let tree = try #require(
      ExplanationTree(
        MatrixElement(MatrixName(.weightsGradient, layer: 1), 2, 5), by: explainer, limits: limits)
    )
    #expect(tree.leftOut == 0)
    var given: Set<MatrixName.Kind> = []
    for node in tree.nodes {
      #expect(node.explanation.agrees)
      for (term, branches) in zip(node.terms, node.branches) {
        for (factor, branch) in zip(term.factors, branches) {
          #expect((branch == .given) == !factor.isComputed)
          #expect(branch != .end, "\(factor.symbols) is not followed")
          if branch == .given { given.insert(try #require(factor.matrixElement).name.kind) }
        }
      }
    }
    #expect(given.isSubset(of: [.input, .oneHot, .weights, .bias]))
    #expect(given.isSuperset(of: [.input, .oneHot, .weights]))
    let operations = Set(tree.nodes.compactMap { $0.explanation.source?.operation.name })
    #expect(
      operations.isSuperset(of: [
        "dW1", "dZ1", "dA1", "dZ2", "dA2", "dZ3", "A3", "Z3", "A2", "Z2", "A1", "Z1",
      ]))
  }

  @Test func treesStayWithinDepthAndLines() throws {
    var session = try Self.session("16-7-5-10", count: 30)
    session.run(to: session.program.operations.count - 1)
    let explainer = try #require(session.explainer())
    let element = MatrixElement(MatrixName(.weightsGradient, layer: 1), 2, 5)
    var limits = ExplanationTree.Limits()
    #expect(ExplanationTree(element, by: explainer, limits: limits)?.nodes.count == 1)
    limits.depth = 2
    let two = try #require(ExplanationTree(element, by: explainer, limits: limits))
    #expect(two.nodes.dropFirst().allSatisfy { $0.explanation.symbols.hasPrefix("dZ1[") })
    limits.depth = 50
    limits.terms = 20
    limits.termsBelow = 20
    let cut = try #require(ExplanationTree(element, by: explainer, limits: limits))
    #expect(cut.leftOut > 0)
    #expect(cut.nodes.count <= limits.lines)
  }

  /// A number is explained by the parameters that its operation read, whatever became of them since.
  @Test func changesByHandDoNotTouchWhatWasComputedBefore() throws {
    var session = try Self.session("16-7-5-10", count: 20)
    session.train(to: 2) { _ in true }
    for operation in [1, 4, 9, 13] {
      session.run(to: operation)
      for name in session.architecture.parameterNames {
        let changed = session.setParameter(name, row: 2, column: 0, to: Double(operation))
        #expect(changed)
      }
      try Self.expectAgreement(session)
    }
    session.run(to: session.program.operations.count)
    try Self.expectAgreement(session)
    let changed = session.setParameter(MatrixName(.weights, layer: 1), row: 0, column: 0, to: 9)
    #expect(changed)
    try Self.expectAgreement(session)
  }

  private static func expectAgreement(_ session: Session) throws {
    let explainer = try #require(session.explainer())
    for name in session.workspace.names {
      let matrix = try session.matrix(name)
      for row in 0..<matrix.rows {
        for column in 0..<min(3, matrix.columns) {
          let element = MatrixElement(name, row, column)
          let explanation = try #require(explainer.explanation(of: element))
          #expect(explanation.agrees, "\(element) at \(session.position)")
        }
      }
    }
  }

  /// With lists of the pixels that are not 0, and without: then 0 times infinity is no number.
  @Test(arguments: [0.0, 1.0])
  func numbersThatAreNotFiniteAreExplained(largestShare: Double) throws {
    var session = Session(
      data: SmallData.random(count: 20, largestShare: largestShare),
      architecture: try Architecture(sizes: [16, 6, 10]))
    for value in [Double.nan, .infinity, -.infinity, 1e308, -1e308] {
      for (layer, row) in [(1, 0), (2, 3)] {
        let changed = session.setParameter(MatrixName(.weights, layer: layer), row: row, column: 3, to: value)
        #expect(changed)
        session.restartIteration()
        session.run(to: session.program.operations.count - 1)
        try Self.expectAgreement(session)
      }
    }
  }

  @Test func aWrongOperationIsCalledOut() throws {
    for name in ["dW2", "dZ1", "A1", "L"] {
      var session = try Self.session("16-6-10", count: 20)
      let index = try #require(session.program.index(of: name))
      let replaced = session.program.replace(with: try #require(halved(session.program.operations[index])))
      #expect(replaced)
      session.run(to: session.program.operations.count - 1)
      let explainer = try #require(session.explainer())
      for operation in session.program.operations {
        guard let output = operation.output else { continue }
        let matrix = try session.matrix(output)
        let elements = matrix.elements.indices.map {
          MatrixElement(output, $0 % matrix.rows, $0 / matrix.rows)
        }
        let explanations = elements.compactMap { explainer.explanation(of: $0) }
        #expect(explanations.count == elements.count)
        if operation.name == name {
          #expect(explanations.allSatisfy { $0.agrees == ($0.stored == 0) }, "\(name)")
          #expect(explanations.contains { !$0.agrees })
        } else {
          #expect(explanations.allSatisfy { $0.agrees }, "\(operation.name) is right, \(name) is not")
        }
      }
    }
  }

  @Test func whatDoesNotExistIsNotExplained() throws {
    var session = try Self.session("16-6-10", count: 20)
    session.run(to: 2)
    let explainer = try #require(session.explainer())
    let z1 = MatrixName(.preActivation, layer: 1)
    for element in [
      MatrixElement(z1, 6, 0), MatrixElement(z1, 0, 20), MatrixElement(z1, -1, 0),
      MatrixElement(MatrixName(.preActivation, layer: 2), 0, 0),
      MatrixElement(MatrixName(.preActivation, layer: 7), 0, 0), MatrixElement(MatrixName(.input), 0, 0),
      MatrixElement(MatrixName(.weights, layer: 1), 0, 0),
    ] {
      #expect(explainer.explanation(of: element) == nil, "\(element)")
      #expect(ExplanationTree(element, by: explainer) == nil)
    }
  }

  @Test func goingBackToExplainCanBeStopped() throws {
    var session = try Self.session("16-6-10", count: 20, memory: 0)
    session.train(to: 20) { _ in true }
    _ = session.go(to: Position(iteration: 12, operation: 12))
    session.step()
    let before = session.position
    #expect(throws: BrokenOff()) { try session.explainer(stop: Question(1).stop) }
    #expect(session.position == before)
  }

  @Test func samplesHaveTheNamesThatSelectThem() throws {
    var settings = Settings()
    settings.batch = .samples(7)
    var session = try SmallSession.make(count: 40, dev: 9, settings: settings)
    func expectNames() throws {
      let batch = session.batch
      for column in 0..<batch.batch.count {
        let sample = try #require(batch.sample(column))
        #expect(Array(session.data.rows(sample)) == [batch.batch.rows[column]])
        #expect(try session.data.selection("\(sample)") == sample)
      }
      #expect(batch.sample(batch.batch.count) == nil)
      #expect(batch.sample(-1) == nil)
    }
    try expectNames()
    session.train(to: 7) { _ in true }
    try expectNames()
    for text in ["dev:3", "dev", "4:9", "all", "17"] {
      session.restartIteration(on: try session.data.selection(text))
      try expectNames()
    }
  }

  private static func session(_ sizes: String, count: Int, memory: Int = 256) throws -> Session {
    var settings = Settings()
    settings.memory = memory
    return Session(
      data: SmallData.random(count: count), architecture: try Architecture(sizes), settings: settings)
  }
}

/// An operation whose output is half of what it should be, and that tells no formula.
private struct HalvedSample: SampleOperation {
  let right: any SampleOperation
  let rows: Int
  var output: MatrixName? { right.output }
  var stage: Stage { right.stage }
  var layer: Int { right.layer }
  var lines: [FormulaLine] { right.lines }
  let notes = OperationNotes(title: "", meaning: "", derivation: "")

  func run(_ block: Block) {
    right.run(block)
    guard let output else { return }
    let columns = block.columns(output)
    for i in 0..<rows * block.count { columns[i] /= 2 }
  }
}

private struct HalvedSum: SumOperation {
  let right: any SumOperation
  var output: MatrixName? { right.output }
  var stage: Stage { right.stage }
  var layer: Int { right.layer }
  var lines: [FormulaLine] { right.lines }
  let notes = OperationNotes(title: "", meaning: "", derivation: "")

  func add(_ block: Block, to sum: UnsafeMutablePointer<Double>) { right.add(block, to: sum) }
  func finish(
    _ sum: UnsafeMutableBufferPointer<Double>, sampleCount: Int, parameters: UnsafePointer<Double>
  ) { right.finish(sum, sampleCount: sampleCount * 2, parameters: parameters) }
}

/// The operation that writes half of what `right` does.
private func halved(_ right: any Operation) -> (any Operation)? {
  switch right {
  case let right as any SampleOperation: HalvedSample(right: right, rows: 6)
  case let right as any SumOperation: HalvedSum(right: right)
  default: nil
  }
}
