/// How much gradb reads from one file of arrays.
public enum ArrayFileLimit {
  /// The bytes that all arrays of a file may take in memory together, 8 for each element: 1 GiB.
  public static let bytes = 1 << 30
}
