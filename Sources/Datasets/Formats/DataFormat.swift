/// A way to store samples and their labels: how it is recognised and how it is read.
///
/// To add a format, write its file beside this one and its line in `all`.
public struct DataFormat: Sendable {
  /// Its name, for messages: "CSV".
  public let name: String
  /// What files of this format are, in a line, for help and documentation.
  public let summary: String
  /// Whether what is at a path is meant to be in this format; no two formats recognise the same.
  let recognises: @Sendable (DataLocation) -> Bool
  /// Reads what it recognised.
  let read:
    @Sendable (DataLocation, ReadingOptions, _ progress: inout ReadingProgress) throws(DataError) -> ReadTable

  /// Every format gradb reads.
  public static let all: [DataFormat] = [
    .textTable,
    .idx,
    .arrays,
  ]
}
