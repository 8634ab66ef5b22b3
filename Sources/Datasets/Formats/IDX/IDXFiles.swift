import Base

/// The files of an IDX data set, found in a folder, or from either of them, by their usual names.
struct IDXFiles {
  /// The images of a part and their labels, by their names in the folder.
  struct Part: Equatable {
    let images: String
    /// Nil where there are none.
    let labels: String?
  }

  /// Where they are.
  let folder: DataFolder
  /// What is to be trained on.
  let training: Part
  /// What is to judge by; nil where there is nothing.
  let test: Part?

  /// Finds the files from what is at `location`.
  ///
  /// Throws `idxPartnerMissing` if there is only one of them, unless it is the images and `labelsAreOptional`.
  init(_ location: DataLocation, labelsAreOptional: Bool = false) throws(DataError) {
    let folder = location.folder
    self.folder = folder
    func labels(of images: String) throws(DataError) -> String? {
      if labelsAreOptional { return try? Self.partner(of: images, in: folder, wanted: .labels) }
      return try Self.partner(of: images, in: folder, wanted: .labels)
    }
    func part(_ names: [String]) throws(DataError) -> Part? {
      if let images = names.first(where: { Self.role($0) == .images }) {
        return Part(images: images, labels: try labels(of: images))
      }
      guard let own = names.first(where: { Self.role($0) == .labels }) else { return nil }
      return Part(images: try Self.partner(of: own, in: folder, wanted: .images), labels: own)
    }

    switch location.contents {
    case .folder:
      let named = folder.names.filter { Self.role($0) != nil }
      let sets = Set(named.filter { Self.role($0) == .images }.map(Self.setName))
      guard sets.count < 2 else {
        throw .archiveChoice(
          file: location.path, names: named.filter { Self.role($0) == .images && !Self.isTest($0) })
      }
      let training = try part(named.filter { !Self.isTest($0) })
      let test = try part(named.filter(Self.isTest))
      guard let first = training ?? test else { throw location.unrecognised }
      (self.training, self.test) = (first, training == nil ? nil : test)
    case .file(let head):
      // The contents say which of the two it is; the name, if they do not.
      let isLabels = IDXHeader.isMagic(head) ? head[3] == 1 : location.name.contains("idx1")
      let name = location.nameInFolder
      training =
        isLabels
        ? Part(images: try Self.partner(of: name, in: folder, wanted: .images), labels: name)
        : Part(images: name, labels: try labels(of: name))
      test = nil
    }
  }

  /// Whether a folder has files of a data set.
  static func isIn(_ folder: DataFolder) -> Bool { folder.names.contains { role($0) != nil } }

  /// What a file is by its name, `train-images-idx3-ubyte` or `t10k-labels.idx1-ubyte.gz`; nil where it is neither.
  private static func role(_ path: String) -> DataError.IDXRole? {
    let name = path.lastPathPart
    guard name.hasSuffix("-ubyte") || name.hasSuffix("-ubyte.gz") else { return nil }
    return name.contains("idx3") ? .images : name.contains("idx1") ? .labels : nil
  }

  /// Whether a file is one of those that are only judged by.
  private static func isTest(_ path: String) -> Bool {
    path.lastPathPart.contains("t10k") || path.lastPathPart.contains("test")
  }

  /// What the files of a data set are called before their part: `emnist-letters`.
  private static func setName(_ path: String) -> String {
    let name = path.lastPathPart
    let part = ["train", "t10k", "test"].compactMap { name.firstRange(of: $0)?.lowerBound }.min()
    return String(name[..<(part ?? name.startIndex)])
  }

  /// The file beside `path` that is named as its other half, compressed or not, with a dot or a hyphen.
  private static func partner(
    of path: String, in folder: DataFolder, wanted: DataError.IDXRole
  ) throws(DataError) -> String {
    let name = path.lastPathPart
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
    let parent = path.parentFolder
    for candidate in candidates where candidate != name {
      let found = parent.appendingPath(candidate)
      if folder.has(found) { return found }
      // Some archives have each file in a folder of its own.
      if let other = folder.names.first(where: { $0.lastPathPart == candidate }) { return other }
    }
    throw .idxPartnerMissing(
      file: folder.path(of: path), wanted: wanted,
      name: renamed == name ? "\(wanted.rawValue) file" : renamed)
  }
}
