/// How to read a data set: what a person says about a file that gradb cannot know, or should not guess.
public struct ReadingOptions: Sendable, Equatable {
  /// What the inputs are.
  public enum Form: Sendable, Equatable {
    /// Images of this shape.
    case image(ImageShape)
    /// Numbers of their own.
    case features
  }

  /// By what the values of the file become those of X.
  public enum Scale: Sendable, Equatable {
    /// They are divided by a number; 1 leaves them as they are.
    case by(Double)
    /// What the training part says.
    case fitted(Scaling.Kind)
  }

  /// What the targets are.
  public enum Kind: String, Sendable, Equatable {
    case classes, regression
  }

  /// What the inputs are; nil leaves it to the file.
  public var form: Form?
  /// The column of the labels, or of the numbers that are to be foretold: its name, or else `first`, `last` or its number, from 0,
  /// where negative ones count from the end; nil leaves it to the file.
  public var label: String?
  /// By what inputs are scaled; nil scales images only, by themselves.
  public var scale: Scale?
  /// What the targets are; nil leaves it to the file.
  public var kind: Kind?
  /// Stop after this many samples; what follows them is not looked at. At least 1.
  public var rowLimit: Int?
  /// A data set that the file has more samples for: those may have no labels, as Kaggle's test.csv has none.
  public var likeness: Likeness?

  /// What is known of samples that are to be like others.
  public struct Likeness: Sendable, Equatable {
    /// What their inputs are.
    public let form: Samples.Form
    /// What the numbers of their file are divided by.
    public let divisor: Double
    /// What is white in their file.
    public let white: Double
    /// What their labels stand for; nil where they have numbers.
    public let classes: Classes?

    /// Like these.
    init(_ samples: Samples) {
      form = samples.form
      divisor = samples.divisor
      white = samples.fileWhite
      classes = samples.classes
    }
  }

  /// How many bytes of text are read before they are shared out, and among how many threads.
  var blockSize = 2 << 20
  var threadCount: Int?
  /// How many bytes are looked at, at least, before anything is decided about their columns.
  var headSize = 1 << 16
  /// The least time between two calls of the progress callback.
  var progressInterval = Duration.milliseconds(10)

  /// Options; without any, every sample is read, and the file says what it is.
  public init(imageShape: ImageShape? = nil, rowLimit: Int? = nil) {
    form = imageShape.map { .image($0) }
    self.rowLimit = rowLimit
  }

  /// Options for a file that has more samples like these.
  public static func like(_ samples: Samples) -> ReadingOptions {
    var options = ReadingOptions()
    options.likeness = Likeness(samples)
    return options
  }
}

extension ReadingOptions.Form: LosslessStringConvertible {
  /// Reads `28x28`, or `none` for features.
  public init?(_ text: String) {
    let sides = text.lowercased().split(whereSeparator: { "x×".contains($0) }).map { Int($0) ?? 0 }
    if text == "none" {
      self = .features
    } else if sides.count == 2, sides.allSatisfy({ (1...greatestPixelCount).contains($0) }) {
      self = .image(ImageShape(height: sides[0], width: sides[1]))
    } else {
      return nil
    }
  }

  /// What it was read from.
  public var description: String {
    switch self {
    case .image(let shape): "\(shape.height)x\(shape.width)"
    case .features: "none"
    }
  }
}

extension ReadingOptions.Scale: LosslessStringConvertible {
  /// Reads a number, `none`, or what the training part decides by.
  public init?(_ text: String) {
    if text == "none" {
      self = .by(1)
    } else if let kind = Scaling.Kind(rawValue: text) {
      self = .fitted(kind)
    } else if let number = Double(text), number.isFinite, number > 0 {
      self = .by(number)
    } else {
      return nil
    }
  }

  /// What it was read from.
  public var description: String {
    switch self {
    case .by(let number): "\(number)"
    case .fitted(let kind): kind.rawValue
    }
  }
}
