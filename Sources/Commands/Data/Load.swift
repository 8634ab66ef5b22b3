import Datasets
import Platform
import Networks
import Rendering

extension Command {
  static let load = Command(
    "load", group: .data, usage: "PATH [--no-shuffle] [--dev N] [--limit N] [--seed N] [--shape HxW]",
    summary: "load images and labels: a Kaggle CSV, or IDX files",
    details: """
      PATH is Kaggle's train.csv (a header, then label and pixels 0 to 255 in each row), an IDX file such as \
      train-images-idx3-ubyte with its labels beside it, or the folder of both; each plain or compressed with gzip.

      The samples are shuffled from the seed and split: the first 1,000 go to dev, or a sixth where there are fewer than \
      6,000. Pixels are read as value / 255. The network and its parameters stay, unless the number of pixels differs \
      from its number of inputs; then it is built anew. If anything is wrong with the file, the old data set stays.
      """,
    options: [
      Option(.noShuffle), Option(.dev), Option(.limit), Option(.seed), Option(.shape),
    ],
    operands: [.path],
    examples: [
      Example("load train.csv", "the digits of Kaggle's digit-recognizer"),
      Example("load ~/mnist --dev 5000", "MNIST from its IDX files"),
    ],
    run: { interpreter, arguments in
      guard let path = arguments.words.first else { throw arguments.missing("a path") }
      if arguments.words.count > 1 {
        throw CommandError.plain(
          "load takes one path; put it in quotation marks where it has blanks: load \"\(arguments.text)\"")
      }
      let request = try LoadRequest(arguments, seed: interpreter.session.settings.seed)
      let name = URL(fileURLWithPath: path).lastPathComponent
      let location = try interpreter.permissions.pathToRead(path)
      let file = try interpreter.host.samples(
        at: location, named: name, options: request.options,
        kept: "\(interpreter.session.data.name) is still loaded")
      let origin = DataSet.Origin.file(
        path: URL(fileURLWithPath: location).standardizedFileURL.path, rowLimit: request.options.rowLimit,
        shape: request.options.imageShape)
      let data = DataSet(name: name, origin: origin, samples: file.samples, split: request.split)
      let before = interpreter.session.architecture
      try interpreter.session.replaceData(data)
      return CommandResult(interpreter.loadedText(format: file.format.name, networkBefore: before))
    })
}

/// What the options of `load` ask for.
private struct LoadRequest {
  let options: ReadingOptions
  let split: DataSet.Split

  init(_ arguments: Arguments, seed: UInt64) throws(CommandError) {
    var options = ReadingOptions()
    options.rowLimit = try arguments[.limit]
    options.imageShape = try arguments[.shape]
    self.options = options
    let shuffle = try arguments[.seed] ?? seed
    split = DataSet.Split(
      shuffleSeed: arguments.has(.noShuffle) ? nil : shuffle, devCount: try arguments[.dev])
  }
}

extension CommandOption<Void> {
  fileprivate static var noShuffle: Self {
    Self("--no-shuffle", "keep the order of the file")
  }
}

extension CommandOption<Int> {
  fileprivate static var dev: Self {
    Self("--dev", "N", "put N samples in dev", atLeast: 0)
  }
  fileprivate static var limit: Self {
    Self("--limit", "N", "read the first N samples only", atLeast: 1)
  }
}

extension CommandOption<UInt64> {
  fileprivate static var seed: Self {
    Self(
      "--seed", "N", "shuffle from N instead of the seed setting"
    ) { text throws(CommandError) in
      guard let seed = UInt64(text) else { throw .notACount(text, what: "--seed", least: 0) }
      return seed
    }
  }
}

extension CommandOption<ImageShape> {
  fileprivate static var shape: Self {
    Self(
      "--shape", "HxW", "the height and width of the images, where they are not square"
    ) { text throws(CommandError) in
      let sides = text.lowercased().split(whereSeparator: { "x×".contains($0) }).map { Int($0) ?? 0 }
      guard sides.count == 2, sides.allSatisfy({ (1...65_536).contains($0) }) else {
        throw .badValue(text, setting: "--shape", expected: "height and width such as 28x28")
      }
      return ImageShape(height: sides[0], width: sides[1])
    }
  }
}

extension Interpreter {
  /// What was loaded, and what it meant for the network.
  fileprivate func loadedText(format: String, networkBefore: Architecture) -> StyledText {
    let data = session.data
    let shape = data.samples.shape
    var text = StyledText(
      "\(data.name) (\(format)): \(NumberText.count(data.samples.count)) images of \(shape.height)×\(shape.width), "
        + "\(NumberText.count(data.trainCount)) to train on, \(NumberText.count(data.devCount)) in dev\n")
    if let remark = SettingRemark.split(data) {
      text.append("\(remark); --dev keeps fewer apart\n", .caution)
    }
    if networkBefore != session.architecture {
      text.append(
        "the network was built anew as \(session.architecture), because an image has \(shape.pixelCount) pixels\n",
        .caution)
    } else if session.position.iteration > 0 {
      text.append(
        "the network is still the one of iteration \(session.position.iteration); start draws a new one\n",
        .faint)
    }
    return text
  }
}
