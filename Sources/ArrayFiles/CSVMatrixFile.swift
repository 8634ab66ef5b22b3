import Base

/// `.csv` files of one matrix: a line for each row, as `np.savetxt(…, delimiter=",")` writes and `np.loadtxt` reads them.
public enum CSVMatrixFile {
  /// The bytes of text that are read; a number takes up to 25 of them.
  private static let byteLimit = 256 << 20

  /// The matrix in the file at `path`, as an array of two dimensions.
  ///
  /// Between the numbers are commas, or blanks where a line has no comma. Blank lines and lines that begin with `#` are
  /// left out.
  ///
  /// - Throws: `ArrayFileError` when the file cannot be read or holds something else than rows of numbers, all as long.
  public static func read(_ path: String) throws(ArrayFileError) -> NumericArray {
    let bytes: [UInt8]
    do { bytes = try InputFile.bytes(path, limit: byteLimit) } catch { throw .file(error) }
    return try decode(bytes, place: ArrayFileError.Place(file: path))
  }

  /// Writes an array of up to two dimensions to `path`, each number with the digits that tell it from every other; a
  /// vector takes a line for each number.
  ///
  /// The text never stands in memory as one.
  ///
  /// - Throws: `ArrayFileError` when the array has more dimensions, or the file cannot be written; `Stopped` where `stop`
  ///   was given, and then no file is written.
  public static func write<Stopped>(
    _ array: NumericArray, to path: String, stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws {
    guard let matrix = array.matrix else {
      throw ArrayFileError.notAMatrix(ArrayFileError.Place(file: path), shape: array.shape)
    }
    let rows = max(1, portion / max(1, matrix.columns))
    var next = 0
    do {
      try AtomicFile.write(to: path) {
        try stop.check()
        guard next < matrix.rows else { return nil }
        var lines = ""
        for row in next..<min(next + rows, matrix.rows) {
          lines += (0..<matrix.columns).map { text(matrix[row, $0]) }.joined(separator: ",") + "\n"
        }
        next += rows
        return Array(lines.utf8)
      }
    } catch let error as FileError {
      throw ArrayFileError.file(error)
    }
  }

  /// About so many numbers are written at a time.
  private static let portion = 1 << 15

  /// The number as NumPy and Swift both read it.
  private static func text(_ number: Double) -> String { number.isNaN ? "nan" : "\(number)" }

  static func decode(_ bytes: [UInt8], place: ArrayFileError.Place) throws(ArrayFileError) -> NumericArray {
    // Some editors begin a file with a byte order mark.
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    var elements: [Double] = []
    var (rows, columns) = (0, 0)
    for (index, line) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      guard let first = line.first(where: { !isBlank($0) }), first != UInt8(ascii: "#") else { continue }
      let fields =
        line.contains(UInt8(ascii: ","))
        ? line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        : line.split(whereSeparator: isBlank)
      guard rows == 0 || fields.count == columns else {
        throw .raggedLine(place, line: index + 1, expected: columns, found: fields.count)
      }
      columns = fields.count
      rows += 1
      for (column, field) in fields.enumerated() {
        let word = String(decoding: field.trimmingPrefix(while: isBlank), as: UTF8.self).prefix {
          $0 != " " && $0 != "\r" && $0 != "\t"
        }
        guard let number = Double(word) else {
          throw .notANumber(place, line: index + 1, column: column + 1, text: shown(word))
        }
        elements.append(number)
      }
    }
    guard rows > 0 else { throw .noNumbers(place) }
    return NumericArray(shape: [rows, columns], elements: elements)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  /// The beginning of what is no number, without what could command a terminal.
  private static func shown(_ word: Substring) -> String {
    let letters = word.unicodeScalars.prefix(20).map {
      $0.value >= 0x20 && $0.value < 0x7F ? Character($0) : "?"
    }
    return String(letters) + (word.unicodeScalars.count > 20 ? "…" : "")
  }
}
