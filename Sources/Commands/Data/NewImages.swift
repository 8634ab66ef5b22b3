import Datasets
import Debugging
import Platform

/// Images from a file that is not the data set, and what the network makes of them.
struct NewImages {
  /// The file as it was named.
  let path: String
  let samples: Samples
  /// For each image, in the file's order; the labels say something only where `samples` are labelled.
  let predictions: [Prediction]
  /// What they may be taken for.
  let classes: Classes
}

extension Interpreter {
  /// Reads the samples in a file, labelled or not, and has the network as it is predict each.
  ///
  /// - Throws: `DataError` with file, row and column of what is wrong, `CommandError` where an image has not as many
  ///   pixels as the network has inputs, `Interruption`.
  func newImages(_ path: String) throws -> NewImages {
    let classes = try self.classes(for: "prediction of a class")
    let name = URL(fileURLWithPath: path).lastPathComponent
    let samples = try newSamples(permissions.pathToRead(path), name)
    let predictions = try host.longWork("predicting \(name)") { stop, progress in
      try session.predictions(of: samples, stop: stop, progress: progress)
    }
    return NewImages(
      path: path, samples: samples, predictions: predictions, classes: classes)
  }

  /// The samples in a file, which are like those of the data.
  private func newSamples(_ location: String, _ name: String) throws -> Samples {
    let file = Result { try host.samples(at: location, named: name, options: .like(session.data.samples)) }
    if case .failure(let error as DataError) = file, let found = error.columnsFound {
      throw wrongSize(found, in: name)
    }
    let samples = try file.get().samples
    guard samples.inputCount == session.architecture.inputCount else {
      throw wrongSize("\(samples.words) of \(samples.inputWords)", in: name)
    }
    return samples
  }

  private func wrongSize(_ found: String, in name: String) -> CommandError {
    .plain(
      "\(name) has \(found), but the network has \(session.architecture.inputCount) inputs, as its own data need; "
        + "nothing was predicted")
  }
}

extension DataError {
  /// The columns of a file that cannot be understood by their number; nil for other errors. To load it in another way, as its
  /// message proposes, would be no help where new samples are read.
  fileprivate var columnsFound: String? {
    switch self {
    case .notSquare(_, let count): "\(count) pixel columns"
    case .labelUndecided(_, let columns): "\(columns.count) columns"
    default: nil
    }
  }
}
