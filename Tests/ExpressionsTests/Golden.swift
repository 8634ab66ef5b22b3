import Expressions
import Foundation

/// What NumPy computed; `Fixtures/make_golden.py` writes it.
struct Golden: Decodable, Sendable {
  /// A number, or its name where JSON has none.
  struct Number: Decodable, Sendable {
    let value: Double

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        value = Double(text) ?? .nan
      } else {
        value = try container.decode(Double.self)
      }
    }
  }

  /// An array, its elements row after row; or a tuple.
  struct Result: Decodable, Sendable {
    let shape: [Int]?
    let type: String?
    let elements: [Number]?
    let tuple: [Number]?
  }

  struct Case: Decodable, Sendable, CustomStringConvertible {
    let line: String
    let isNotebook: Bool
    let result: Result

    private enum Keys: CodingKey { case line, isNotebook }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Keys.self)
      line = try container.decode(String.self, forKey: .line)
      isNotebook = try container.decode(Bool.self, forKey: .isNotebook)
      result = try Result(from: decoder)
    }

    var description: String { line }
  }

  let names: [String: Result]
  let cases: [Case]

  static let file: Golden? = {
    guard let url = Bundle.module.url(forResource: "golden", withExtension: "json", subdirectory: "Fixtures"),
      let data = try? Data(contentsOf: url)
    else { return nil }
    return try? JSONDecoder().decode(Golden.self, from: data)
  }()

  /// The live matrices.
  static let live: [String: Value] = (file?.names ?? [:]).mapValues { .array($0.array) }
  /// The same, but Y the labels, as notebooks call them.
  static let notebook: [String: Value] = live.merging(["Y": live["y"] ?? .none]) { $1 }
}

extension Golden.Result {
  var array: ArrayValue {
    let dimensions = shape ?? []
    let numbers = (elements ?? []).map(\.value)
    let kind = type.flatMap { ElementType(rawValue: $0) } ?? .float
    guard dimensions.count == 2 else {
      return ArrayValue(
        shape: dimensions.isEmpty ? .scalar : .vector(dimensions[0]), kind: kind, elements: numbers)
    }
    let (rows, columns) = (dimensions[0], dimensions[1])
    let elements = (0..<rows * columns).map { numbers[$0 % rows * columns + $0 / rows] }
    return ArrayValue(shape: .matrix(rows: rows, columns: columns), kind: kind, elements: elements)
  }
}
