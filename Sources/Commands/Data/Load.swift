import Datasets
import Debugging
import Networks
import Platform
import Rendering

extension Command {
  static let load = Command(
    "load", group: .data,
    usage: "PATH|NAME [--no-shuffle] [--dev N] [--limit N] [--seed N] [--shape HxW] [--count N] [--noise S]",
    summary: "load samples: a Kaggle CSV, IDX files, or what gradb draws",
    details: """
      PATH is Kaggle's train.csv (a header, then label and pixels 0 to 255 in each row), an IDX file such as \
      train-images-idx3-ubyte with its labels beside it, or the folder of both; each plain or compressed with gzip.

      The samples are shuffled from the seed and split: the first 1,000 go to dev, or a sixth where there are fewer than \
      6,000. Pixels are read as value / 255. The network and its parameters stay, unless the number of pixels differs \
      from its number of inputs, or its last layer cannot tell what the samples are; then it is built anew. If anything is \
      wrong with the file, the old data set stays.

      NAME is a set that gradb draws, from the seed: \(DrawnSet.list). --count says how many samples, --noise what is added \
      to each number, as its standard deviation. A file of such a name is ./NAME.
      """,
    options: [
      Option(.noShuffle), Option(.dev), Option(.limit), Option(.seed), Option(.shape), Option(.count),
      Option(.noise),
    ],
    operands: [.dataPath],
    examples: [
      Example("load train.csv", "the digits of Kaggle's digit-recognizer"),
      Example("load ~/mnist --dev 5000", "MNIST from its IDX files"),
      Example("load moons", "two classes in two dimensions"),
      Example("load sine --count 500 --noise 0.2", "a curve to be fitted"),
    ],
    run: { interpreter, arguments in
      guard let path = arguments.words.first else { throw arguments.missing("a path") }
      if arguments.words.count > 1 {
        throw CommandError.plain(
          "load takes one path; put it in quotation marks where it has blanks: load \"\(arguments.text)\"")
      }
      let before = interpreter.session
      if let set = DrawnSet.named(path) {
        try interpreter.session.replaceData(interpreter.drawn(set, arguments))
        let hasFile =
          (try? interpreter.permissions.pathToRead(path)).map(FileManager.default.fileExists) ?? false
        return CommandResult(
          interpreter.loadedText("drawn by gradb", sessionBefore: before)
            + (hasFile
              ? StyledText("the file \(path) was not read: load ./\(path) reads it\n", .caution)
              : StyledText())
            + interpreter.recipeText(set))
      }
      let request = try LoadRequest(arguments, seed: interpreter.session.settings.seed)
      let name = URL(fileURLWithPath: path).lastPathComponent
      let location = try interpreter.permissions.pathToRead(path)
      for (option, isGiven) in [("--count", arguments.has(.count)), ("--noise", arguments.has(.noise))]
      where isGiven {
        throw CommandError.plain(
          "\(option) is for what gradb draws, \(DrawnSet.list), and \(path) is a path")
      }
      let file = try interpreter.host.samples(
        at: location, named: name, options: request.options,
        kept: "\(interpreter.session.data.name) is still loaded")
      let origin = DataSet.Origin.file(
        path: URL(fileURLWithPath: location).standardizedFileURL.path, rowLimit: request.options.rowLimit,
        shape: request.options.imageShape)
      let data = DataSet(name: name, origin: origin, samples: file.samples, split: request.split)
      try interpreter.session.replaceData(data)
      return CommandResult(interpreter.loadedText(file.format.name, sessionBefore: before))
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
  fileprivate static var count: Self {
    Self("--count", "N", "draw N samples", atLeast: 1)
  }
  fileprivate static var limit: Self {
    Self("--limit", "N", "read the first N samples only", atLeast: 1)
  }
}

extension CommandOption<Double> {
  fileprivate static var noise: Self {
    Self("--noise", "S", "the standard deviation of what is added") { text throws(CommandError) in
      guard let noise = Double(text), noise.isFinite, noise >= 0 else {
        throw .badValue(text, setting: "--noise", expected: "a number, 0 or more")
      }
      return noise
    }
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

extension DrawnSet {
  /// The names of all, as a sentence lists them.
  fileprivate static var list: String { CommandError.listed(all.map(\.name), "or") }
}

extension Interpreter {
  /// A set that gradb draws, as the options of `load` ask for it.
  fileprivate func drawn(_ set: DrawnSet, _ arguments: Arguments) throws(CommandError) -> DataSet {
    for (option, isThere) in [("--limit", arguments.has(.limit)), ("--shape", arguments.has(.shape))]
    where isThere {
      throw .plain("\(option) is for files, and gradb draws \(set.name); --count says how many samples")
    }
    let noise = try arguments[.noise]
    if noise != nil, !set.isNoisy { throw .plain("\(set.name) are drawn without noise; leave out --noise") }
    let count = try arguments[.count]
    let seed = try arguments[.seed] ?? set.ownSeed ?? session.settings.seed
    guard let drawing = set.drawing(count: count, noise: noise, seed: seed) else {
      throw .badValue(
        "\(count ?? 0)", setting: "--count",
        expected: "at most \(NumberText.count(DrawnSet.mostSamples)) samples")
    }
    return DataSet(drawing, keepsOrder: arguments.has(.noShuffle), devCount: try arguments[.dev])
  }

  /// The line with which a network learns a drawn set; empty where none is needed.
  fileprivate func recipeText(_ set: DrawnSet) -> StyledText {
    guard let recipe = set.recipe else { return StyledText() }
    return StyledText("what learns it: ", .faint) + StyledText(recipe + "\n", .name)
  }

  /// What was loaded, and what it meant for the network.
  fileprivate func loadedText(_ source: String, sessionBefore before: Session) -> StyledText {
    let (data, samples) = (session.data, session.data.samples)
    let kind = samples.image.map { " of \($0.height)×\($0.width)" } ?? " of \(samples.inputWords)"
    let goal =
      samples.image != nil ? "" : data.classes.map { ", \($0.count) classes" } ?? ", numbers as targets"
    var text = StyledText(
      "\(data.name) (\(source)): \(NumberText.count(samples.count)) \(samples.words)\(kind)\(goal), "
        + "\(NumberText.count(data.trainCount)) to train on, \(NumberText.count(data.devCount)) in dev\n"
    ).paragraph(columns: host.display.columns)
    if let remark = SettingRemark.split(data) {
      text.append("\(remark); --dev keeps fewer apart\n", .caution)
    }
    if before.architecture != session.architecture {
      text.append(
        StyledText(
          "the network was built anew as \(session.architecture)\(outputWords(before)), because \(reason(before))",
          .caution
        ).paragraph(columns: host.display.columns))
    } else if session.position.iteration > 0 {
      text.append(
        "the network is still the one of iteration \(session.position.iteration); start draws a new one\n",
        .faint)
    }
    return text
  }

  /// `, softmax with cross-entropy`, where the output is another one now.
  private func outputWords(_ before: Session) -> String {
    session.architecture.output == before.architecture.output ? "" : ", \(session.architecture.output.name)"
  }

  /// What about the samples another network could not have learned.
  private func reason(_ before: Session) -> String {
    let data = session.data
    guard before.architecture.inputCount == data.samples.inputCount else {
      return "\(data.samples.image == nil ? "a sample" : "an image") has \(data.samples.inputWords)"
    }
    return data.classes.map { "there are \($0.count) classes" } ?? "the targets are numbers"
  }
}
