/// What the first line of a CSV says about its columns.
struct CSVHeader {
  /// The path of the file.
  let file: String
  /// The columns' names, the label's first if there is one; made up if the first line is a sample.
  let names: [String]
  /// The shape of the images.
  let shape: ImageShape
  /// False if the first line is a sample already.
  let isPresent: Bool
  /// Whether the first column has the labels.
  let isLabelled: Bool

  /// Reads the line, which has no line end, and decides the images' shape: `shape` if given, or else `usualShape` if it has as
  /// many pixels, or else a square.
  ///
  /// `row` is the line's number, for errors. Where `labelsAreOptional`, a first line without a label says that there are
  /// none: a name such as pixel0 comes first, or numbers that are all of an image.
  init(
    _ line: UnsafeBufferPointer<UInt8>, file: String, row: Int, shape: ImageShape?,
    usualShape: ImageShape? = nil, labelsAreOptional: Bool = false
  ) throws(DataError) {
    guard !line.contains(0) else { throw .zeroByte(file: file, row: row) }
    let fields = try Self.fields(of: line, file: file, row: row)
    let isSample = fields.allSatisfy { WrittenNumber(line, in: $0.content) != .notANumber }
    self.file = file
    isPresent = !isSample
    if isSample {
      isLabelled = !(labelsAreOptional && Self.isImage(fields.count, shape: shape, usual: usualShape))
      let pixels = (0..<fields.count - (isLabelled ? 1 : 0)).map { "pixel\($0)" }
      names = (isLabelled ? ["label"] : []) + pixels
    } else {
      names = fields.map { Self.name(line[$0.content]) }
      if fields.count == 1, let separator = DataError.Separator(in: line) {
        throw .wrongSeparator(file: file, separator: separator)
      }
      isLabelled = try Self.hasLabel(in: names, file: file, isOptional: labelsAreOptional)
    }
    let pixelCount = fields.count - (isLabelled ? 1 : 0)
    guard pixelCount > 0 else { throw .noPixels(file: file) }
    guard pixelCount <= greatestPixelCount else {
      throw .tooManyPixels(file: file, count: pixelCount, limit: greatestPixelCount)
    }
    self.shape = try Self.shape(
      of: pixelCount, asked: shape, usual: usualShape, file: file, isSample: isSample)
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

  /// Whether so many columns are all pixels of an image.
  private static func isImage(_ columns: Int, shape: ImageShape?, usual: ImageShape?) -> Bool {
    let side = Int(Double(columns).squareRoot().rounded())
    guard let shape else { return usual?.pixelCount == columns || side * side == columns }
    return shape.pixelCount == columns
  }

  private static func hasLabel(
    in names: [String], file: String, isOptional: Bool
  ) throws(DataError) -> Bool {
    let isLabel = { (name: String) in name.lowercased() == "label" }
    guard let first = names.first, !isLabel(first) else { return true }
    if let place = names.firstIndex(where: isLabel) { throw .labelNotFirst(file: file, column: place + 1) }
    if first.lowercased().hasPrefix("pixel") {
      guard isOptional else { throw .noLabels(file: file) }
      return false
    }
    throw .labelMissing(file: file, found: first)
  }

  private static func shape(
    of pixelCount: Int, asked: ImageShape?, usual: ImageShape?, file: String, isSample: Bool
  ) throws(DataError) -> ImageShape {
    if let asked {
      let product = asked.height.multipliedReportingOverflow(by: asked.width)
      guard asked.height > 0, asked.width > 0, !product.overflow, product.partialValue == pixelCount else {
        throw .shapeMismatch(file: file, shape: asked, count: pixelCount)
      }
      return asked
    }
    if let usual, usual.pixelCount == pixelCount { return usual }
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
