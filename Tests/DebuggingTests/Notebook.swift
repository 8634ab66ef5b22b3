import Debugging
import Foundation
import Matrices
import Networks

/// The exercise's backpropagation for one hidden layer as a notebook writes it, sample by sample and without
/// any of gradb's own operations: what gradb's are compared with.
struct Notebook {
  private let x: Matrix
  private let y: Matrix
  private let w1: Matrix
  private let b1: Matrix
  private let w2: Matrix
  private let b2: Matrix

  init(_ session: Session) throws {
    x = try session.matrix(MatrixName(.input))
    y = try session.matrix(MatrixName(.oneHot))
    w1 = try session.matrix(MatrixName(.weights, layer: 1))
    b1 = try session.matrix(MatrixName(.bias, layer: 1))
    w2 = try session.matrix(MatrixName(.weights, layer: 2))
    b2 = try session.matrix(MatrixName(.bias, layer: 2))
  }

  /// dW1, db1, dW2 and db2 as means over the samples, each in column order.
  func gradients() -> [String: [Double]] {
    let m = Double(x.columns)
    var dW1 = Matrix(rows: w1.rows, columns: w1.columns)
    var db1 = [Double](repeating: 0, count: w1.rows)
    var dW2 = Matrix(rows: w2.rows, columns: w2.columns)
    var db2 = [Double](repeating: 0, count: w2.rows)
    for sample in 0..<x.columns {
      let input = (0..<x.rows).map { x[$0, sample] }
      let z1 = product(w1, input, b1)
      let a1 = z1.map { max(0, $0) }
      let powers = product(w2, a1, b2).map { exp($0) }
      let total = powers.reduce(0, +)
      let dZ2 = powers.indices.map { powers[$0] / total - y[$0, sample] }
      let dZ1 = z1.indices.map { neuron in
        z1[neuron] > 0 ? dZ2.indices.reduce(0) { $0 + w2[$1, neuron] * dZ2[$1] } : 0
      }
      add(dZ2, a1, to: &dW2, &db2, dividedBy: m)
      add(dZ1, input, to: &dW1, &db1, dividedBy: m)
    }
    return ["dW1": dW1.elements, "db1": db1, "dW2": dW2.elements, "db2": db2]
  }

  private func product(_ w: Matrix, _ input: [Double], _ b: Matrix) -> [Double] {
    (0..<w.rows).map { row in b[row, 0] + input.indices.reduce(0) { $0 + w[row, $1] * input[$1] } }
  }

  private func add(
    _ dZ: [Double], _ input: [Double], to dW: inout Matrix, _ db: inout [Double], dividedBy m: Double
  ) {
    for row in dZ.indices {
      db[row] += dZ[row] / m
      for column in input.indices { dW[row, column] += dZ[row] * input[column] / m }
    }
  }
}
