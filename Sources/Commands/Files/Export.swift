import Debugging
import Foundation
import Matrices
import Networks
import Pictures

extension Command {
  static let export = Command(
    "export", group: .files, usage: "NAMES FILE",
    summary: "write live matrices to a .npz or .npy file for NumPy",
    details: """
      NAMES is all (every matrix that exists now), parameters (W1, b1, and so on), or names with commas between them. A \
      .npz file holds each array under its name, float64, as np.load reads it; a .npy file holds one. L is written as a \
      scalar. An existing file is replaced, whole or not at all.
      """,
    operands: [.exportNames, .path],
    examples: [
      Example("export all iteration.npz", "every matrix, to compare with your own"),
      Example("export parameters trained.npz", "the network"),
      Example("export W1,dW1 first.npz", "two matrices"),
    ],
    run: { interpreter, arguments in
      guard arguments.words.count >= 2, let path = arguments.words.last else {
        throw arguments.missing("names and a file")
      }
      let session = interpreter.session
      let names = try exportNames(arguments.words.dropLast().joined(separator: ","), session)
      let isArchive = path.lowercased().hasSuffix(".npz")
      guard isArchive || path.lowercased().hasSuffix(".npy") else {
        throw CommandError.wrongFileType(path, expected: ".npz or .npy")
      }
      guard !names.isEmpty else { throw arguments.missing("names and a file") }
      guard isArchive || names.count == 1 else {
        throw CommandError.singleArrayNeeded(path, count: names.count)
      }
      let arrays = try names.map { name in
        let matrix = try session.matrix(name)
        let array =
          name.isSingleNumber ? NumericArray(shape: [], elements: matrix.elements) : NumericArray(matrix)
        return NamedArray(name: "\(name)", array: array)
      }
      let file = try interpreter.permissions.pathToWrite(path)
      if isArchive {
        try NpzFile.write(arrays, to: file)
      } else {
        try NpyFile.write(arrays[0].array, to: file)
      }
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
