/// The classes that samples are of.
public struct Classes: Sendable, Equatable {
  /// The name of each, in the order of the labels that stand for them.
  public let names: [String]

  /// Classes with these names, at most 65,536.
  public init(names: [String]) { self.names = names }

  /// `count` classes without names of their own: 0, 1, 2, …
  public init(count: Int) { self.init(names: (0..<count).map(String.init)) }

  /// The number of classes; labels are 0 ..< that.
  public var count: Int { names.count }

  /// The ten digits: what the files are of that gradb reads.
  public static let digits = Classes(count: 10)
}
