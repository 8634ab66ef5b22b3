import ArrayFiles
import Matrices

/// Files whose names count layers otherwise than gradb: lists from 0, or matrices Theta that have their bias as a column.
struct NotebookSpelling {
  /// The arrays under names that count as gradb's do.
  let arrays: [NamedArray]
  /// What was read otherwise, in words; nil where nothing was.
  let remark: String?

  init(_ file: [NamedArray]) {
    func has(_ word: String, _ number: Int) -> Bool {
      file.contains { Self.parts($0.name).map { $0.word == word && $0.number == number } ?? false }
    }
    if has("theta", 1), has("theta", 2) || has("a", 1), !has("b", 1) {
      (arrays, remark) = (
        file.flatMap { array in
          let read = Self.ofTheta(array)
          // a1 with its ones stands beside X.
          return read.first?.name == "X" && file.contains { $0.name == "X" }
            ? (array.name == "X" ? [array] : []) : read
        },
        "Theta1 is read as b1 and W1, its first column and the others; a1 as X, z2 as Z1"
      )
    } else if has("w", 0) {
      arrays = file.map { Self.counted($0, in: file) }
      remark = "the layers are counted from 0 in the file: w0 is W1"
    } else {
      (arrays, remark) = (file, nil)
    }
  }

  /// A name in small letters as gradb spells it, without its number, and that; nil where it has none.
  private static func parts(_ name: String) -> (word: String, number: Int, rest: String)? {
    var plain = name.lowercased()
    var rest = ""
    if let ending = NotebookArrayRole.afterwards.first(where: plain.hasSuffix) {
      (plain, rest) = (String(plain.dropLast(ending.count)), ending)
    }
    let letters = NotebookArrayRole.spelled(plain)
    let digits = letters.reversed().prefix { $0.isNumber }.count
    guard let number = Int(letters.suffix(digits)) else { return nil }
    return (String(letters.dropLast(digits)), number, rest)
  }

  /// An array of lists that count from 0.
  private static func counted(_ array: NamedArray, in file: [NamedArray]) -> NamedArray {
    guard let (word, number, rest) = parts(array.name),
      ["w", "b", "dw", "db", "z", "a", "dz", "da"].contains(word)
    else { return array }
    // a0 may be what the first layer reads; then z0 is not there, but z1.
    let isOfLayers = ["a", "z", "dz", "da"].contains(word)
    let countsFromOne =
      isOfLayers && !file.contains { parts($0.name).map { $0.word == "z" && $0.number == 0 } ?? false }
    return countsFromOne ? array : NamedArray(name: "\(word)\(number + 1)\(rest)", array: array.array)
  }

  /// What an array is under names in which layer 1 is the inputs.
  private static func ofTheta(_ array: NamedArray) -> [NamedArray] {
    guard let (word, number, rest) = parts(array.name), let matrix = array.array.matrix else {
      return [array]
    }
    func named(_ name: String, _ columns: Range<Int>) -> NamedArray {
      let part = Matrix(rows: matrix.rows, columns: columns.count) { matrix[$0, $1 + columns.lowerBound] }
      return NamedArray(name: name, array: NumericArray(part))
    }
    switch word {
    case "theta", "dtheta":
      let gradient = word == "dtheta" ? "d" : ""
      return [
        named("\(gradient)b\(number)\(rest)", 0..<1),
        named("\(gradient)W\(number)\(rest)", 1..<matrix.columns),
      ]
    case "a":
      let hasOnes = matrix.columns > 1 && (0..<matrix.rows).allSatisfy { matrix[$0, 0] == 1 }
      let hasRowOfOnes = !hasOnes && matrix.rows > 1 && (0..<matrix.columns).allSatisfy { matrix[0, $0] == 1 }
      let name = number == 1 ? "X" : "A\(number - 1)"
      if hasRowOfOnes {
        let part = Matrix(rows: matrix.rows - 1, columns: matrix.columns) { matrix[$0 + 1, $1] }
        return [NamedArray(name: name, array: NumericArray(part))]
      }
      return [named(name, (hasOnes ? 1 : 0)..<matrix.columns)]
    case "z", "dz":
      return number > 1 ? [NamedArray(name: "\(word)\(number - 1)", array: array.array)] : [array]
    default: return [array]
    }
  }
}
