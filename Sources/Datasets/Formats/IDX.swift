extension DataFormat {
  /// The format MNIST is published in: a file of images and a file of labels beside it, each plain or gzip.
  static let idx = DataFormat(
    name: "IDX",
    summary: "a folder with train-images-idx3-ubyte and train-labels-idx1-ubyte, or either file (also .gz)",
    recognises: { location in
      switch location.contents {
      case .folder(let names): IDXFiles.isIn(folder: names)
      case .file(let head): IDXHeader.isMagic(head) || IDXHeader.names(location.name)
      }
    },
    read: { (location, options, progress) throws(DataError) in
      try readIDX(
        IDXFiles(location, labelsAreOptional: options.labelsAreOptional), options: options,
        progress: &progress)
    })
}

private func readIDX(
  _ files: IDXFiles, options: ReadingOptions, progress: inout ReadingProgress
) throws(DataError) -> Samples {
  let imageSource = try ByteSource(opening: files.images)
  let imageHeader = try IDXHeader(.images, from: imageSource)
  let shape = imageHeader.shape ?? ImageShape(height: 1, width: 1)
  if let asked = options.imageShape, asked != shape {
    throw .idxShape(file: files.images, shape: asked, found: shape)
  }
  let limit = max(options.rowLimit ?? .max, 1)
  let labels = try readLabels(files, for: imageHeader, limit: limit, &progress)
  let pixels = try readElements(of: imageSource, imageHeader, limit: limit, &progress)
  return Samples(
    shape: shape, pixels: pixels,
    labels: labels ?? [UInt8](repeating: 0, count: pixels.count / shape.pixelCount),
    isLabelled: labels != nil)
}

/// The labels of the first `limit` images; nil where there is no file of them.
private func readLabels(
  _ files: IDXFiles, for images: IDXHeader, limit: Int, _ progress: inout ReadingProgress
) throws(DataError) -> [UInt8]? {
  guard let file = files.labels else { return nil }
  let source = try ByteSource(opening: file)
  let header = try IDXHeader(.labels, from: source)
  guard images.count == header.count else {
    throw .idxCounts(
      images: files.images, imageCount: images.count, labels: file, labelCount: header.count)
  }
  let labels = try readElements(of: source, header, limit: limit, &progress)
  if let sample = labels.firstIndex(where: { $0 >= Classes.digits.count }) {
    throw .idxLabel(file: file, sample: sample, label: Int(labels[sample]))
  }
  return labels
}

/// The elements of the first `limit` samples; of all of them only if the file has exactly what its header promises.
private func readElements(
  of source: ByteSource, _ header: IDXHeader, limit: Int, _ progress: inout ReadingProgress
) throws(DataError) -> [UInt8] {
  try checkSize(of: source, header)
  let count = min(header.count, limit) * header.sampleSize
  guard count <= greatestPixelTotal else { throw .tooLarge(file: source.file, limit: greatestPixelTotal) }

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
