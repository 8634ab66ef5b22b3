import Expressions
import Foundation
import Matrices
import Testing

/// No text may trap, hang or take much memory; it has a value or an error that points into it.
struct FuzzTests {
  private static let small: EvaluationLimits = {
    var limits = EvaluationLimits()
    limits.elements = 20_000
    limits.liveElements = 60_000
    limits.work = 2_000_000
    return limits
  }()

  private static let pieces: [String] =
    FunctionTable.all.flatMap { [$0.name + "(", "np." + $0.name + "(", "." + $0.name + "("] } + [
      "W1", "X", "y", "Y", "v", "odd", "none", "nothing", "L", "m", "Z1", "b1", "np", "np.", "np.pi",
      "np.nan", "nope",
      "True", "False", "None", "and", "or", "not", "if", "lambda", "float", "int", "0", "1", "-1", "2", "0.5",
      "1e999",
      "9e18", "-9223372036854775808", "1e-320", "7", "3", "5", "10", "16", "+", "-", "*", "/", "//", "%",
      "**", "@",
      "&", "|", "^", "~", "<", "<=", "==", "!=", "=", "+=", ":=", "(", "(", "(", ")", ")", ")", ")", "[", "[",
      "]", "]",
      "]", ",", ",", ":", ":", "...", ".", ".T", ".shape", "axis=", "keepdims=True", "[::-1]", "[:, 0]",
      "[None]",
      "(2, 3)", "[0, 1]", "#", "é", "∑", "\"", "$1", "$",
    ]

  private func check(_ text: String) {
    var scope = Golden.live
    scope["$1"] = .tuple([.number(3), .none])
    do throws(ExpressionError) {
      let statement = try Statement(text)
      _ = statement.freeNames
      let value = try statement.value(in: scope, limits: Self.small)
      #expect(!value.kindDescription.isEmpty)
    } catch {
      #expect(!error.message.isEmpty, "\(text)")
      #expect(0 <= error.columns.lowerBound && error.columns.upperBound <= text.count, "\(text)")
    }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func randomTokens(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      let count = 1 + random.below(14)
      let words = (0..<count).map { _ in Self.pieces[random.below(Self.pieces.count)] }
      check(words.joined(separator: random.below(2) == 0 ? "" : " "))
    }
  }

  @Test(arguments: [5, 6, 7, 8] as [UInt64])
  func changedLines(seed: UInt64) throws {
    let lines = try #require(Golden.file).cases.map { Array($0.line) }
    var random = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      var line = lines[random.below(lines.count)]
      for _ in 0...random.below(3) {
        let place = random.below(line.count + 1)
        switch random.below(4) {
        case 0 where place < line.count: line.remove(at: place)
        case 1:
          let other = lines[random.below(lines.count)]
          line = Array(line.prefix(place) + other.suffix(from: random.below(other.count + 1)))
        case 2 where line.count > 1: line.swapAt(random.below(line.count), random.below(line.count))
        default: line.insert(contentsOf: Self.pieces[random.below(Self.pieces.count)], at: place)
        }
      }
      check(String(line))
    }
  }

  @Test func randomCharacters() {
    var random = SeededGenerator(seed: 9)
    for _ in 0..<5_000 {
      let scalars = (0..<random.below(20)).map { _ in
        Unicode.Scalar(UInt32(random.below(random.below(3) == 0 ? 0x3000 : 0x80))).map(Character.init) ?? " "
      }
      check(String(scalars))
    }
  }

  /// Well-formed expressions, most of which have a value.
  @Test(arguments: [10, 11, 12, 13] as [UInt64])
  func randomExpressions(seed: UInt64) {
    var grammar = RandomExpression(seed: seed)
    var values = 0
    for _ in 0..<5_000 {
      let text = grammar.expression(depth: 4)
      check(text)
      let value = try? ParsedExpression(text).value(in: Golden.live, limits: Self.small)
      values += value == nil ? 0 : 1
    }
    #expect(values > 500, "the fuzz gets past the errors")
  }
}
