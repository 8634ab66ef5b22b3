import Matrices
import TestSupport
import Testing

@testable import ArrayFiles

/// A matrix as lines of numbers with commas between them.
struct CSVMatrixFileTests {
  private let place = ArrayFileError.Place(file: "a.csv")

  private func decode(_ text: String) throws -> NumericArray {
    try CSVMatrixFile.decode(Array(text.utf8), place: place)
  }

  @Test func whatIsWrittenIsReadToTheLastBit() throws {
    let folder = try TemporaryFolder()
    let matrix = Matrix(rows: 2, columns: 3, elements: [0.1, -0.0, 1e-300, .infinity, -1.0 / 3, 1e22])
    try CSVMatrixFile.write(NumericArray(matrix), to: folder.path("a.csv"))
    #expect(try CSVMatrixFile.read(folder.path("a.csv")).matrix == matrix)
    try CSVMatrixFile.write(NumericArray(shape: [2], elements: [.nan, 4]), to: folder.path("b.csv"))
    let vector = try CSVMatrixFile.read(folder.path("b.csv"))
    #expect(vector.shape == [2, 1])
    #expect(vector.elements[0].isNaN && vector.elements[1] == 4)
  }

  /// As np.savetxt, spreadsheets and people write them.
  @Test(arguments: [
    "1,2\n3,4\n", "1,2\n3,4", "1 2\n3 4\n", "# a note\n1,2\n\n3,4\n\n", "\u{feff}1,2\r\n3,4\r\n",
    " 1 , 2 \n\t3,4\n",
    "1.0e+00,+2\n3.,4.0\n",
  ])
  func everyWayOfWritingIsRead(text: String) throws {
    #expect(try decode(text) == NumericArray(shape: [2, 2], elements: [1, 2, 3, 4]))
  }

  @Test func whatIsNoMatrixIsRefusedWithItsPlace() {
    #expect(throws: ArrayFileError.noNumbers(place)) { try decode("") }
    #expect(throws: ArrayFileError.noNumbers(place)) { try decode("# only a note\n\n") }
    #expect(throws: ArrayFileError.raggedLine(place, line: 3, expected: 2, found: 3)) {
      try decode("1,2\n\n1,2,3\n")
    }
    #expect(throws: ArrayFileError.notANumber(place, line: 2, column: 2, text: "x")) {
      try decode("1,2\n1, x \n")
    }
    #expect(throws: ArrayFileError.notANumber(place, line: 1, column: 3, text: "")) { try decode("1,2,\n") }
    #expect(throws: ArrayFileError.notANumber(place, line: 1, column: 1, text: "label")) {
      try decode("label,a\n1,2\n")
    }
    #expect(throws: ArrayFileError.notANumber(place, line: 1, column: 1, text: "?[31m")) {
      try decode("\u{1b}[31m\n")
    }
  }

  @Test func randomBytesAreNoTrap() {
    var generator = SeededGenerator(seed: 3)
    let pieces = Array("0123456789.,-+eE#\n\r \tnaif".utf8) + [0, 0xFF, 0xC3]
    for _ in 0..<3000 {
      let bytes = (0..<generator.below(40)).map { _ in pieces[generator.below(pieces.count)] }
      if let array = try? CSVMatrixFile.decode(bytes, place: place) { #expect(array.shape.count == 2) }
    }
  }
}
