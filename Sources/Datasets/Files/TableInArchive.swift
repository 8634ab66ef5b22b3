import Base

/// Which file of an archive has the samples.
enum TableInArchive {
  private static let endings = ["csv", "tsv", "txt", "data", "arff", "npy", "npz"]

  /// The one file that has samples with labels, and what else there is; throws where there is none, or there are several.
  static func choose(_ archive: DataFolder) throws(DataError) -> (name: String, others: [String]) {
    let plain = { (name: String) in name.hasSuffix(".gz") ? String(name.dropLast(3)) : name }
    let tables = archive.names.filter { endings.contains(plain($0).fileExtension.lowercased()) }
    var chosen = tables
    if chosen.count > 1 { chosen = tables.filter { !isForPredictions($0) && hasLabels(archive, $0) } }
    if chosen.count > 1 {
      let training = chosen.filter { $0.lastPathPart.lowercased().contains("train") }
      if training.count == 1 { chosen = training }
    }
    guard chosen.count == 1, let name = chosen.first else {
      throw .archiveChoice(file: archive.path, names: chosen.isEmpty ? archive.names : chosen)
    }
    return (name, archive.names.filter { $0 != name })
  }

  /// Whether a file is what somebody is to fill in, as Kaggle's sample_submission.csv.
  private static func isForPredictions(_ name: String) -> Bool {
    name.lastPathPart.lowercased().contains("submission")
  }

  /// Whether a file is no table whose columns have names, none of which is that of a label.
  private static func hasLabels(_ archive: DataFolder, _ name: String) -> Bool {
    guard let start = try? archive.open(name).read(DataLocation.headSize),
      DataError.Contents(head: start) == nil, let source = try? TextSource(archive.open(name)),
      let head = try? TextTableReader(source, ReadingOptions()).readHead().head, head.isNamed
    else { return true }
    do throws(DataError) {
      return try LabelColumn.said(head, ReadingOptions(), file: name) != nil
    } catch {
      // Two columns that are called so are refused where they are read.
      return true
    }
  }
}
