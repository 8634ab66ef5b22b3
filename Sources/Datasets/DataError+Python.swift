extension DataError {
  /// The message for a file in no format gradb reads, with what makes one of it.
  func unrecognised(_ file: String, _ contents: Contents) -> String {
    let stem = Self.printable(Self.stem(file), limit: 200)
    let name = Self.printable(file, limit: 200)
    return switch contents {
    case .zip: "\(name) is a zip archive in a gzip file; gunzip it, and load the zip."
    case .utf16: "\(name) is UTF-16 text without a byte order mark; save it as UTF-8, and load it again."
    case .binary:
      "\(name) is a binary file in no format gradb reads; expected a CSV, an IDX file, or NumPy's .npz or .npy."
    case .webPage:
      "\(name) is a web page, which a server sends where a file needs a login or is gone; download the file again."
    case .picture: "\(name) is a single picture; expected a table or array with a row for each sample."
    case .pickle:
      "\(name) is a pickle, which can run any program when it is opened, so gradb does not; "
        + python(
          "import gzip, pickle, numpy as np; X, y = pickle.load(\(file.hasSuffix(".gz") ? "gzip." : "")open('\(name)', 'rb'))[:2]; "
            + "np.savez('\(stem).npz', X=X, y=y)", "if you trust it, and it holds X and y")
    case .matlab:
      "\(name) is a file of Matlab's; "
        + python(
          "from scipy.io import loadmat; import numpy as np; d = loadmat('\(name)'); "
            + "np.savez('\(stem).npz', X=d['X'], y=d['y'])")
    case .hdf5:
      "\(name) is HDF5; "
        + python(
          "import h5py, numpy as np; d = h5py.File('\(name)'); np.savez('\(stem).npz', X=d['X'][:], y=d['y'][:])",
          "with the names of its data sets, list(d)")
    case .parquet:
      "\(name) is Parquet; "
        + python("import pandas as pd; pd.read_parquet('\(name)').to_csv('\(stem).csv', index=False)")
    case .bzip2: "\(name) is compressed with bzip2; " + unpacked("bz2", name, stem)
    case .xz: "\(name) is compressed with xz; " + unpacked("lzma", name, stem)
    case .zstandard:
      "\(name) is compressed with Zstandard; unpack it, with unzstd \(name), and load what it makes."
    }
  }

  private func unpacked(_ module: String, _ name: String, _ stem: String) -> String {
    python("import \(module); open('\(stem)', 'wb').write(\(module).open('\(name)').read())")
  }

  /// A line of Python, and where it holds.
  private func python(_ line: String, _ condition: String? = nil) -> String {
    "this line of Python makes a file gradb reads\(condition.map { ", \($0)" } ?? ""): \(line)"
  }

  private static func stem(_ file: String) -> String {
    var name = file
    for ending in [".gz", ".bz2", ".xz", ".zst", ".pkl", ".pickle", ".mat", ".h5", ".hdf5", ".parquet"]
    where name.hasSuffix(ending) { name = String(name.dropLast(ending.count)) }
    return name
  }
}
