import Base

/// The names of arrays in a `.npz` file, whose entries are called `W1.npy`.
enum ArrayName {
  private static let suffix = ".npy"

  /// The name of the array in the entry, or the entry's own where that does not end in `.npy`.
  static func array(ofEntry entry: String) -> String {
    isArray(entry: entry) ? String(entry.dropLast(suffix.count)) : entry
  }

  /// The entry that holds the array.
  static func entry(ofArray name: String) -> String { name + suffix }

  /// Whether an entry of this name holds an array.
  static func isArray(entry: String) -> Bool { entry.hasSuffix(suffix) && entry.count > suffix.count }

  /// Whether a file may hold something of this name: some bytes, none of which control a terminal or the
  /// direction of its text.
  static func isAllowed(_ name: String) -> Bool {
    (1...1000).contains(name.utf8.count) && name.isPlainText
  }
}
