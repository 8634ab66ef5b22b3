import Base
import Platform

/// Files of arrays in any format that gradb knows, told by how their names end.
public enum ArrayFile {
  /// A way to keep arrays in a file.
  public enum Format: String, CaseIterable, Sendable {
    case npz, npy, csv, safetensors

    /// The format that the name of a file asks for, or nil.
    public init?(path: String) {
      self.init(rawValue: path.fileExtension.lowercased())
    }

    /// Whether a file holds several arrays, each under its name.
    public var holdsSeveral: Bool { self == .npz || self == .safetensors }

    /// How the names of all formats' files end: `.npz, .npy, .csv or .safetensors`.
    public static let listed =
      allCases.dropLast().map { ".\($0.rawValue)" }.joined(separator: ", ")
      + " or .\(allCases.last?.rawValue ?? "")"
  }

  /// The arrays in the file at `path`; the one of a format that has no names is called as the file is.
  public static func read(_ path: String, as format: Format) throws(ArrayFileError) -> [NamedArray] {
    switch format {
    case .npz: return try NpzFile.read(path)
    case .safetensors: return try SafetensorsFile.read(path)
    case .npy: return [NamedArray(name: name(ofFile: path), array: try NpyFile.read(path))]
    case .csv: return [NamedArray(name: name(ofFile: path), array: try CSVMatrixFile.read(path))]
    }
  }

  /// Writes `arrays` to `path`; just one, in a format that holds one. Only `.npz` can be compressed.
  ///
  /// - Throws: `ArrayFileError`; `Stopped` where `stop`, which what takes long asks, was given.
  public static func write<Stopped>(
    _ arrays: [NamedArray], to path: String, as format: Format, isCompressed: Bool = false,
    stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws {
    switch format {
    case .npz: try NpzFile.write(arrays, to: path, isCompressed: isCompressed, stop: stop)
    case .safetensors: try SafetensorsFile.write(arrays, to: path)
    case .npy: for array in arrays.prefix(1) { try NpyFile.write(array.array, to: path) }
    case .csv: for array in arrays.prefix(1) { try CSVMatrixFile.write(array.array, to: path, stop: stop) }
    }
  }

  private static func name(ofFile path: String) -> String {
    URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
  }
}
