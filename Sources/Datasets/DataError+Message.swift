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
      "\(shown(file)) has more than \(limit) values, which is the most gradb reads; "
        + "load fewer rows of it: load \(typed(file)) --limit 10000."
    case .cancelled: "reading was cancelled."

    case .gzipCorrupt(let file): "\(shown(file)) is a damaged gzip file; download or compress it again."
    case .gzipTruncated(let file):
      "\(shown(file)) is a gzip file that stops before its end; download or compress it again."

    case .fileTooLarge, .archive, .notInArchive, .archiveChoice, .savedSession, .arrays, .arraysUnclear,
      .arrayShapes, .arrayNotFinite, .arraysOfANetwork, .noArrayOfLabels, .notOneHot, .arrayLabelMissing,
      .labelsElsewhere:
      archiveMessage
    case .noLabels, .twoLabels, .labelUndecided, .noSuchColumn, .wordColumns, .emptyLastColumn, .headerOnly,
      .noPixels, .tooManyPixels, .notSquare, .shapeMismatch, .arffLine:
      columnsMessage
    case .noScale, .outsideScale, .kindUndecided, .tooManyClasses, .wordsAsNumbers, .foreignLabel:
      meaningMessage
    case .wrongValue, .columnCount, .zeroByte, .lineTooLong:
      rowsMessage
    case .idxMagic, .idxElementType, .idxTruncated, .idxOversized, .idxNoSamples, .idxDimensions, .idxCounts,
      .idxPartnerMissing, .idxShape:
      idxMessage
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
    case .idxPartnerMissing(let file, let wanted, let name):
      "\(shown(file)) needs its \(wanted.rawValue) beside it; expected \(shown(name)) in the same folder."
    case .idxShape(let file, let shape, let found):
      "\(shown(file)) has images of \(found.height)x\(found.width), not \(shape.height)x\(shape.width); load it without --shape."
    default: ""
    }
  }

  func shown(_ path: String) -> String { DataError.printable(path, limit: 200) }

  /// A path as an argument to type.
  func typed(_ path: String) -> String {
    let text = shown(path)
    return text.contains(" ") ? "\"\(text)\"" : text
  }

  func place(_ cell: Cell) -> String {
    "\(shown(cell.file)), row \(cell.row), column \(cell.column) (\(cell.columnName)),"
  }

  private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
  }

  /// The shape of `count` pixels that is nearest to a square, as one types it.
  func example(_ count: Int) -> String {
    let side = Int(Double(max(count, 1)).squareRoot())
    let height = stride(from: side, through: 1, by: -1).first { count % $0 == 0 } ?? 1
    return "\(height)x\(count / height)"
  }
}
