import Base

extension DataError: ExplainedError {
  /// What was wrong, what was expected, and what to type next where that helps, as one sentence of plain text.
  public var message: String {
    switch self {
    case .emptyPath: "the path is empty; type load and a path, such as load train.csv."
    case .missing(let file): "there is no file or folder \(shown(file)); check the path and its spelling."
    case .unreadable(let file, let reason): "\(shown(file)) cannot be read: \(reason.lowercased())."
    case .notAFile(let file, let kind):
      "\(shown(file)) is a \(kind.rawValue), and a data set has to be a file or a folder."
    case .folderWithoutData(let folder, let csv):
      "\(shown(folder)) has no train-images-idx3-ubyte and train-labels-idx1-ubyte; "
        + (csv.map { "to read the CSV in it, type load \(typed($0))." }
          ?? "load a folder with MNIST's files, or a CSV file.")
    case .unrecognised(let file, let contents): unrecognised(file, contents)
    case .empty(let file): "\(shown(file)) is empty; expected a CSV with a header and rows, or an IDX file."
    case .tooLarge(let file, let limit):
      "\(shown(file)) has more than \(limit) pixels, which is the most gradb reads; load fewer rows of it."
    case .cancelled: "reading was cancelled."

    case .gzipCorrupt(let file): "\(shown(file)) is a damaged gzip file; download or compress it again."
    case .gzipTruncated(let file):
      "\(shown(file)) is a gzip file that stops before its end; download or compress it again."

    case .wrongSeparator, .noLabels, .labelNotFirst, .labelMissing, .headerMissing, .headerOnly, .noPixels,
      .tooManyPixels, .notSquare, .shapeMismatch:
      columnsMessage
    case .wrongValue, .columnCount, .zeroByte, .lineTooLong:
      rowsMessage
    case .idxMagic, .idxElementType, .idxTruncated, .idxOversized, .idxNoSamples, .idxDimensions, .idxCounts,
      .idxLabel, .idxPartnerMissing, .idxShape:
      idxMessage
    }
  }

  private func unrecognised(_ file: String, _ contents: Contents) -> String {
    switch contents {
    case .zip: "\(shown(file)) is a zip archive; unzip it, and load the CSV or the IDX files in it."
    case .utf16: "\(shown(file)) is UTF-16 text; save it as UTF-8, and load it again."
    case .binary: "\(shown(file)) is a binary file in no format gradb reads; expected a CSV or an IDX file."
    }
  }

  /// The messages about the columns of a CSV.
  private var columnsMessage: String {
    switch self {
    case .wrongSeparator(let file, let separator):
      "\(shown(file)) has \(separator.rawValue) between its values; expected commas, so save it again as comma-separated."
    case .noLabels(let file):
      "\(shown(file)) has no labels, as Kaggle's test.csv has none; load train.csv instead; predict and submission read it."
    case .labelNotFirst(let file, let column):
      "\(shown(file)) has its label in column \(column); expected it in column 1, followed by the pixels and nothing else."
    case .labelMissing(let file, let found):
      "\(shown(file)) has no label column: its header begins with \"\(found)\"; expected label,pixel0,pixel1,…"
    case .headerMissing(let file, let columns):
      "\(shown(file)) has no header, and its \(columns) columns are not a label and a square image; "
        + "expected a first line label,pixel0,pixel1,… or a shape, such as load \(typed(file)) --shape \(example(columns - 1))."
    case .headerOnly(let file):
      "\(shown(file)) has a header and no rows; expected a label and its pixels on each line."
    case .noPixels(let file):
      "\(shown(file)) has a single column; expected a label and its pixels, separated by commas."
    case .tooManyPixels(let file, let count, let limit):
      "\(shown(file)) has \(count) pixel columns; expected at most \(limit)."
    case .notSquare(let file, let count):
      "\(shown(file)) has \(count) pixel columns, which make no square image; "
        + "say the height and width, such as load \(typed(file)) --shape \(example(count))."
    case .shapeMismatch(let file, let shape, let count):
      "\(shown(file)) has \(count) pixel columns, and an image of \(shape.height)x\(shape.width) does not have that many; "
        + "expected a shape such as load \(typed(file)) --shape \(example(count))."
    default: ""
    }
  }

  /// The messages about the rows of a CSV.
  private var rowsMessage: String {
    switch self {
    case .wrongValue(let cell, let problem): "\(place(cell)) \(words(cell, problem))."
    case .columnCount(let file, let row, let found, let expected, let isLabelled):
      "\(shown(file)), row \(row), has \(found) \(found == 1 ? "column" : "columns"); expected \(expected)"
        + (isLabelled
          ? ": a label and \(expected - 1) \(expected == 2 ? "pixel" : "pixels")." : ", one for each pixel.")
    case .zeroByte(let file, let row):
      "\(shown(file)), row \(row), has a zero byte, which no text has; the file is damaged or no CSV."
    case .lineTooLong(let file, let row, let limit):
      "\(shown(file)), row \(row), is longer than \(limit) bytes; expected a CSV with a line for each image."
    default: ""
    }
  }

  /// The messages about IDX files.
  private var idxMessage: String {
    switch self {
    case .idxMagic(let file, let found, let role):
      "\(shown(file)) begins with the bytes \(hexadecimal(found)); expected \(hexadecimal(IDXHeader.magic(role))), "
        + "as IDX files of \(role.rawValue) do."
    case .idxElementType(let file, let type):
      "\(shown(file)) has elements of type \(hexadecimal([type])); expected unsigned bytes, type 08."
    case .idxTruncated(let file, .some(let found), let expected):
      "\(shown(file)) stops after \(found) bytes; expected \(expected), so download it again."
    case .idxTruncated(let file, .none, let expected):
      "\(shown(file)) is too short for the \(expected) bytes its header promises; download it again."
    case .idxOversized(let file, .some(let found), let expected):
      "\(shown(file)) has \(found) bytes; expected \(expected), as its header says."
    case .idxOversized(let file, .none, let expected):
      "\(shown(file)) goes on after \(expected) bytes; expected its end there, as its header says."
    case .idxNoSamples(let file): "\(shown(file)) says that it has 0 samples; expected at least one."
    case .idxDimensions(let file, let height, let width, let limit):
      "\(shown(file)) says that its images are \(height)x\(width); expected 1 to \(limit) pixels."
    case .idxCounts(let images, let imageCount, let labels, let labelCount):
      "\(shown(images)) has \(imageCount) images and \(shown(labels)) has \(labelCount) labels; expected a label for each image."
    case .idxLabel(let file, let sample, let label):
      "\(shown(file)), sample \(sample), has the label \(label); expected a whole number from 0 to \(Classes.digits.count - 1)."
    case .idxPartnerMissing(let file, let wanted, let name):
      "\(shown(file)) needs its \(wanted.rawValue) beside it; expected \(shown(name)) in the same folder."
    case .idxShape(let file, let shape, let found):
      "\(shown(file)) has images of \(found.height)x\(found.width), not \(shape.height)x\(shape.width); load it without --shape."
    default: ""
    }
  }

  private func shown(_ path: String) -> String { DataError.printable(path, limit: 200) }

  /// A path as an argument to type.
  private func typed(_ path: String) -> String {
    let text = shown(path)
    return text.contains(" ") ? "\"\(text)\"" : text
  }

  private func words(_ cell: Cell, _ problem: ValueProblem) -> String {
    let wanted =
      cell.isLabel ? "a label from 0 to \(Classes.digits.count - 1)" : "a whole number from 0 to 255"
    return switch problem {
    case .notANumber where cell.text.isEmpty: "is empty; expected \(wanted)"
    case .notANumber: "is \"\(cell.text)\", which is not a number; expected \(wanted)"
    case .notWhole: "is \(cell.text), which is not whole; expected \(wanted)"
    case .notAPixel, .notALabel: "is \(cell.text); expected \(wanted)"
    case .unclosedQuote: "begins with a quote that is not closed on its line; expected a closing \""
    }
  }

  private func place(_ cell: Cell) -> String {
    "\(shown(cell.file)), row \(cell.row), column \(cell.column) (\(cell.columnName)),"
  }

  private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
  }

  /// The shape of `count` pixels that is nearest to a square, as one types it.
  private func example(_ count: Int) -> String {
    let side = Int(Double(max(count, 1)).squareRoot())
    let height = stride(from: side, through: 1, by: -1).first { count % $0 == 0 } ?? 1
    return "\(height)x\(count / height)"
  }
}
