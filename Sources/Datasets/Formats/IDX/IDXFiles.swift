import Base
import Platform

/// The two files of an IDX data set, found from a folder or from either of them by their usual names.
struct IDXFiles {
  /// The path of the images.
  let images: String
  /// The path of the labels; nil where there are none.
  let labels: String?

  /// Finds the files from what is at `location`.
  ///
  /// Throws `idxPartnerMissing` if there is only one of them, unless it is the images and `labelsAreOptional`.
  init(_ location: DataLocation, labelsAreOptional: Bool = false) throws(DataError) {
    func labels(of images: String) throws(DataError) -> String? {
      if labelsAreOptional { return try? Self.partner(of: images, wanted: .labels) }
      return try Self.partner(of: images, wanted: .labels)
    }

    switch location.contents {
    case .folder(let names):
      let path = { (name: String) in location.path.appendingPath(name) }
      if let name = Self.imageNames.first(where: names.contains) {
        (images, self.labels) = (path(name), try labels(of: path(name)))
      } else if let name = Self.labelNames.first(where: names.contains) {
        (images, self.labels) = (try Self.partner(of: path(name), wanted: .images), path(name))
      } else {
        throw location.unrecognised
      }
    case .file(let head):
      // The contents say which of the two it is; the name, if they do not.
      let isLabels = IDXHeader.isMagic(head) ? head[3] == 1 : location.name.contains("idx1")
      if isLabels {
        (images, self.labels) = (try Self.partner(of: location.path, wanted: .images), location.path)
      } else {
        (images, self.labels) = (location.path, try labels(of: location.path))
      }
    }
  }

  /// Whether `names` has a file of a data set.
  static func isIn(folder names: [String]) -> Bool {
    (imageNames + labelNames).contains(where: names.contains)
  }

  /// The names the images and labels may have in a folder, the first that is there being read.
  private static let imageNames = names("images", "idx3")
  private static let labelNames = names("labels", "idx1")

  private static func names(_ role: String, _ dimensions: String) -> [String] {
    ["train", "t10k"].flatMap { part in
      ["-", "."].flatMap { dot in
        ["", ".gz"].map { suffix in "\(part)-\(role)\(dot)\(dimensions)-ubyte\(suffix)" }
      }
    }
  }

  /// The file beside `path` that is named as its other half, compressed or not, with a dot or a hyphen.
  private static func partner(of path: String, wanted: DataError.IDXRole) throws(DataError) -> String {
    let name = path.lastPathPart
    let folder = path.parentFolder
    let renamed =
      wanted == .labels
      ? name.replacing("images", with: "labels").replacing("idx3", with: "idx1")
      : name.replacing("labels", with: "images").replacing("idx1", with: "idx3")
    let isCompressed = renamed.hasSuffix(".gz")
    let plain = isCompressed ? String(renamed.dropLast(3)) : renamed
    var candidates = [renamed, isCompressed ? plain : renamed + ".gz"]
    for spelling in [plain.replacing(".idx", with: "-idx"), plain.replacing("-idx", with: ".idx")] {
      candidates += [spelling, spelling + ".gz"]
    }
    for candidate in candidates where candidate != name {
      let found = folder.appendingPath(candidate)
      if (try? FileStatus(of: found)) == .file { return found }
    }
    throw .idxPartnerMissing(
      file: path, wanted: wanted, name: renamed == name ? "\(wanted.rawValue) file" : renamed)
  }
}
