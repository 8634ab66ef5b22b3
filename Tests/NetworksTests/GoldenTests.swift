import Datasets
import Foundation
import Matrices
import Testing

@testable import Networks

/// One iteration of a small network as NumPy computed it; `Fixtures/make_golden.py` writes them.
struct GoldenCase: Decodable, Sendable, CustomStringConvertible {
  let sizes: [Int]
  let pixels: [UInt8]
  let labels: [UInt8]
  let parameters: [String: [[Double]]]
  let matrices: [String: [[Double]]]
  let after: [String: [[Double]]]

  var description: String { sizes.map(String.init).joined(separator: "-") }

  static let all: [GoldenCase] = {
    guard let url = Bundle.module.url(forResource: "golden", withExtension: "json", subdirectory: "Fixtures"),
      let data = try? Data(contentsOf: url),
      let cases = try? JSONDecoder().decode([GoldenCase].self, from: data)
    else { return [] }
    return cases
  }()
}

struct GoldenTests {
  // NumPy adds in another order; each number is a sum of at most 16 products of numbers below 1.
  static let tolerance = 1e-14

  @Test func bothNetworksAreThere() {
    #expect(GoldenCase.all.map(\.description) == ["9-5-10", "16-7-6-10"])
  }

  @Test(arguments: GoldenCase.all)
  func everyMatrixAgreesWithNumPy(golden: GoldenCase) throws {
    let side = Int(Double(golden.sizes[0]).squareRoot())
    let samples = Samples(
      shape: ImageShape(height: side, width: side), pixels: golden.pixels, labels: golden.labels)
    let data = DataSet(name: "golden", samples: samples, split: .init(shuffleSeed: nil, devCount: 0))
    let architecture = try Architecture(sizes: golden.sizes)
    let program = Program(architecture)
    var parameters = Parameters(zerosFor: architecture)
    for (text, rows) in golden.parameters {
      let name = try #require(MatrixName(text))
      let fits = parameters.replace(name, with: matrix(rows))
      #expect(fits)
    }
    var workspace = Workspace()
    let batch = Batch(data: data, rows: data.rows(of: .train))
    for operation in program.operations {
      OperationRun(threads: 1).run(
        operation, on: batch, parameters: &parameters, learningRate: 0.1, workspace: &workspace)
    }
    expectClose(data.inputMatrix(rows: batch.rows), golden.matrices["X"], "X")
    for operation in program.operations {
      guard let output = operation.output else { continue }
      expectClose(workspace[output], golden.matrices[output.description], output.description)
    }
    for name in architecture.parameterNames {
      expectClose(parameters[name], golden.after[name.description], "\(name) after the update")
    }
  }

  private func matrix(_ rows: [[Double]]) -> Matrix {
    Matrix(rows: rows.count, columns: rows.first?.count ?? 0) { rows[$0][$1] }
  }

  private func expectClose(_ ours: Matrix?, _ theirs: [[Double]]?, _ what: String) {
    guard let ours, let theirs else {
      Issue.record("\(what) is missing")
      return
    }
    let expected = matrix(theirs)
    #expect(ours.rows == expected.rows && ours.columns == expected.columns, "\(what)")
    for (a, b) in zip(ours.elements, expected.elements) {
      #expect(abs(a - b) <= Self.tolerance, "\(what)")
    }
  }
}
