import CKernels

/// What is odd about a data set, and may be a mistake of whoever made the file.
public enum DataOddity: Sendable, Equatable {
  /// All samples are of one class.
  case oneClass
  /// Classes of which there is a single sample.
  case singleSamples([String])
  /// Classes of which a part to judge by has samples, and the training part has none.
  case unknownClasses([String], part: SampleSelection.Part)
  /// So many samples are copies of others; so many of dev's, and of test's, are training samples, too.
  case copies(Int, dev: Int, test: Int)
  /// More than half of the pixels have this value, which is not black: inverted, or bytes that wrapped round.
  case brightGround(value: Double, share: Double)
  /// Pixels beside one another have nothing in common; the correlation of neighbours.
  case unlikeImages(correlation: Double)
  /// The samples stand in the order of their labels, which nobody shuffled.
  case sortedByLabel
  /// The ranges of two features, by their names, differ a hundredfold.
  case unequalFeatures(small: String, large: String)
  /// The targets go up to this.
  case largeTargets(Double)
}

extension DataSet {
  /// What is odd about them. O(inputs).
  public var oddities: [DataOddity] {
    oddLabels + oddCopies + (samples.image == nil ? oddFeatures : oddImages)
  }

  private var oddLabels: [DataOddity] {
    guard let classes = samples.classes else {
      guard let greatest = samples.targets.numbers.map(abs).max(), greatest > 10, scaling == nil else {
        return []
      }
      return [.largeTargets(greatest)]
    }
    func counts(_ rows: ArraySlice<Int32>) -> [Int] {
      rows.reduce(into: [Int](repeating: 0, count: classes.count)) { $0[Int(samples.labels[Int($1)])] += 1 }
    }
    let own = counts(rows(of: .train))
    let others = [SampleSelection.Part.dev, .test].map { ($0, counts(rows(of: $0))) }
    let all = own.indices.map { label in own[label] + others.reduce(0) { $0 + $1.1[label] } }
    var odd: [DataOddity] = []
    if all.filter({ $0 > 0 }).count == 1, samples.count > 0 { odd.append(.oneClass) }
    let single = all.indices.filter { all[$0] == 1 }
    if !single.isEmpty, samples.count > 2 * classes.count {
      odd.append(.singleSamples(single.map { classes.names[$0] }))
    }
    for (part, counts) in others {
      let unknown = counts.indices.filter { counts[$0] > 0 && own[$0] == 0 }
      if !unknown.isEmpty { odd.append(.unknownClasses(unknown.map { classes.names[$0] }, part: part)) }
    }
    // Nobody shuffled them: dev and train stand in the order of the file.
    if split.shuffleSeed == nil, devCount + trainCount > 20, classes.count > 1 {
      let labels = samples.labels.prefix(devCount + trainCount)
      if zip(labels, labels.dropFirst()).allSatisfy({ $0 <= $1 }) { odd.append(.sortedByLabel) }
    }
    return odd
  }

  /// Samples whose inputs another has, too, by a hash of them: of 64 bits, so hardly ever by chance.
  private var oddCopies: [DataOddity] {
    guard samples.count > 20, samples.inputCount > 3 else { return [] }
    var sorted = samples.inputs.hashes(width: samples.inputCount)
    sorted.sort()
    let copies = zip(sorted, sorted.dropFirst()).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
    sorted = []
    // A handful of equal samples is what tables of few numbers have.
    guard copies > 0, samples.image != nil || 20 * copies > samples.count else { return [] }
    // Made again, as both at once would take twice the memory; so would a set of all that are in train.
    let hashes = samples.inputs.hashes(width: samples.inputCount)
    let judged = Set((rows(of: .dev) + rows(of: .test)).lazy.map { hashes[Int($0)] })
    let trained = Set(rows(of: .train).lazy.map { hashes[Int($0)] }.filter(judged.contains))
    func known(_ part: SampleSelection.Part) -> Int {
      rows(of: part).lazy.filter { trained.contains(hashes[Int($0)]) }.count
    }
    return [.copies(copies, dev: known(.dev), test: known(.test))]
  }

  private var oddImages: [DataOddity] {
    guard case .bytes(let bytes, _) = samples.inputs, samples.inputCount >= 64 else { return [] }
    var odd: [DataOddity] = []
    let looked = bytes.prefix(2_000_000)
    for value: UInt8 in [128, 255] where Double(value) <= samples.white {
      let count = looked.count(above: value - 1) - looked.count(above: value)
      guard 2 * count > looked.count else { continue }
      odd.append(.brightGround(value: Double(value), share: Double(count) / Double(looked.count)))
    }
    let correlation = neighbourCorrelation(bytes)
    if correlation < 0.15, samples.count > 5 { odd.append(.unlikeImages(correlation: correlation)) }
    return odd
  }

  /// How much a pixel says about the one to its right, -1…1, within images; of some of them.
  private func neighbourCorrelation(_ bytes: [UInt8]) -> Double {
    let (width, size) = (samples.shape.width, samples.inputCount)
    var (products, squares) = (0.0, 0.0)
    for image in stride(from: 0, to: samples.count, by: max(1, samples.count / 200)) {
      let pixels = bytes[image * size..<(image + 1) * size]
      let mean = Double(pixels.reduce(0) { $0 + Int($1) }) / Double(size)
      for place in pixels.indices {
        let own = Double(pixels[place]) - mean
        squares += own * own
        if (place - pixels.startIndex) % width < width - 1 {
          products += own * (Double(pixels[place + 1]) - mean)
        }
      }
    }
    return squares > 0 ? products / squares : 1
  }

  private var oddFeatures: [DataOddity] {
    guard scaling == nil, case .features(let names) = samples.form, names.count > 1 else { return [] }
    let ranges = samples.inputs.ranges(width: names.count)
    let own = ranges.indices.filter { ranges[$0] > 0 }
    guard let small = own.min(by: { ranges[$0] < ranges[$1] }),
      let large = own.max(by: { ranges[$0] < ranges[$1] }), ranges[large] >= 100 * ranges[small]
    else { return [] }
    return [.unequalFeatures(small: names[small], large: names[large])]
  }
}

extension Inputs {
  /// How far the values of each column go, of `width`: one pass, as memory is fastest read.
  fileprivate func ranges(width: Int) -> [Double] {
    var least = [Double](repeating: .infinity, count: width)
    var greatest = [Double](repeating: -.infinity, count: width)
    func widen(_ place: Int, _ value: Double) {
      if value < least[place] { least[place] = value }
      if value > greatest[place] { greatest[place] = value }
    }
    for start in stride(from: 0, to: count, by: width) {
      switch self {
      case .bytes(let bytes, _): for place in 0..<width { widen(place, Double(bytes[start + place])) }
      case .numbers(let numbers): for place in 0..<width { widen(place, numbers[start + place]) }
      }
    }
    return zip(least, greatest).map { max($1 - $0, 0) }
  }

  /// A hash of the inputs of each sample, `width` of them.
  fileprivate func hashes(width: Int) -> [UInt64] {
    switch self {
    case .bytes(let bytes, _): bytes.withUnsafeBytes { Self.hashes($0, size: width) }
    case .numbers(let numbers): numbers.withUnsafeBytes { Self.hashes($0, size: 8 * width) }
    }
  }

  private static func hashes(_ bytes: UnsafeRawBufferPointer, size: Int) -> [UInt64] {
    [UInt64](unsafeUninitializedCapacity: bytes.count / size) { hashes, count in
      guard let hashes = hashes.baseAddress else { return }
      guard let first = bytes.assumingMemoryBound(to: UInt8.self).baseAddress else { return }
      count = bytes.count / size
      gradb_hash_rows(first, count, size, hashes)
    }
  }
}

extension Targets {
  /// The numbers; empty where they are labels.
  fileprivate var numbers: [Double] {
    if case .numbers(let numbers) = self { numbers } else { [] }
  }
}
