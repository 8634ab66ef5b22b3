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
    let hashes = samples.inputs.hashes(width: samples.inputCount)
    let copies = samples.count - Set(hashes).count
    // A handful of equal samples is what tables of few numbers have.
    guard copies > 0, samples.image != nil || 20 * copies > samples.count else { return [] }
    let trained = Set(rows(of: .train).lazy.map { hashes[Int($0)] })
    func known(_ part: SampleSelection.Part) -> Int {
      rows(of: part).lazy.filter { trained.contains(hashes[Int($0)]) }.count
    }
    return [.copies(copies, dev: known(.dev), test: known(.test))]
  }

  private var oddImages: [DataOddity] {
    guard case .bytes(let bytes, _) = samples.inputs, samples.inputCount >= 64 else { return [] }
    var odd: [DataOddity] = []
    var counts = [Int](repeating: 0, count: 256)
    for byte in bytes.prefix(2_000_000) { counts[Int(byte)] += 1 }
    let looked = min(bytes.count, 2_000_000)
    for value in [128, 255] where 2 * counts[value] > looked && Double(value) <= samples.white {
      odd.append(.brightGround(value: Double(value), share: Double(counts[value]) / Double(looked)))
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
    var ranges: [(name: String, range: Double)] = []
    for (place, name) in names.enumerated() {
      var (least, greatest) = (Double.infinity, -Double.infinity)
      samples.inputs.forEach(column: place, of: names.count) {
        (least, greatest) = (min(least, $0), max(greatest, $0))
      }
      if greatest > least { ranges.append((name, greatest - least)) }
    }
    guard let small = ranges.min(by: { $0.range < $1.range }),
      let large = ranges.max(by: { $0.range < $1.range }), large.range >= 100 * small.range
    else { return [] }
    return [.unequalFeatures(small: small.name, large: large.name)]
  }
}

extension Inputs {
  /// A hash of the inputs of each sample, `width` of them.
  fileprivate func hashes(width: Int) -> [UInt64] {
    switch self {
    case .bytes(let bytes, _): bytes.withUnsafeBytes { Self.hashes($0, size: width) }
    case .numbers(let numbers): numbers.withUnsafeBytes { Self.hashes($0, size: 8 * width) }
    }
  }

  private static func hashes(_ bytes: UnsafeRawBufferPointer, size: Int) -> [UInt64] {
    stride(from: 0, to: bytes.count, by: size).map { start in
      var hash: UInt64 = 0x9e37_79b9_7f4a_7c15
      var place = start
      while place + 8 <= start + size {
        hash = (hash ^ bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* 0xbf58_476d_1ce4_e5b9
        hash ^= hash >> 29
        place += 8
      }
      while place < start + size {
        hash = (hash ^ UInt64(bytes[place])) &* 0x94d0_49bb_1331_11eb
        hash ^= hash >> 31
        place += 1
      }
      return hash
    }
  }
}

extension Targets {
  /// The numbers; empty where they are labels.
  fileprivate var numbers: [Double] {
    if case .numbers(let numbers) = self { numbers } else { [] }
  }
}
