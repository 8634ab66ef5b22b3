/// Which samples a person means: `17`, `0:16`, `-1`, `dev:3`, `dev:0:100`, `all`, `dev` or `test`.
public struct SampleSelection: Sendable, Equatable {
  /// A part of a data set.
  public enum Part: String, Sendable, CaseIterable {
    /// What is trained on.
    case train
    /// What choices are judged by, while one trains.
    case dev
    /// What the end is judged by.
    case test

    /// The word before `sample` where a sample of it is spoken of.
    public var adjective: String { self == .train ? "training" : rawValue }
  }

  /// Why a text selects nothing.
  public enum Failure: Error, Equatable, Sendable {
    /// The text has none of the forms of a selection.
    case notASelection(String)
    /// The index is not one of the part's samples.
    case outOfRange(index: Int, part: Part, count: Int)
    /// The slice holds no sample.
    case empty(String, part: Part, count: Int)
  }

  /// The part that the samples are of.
  public let part: Part
  /// The positions in the part, from 0.
  public let range: Range<Int>
  /// The part's number of samples.
  public let partCount: Int

  /// Whether it is every sample of its part.
  public var isWholePart: Bool { range == 0..<partCount }

  /// The samples at `range` of a part with `partCount` samples.
  public init(part: Part, range: Range<Int>, partCount: Int) {
    self.part = part
    self.range = range
    self.partCount = partCount
  }

  /// Reads `text`, as a person types it, against a data set's numbers of samples.
  ///
  /// A slice's end is exclusive and may lie beyond the last sample; negative numbers count from the end, as in NumPy.
  public init(_ text: String, parts data: DataSet) throws(Failure) {
    var words = text.split(separator: ":", omittingEmptySubsequences: false).map {
      $0.trimmingPrefix { $0 == " " }
    }
    if let named = words[0] == "all" ? .train : Part(rawValue: String(words[0])) {
      part = named
      words.removeFirst()
    } else {
      part = .train
    }
    let count = data.count(of: part)
    partCount = count
    if words.isEmpty {
      range = 0..<count
    } else if words.count == 1 {
      guard let index = Int(words[0]) else { throw .notASelection(text) }
      let position = index < 0 && index >= -count ? index + count : index
      guard position >= 0, position < count else {
        throw .outOfRange(index: index, part: part, count: count)
      }
      range = position..<position + 1
    } else if words.count == 2 {
      var ends = [0, count]
      for (k, word) in words.enumerated() where !word.isEmpty {
        guard let index = Int(word) else { throw .notASelection(text) }
        ends[k] = min(max(index < 0 ? max(index, -count) + count : index, 0), count)
      }
      range = ends[0]..<max(ends[0], ends[1])
    } else {
      throw .notASelection(text)
    }
    guard !range.isEmpty else { throw .empty(text, part: part, count: count) }
  }
}

extension SampleSelection: CustomStringConvertible {
  /// The shortest text that selects the same samples.
  public var description: String {
    let prefix = part == .train ? "" : part.rawValue
    if isWholePart { return part == .train ? "all" : prefix }
    let place = range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound):\(range.upperBound)"
    return prefix.isEmpty ? place : "\(prefix):\(place)"
  }
}
