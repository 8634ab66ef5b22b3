/// One file in a zip archive, as the archive's central directory describes it.
package struct ZipEntry: Equatable, Sendable {
  enum Method: UInt16 {
    case stored = 0
    case deflated = 8
  }

  /// Its name in the archive, with the folders it is in.
  package var name: String
  var method: Method
  var checksum: UInt32
  /// How many bytes the file has.
  var size: Int
  /// Where in the archive the entry begins, with its local header.
  var start: Int
  /// Where in the archive the file's bytes are, perhaps deflated.
  var data: Range<Int>
}
