import ArrayFiles
import Base

extension DataFormat {
  /// NumPy's arrays: an `.npz` with inputs and labels, as keras' mnist.npz, or two `.npy` beside one another.
  static let arrays = DataFormat(
    name: "NumPy arrays",
    summary:
      "an .npz with X and y, x_train and y_train (x_test and y_test too), images and labels; or X.npy beside y.npy",
    recognises: { location in
      guard case .file(let head) = location.contents else { return false }
      return head.starts(with: NamedArrays.npyMagic) || head.starts(with: NamedArrays.zipMagic)
    },
    read: { (location, options, progress) throws(DataError) in
      let arrays = try NamedArrays(location, labelsAreOptional: options.likeness != nil)
      try progress.report(0.5)
      return try arrays.table(limit: max(options.rowLimit ?? .max, 1))
    })
}

/// Arrays by their names, of which some are inputs and some the labels to them.
struct NamedArrays {
  static let npyMagic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  static let zipMagic: [UInt8] = [0x50, 0x4b, 0x03, 0x04]

  private let file: String
  private let arrays: [(name: String, array: StoredArray)]
  /// The names of what has no numbers.
  private let others: [String]
  private let labelsAreOptional: Bool

  init(_ location: DataLocation, labelsAreOptional: Bool) throws(DataError) {
    file = location.path
    self.labelsAreOptional = labelsAreOptional
    let bytes = try location.open().readAll(limit: greatestArchiveTotal)
    do throws(ArrayFileError) {
      guard bytes.starts(with: Self.npyMagic) else {
        let (all, others) = try StoredArray.npz(bytes, file: location.path)
        // Words are labels, or nothing that a network reads.
        let isUsed = { (name: String, hasWords: Bool) in !hasWords || Self.role(name)?.role == .labels }
        arrays = all.filter { isUsed($0.name, $0.array.hasWords) }
        self.others = others + all.filter { !isUsed($0.name, $0.array.hasWords) }.map(\.name)
        return
      }
      let own = Self.stem(location.name)
      var found = [(own, try StoredArray.npy(bytes, file: location.path))]
      if let partner = Self.partner(of: location) {
        let source = try? location.folder.open(partner).readAll(limit: greatestArchiveTotal)
        if let source {
          found.append(
            (Self.stem(partner), try StoredArray.npy(source, file: location.folder.path(of: partner))))
        }
      }
      (arrays, others) = (found, [])
    } catch {
      throw .arrays(file: location.path, problem: error.message)
    }
  }

  private static func stem(_ name: String) -> String {
    let last = name.lastPathPart
    return last.hasSuffix(".npy") ? String(last.dropLast(4)) : last
  }

  /// What arrays of inputs are called, and those of their labels.
  private static let inputNames = ["x", "images", "image", "data", "features", "inputs", "imgs"]
  private static let labelNames = ["y", "labels", "label", "target", "targets", "classes"]

  /// The file beside a `.npy` that has its other half, by its name.
  private static func partner(of location: DataLocation) -> String? {
    let stem = stem(location.name)
    let folder = location.nameInFolder.parentFolder
    let words = words(stem)
    for (own, other) in [(inputNames, labelNames), (labelNames, inputNames)] {
      guard let place = words.firstIndex(where: { own.contains($0.lowercased()) }) else { continue }
      for replacement in other + other.map({ $0.uppercased() }) {
        var renamed = words
        renamed[place] = replacement
        for joint in ["_", "-", ""] {
          let name = renamed.joined(separator: joint) + ".npy"
          let path = folder.appendingPath(name)
          if location.folder.has(path) { return path }
        }
      }
    }
    return nil
  }

  private static func words(_ name: String) -> [String] {
    name.split(whereSeparator: { "_- .".contains($0) }).map(String.init)
  }

  enum Role {
    case inputs, labels
  }

  /// What an array is, and of which part, by its name.
  static func role(_ name: String) -> (role: Role, isTest: Bool)? {
    var words = words(name).map { $0.lowercased() }
    if words.count == 1, let only = words.first, only.count > 1 {
      // Xtrain, ytest.
      for part in ["train", "test"] where only.hasSuffix(part) {
        words = [String(only.dropLast(part.count)), part]
      }
    }
    guard !words.contains("val"), !words.contains("valid") else { return nil }
    let isTest = words.contains("test")
    if words.contains(where: { labelNames.contains($0) }) { return (.labels, isTest) }
    return words.contains(where: { inputNames.contains($0) }) ? (.inputs, isTest) : nil
  }

  /// Whether an array is called as those of a network are: W1, db2.
  private static func isOfANetwork(_ name: String) -> Bool {
    let kind = name.prefix { !$0.isNumber }
    return ["W", "b", "Z", "A", "dW", "db", "dZ", "dA"].contains(kind) && kind.count < name.count
      && name.dropFirst(kind.count).allSatisfy(\.isNumber)
  }

  /// Whether arrays of these names are samples.
  static func areSamples(_ names: [String]) -> Bool {
    !names.contains(where: isOfANetwork) && names.contains { role($0)?.role == .inputs }
      && names.contains { role($0)?.role == .labels }
  }

  /// The samples.
  func table(limit: Int) throws(DataError) -> ReadTable {
    if arrays.contains(where: { Self.isOfANetwork($0.name) }) { throw .arraysOfANetwork(file: file) }
    func found(_ role: Role, isTest: Bool) throws(DataError) -> (name: String, array: StoredArray)? {
      let named = arrays.filter { Self.role($0.name).map { $0 == (role, isTest) } ?? false }
      guard named.count < 2 else { throw .arraysUnclear(file: file, names: arrays.map(\.name)) }
      return named.first
    }
    let training = try found(.inputs, isTest: false)
    let isTestOnly = training == nil
    var inputs = isTestOnly ? try found(.inputs, isTest: true) : training
    var labels = try found(.labels, isTest: isTestOnly)
    if inputs == nil || labels == nil, arrays.count == 2, others.isEmpty {
      // Without names that say it, the larger one has the inputs.
      let sorted = arrays.sorted { $0.array.count > $1.array.count }
      (inputs, labels) = (sorted[0], sorted[1])
    } else if arrays.count == 1, others.isEmpty, labels == nil {
      inputs = arrays[0]
    }
    guard let inputs else { throw .arraysUnclear(file: file, names: arrays.map(\.name) + others) }
    if labels == nil, !others.isEmpty, !labelsAreOptional {
      throw .arraysUnclear(file: file, names: arrays.map(\.name) + others)
    }
    if labels == nil, !labelsAreOptional, inputs.array.shape.count != 2 {
      throw .noArrayOfLabels(file: file)
    }
    var table = try table(inputs, labels, limit: limit)
    if !isTestOnly, let testInputs = try found(.inputs, isTest: true),
      let testLabels = try found(.labels, isTest: true)
    {
      let test = try self.table(testInputs, testLabels, limit: limit)
      guard test.width == table.width else {
        throw .arrayShapes(file: file, inputs: testInputs.array.shape, labels: inputs.array.shape)
      }
      table.addTest(test)
    }
    let read = [inputs.name, labels?.name].compactMap { $0 }
    if arrays.count + others.count > read.count {
      table.remarks.append("read \(read.joined(separator: " and ")) in it")
    }
    return table
  }

  /// Inputs with their labels, of which there may be none.
  private func table(
    _ inputs: (name: String, array: StoredArray), _ labels: (name: String, array: StoredArray)?, limit: Int
  ) throws(DataError) -> ReadTable {
    var shape = inputs.array.shape
    // A last or second dimension of one is a channel, as Keras and PyTorch have it.
    if shape.count == 4, let channel = [3, 1].first(where: { shape[$0] == 1 }) { shape.remove(at: channel) }
    let labelShape = (labels?.array.shape ?? []).filter { $0 != 1 }
    guard shape.count == 2 || shape.count == 3, labelShape.count <= 2, shape.allSatisfy({ $0 > 0 }) else {
      throw .arrayShapes(file: file, inputs: inputs.array.shape, labels: labels?.array.shape ?? [])
    }
    let lengths = labels == nil ? [] : labelShape.isEmpty ? [1] : labelShape
    // Samples are rows, unless there are as many labels as columns.
    let isTurned =
      shape.count == 2 && labels != nil && !lengths.contains(shape[0]) && lengths.contains(shape[1])
    let count = isTurned ? shape[1] : shape[0]
    guard labels == nil || lengths.contains(count) else {
      throw .arrayShapes(file: file, inputs: inputs.array.shape, labels: labels?.array.shape ?? [])
    }
    let width = inputs.array.count / count
    guard width <= greatestInputCount else {
      throw .tooManyPixels(file: file, count: width, limit: greatestInputCount)
    }
    let kept = min(count, limit)
    let image = shape.count == 3 ? ImageShape(height: shape[1], width: shape[2]) : nil
    var table = ReadTable(
      file: file, columns: (0..<width).map { image == nil ? "x\($0 + 1)" : "pixel\($0)" },
      isNamed: image != nil,
      values: values(inputs.array.elements, width: width, count: count, kept: kept, isTurned: isTurned),
      image: image)
    if case .numbers(let numbers) = table.values, let place = numbers.firstIndex(where: { !$0.isFinite }) {
      throw .arrayNotFinite(
        file: file, name: inputs.name, sample: place / width, number: place % width, value: numbers[place])
    }
    table.labels = try labels.map { (labels) throws(DataError) in
      if case .words(let words) = labels.array.elements, lengths.count == 1 {
        return try writtenLabels(words.prefix(kept), name: labels.name)
      }
      return WrittenLabels(numbers: try labelNumbers(labels, lengths, count: count, kept: kept))
    }
    table.labelSource = labels?.name
    return table
  }

  private func values(
    _ elements: StoredArray.Elements, width: Int, count: Int, kept: Int, isTurned: Bool
  ) -> Inputs {
    func taken<Element>(_ elements: [Element]) -> [Element] {
      guard isTurned else { return kept == count ? elements : Array(elements.prefix(kept * width)) }
      var turned: [Element] = []
      turned.reserveCapacity(kept * width)
      for sample in 0..<kept { for place in 0..<width { turned.append(elements[place * count + sample]) } }
      return turned
    }
    switch elements {
    case .bytes(let bytes): return .bytes(taken(bytes), divisor: 1)
    case .numbers(let numbers):
      let own = taken(numbers)
      return own.bytes(dividedBy: 1).map { .bytes($0, divisor: 1) } ?? .numbers(own)
    case .words: return .numbers([])
    }
  }

  /// Labels that are texts, of which some may be numbers.
  private func writtenLabels(
    _ words: ArraySlice<String>, name: String
  ) throws(DataError) -> WrittenLabels {
    var labels = WrittenLabels()
    for (sample, word) in words.enumerated() {
      if let number = WrittenNumber.value(word) {
        labels.append(number)
      } else {
        guard !Missing.isWord(word) else { throw .arrayLabelMissing(file: file, name: name, sample: sample) }
        labels.append(DataError.printable(word, limit: TableSyntax.longestWord))
      }
    }
    return labels
  }

  /// The label of each sample: a number, or the place of the 1 in a one-hot row.
  private func labelNumbers(
    _ labels: (name: String, array: StoredArray), _ lengths: [Int], count: Int, kept: Int
  ) throws(DataError) -> [Double] {
    let numbers: [Double] =
      switch labels.array.elements {
      case .bytes(let bytes): bytes.map(Double.init)
      case .numbers(let numbers): numbers
      case .words: throw .arraysUnclear(file: file, names: arrays.map(\.name) + others)
      }
    if let place = numbers.firstIndex(where: { !$0.isFinite }) {
      throw .arrayNotFinite(
        file: file, name: labels.name, sample: place / max(numbers.count / count, 1), number: 0,
        value: numbers[place])
    }
    guard lengths.count == 2 else { return Array(numbers.prefix(kept)) }
    let areRows = lengths[0] == count
    let classes = areRows ? lengths[1] : lengths[0]
    var own: [Double] = []
    for sample in 0..<kept {
      let row = (0..<classes).map { numbers[areRows ? sample * classes + $0 : $0 * count + sample] }
      guard row.allSatisfy({ $0 == 0 || $0 == 1 }), row.reduce(0, +) == 1, let hot = row.firstIndex(of: 1)
      else {
        throw .notOneHot(file: file, name: labels.name, sample: sample)
      }
      own.append(Double(hot))
    }
    return own
  }
}

extension StoredArray {
  /// Whether its elements are texts.
  fileprivate var hasWords: Bool {
    if case .words = elements { true } else { false }
  }
}
