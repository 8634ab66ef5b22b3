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
  /// Reads the images in a file, labelled or not, and has the network as it is predict each.
  ///
  /// - Throws: `DataError` with file, row and column of what is wrong, `CommandError` where an image has not as many
  ///   pixels as the network has inputs, `Interruption`.
  func newImages(_ path: String) throws -> NewImages {
    let classes = try self.classes(for: "prediction of a class")
    guard session.data.samples.image != nil else {
      throw CommandError.plain(
        "\(session.data.name) has no images, and only images are read from a file to be predicted; predict 0:6 shows samples"
      )
    }
    let name = URL(fileURLWithPath: path).lastPathComponent
    var options = ReadingOptions()
    options.labelsAreOptional = true
    options.usualShape = session.data.samples.shape
    let location = try permissions.pathToRead(path)
    let samples: Samples
    do {
      samples = try host.samples(at: location, named: name, options: options).samples
    } catch DataError.notSquare(_, let count) {
      // To load it with a shape, as loading says, would be no help.
      throw wrongSize("\(count) pixel columns", in: name)
    } catch DataError.headerMissing(_, let columns) {
      throw wrongSize("\(columns) columns", in: name)
    } catch DataError.labelMissing(_, let found) {
      throw CommandError.plain(
        "\(name) begins with the column \"\(found)\"; expected pixel0,pixel1,… or label,pixel0,…; nothing was predicted"
      )
    }
    let shape = samples.shape
    guard shape.pixelCount == session.architecture.inputCount else {
      throw wrongSize("images of \(shape.height)×\(shape.width), \(shape.pixelCount) pixels each", in: name)
    }
    let predictions = try host.longWork("predicting \(name)") { stop, progress in
      try session.predictions(of: samples, stop: stop, progress: progress)
    }
    return NewImages(
      path: path, samples: samples, predictions: predictions, classes: classes)
  }

  private func wrongSize(_ found: String, in name: String) -> CommandError {
    .plain(
      "\(name) has \(found), but the network has \(session.architecture.inputCount) inputs, as its own data need; "
        + "nothing was predicted")
  }
}
