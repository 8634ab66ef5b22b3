import ArrayFiles
import Debugging
import Expressions
import Networks
import Rendering

extension Command {
  static let export = Command(
    "export", group: .files, usage: "[NAMES] FILE [--compressed] [--pytorch] [--rows]",
    summary: "write matrices, or an iteration as a program, for NumPy or PyTorch",
    details: """
      NAMES is all (every matrix that exists now), parameters (W1, b1, and so on), or names with commas between them, of \
      matrices, of y and m, or of your own arrays. A .npz or .safetensors file holds each array under its name, \
      float64; a .npy or .csv file holds one. L is written as a scalar. An existing file is replaced, whole or not at all.

      With --pytorch, W1 and b1 are called 0.weight and 0.bias, W2 and b2 2.weight and 2.bias, and so on, as \
      torch.nn.Sequential calls its layers when an activation stands between them; a bias has one dimension. So \
      load_state_dict takes the file as it is.

      Without names, a FILE.py is the iteration as list shows it, as a program that NumPy runs: this network, this rule, \
      the present samples and parameters, which it reads from FILE-arrays.npz beside it. With --rows, each sample is a row.
      """,
    options: [
      Option(.compressed), Option(.pyTorch), Option(.rows),
    ],
    operands: [.exportNames, .path],
    examples: [
      Example("export all iteration.npz", "every matrix, to compare with your own"),
      Example("export parameters trained.npz", "the network"),
      Example("export W1,dW1 first.npz", "two matrices"),
      Example("export parameters net.npz --pytorch", "under names of PyTorch"),
      Example("export iteration.py", "one iteration, to run with python3"),
    ],
    run: { interpreter, arguments in
      if arguments.words.count == 1, arguments.text.lowercased().hasSuffix(".py") {
        guard !arguments.has(.compressed), !arguments.has(.pyTorch) else {
          throw CommandError.plain("--compressed and --pytorch are for arrays, and a program has none")
        }
        return try interpreter.exportProgram(to: arguments.text, samplesAreRows: arguments.has(.rows))
      }
      guard !arguments.has(.rows) else {
        throw CommandError.plain("--rows is for a program: export iteration.py --rows")
      }
      guard arguments.words.count >= 2, let path = arguments.words.last else {
        throw arguments.missing("names and a file")
      }
      let arrays = try exported(
        arguments.words.dropLast().joined(separator: ","), interpreter.session,
        isPyTorch: arguments.has(.pyTorch))
      guard let format = ArrayFile.Format(path: path) else {
        throw CommandError.wrongFileType(path, expected: ArrayFile.Format.listed)
      }
      guard !arrays.isEmpty else { throw arguments.missing("names and a file") }
      guard format.holdsSeveral || arrays.count == 1 else {
        throw CommandError.singleArrayNeeded(path, count: arrays.count)
      }
      let isCompressed = arguments.has(.compressed)
      guard !isCompressed || format == .npz else {
        throw CommandError.plain("only a .npz file can be compressed, and \(path) is none")
      }
      // The setup of a lesson runs again and again, and writes the same each time.
      let target = try interpreter.permissions.pathToWrite(path) {
        (try? ArrayFile.read($0, as: format)) == arrays
      }
      let list = arrays.map(\.name).joined(separator: ", ")
      guard let target else { return CommandResult(StyledText("\(path) has \(list) already\n")) }
      try interpreter.host.longWork("writing \(path)", as: "export", kept: "no file was written") { stop, _ in
        try ArrayFile.write(arrays, to: target, as: format, isCompressed: isCompressed, stop: stop)
      }
      let bytes = arrays.reduce(0) { $0 + $1.array.elements.count } * MemoryLayout<Double>.stride
      let cost = bytes >= 10_000_000 ? ", \(NumberText.megabytes(bytes))" : ""
      return CommandResult(StyledText("wrote \(list) to \(path)\(cost)\n"))
    })

  /// The arrays that `text` names, each under the name that it gets in the file.
  private static func exported(_ text: String, _ session: Session, isPyTorch: Bool) throws -> [NamedArray] {
    let names = SessionNames(session, variables: session.variables)
    let words: [String] =
      switch text {
      case "all": session.liveMatrixNames.map(\.description) + (session.updateNumber == nil ? [] : ["t"])
      case "parameters": session.architecture.parameterNames.map(\.description)
      default: text.split(separator: ",").map(String.init)
      }
    return try words.map { word in
      if text == "all", word == "t", let t = session.updateNumber {
        return NamedArray(name: word, array: NumericArray(shape: [], elements: [Double(t)]))
      }
      if MatrixName(word) == nil, let value = try names.value(of: word) {
        return try exported(value, word, isPyTorch: isPyTorch)
      }
      let reference = try MatrixReference(word)
      guard reference.selection == nil else {
        throw CommandError.plain(
          "export writes whole matrices; expected \(reference.name) instead of \(word)")
      }
      let (name, matrix) = (reference.name, try session.matrix(reference.name))
      if isPyTorch {
        guard let array = PyTorchNames.array(matrix, of: name) else { throw noParameter("\(name)") }
        return array
      }
      return NamedArray(
        name: "\(name)",
        array: name.isSingleNumber
          ? NumericArray(shape: [], elements: matrix.elements) : NumericArray(matrix))
    }
  }

  private static func noParameter(_ name: String) -> CommandError {
    .plain("--pytorch writes parameters, and \(name) is none; export parameters FILE --pytorch")
  }

  /// What a name stands for in expressions, in NumPy's shape.
  private static func exported(_ value: Value, _ name: String, isPyTorch: Bool) throws -> NamedArray {
    guard !isPyTorch else { throw noParameter(name) }
    guard case .array(let array) = value else {
      throw CommandError.plain("\(name) is no array of numbers, which is what export writes")
    }
    switch array.shape {
    case .scalar: return NamedArray(name: name, array: NumericArray(shape: [], elements: array.elements))
    case .vector(let count):
      return NamedArray(name: name, array: NumericArray(shape: [count], elements: array.elements))
    case .matrix: return NamedArray(name: name, array: NumericArray(array.matrix))
    }
  }
}

extension CommandOption<Void> {
  fileprivate static var compressed: Self {
    Self(
      "--compressed", "make a .npz smaller, as np.savez_compressed does")
  }
  fileprivate static var pyTorch: Self {
    Self("--pytorch", "call parameters as torch.nn.Sequential does")
  }
  fileprivate static var rows: Self {
    Self(
      "--rows", "in a program: a row for each sample, as most notebooks have it")
  }
}
