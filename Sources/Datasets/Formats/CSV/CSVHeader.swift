/// What the first line of a CSV says about its columns.
struct CSVHeader {
  /// The path of the file.
  let file: String
  /// The columns' names, the label's first; made up if the first line is a sample.
  let names: [String]
  /// The shape of the images.
  let shape: ImageShape
  /// False if the first line is a sample already.
  let isPresent: Bool

  /// Reads the line, which has no line end, and decides the images' shape: `shape` if given, or else a square.
  ///
  /// `row` is the line's number, for errors.
  init(_ line: UnsafeBufferPointer<UInt8>, file: String, row: Int, shape: ImageShape?) throws(DataError) {
    guard !line.contains(0) else { throw .zeroByte(file: file, row: row) }
    let fields = try Self.fields(of: line, file: file, row: row)
    let pixelCount = fields.count - 1
    let isSample = fields.allSatisfy { WrittenNumber(line, in: $0.content) != .notANumber }
    self.file = file
    isPresent = !isSample
    if isSample {
      names = ["label"] + (0..<pixelCount).map { "pixel\($0)" }
    } else {
      names = fields.map { Self.name(line[$0.content]) }
      if fields.count == 1, let separator = DataError.Separator(in: line) {
        throw .wrongSeparator(file: file, separator: separator)
      }
      try Self.checkLabel(in: names, file: file)
    }
    guard pixelCount > 0 else { throw .noPixels(file: file) }
    guard pixelCount <= greatestPixelCount else {
      throw .tooManyPixels(file: file, count: pixelCount, limit: greatestPixelCount)
    }
    self.shape = try Self.shape(of: pixelCount, asked: shape, file: file, isSample: isSample)
  }

  private static func fields(
    of line: UnsafeBufferPointer<UInt8>, file: String, row: Int
  ) throws(DataError) -> [CSVField] {
    var fields: [CSVField] = []
    var start: Int? = 0
    while let place = start {
      let field = CSVField(in: line, at: place)
      fields.append(field)
      guard field.isClosed else {
        let text = DataError.shortened(line[field.content])
        let cell = DataError.Cell(
          file: file, row: row, column: fields.count, columnName: "header", text: text)
        throw .wrongValue(cell, .unclosedQuote)
      }
      start = field.next
    }
    return fields
  }

  private static func name(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    DataError.shortened(bytes).replacing("\"\"", with: "\"")
  }

  private static func checkLabel(in names: [String], file: String) throws(DataError) {
    let isLabel = { (name: String) in name.lowercased() == "label" }
    guard let first = names.first, !isLabel(first) else { return }
    if let place = names.firstIndex(where: isLabel) { throw .labelNotFirst(file: file, column: place + 1) }
    if first.lowercased().hasPrefix("pixel") { throw .noLabels(file: file) }
    throw .labelMissing(file: file, found: first)
  }

  private static func shape(
    of pixelCount: Int, asked: ImageShape?, file: String, isSample: Bool
  ) throws(DataError) -> ImageShape {
    if let asked {
      let product = asked.height.multipliedReportingOverflow(by: asked.width)
      guard asked.height > 0, asked.width > 0, !product.overflow, product.partialValue == pixelCount else {
        throw .shapeMismatch(file: file, shape: asked, count: pixelCount)
      }
      return asked
    }
    let side = Int(Double(pixelCount).squareRoot().rounded())
    if side * side == pixelCount { return ImageShape(height: side, width: side) }
    throw isSample
      ? .headerMissing(file: file, columns: pixelCount + 1) : .notSquare(file: file, count: pixelCount)
  }
}

extension DataError.Separator {
  /// What separates the values of a line without commas, or `nil` if there seems to be one value.
  fileprivate init?(in line: UnsafeBufferPointer<UInt8>) {
    if line.contains(UInt8(ascii: ";")) {
      self = .semicolons
    } else if line.contains(UInt8(ascii: "\t")) {
      self = .tabs
    } else {
      return nil
    }
  }
}
