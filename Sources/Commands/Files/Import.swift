import Foundation
import Matrices
import Networks
import Pictures

extension Command {
  static let `import` = Command(
    "import", group: .files, usage: "FILE",
    summary: "read parameters from a .npz or .npy file",
    details: """
      Takes every array that is named like a parameter (W1, b1, W2, and so on) and has its shape; a bias may be (10,) or \
      (10, 1). float32 and float64, row-major and column-major are all read. A .npy file goes to the parameter that the \
      file is named after. Either all of them are taken or, where one does not fit, none. Arrays with other names are \
      left alone, and named.
      """,
    operands: [.path],
    examples: [Example("import trained.npz", "parameters that export or np.savez wrote")],
    run: { interpreter, arguments in
      let path = try arguments.one("a file")
      let arrays = try readArrays(path, interpreter.permissions)
      var matrices: [MatrixName: Matrix] = [:]
      var taken: [String] = []
      var others: [String] = []
      for named in arrays {
        guard let name = MatrixName(named.name), name.isParameter else {
          others.append(named.name)
          continue
        }
        let old = try interpreter.session.matrix(name)
        guard let matrix = fitted(named.array, to: old) else {
          throw CommandError.wrongShape(
            name: named.name, found: named.array.shape.map(String.init).joined(separator: "×"),
            expected: NumberText.shape(old.rows, old.columns)
              + (named.array.shape == [old.columns, old.rows] ? "; save its transpose, \(name).T" : ""))
        }
        matrices[name] = matrix
        taken.append(named.name)
      }
      // One edit for all of them, each of which has the shape of its parameter.
      guard !taken.isEmpty, interpreter.session.setParameters(matrices) else {
        throw CommandError.nothingToImport(file: path, found: Array(others.prefix(8)))
      }
      var text = StyledText("took \(taken.joined(separator: ", ")) from \(path)\n")
      if !others.isEmpty {
        text.append("left alone: \(others.joined(separator: ", "))\n", .faint)
      }
      return CommandResult(text + interpreter.staleRemark)
    })

  private static func readArrays(_ path: String, _ permissions: Permissions) throws -> [NamedArray] {
    let file = try permissions.pathToRead(path)
    if path.lowercased().hasSuffix(".npz") {
      // What save wrote has an entry that is no array.
      return try NpzFile.read(file, attachment: SavedWork.entry).arrays
    }
    guard path.lowercased().hasSuffix(".npy") else {
      throw CommandError.wrongFileType(path, expected: ".npz or .npy")
    }
    let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    return [NamedArray(name: name, array: try NpyFile.read(file))]
  }

  /// The array as a matrix of the shape of `old`, or nil. Only a vector may be written in another shape.
  private static func fitted(_ array: NumericArray, to old: Matrix) -> Matrix? {
    if array.shape == [old.rows] && old.columns == 1 {
      return Matrix(rows: old.rows, columns: 1, elements: array.elements)
    }
    return array.shape == [old.rows, old.columns] ? array.matrix : nil
  }
}
