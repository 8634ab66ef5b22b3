import Base

extension DataFormat {
  /// The format MNIST is published in: a file of images and a file of labels beside it, each plain or gzip.
  static let idx = DataFormat(
    name: "IDX",
    summary:
      "a folder with train-images-idx3-ubyte and train-labels-idx1-ubyte, and t10k's as test, or either file (also .gz)",
    recognises: { location in
      switch location.contents {
      case .folder: IDXFiles.isIn(location.folder)
      case .file(let head): IDXHeader.isMagic(head) || IDXHeader.names(location.name)
      }
    },
    read: { (location, options, progress) throws(DataError) in
      let files = try IDXFiles(location, labelsAreOptional: options.likeness != nil)
      var table = try readIDX(files.training, in: files.folder, options: options, progress: &progress)
      if let test = files.test {
        let other = try readIDX(test, in: files.folder, options: options, progress: &progress)
        guard other.image == table.image else {
          throw .idxShape(
            file: other.file, shape: table.image ?? ImageShape(height: 1, width: 1),
            found: other.image ?? ImageShape(height: 1, width: 1))
        }
        table.addTest(other)
      }
      return table
    })
}

private func readIDX(
  _ files: IDXFiles.Part, in folder: DataFolder, options: ReadingOptions, progress: inout ReadingProgress
) throws(DataError) -> ReadTable {
  let source = try folder.open(files.images)
  let header = try IDXHeader(.images, from: source)
  let shape = header.shape ?? ImageShape(height: 1, width: 1)
  let limit = max(options.rowLimit ?? .max, 1)
  let labels = try readLabels(files, in: folder, for: header, limit: limit, &progress)
  var pixels = try readElements(of: source, header, limit: limit, &progress)
  let letters = EMNIST(named: files.images.lastPathPart)
  if letters != nil { EMNIST.turn(&pixels, shape) }
  var table = ReadTable(
    file: source.file, columns: (0..<shape.pixelCount).map { "pixel\($0)" }, isNamed: true,
    values: .bytes(pixels, divisor: 1), labels: labels.map { WrittenLabels(numbers: $0.map(Double.init)) },
    image: shape, classNames: letters?.classNames)
  table.labelSource = files.labels?.lastPathPart
  return table
}

/// The labels of the first `limit` images; nil where there is no file of them.
private func readLabels(
  _ files: IDXFiles.Part, in folder: DataFolder, for images: IDXHeader, limit: Int,
  _ progress: inout ReadingProgress
) throws(DataError) -> [UInt8]? {
  guard let file = files.labels else { return nil }
  let source = try folder.open(file)
  let header = try IDXHeader(.labels, from: source)
  guard images.count == header.count else {
    throw .idxCounts(
      images: folder.path(of: files.images), imageCount: images.count, labels: folder.path(of: file),
      labelCount: header.count)
  }
  return try readElements(of: source, header, limit: limit, &progress)
}

/// The elements of the first `limit` samples; of all of them only if the file has exactly what its header promises.
private func readElements(
  of source: ByteSource, _ header: IDXHeader, limit: Int, _ progress: inout ReadingProgress
) throws(DataError) -> [UInt8] {
  try checkSize(of: source, header)
  let count = min(header.count, limit) * header.sampleSize
  guard count <= greatestInputTotal else { throw .tooLarge(file: source.file, limit: greatestInputTotal) }

  let sliceSize = 1 << 22
  var elements: [UInt8] = []
  elements.reserveCapacity(count)
  while elements.count < count {
    let slice = try source.read(min(sliceSize, count - elements.count))
    guard !slice.isEmpty else {
      throw .idxTruncated(file: source.file, found: header.size + elements.count, expected: header.fileSize)
    }
    elements += slice
    try progress.report(source.fractionRead)
  }
  // One more byte is asked for, which also makes zlib compare the checksum.
  if limit >= header.count, try !source.read(1).isEmpty {
    throw .idxOversized(file: source.file, found: nil, expected: header.fileSize)
  }
  return elements
}

/// Compares what the header promises with the size of the file, before memory is taken for it.
private func checkSize(of source: ByteSource, _ header: IDXHeader) throws(DataError) {
  let promised = header.fileSize
  if source.isCompressed {
    // A gzip file does not tell its size, but there is a limit to what it can hold.
    guard promised / GzipInflater.greatestExpansion <= source.storedSize else {
      throw .idxTruncated(file: source.file, found: nil, expected: promised)
    }
  } else if source.storedSize < promised {
    throw .idxTruncated(file: source.file, found: source.storedSize, expected: promised)
  } else if source.storedSize > promised {
    throw .idxOversized(file: source.file, found: source.storedSize, expected: promised)
  }
}
