import ArrayFiles
import Matrices
import Networks
import Rendering

extension Command {
  static let `import` = Command(
    "import", group: .files, usage: "FILE",
    summary: "read parameters that NumPy, PyTorch or gradb wrote",
    details: """
      FILE is a .npz, .npy, .csv or .safetensors file. Takes every array that is named like a parameter (W1, b1, W2, and \
      so on) and has its shape; a bias may be (10,) or (10, 1). Every type of number, row-major and column-major are \
      read. A .npy or .csv file goes to the parameter that the file is named after.

      Where no name is one of gradb's, arrays called like PyTorch's parameters, 0.weight and 0.bias or fc1.weight and \
      fc1.bias, are taken layer by layer: numbered ones in the order of their numbers, others as they follow each other in \
      a .npz file, and as their shapes fit. It says which became which. A bias that is not there is set to 0.

      Either all are taken or, where one does not fit, none. Arrays with other names are left alone, and named.
      """,
    operands: [.path],
    examples: [
      Example("import trained.npz", "parameters that export or np.savez wrote"),
      Example("import model.safetensors", "those of a PyTorch model"),
    ],
    run: { interpreter, arguments in
      if arguments.words.first == "numpy" {
        throw CommandError.plain(
          "NumPy's functions are there already, as np.sum and sum; help functions lists them")
      }
      let path = try arguments.one("a file")
      let arrays = try readArrays(path, interpreter.permissions)
      let session = interpreter.session
      var matrices: [MatrixName: Matrix] = [:]
      var taken: [String] = []
      let isOurs = arrays.contains { MatrixName($0.name)?.isParameter ?? false }
      let layers = PyTorchNames(arrays, keepsOrder: ArrayFile.Format(path: path) == .npz)
      let torch = isOurs ? [:] : try layers.parameters(of: session.architecture)
      for named in arrays {
        let own = MatrixName(named.name).flatMap { $0.isParameter ? $0 : nil }
        guard let name = own ?? torch[named.name] else { continue }
        let old = try session.matrix(name)
        guard let matrix = fitted(named.array, to: old, isTransposable: own == nil) else {
          throw CommandError.wrongShape(
            name: named.name, found: named.array.shape.map(String.init).joined(separator: "×"),
            expected: NumberText.shape(old.rows, old.columns)
              + (named.array.shape == [old.columns, old.rows] ? "; save its transpose, \(name).T" : ""))
        }
        matrices[name] = matrix
        let isTransposed =
          own == nil && named.array.shape.count == 2 && named.array.shape != [old.rows, old.columns]
        taken.append(own == nil ? "\(name) (\(named.name)\(isTransposed ? ", transposed" : ""))" : named.name)
      }
      // A layer without a bias is one whose bias is 0.
      let absent = torch.isEmpty ? [] : session.architecture.parameterNames.filter { matrices[$0] == nil }
      for name in absent {
        let shape = session.architecture.shape(of: name)
        matrices[name] = Matrix(rows: shape.rows, columns: shape.columns ?? 1)
      }
      let others = arrays.map(\.name).filter { torch[$0] == nil && !(MatrixName($0)?.isParameter ?? false) }
      // One edit for all of them, each of which has the shape of its parameter.
      guard !taken.isEmpty, interpreter.session.setParameters(matrices) else {
        throw CommandError.nothingToImport(file: path, found: Array(others.prefix(8)))
      }
      var text = StyledText("took \(taken.joined(separator: ", ")) from \(path)\n")
      if !absent.isEmpty {
        text.append("not in the file, and set to 0: \(absent.map(\.description).joined(separator: ", "))\n")
      }
      if !others.isEmpty {
        text.append("left alone: \(others.joined(separator: ", "))\n", .faint)
      }
      text.append(
        warning(layers.doubtful(among: torch), others).paragraph(columns: interpreter.host.display.columns))
      return CommandResult(text + interpreter.staleRemark)
    })

  /// What may be wrong with a network that PyTorch's names told.
  private static func warning(_ doubtful: [NamedArray], _ others: [String]) -> StyledText {
    var text = StyledText()
    if !doubtful.isEmpty {
      text.append(
        "\(CommandError.listed(doubtful.map(\.name), "and")) have one shape and were taken in the order of their names, "
          + "for the file keeps no other; if the layers have another, rename them, or save a .npz file\n",
        .caution)
    }
    if others.contains(where: PyTorchNames.isOfNormalization) {
      text.append("a normalisation layer is left out: the accuracy will not be the model's\n", .caution)
    }
    return text
  }

  private static func readArrays(_ path: String, _ permissions: Permissions) throws -> [NamedArray] {
    let file = try permissions.pathToRead(path)
    guard let format = ArrayFile.Format(path: path) else {
      throw CommandError.wrongFileType(path, expected: ArrayFile.Format.listed)
    }
    // What save wrote has an entry that is no array.
    if format == .npz { return try NpzFile.read(file, attachment: SavedWork.entry).arrays }
    return try ArrayFile.read(file, as: format)
  }

  /// The array as a matrix of the shape of `old`, or nil.
  ///
  /// A bias may be written as a vector; weights may be the other way round only where `isTransposable`.
  private static func fitted(_ array: NumericArray, to old: Matrix, isTransposable: Bool) -> Matrix? {
    if old.columns == 1, array.shape == [old.rows] {
      return Matrix(rows: old.rows, columns: 1, elements: array.elements)
    }
    if array.shape == [old.rows, old.columns] { return array.matrix }
    return isTransposable && array.shape == [old.columns, old.rows] ? array.matrix?.transposed : nil
  }
}
