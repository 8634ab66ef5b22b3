import Testing

@testable import ArrayFiles

@Suite struct ArrayFileMessageTests {
  private static let place = ArrayFileError.Place(file: "mine.npz", array: "W1")

  @Test(arguments: [
    (
      ArrayFileError.wrongLength(place, expected: 48, found: 40),
      "mine.npz: W1 is truncated: its elements take 48 bytes, but 40 are there"
    ),
    (
      .unsupportedElements(place, type: "<c16"),
      "mine.npz: W1 has elements of type <c16; gradb reads whole numbers, float16 to float64, and bool"
    ),
    (
      .tooLarge(ArrayFileError.Place(file: "mine.npz"), limit: 1 << 30),
      "mine.npz would take more memory than the 1024 MiB that gradb allows"
    ),
    (
      .notAMatrix(place, shape: [2, 3, 4]),
      "mine.npz: W1 has 3 dimensions, (2, 3, 4); a matrix has at most 2"
    ),
  ])
  func aMessageSaysWhereAndWhat(error: ArrayFileError, message: String) {
    #expect(error.message == message)
  }
}
