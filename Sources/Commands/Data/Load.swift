import Datasets
import Debugging
import Networks
import Platform
import Rendering

extension Command {
  static let load = Command(
    "load", group: .data,
    usage:
      "PATH|NAME [--label COLUMN] [--scale HOW] [--shape HxW|none] [--regression] [--classes] "
      + "[--no-shuffle] [--dev N] [--limit N] [--seed N] [--count N] [--noise S]",
    summary: "load samples: a table, images, NumPy's arrays, or what gradb draws",
    details: """
      PATH is a table of text such as Kaggle's train.csv, with the labels in any column; a file of arrays, X and y in an \
      .npz; an IDX file such as train-images-idx3-ubyte with its labels beside it, or the folder of them; each plain, \
      compressed with gzip, or in a .zip, of which FILE.zip:NAME is a file.

      The samples are shuffled from the seed and split: the first 1,000 go to dev, or a sixth where there are fewer than \
      6,000. Samples that came to judge by, as MNIST's t10k, are test. Pixels are read as value / 255, or 16, or 1, by what \
      they go up to; features are taken as they are, unless --scale says otherwise: standard takes from each feature its mean \
      and divides it by its standard deviation, as the training part has them. Words and few whole numbers are classes, fractions \
      a regression. What gradb decides about a file it says, and which option says otherwise.

      The network and its parameters stay, unless the number of inputs differs, or its last layer cannot tell what the \
      samples are; then it is built anew. If anything is wrong with the file, the old data set stays.

      NAME is a set that gradb draws, from the seed: \(DrawnSet.list). --count says how many samples, --noise what is added \
      to each number, as its standard deviation. A file of such a name is ./NAME.
      """,
    options: [
      Option(.label), Option(.scale), Option(.shape), Option(.regression), Option(.classes),
      Option(.noShuffle), Option(.dev), Option(.limit), Option(.seed), Option(.count), Option(.noise),
    ],
    operands: [.dataPath],
    examples: [
      Example("load train.csv", "the digits of Kaggle's digit-recognizer"),
      Example("load ~/mnist --dev 5000", "MNIST from its IDX files"),
      Example("load iris.csv --scale standard", "a table of features, each with mean 0 and deviation 1"),
      Example("load homes.csv --regression", "whole numbers to be foretold"),
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
        path: URL(fileURLWithPath: location).standardizedFileURL.path, options: request.options)
      let data = DataSet(name: name, origin: origin, samples: file.samples, split: request.split)
      try interpreter.session.replaceData(data)
      return CommandResult(
        interpreter.loadedText(file.format.name, sessionBefore: before, remarks: file.remarks)
          + interpreter.oddityText)
    })
}

/// What the options of `load` ask for.
private struct LoadRequest {
  let options: ReadingOptions
  let split: DataSet.Split

  init(_ arguments: Arguments, seed: UInt64) throws(CommandError) {
    var options = ReadingOptions()
    options.rowLimit = try arguments[.limit]
    options.form = try arguments[.shape]
    options.label = try arguments[.label]
    options.scale = try arguments[.scale]
    if arguments.has(.regression), arguments.has(.classes) {
      throw .plain("--regression and --classes exclude each other; leave out one of them")
    }
    options.kind = arguments.has(.regression) ? .regression : arguments.has(.classes) ? .classes : nil
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
  fileprivate static var regression: Self {
    Self("--regression", "the targets are numbers to be foretold")
  }
  fileprivate static var classes: Self {
    Self("--classes", "the targets are classes, however many")
  }
}

extension CommandOption<String> {
  fileprivate static var label: Self {
    Self("--label", "COLUMN", "where the labels are: a name, first, last, a number")
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

extension CommandOption<ReadingOptions.Form> {
  fileprivate static var shape: Self {
    Self(
      "--shape", "HxW|none", "the height and width of the images, or none for features",
      expected: "height and width such as 28x28, or none")
  }
}

extension CommandOption<ReadingOptions.Scale> {
  fileprivate static var scale: Self {
    Self(
      "--scale", "HOW", "divide by a number, or none, standard, minmax",
      expected: "a number above 0 to divide by, none, standard or minmax")
  }
}

extension DrawnSet {
  /// The names of all, as a sentence lists them.
  fileprivate static var list: String { CommandError.listed(all.map(\.name), "or") }
}

extension Interpreter {
  /// A set that gradb draws, as the options of `load` ask for it.
  fileprivate func drawn(_ set: DrawnSet, _ arguments: Arguments) throws(CommandError) -> DataSet {
    let ofFiles = [
      ("--limit", arguments.has(.limit)), ("--shape", arguments.has(.shape)),
      ("--label", arguments.has(.label)), ("--scale", arguments.has(.scale)),
      ("--regression", arguments.has(.regression)), ("--classes", arguments.has(.classes)),
    ]
    for (option, isThere) in ofFiles where isThere {
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
  fileprivate func loadedText(
    _ source: String, sessionBefore before: Session, remarks: [String] = []
  ) -> StyledText {
    let (data, samples) = (session.data, session.data.samples)
    let kind = samples.image.map { " of \($0.height)×\($0.width)" } ?? " of \(samples.inputWords)"
    let isUsual = samples.image != nil && data.classes == .digits
    let count = data.classes.map { "\($0.count) \($0.count == 1 ? "class" : "classes")" }
    let goal = isUsual ? "" : ", \(count ?? "numbers as targets")"
    let test = data.testCount > 0 ? ", \(NumberText.count(data.testCount)) in test" : ""
    var text = StyledText(
      "\(data.name) (\(source)): \(NumberText.count(samples.count)) \(samples.words(samples.count))\(kind)\(goal), "
        + "\(NumberText.count(data.trainCount)) to train on, \(NumberText.count(data.devCount)) in dev\(test)\n"
    ).paragraph(columns: host.display.columns)
    for remark in remarks {
      text.append(StyledText(remark + "\n", .faint).paragraph(columns: host.display.columns))
    }
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

  /// What is odd about the samples, a line each.
  fileprivate var oddityText: StyledText {
    session.data.oddities.reduce(into: StyledText()) { text, oddity in
      text.append(
        StyledText(oddity.words(session.data) + "\n", .caution).paragraph(columns: host.display.columns))
    }
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
    return data.classes.map { $0.count == 1 ? "there is 1 class" : "there are \($0.count) classes" }
      ?? "the targets are numbers"
  }
}
