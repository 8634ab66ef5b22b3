import Foundation
import TestSupport
import Matrices
import Testing

@testable import ArrayFiles

/// Whether NumPy itself reads what gradb writes.
@Suite(.enabled(if: hasNumPy, "needs python3 with NumPy"))
struct NumPyTests {
  @Test func numPyReadsAnArray() throws {
    let folder = try TemporaryFolder()
    try NpyFile.write(sampleArrays[7], to: folder.path("cube.npy"))
    let output = try python(
      "a = np.load(sys.argv[1]); print(a.shape, a.dtype, a.ravel().tolist() == list(range(24)))",
      folder.path("cube.npy"))
    #expect(output == "(2, 3, 4) float64 True\n")
  }

  @Test func numPyReadsAnArchive() throws {
    let folder = try TemporaryFolder()
    let arrays = [
      NamedArray(name: "W1", array: NumericArray(Matrix(rows: 2, columns: 3) { Double(10 * $0 + $1) })),
      NamedArray(name: "Überraschung", array: sampleArrays[0]),
    ]
    try NpzFile.write(arrays, to: folder.path("arrays.npz"))
    let output = try python(
      "a = np.load(sys.argv[1]); print(a.files == ['W1', '\\xdcberraschung'], a['W1'].tolist(), a[a.files[1]])",
      folder.path("arrays.npz"))
    #expect(output == "True [[0.0, 1.0, 2.0], [10.0, 11.0, 12.0]] 0.25\n")
  }

  @Test func pythonFindsNoFaultInTheArchive() throws {
    let folder = try TemporaryFolder()
    try NpzFile.write(sampleNamed, to: folder.path("arrays.npz"))
    let output = try python(
      "import zipfile; print(zipfile.ZipFile(sys.argv[1]).testzip())", folder.path("arrays.npz"))
    #expect(output == "None\n")
  }
}

private let hasNumPy = (try? python("print('yes')", "")) == "yes\n"

/// What python3 prints when it runs `code` with NumPy as np and `argument` as sys.argv[1].
private func python(_ code: String, _ argument: String) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["python3", "-c", "import sys, numpy as np\n\(code)", argument]
  let output = Pipe()
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  try process.run()
  let data = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return String(decoding: data, as: UTF8.self)
}
