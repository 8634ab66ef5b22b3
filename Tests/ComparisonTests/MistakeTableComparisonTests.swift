import ArrayFiles
import Comparison
import Expressions
import Matrices
import Networks
import Testing

/// Every mistake of the table, in a file of its own: `compare` names it, and under no false name.
struct MistakeTableComparisonTests {
  /// A file, and what its names stand for in lines.
  private struct Example {
    let file: NotebookFile
    var names: [String: Value]

    init(hidden: [Int], count: Int, _ activation: Activation, _ rule: DescentRule) throws {
      file = try NotebookFile(hidden: hidden, count: count, activation: activation, rule: rule)
      names = [
        "m": .integer(count), "alpha": .number(file.alpha), "l2": .number(rule.l2),
        "momentum": .number(rule.momentum),
      ]
      for (name, array) in file.arrays {
        guard let matrix = array.matrix else { continue }
        names[name] = array.shape.isEmpty ? .number(array.elements[0]) : .array(ArrayValue(matrix))
      }
      let labels = (0..<count).map { sample in
        Double((0..<10).first { file["Y"][$0, sample] == 1 } ?? 0)
      }
      names["y"] = .array(ArrayValue(vector: labels, kind: .int))
      names.merge(MistakeTable.names(forTargets: file["Y"])) { $1 }
    }

    /// What a line of `output` gives, in that matrix's shape; nil where it gives nothing of the kind, or nothing finite.
    func value(_ line: Formula, _ output: MatrixName, in table: MistakeTable) -> Matrix? {
      // A velocity is that of the iteration before, up to the line that writes the next one.
      var names = names
      let written = table.operations.prefix { $0.output != output }.compactMap(\.output)
      let states = table.architecture.parameterNames.compactMap { $0.state(.v) }
      for name in states where !written.contains(name) { names["\(name)"] = names["\(name)_old"] }
      let right = file["\(output)"]
      let value = line.matrix(rows: right.rows, columns: right.columns, in: names)
      return value.flatMap { $0.elements.allSatisfy(\.isFinite) ? $0 : nil }
    }
  }

  private static func areAlike(_ left: Matrix, _ right: Matrix) -> Bool {
    let largest = largest(right)
    return zip(left.elements, right.elements).allSatisfy { abs($0 - $1) <= 1e-7 * largest }
  }

  private static func largest(_ matrix: Matrix) -> Double {
    matrix.elements.reduce(0) { max($0, abs($1)) }
  }

  /// Every tenth slip, for there are hundreds, and all that have words of their own.
  private static func lines(
    _ known: [Mistake], _ slips: [Mistake]
  ) -> [Mistake] {
    known.filter { $0.formula != nil }
      + slips.enumerated().filter { $0.offset % 10 == 0 }.map(\.element)
  }

  @Test(arguments: [(Activation.relu, 0.0, 0.0), (.sigmoid, 0, 0), (.leakyReLU, 0.5, 0.9)])
  func everyMistakeIsNamedAndNoneFalsely(activation: Activation, l2: Double, momentum: Double)
    throws
  {
    var rule = DescentRule()
    (rule.l2, rule.momentum) = (l2, momentum)
    let example = try Example(hidden: [10], count: 7, activation, rule)
    // With other numbers and sizes, where lines that gave the same by chance give something else.
    let other = try Example(hidden: [10], count: 11, activation, rule)
    let table = MistakeTable(try example.file.saved().architecture, m: 7, rule: rule)
    var named = 0
    for output in table.operations.compactMap(\.output) {
      guard let right = table.right(output).flatMap({ example.value($0, output, in: table) }) else {
        Issue.record("\(output) has no value")
        continue
      }
      for mistake in Self.lines(table.mistakes(in: output), table.slips(in: output)) {
        guard let line = mistake.formula, let wrong = example.value(line, output, in: table),
          !Self.areAlike(wrong, right),
          // What adds up to 0 is rounding alone.
          Self.largest(wrong) > 1e-9 * Self.largest(right)
        else { continue }
        var file = example.file
        if output.isSingleNumber {
          file.arrays["\(output)"] = NumericArray(shape: [], elements: wrong.elements)
        } else {
          file.put(wrong, as: "\(output)")
        }
        let comparison = try file.comparison()
        // Some lines leave what is right written in another way: with errors that are divided, parameters after the
        // update, or an array that a later line has overwritten.
        guard !comparison.conventions.errorsAreDivided, comparison.stepTaken == nil,
          !comparison.rows.contains(where: { $0.verdict == .overwritten })
        else { continue }
        let row = comparison.wrong.first ?? comparison.excused.first
        #expect(row?.name == "\(output)", "\(output) = \(mistake.line)")
        #expect(
          comparison.wrong.count <= 1,
          "\(output) = \(mistake.line): \(comparison.wrong.map(\.name))")
        let isTrue =
          row?.mistakes.contains { found in
            guard let formula = found.formula ?? (try? Formula(found.line)),
              let here = other.value(formula, output, in: table),
              let there = other.value(line, output, in: table)
            else {
              return found.line == mistake.line
            }
            return Self.areAlike(here, there)
          } ?? false
        #expect(isTrue, "\(output) = \(mistake.line) is called \(row?.mistakes.map(\.line) ?? [])")
        named += 1
      }
    }
    #expect(named > 80)
  }
}
