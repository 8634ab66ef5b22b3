import Base
import Expressions
import Datasets
import Matrices
import Synchronization
import TestSupport
import Testing

@testable import Networks

struct GradientCheckTests {
  /// Depths, widths, batches, seeds and initialisations over which every gradient is checked.
  static let cases: [(sizes: [Int], samples: Int, seed: UInt64, initialization: Initialization)] = [
    ([16, 10], 5, 1, .uniform),
    ([16, 10, 10], 16, 2, .uniform),
    ([16, 10, 10], 4, 3, .he),
    ([16, 1, 10], 9, 4, .uniform),
    ([16, 33, 10], 7, 5, .he),
    ([16, 8, 7, 10], 20, 6, .uniform),
    ([16, 8, 7, 10], 12, 7, .he),
    ([16, 5, 6, 7, 10], 150, 8, .he),
  ]

  @Test(arguments: cases)
  func correctGradientsPass(sizes: [Int], samples: Int, seed: UInt64, initialization: Initialization) throws {
    let report = try check(sizes: sizes, samples: samples, seed: seed, initialization: initialization)
    #expect(report.tensors.allSatisfy { $0.failed == 0 })
    #expect(report.culprit == nil)
    // Dead neurons may leave nothing to compare, but a check of mostly nothing would prove nothing.
    let vacuous = report.tensors.reduce(0) { $0 + $1.vacuous }
    #expect(vacuous < report.entries.count / 2)
    #expect(report.entries.count == (try Architecture(sizes: sizes)).parameterCount)
  }

  @Test func reportIsTheSameOnOneThreadAndMany() throws {
    let one = try check(sizes: [16, 8, 7, 10], samples: 20, threads: 1)
    let many = try check(sizes: [16, 8, 7, 10], samples: 20, threads: 5)
    #expect(one.tensors == many.tensors)
    #expect(one.entries.map(\.numeric) == many.entries.map(\.numeric))
  }

  @Test func stopsWhenAsked() throws {
    let (program, parameters, batch) = try setUp([16, 10, 10], samples: 4)
    for question in [1, 2, 3, 5, 8, 13, 100, 1_000] {
      let questions = Atomic(0)
      let stop = StopSignal(when: { questions.add(1, ordering: .relaxed).newValue == question })
      #expect(throws: BrokenOff()) {
        try GradientCheck().run(program, parameters: parameters, batch: batch, stop: stop)
      }
    }
  }

  @Test func namesOneParameterOnly() throws {
    var check = GradientCheck()
    check.names = [MatrixName(.bias, layer: 2)]
    let (program, parameters, batch) = try setUp([16, 10, 10], samples: 4)
    let report = try check.run(program, parameters: parameters, batch: batch)
    #expect(report.tensors.map(\.name.description) == ["b2"])
    #expect(report.entries.count == 10)
  }

  // MARK: a gradient check that cannot fail proves nothing

  @Test func missingDivisionByTheBatchIsFoundAndNamed() throws {
    let culprit = try culprit(
      Wrong("dW2") { _, _ in })
    #expect(culprit.output.description == "dW2")
    #expect(culprit.mistake?.kind == .diagnosis(.missingDivision(m: 16)))
  }

  @Test func divisionByTheBatchTwiceIsFoundAndNamed() throws {
    let culprit = try culprit(
      Wrong("db1") { sum, m in
        for i in sum.indices { sum[i] /= Double(m * m) }
      })
    #expect(culprit.output.description == "db1")
    #expect(culprit.mistake?.kind == .diagnosis(.repeatedDivision(m: 16)))
  }

  @Test func flippedSignIsFoundAndNamed() throws {
    let culprit = try culprit(
      Wrong("dW1") { sum, m in
        for i in sum.indices { sum[i] /= -Double(m) }
      })
    #expect(culprit.output.description == "dW1")
    #expect(culprit.mistake?.kind == .diagnosis(.flippedSign))
  }

  @Test func errorOfAThousandthIsFoundAndNamed() throws {
    let culprit = try culprit(
      Wrong("dW1") { sum, m in
        for i in sum.indices { sum[i] *= 1.001 / Double(m) }
      })
    guard case .diagnosis(.constantFactor(let factor))? = culprit.mistake?.kind else {
      Issue.record("\(String(describing: culprit.mistake))")
      return
    }
    #expect(abs(factor - 1.001) < 1e-6)
  }

  @Test func sumOverTheWrongAxisIsFoundAndNamed() throws {
    // np.sum(dZ) / m without an axis: one number for every neuron. In the last layer it is 0 to rounding.
    for name in ["db1", "db2"] {
      let culprit = try culprit(
        Wrong(name) { sum, m in
          let total = sum.reduce(0, +) / Double(m)
          for i in sum.indices { sum[i] = total }
        })
      #expect(culprit.output.description == name)
      #expect(culprit.mistake?.kind == .diagnosis(.wrongAxis))
    }
  }

  @Test func strayRegularisationIsFoundAndNamed() throws {
    let (program, parameters, batch) = try setUp([16, 10, 10], samples: 16)
    let w = try #require(parameters[MatrixName(.weights, layer: 2)])
    let culprit = try culprit(
      Wrong("dW2") { sum, m in
        for i in sum.indices { sum[i] = sum[i] / Double(m) + 0.01 * w.elements[i] }
      }, in: (program, parameters, batch))
    guard case .diagnosis(.strayRegularization(let factor))? = culprit.mistake?.kind else {
      Issue.record("\(String(describing: culprit.mistake))")
      return
    }
    #expect(abs(factor - 0.01) < 1e-6)
  }

  @Test func missingMaskIsFoundAndNamed() throws {
    let culprit = try culprit(
      WrongSample("dZ1") { block in
        let (dA, dZ) = (block.columns(name("dA1")), block.columns(name("dZ1")))
        for i in 0..<10 * block.count { dZ[i] = dA[i] }
      })
    #expect(culprit.output.description == "dZ1")
    #expect(culprit.mistake?.line == "dA1")
    #expect(culprit.mistake?.bug == .noReluMask)
    #expect(culprit.wrong > 0)
  }

  @Test func transposedWeightsAreFoundAndNamed() throws {
    let architecture = try Architecture(sizes: [16, 10, 10])
    let offset = architecture.weightsOffset(2)
    let culprit = try culprit(
      WrongSample("dA1") { block in
        let (dZ, dA) = (block.columns(name("dZ2")), block.columns(name("dA1")))
        for s in 0..<block.count {
          for i in 0..<10 {
            dA[s * 10 + i] = (0..<10).reduce(0.0) {
              $0 + block.parameters[offset + $1 * 10 + i] * dZ[s * 10 + $1]
            }
          }
        }
      })
    #expect(culprit.output.description == "dA1")
    #expect(culprit.mistake?.kind == .diagnosis(.transposedWeights(name("W2"))))
  }

  @Test func transposedGradientIsFoundAndNamed() throws {
    let culprit = try culprit(
      Wrong("dW2") { sum, m in
        let copy = Array(sum)
        for i in 0..<10 { for j in 0..<10 { sum[i * 10 + j] = copy[j * 10 + i] / Double(m) } }
      })
    #expect(culprit.mistake?.kind == .diagnosis(.transposed))
  }

  @Test func wrongElementIsAmongTheWorst() throws {
    let (program, parameters, batch) = try setUp([16, 10, 10], samples: 16)
    var wrong = program
    let replaced = wrong.replace(
      with: Wrong("dW2") { sum, m in
        for i in sum.indices { sum[i] /= Double(m) }
        sum[37] += 0.5
      })
    #expect(replaced)
    let report = try GradientCheck().run(wrong, parameters: parameters, batch: batch)
    #expect(report.verdict == .failed)
    #expect(report.worst().map(\.place) == [MatrixPlace(row: 7, column: 3)])
    #expect(report.culprit?.mistake == nil)
  }

  @Test func infiniteLossIsRefused() throws {
    let (program, drawn, batch) = try setUp([16, 10, 10], samples: 4)
    var parameters = drawn
    parameters.values[parameters.values.count - 1] = .nan
    #expect(throws: GradientCheckError.self) {
      try GradientCheck().run(program, parameters: parameters, batch: batch)
    }
  }

  @Test func deadNetworkIsInconclusive() throws {
    let (program, drawn, batch) = try setUp([16, 10, 10], samples: 8)
    var parameters = drawn
    let bias = try #require(parameters.range(of: name("b1")))
    for place in bias { parameters.values[place] = -1_000 }
    let report = try GradientCheck().run(program, parameters: parameters, batch: batch)
    #expect(report.verdict == .inconclusive)
  }

  // MARK: helpers

  private func name(_ text: String) -> MatrixName { MatrixName(text) ?? MatrixName(.loss) }

  private func setUp(
    _ sizes: [Int], samples: Int, seed: UInt64 = 1, initialization: Initialization = .uniform
  ) throws -> (Program, Parameters, Batch) {
    let architecture = try Architecture(sizes: sizes)
    let data = SmallData.random(count: samples, side: 4, seed: seed)
    return (
      Program(architecture), initialization.parameters(for: architecture, seed: seed),
      Batch(data: data, rows: data.rows(of: .train))
    )
  }

  private func check(
    sizes: [Int], samples: Int, seed: UInt64 = 1, initialization: Initialization = .uniform,
    threads: Int? = nil
  ) throws -> GradientReport {
    let (program, parameters, batch) = try setUp(
      sizes, samples: samples, seed: seed, initialization: initialization)
    var check = GradientCheck()
    check.threads = threads
    return try check.run(program, parameters: parameters, batch: batch)
  }

  private func culprit(_ operation: any Networks.Operation, in set: (Program, Parameters, Batch)? = nil)
    throws
    -> Culprit
  {
    let (right, parameters, batch) = try set ?? setUp([16, 10, 10], samples: 16)
    var program = right
    let replaced = program.replace(with: operation)
    #expect(replaced)
    let report = try GradientCheck().run(program, parameters: parameters, batch: batch)
    #expect(report.verdict == .failed)
    return try #require(report.culprit)
  }
}

/// The right sum, spoiled when it is finished.
private struct Wrong: SumOperation {
  let right: any SumOperation
  let spoil: @Sendable (UnsafeMutableBufferPointer<Double>, Int) -> Void

  init(
    _ name: String, spoil: @escaping @Sendable (UnsafeMutableBufferPointer<Double>, Int) -> Void
  ) {
    right = rightOperation(name)
    self.spoil = spoil
  }

  var output: MatrixName? { right.output }
  var stage: Stage { right.stage }
  var layer: Int { right.layer }
  var lines: [FormulaLine] { right.lines }
  let notes = OperationNotes(title: "", meaning: "", derivation: "")

  func add(_ block: Block, to sum: UnsafeMutablePointer<Double>) { right.add(block, to: sum) }
  func finish(
    _ sum: UnsafeMutableBufferPointer<Double>, sampleCount: Int, parameters: UnsafePointer<Double>
  ) { spoil(sum, sampleCount) }
}

/// Another computation in the place of the right one.
private struct WrongSample: SampleOperation {
  let output: MatrixName?
  let body: @Sendable (Block) -> Void

  init(_ name: String, body: @escaping @Sendable (Block) -> Void) {
    output = MatrixName(name)
    self.body = body
  }

  var stage: Stage { .backward }
  var layer: Int { 1 }
  var lines: [FormulaLine] { [FormulaLine(name, "wrong")] }
  let notes = OperationNotes(title: "", meaning: "", derivation: "")

  func run(_ block: Block) { body(block) }
}

private func rightOperation(_ name: String) -> any SumOperation {
  let operations = (try? Architecture(sizes: [16, 10, 10])).map { Program($0).operations } ?? []
  guard let operation = operations.first(where: { $0.name == name }) as? any SumOperation else {
    preconditionFailure("no sum is called \(name)")
  }
  return operation
}
