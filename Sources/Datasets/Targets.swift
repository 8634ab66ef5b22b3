/// What the samples of a data set are to be taken for: each for one of some classes, or each for a number.
public enum Targets: Sendable, Equatable {
  /// The most classes that labels can stand for.
  public static let mostClasses = 65_535

  /// The label of each sample, 0 ..< `classes.count`.
  case labels([UInt16], classes: Classes)
  /// A real number for each sample: a regression.
  case numbers([Double])

  /// The number of samples.
  public var count: Int {
    switch self {
    case .labels(let labels, _): labels.count
    case .numbers(let numbers): numbers.count
    }
  }

  /// What the labels stand for; nil where the targets are numbers.
  public var classes: Classes? {
    if case .labels(_, let classes) = self { classes } else { nil }
  }

  /// The label of each sample; empty where the targets are numbers.
  public var labels: [UInt16] {
    if case .labels(let labels, _) = self { labels } else { [] }
  }

  /// The label or the number of one sample, 0 ..< `count`.
  public func value(_ sample: Int) -> Double {
    switch self {
    case .labels(let labels, _): Double(labels[sample])
    case .numbers(let numbers): numbers[sample]
    }
  }

  /// The same in another order.
  func reordered(_ order: [Int32]) -> Targets {
    switch self {
    case .labels(let labels, let classes): .labels(order.map { labels[Int($0)] }, classes: classes)
    case .numbers(let numbers): .numbers(order.map { numbers[Int($0)] })
    }
  }

  /// All of them as bytes, the lowest of a number first; a byte for each label of at most 256 classes.
  var asBytes: [UInt8] {
    switch self {
    case .labels(let labels, let classes):
      classes.count <= 256
        ? labels.map { UInt8(truncatingIfNeeded: $0) } : labels.flatMap(\.littleEndianBytes)
    case .numbers(let numbers): numbers.flatMap(\.bitPattern.littleEndianBytes)
    }
  }
}

extension FixedWidthInteger {
  /// Its bytes, the lowest first.
  var littleEndianBytes: [UInt8] {
    (0..<Self.bitWidth / 8).map { UInt8(truncatingIfNeeded: self >> (8 * $0)) }
  }
}
