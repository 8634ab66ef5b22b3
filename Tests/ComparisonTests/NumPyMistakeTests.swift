import ArrayFiles
import Comparison
import Foundation
import Matrices
import Networks
import TestSupport
import Testing

/// Wrong lines that NumPy has evaluated (`Fixtures/make_mistakes.py`): each is named, with samples as columns and as rows.
struct NumPyMistakeTests {
  struct WrongLine: Sendable, CustomTestStringConvertible {
    let array: String
    let line: String
    let value: Matrix
    var testDescription: String { "\(array) = \(line)" }
  }

  /// The right iteration, and the wrong lines.
  static let fixture: (right: [String: Matrix], wrong: [WrongLine]) = {
    let file = Repository.root.appendingPathComponent("Tests/ComparisonTests/Fixtures/mistakes.json")
    guard let data = try? Data(contentsOf: file),
      let json = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let right = json["right"] as? [String: Any], let wrong = json["wrong"] as? [[String: Any]]
    else { return ([:], []) }
    return (
      right.compactMapValues(matrix),
      wrong.compactMap { line in
        guard let array = line["array"] as? String, let text = line["line"] as? String,
          let value = line["value"].flatMap(matrix)
        else { return nil }
        return WrongLine(array: array, line: text, value: value)
      }
    )
  }()

  /// A number, a row of numbers or rows of them.
  private static func matrix(_ json: Any) -> Matrix? {
    if let rows = json as? [[Double]] {
      return Matrix(rows: rows.count, columns: rows[0].count) { rows[$0][$1] }
    }
    if let row = json as? [Double] { return Matrix(rows: 1, columns: row.count, elements: row) }
    return (json as? Double).map { Matrix(rows: 1, columns: 1, elements: [$0]) }
  }

  private func file(_ changed: [String: Matrix], rows: Bool) throws -> NotebookFile {
    var file = try NotebookFile(hidden: [10, 10])
    file.arrays = Self.fixture.right.merging(changed) { $1 }.mapValues { matrix in
      switch matrix.elements.count {
      case 1: NumericArray(shape: [], elements: matrix.elements)
      case matrix.columns: NumericArray(shape: [matrix.columns], elements: matrix.elements)
      default: NumericArray(rows ? matrix.transposed : matrix)
      }
    }
    return file
  }

  @Test(arguments: [false, true])
  func theRightIterationIsRight(rows: Bool) throws {
    let comparison = try file([:], rows: rows).comparison()
    #expect(comparison.isRight && comparison.rows.count == 20)
    #expect(Self.fixture.wrong.count >= 50)
  }

  @Test(arguments: fixture.wrong, [false, true])
  func aLineThatNumPyEvaluatedIsNamed(wrong: WrongLine, rows: Bool) throws {
    let comparison = try file([wrong.array: wrong.value], rows: rows).comparison()
    #expect(comparison.wrong.count == 1, "\(comparison.wrong.map(\.name))")
    let row = try #require(comparison.wrong.first)
    #expect(row.name == wrong.array.replacing("_new", with: " after"))
    #expect(row.mistake?.line == wrong.line)
  }
}
