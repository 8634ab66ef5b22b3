import Debugging
import Matrices
import Networks
import Pictures

extension Command {
  static let export = Command(
    "export", group: .files, usage: "NAMES FILE [--compressed] [--pytorch]",
    summary: "write live matrices to a file for NumPy, PyTorch or a spreadsheet",
    details: """
      NAMES is all (every matrix that exists now), parameters (W1, b1, and so on), or names with commas between them. A \
      .npz or .safetensors file holds each array under its name, float64; a .npy or .csv file holds one. L is written as \
      a scalar. An existing file is replaced, whole or not at all.

      With --pytorch, W1 and b1 are called 0.weight and 0.bias, W2 and b2 2.weight and 2.bias, and so on, as \
      torch.nn.Sequential calls its layers when an activation stands between them; a bias has one dimension. So \
      load_state_dict takes the file as it is.
      """,
    options: [
      Option("--compressed", nil, "make a .npz smaller, as np.savez_compressed does"),
      Option("--pytorch", nil, "call parameters as torch.nn.Sequential does"),
    ],
    operands: [.exportNames, .path],
    examples: [
      Example("export all iteration.npz", "every matrix, to compare with your own"),
      Example("export parameters trained.npz", "the network"),
      Example("export W1,dW1 first.npz", "two matrices"),
      Example("export parameters net.npz --pytorch", "under names of PyTorch"),
    ],
    run: { interpreter, arguments in
      guard arguments.words.count >= 2, let path = arguments.words.last else {
        throw arguments.missing("names and a file")
      }
      let session = interpreter.session
      let names = try exportNames(arguments.words.dropLast().joined(separator: ","), session)
      guard let format = ArrayFile.Format(path: path) else {
        throw CommandError.wrongFileType(path, expected: ArrayFile.Format.listed)
      }
      guard !names.isEmpty else { throw arguments.missing("names and a file") }
      guard format.holdsSeveral || names.count == 1 else {
        throw CommandError.singleArrayNeeded(path, count: names.count)
      }
      let isCompressed = arguments.has("--compressed")
      guard !isCompressed || format == .npz else {
        throw CommandError.plain("only a .npz file can be compressed, and \(path) is none")
      }
      let arrays = try names.map { name in
        let matrix = try session.matrix(name)
        if arguments.has("--pytorch") { return try PyTorchNames.array(matrix, of: name) }
        let array =
          name.isSingleNumber ? NumericArray(shape: [], elements: matrix.elements) : NumericArray(matrix)
        return NamedArray(name: "\(name)", array: array)
      }
      try ArrayFile.write(
        arrays, to: interpreter.permissions.pathToWrite(path), as: format, isCompressed: isCompressed)
      let list = names.map(\.description).joined(separator: ", ")
      let bytes = arrays.reduce(0) { $0 + $1.array.elements.count } * MemoryLayout<Double>.stride
      let cost = bytes >= 10_000_000 ? ", \(NumberText.megabytes(bytes))" : ""
      return CommandResult(StyledText("wrote \(list) to \(path)\(cost)\n"))
    })

  private static func exportNames(_ text: String, _ session: Session) throws -> [MatrixName] {
    if text == "all" { return session.liveMatrixNames }
    if text == "parameters" { return session.architecture.parameterNames }
    return try text.split(separator: ",").map { word in
      let reference = try MatrixReference(String(word))
      guard reference.selection == nil else {
        throw CommandError.plain(
          "export writes whole matrices; expected \(reference.name) instead of \(word)")
      }
      return reference.name
    }
  }
}
