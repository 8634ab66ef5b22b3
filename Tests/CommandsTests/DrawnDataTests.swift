import ConsoleSupport
import Datasets
import Debugging
import Networks
import Rendering
import TestSupport
import Testing

@testable import Commands

/// Data that are no images, networks with one output, and numbers as targets are opened as the digits are.
struct DrawnDataTests {
  /// What is typed before: data of each kind, one output of each kind, several depths and activations.
  static let networks = [
    "load xor; network 2-4-1 --activation tanh",
    "load moons; network 2-5-4-1 --activation sigmoid --loss mse",
    "load moons --count 60; network 2-4-1 --output tanh; set l2 0.01; set batch 7",
    "load moons; network 2-3-2 --output sigmoid; set momentum 0.5", "load moons --noise 0.3; network 2-1",
    "load sine; network 1-5-1 --activation tanh; set momentum 0.9; set batch 10",
    "load sine --count 30; network 1-4-3-1 --activation leaky-relu; set l2 0.1",
    "load xor --count 40; network 2-3-2",
  ]

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func console(_ setup: String) throws -> Console {
    var console = try Console.small()
    try console.output(of: setup)
    return console
  }

  @Test(arguments: networks)
  func gradientsAreTheSlopesOfTheLoss(setup: String) throws {
    var console = try console(setup)
    for line in ["gradcheck", "train 5; gradcheck"] {
      let report = try #require(console.type(line).findings.compactMap { $0 as? GradcheckReport }.last)
      #expect(report.verdict != .failed && report.failed == 0 && report.compared > 2, "\(report)")
    }
  }

  @Test(arguments: networks)
  func everyNumberIsExplained(setup: String) throws {
    var console = try console(setup)
    try console.output(of: "train 2; forward 0:3; grad")
    var count = 0
    for name in console.session.liveMatrixNames where !name.isParameter {
      let element = name.isSingleNumber ? "\(name)" : name.isBias ? "\(name)[0]" : "\(name)[0,0]"
      // The velocities of this iteration are not there before its update.
      guard name.stateSlot == nil else { continue }
      switch try #require(console.type("explain \(element)").findings.first) {
      case let explained as ExplainedElement: #expect(explained.explanation.agrees, "\(element)")
      case let given as GivenNumber:
        let value = try console.session.matrix(name)[0, 0]
        #expect(given.value == value && given.meaning.contains("sample 0"), "\(given)")
      case let other: Issue.record("\(element): \(other)")
      }
      count += 1
    }
    #expect(count > 6)
    let tree = try #require(
      console.type("explain dW1[0,0] --depth 9").findings.first as? ExplainedTree)
    #expect(tree.elements.count > 2 && tree.elements.allSatisfy(\.explanation.agrees))
  }

  @Test(arguments: networks)
  func timeAndFilesBringItBack(setup: String) throws {
    var console = try console(setup)
    let (session, arrays) = (folder.path("session.npz"), folder.path("arrays.npz"))
    let data = console.session.data.fingerprint
    try console.output(of: "train 6; save \(session)")
    let trained = console.session.parameters.values
    try console.output(of: "goto 2; train 4")
    #expect(console.session.parameters.values == trained)
    try console.output(of: "load digits --count 20; restore \(session)")
    #expect(console.session.parameters.values == trained && console.session.data.fingerprint == data)
    // Velocities before the update are not those that compare expects.
    try console.output(of: "goto 3; set momentum 0; forward 0:3; grad; export all \(arrays)")
    #expect(try console.output(of: "compare \(arrays)").contains("right: all"))
  }

  /// What a person may type on the digits, they may type here: it works, or is refused in a sentence.
  @Test(arguments: networks)
  func everythingThatCanBeTypedAnswers(setup: String) throws {
    var console = try console(setup)
    try console.output(of: "set report 4; train 8; goto 4; forward 0:3; grad")
    let lines = [
      "accuracy", "loss", "predict 2", "predict 0:3", "predict all", "mistakes", "mistakes 2 train",
      "sample 1", "sample 0:3", "show X --all", "show Y", "show X[:,0]", "show W1", "show A1[0]", "hist W1",
      "plot loss", "list --rows", "x/4 W1", "info data", "info network", "info settings", "help X", "help Y",
      "help Z1", "print y", "print prediction", "where", "bug list", "explain X[0,1]", "explain Y[0,1]",
      "why W1[0,0]", "info timeline", "report \(folder.path("r.html"))", "export \(folder.path("i.py"))",
    ]
    for line in lines {
      let outcome = console.type(line)
      let text = outcome.output.plain + (outcome.error?.plain ?? "")
      #expect(outcome.status == .fine, "\(line): \(text)")
      #expect(!text.contains("pixel") || line.hasPrefix("bug") || line == "help Z1", "\(line): \(text)")
    }
    for line in ["show W1 --grid", "show X --grid", "sample 0:2 --svg \(folder.path("s.svg"))"] {
      #expect(try console.refusal(of: line).contains("no images"))
    }
    #expect(try console.refusal(of: "bug plant pixels-not-scaled").contains("needs images of bytes"))
    #expect(try console.refusal(of: "bug plant labels-shuffled").contains("needs images of ten classes"))
    let file = try folder.write("label,pixel0\n1,2\n", to: "images.csv")
    try console.refusal(of: "predict \(file)")
    let hasClasses = console.session.data.classes != nil
    for line in ["confusion", "plot accuracy"] {
      if hasClasses {
        try console.output(of: line)
      } else {
        #expect(try console.refusal(of: line).contains("numbers, not classes"))
      }
    }
    try console.output(of: "bug plant missing-m; bug remove; step")
  }

  @Test func aRegressionIsJudgedByItsErrors() throws {
    var console = try console(
      "load sine --count 50; network 1-6-1 --activation tanh; set report 30; train 30")
    let session = console.session
    let outputs = session.outputs(try session.data.selection("all"))
    guard case .numbers(let targets) = session.data.targets else { return }
    let own = session.data.rows(of: .train).map { targets[Int($0)] }
    let error =
      zip(outputs.elements, own).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(own.count)
    let mean = own.reduce(0, +) / Double(own.count)
    let variance = own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(own.count)
    let found = try #require(session.evaluate(.train))
    // Sums of some 40 squares, in another order.
    #expect(abs(try #require(found.fit).meanSquaredError - error) < 1e-14 && found.accuracy == nil)
    #expect(abs(try #require(found.fit?.determination) - (1 - error / variance)) < 1e-13)
    #expect(abs(found.loss - error / 2) < 1e-14)
    let text = try console.output(of: "accuracy train")
    #expect(
      text.contains("there is no accuracy")
        && text.contains("mean squared error \(NumberText.scalar(error)), R² "))
    let line = try #require(
      console.type("set report 1; train 1").findings.isEmpty ? nil : console.host.shownText)
    #expect(line.contains("train R² 0."))
  }

  /// One output for two classes is right where it is on its label's side.
  @Test func oneOutputIsJudgedByItsSide() throws {
    for output in ["sigmoid", "tanh"] {
      var console = try console("load moons --noise 0.4; network 2-4-1 --output \(output); train 20")
      let session = console.session
      let outputs = session.outputs(try session.data.selection("all"))
      let middle = output == "tanh" ? 0 : 0.5
      let labels = session.data.rows(of: .train).map { session.data.labels[Int($0)] }
      let hits = zip(outputs.elements, labels).count { ($0 > middle) == ($1 == 1) }
      #expect(session.evaluate(.train)?.hits == hits && hits < labels.count && hits > 0)
      let table = try console.output(of: "confusion train")
      #expect(table.contains("right (\(hits) of \(labels.count))"))
    }
  }

  @Test func loadSaysWhatItDrewAndWhatLearnsIt() throws {
    var console = try Console.small()
    let moons = try console.output(of: "load moons --count 90 --dev 10").replacing("\n", with: " ")
    #expect(
      moons.contains("moons (drawn by gradb): 90 samples of 2 inputs, 2 classes, 80 to train on, 10 in dev"))
    #expect(moons.contains("built anew as 2-6-2, because a sample has 2 inputs"))
    #expect(moons.contains("what learns it: network 2-16-1 --init he; set alpha 1; train 500"))
    let sine = try console.output(of: "load sine")
    #expect(sine.contains("numbers as targets") && sine.contains("built anew as 1-6-1, linear with mse"))
    let digits = try console.output(of: "load digits --count 30")
    #expect(digits.contains("30 images of 28×28") && digits.contains("784-6-10, softmax with cross-entropy"))
    #expect(!digits.contains("what learns it"))
    // The same data again keep what has learned.
    try console.output(of: "load xor; network 2-3-1; train 3")
    #expect(try console.output(of: "load moons").contains("still the one of iteration 3"))
    #expect(console.session.architecture.description == "2-3-1")
  }

  @Test func theSeedSettingDrawsThem() throws {
    var console = try Console.small()
    func fingerprint(_ line: String) throws -> String {
      try console.output(of: line)
      return console.session.data.fingerprint
    }
    let first = try fingerprint("set seed 5; load moons")
    #expect(try fingerprint("set seed 6; load moons") != first)
    #expect(try fingerprint("load moons --seed 5") == first)
    let digits = try fingerprint("load digits --count 20")
    #expect(try fingerprint("set seed 7; load digits --count 20") == digits)
  }

  @Test func optionsThatDoNotGoWithASetOrAFileAreRefused() throws {
    var console = try Console.small()
    for (line, words) in [
      ("load moons --limit 5", "--count says how many"), ("load moons --shape 2x1", "--count"),
      ("load digits --noise 0.1", "without noise"), ("load moons --noise -1", "0 or more"),
      ("load moons --noise nan", "0 or more"), ("load moons --count 0", "--count"),
      ("load moons --count 2000000", "at most 1,000,000"), ("load moon", "moon"),
      ("load ./moons", "moons"), ("load train.csv --count 5", "for what gradb draws"),
    ] {
      #expect(try console.refusal(of: line).contains(words), "\(line)")
    }
    #expect(try console.output(of: "help load").replacing("\n", with: " ").contains("quadrants or sine"))
    #expect(console.interpreter.completions(of: "load mo").candidates.contains("moons"))
  }

  @Test func theNetworkSaysWhatItsLastLayerIs() throws {
    var console = try Console.small()
    try console.output(of: "load moons")
    for (options, name) in [
      ("2-3-1", "sigmoid with cross-entropy"), ("2-3-1 --loss mse", "sigmoid with mse"),
      ("2-3-1 --output tanh", "tanh with mse"), ("2-3-2", "softmax with cross-entropy"),
      ("2-3-2 --output linear", "linear with mse"), ("2-3-1", "sigmoid with cross-entropy"),
    ] {
      #expect(try console.output(of: "network \(options)").contains("parameters, \(name); "))
    }
    #expect(try console.refusal(of: "network 2-3-1 --output softmax").contains("sigmoid or tanh"))
    #expect(try console.refusal(of: "network 3-3-1").contains("type network 2-3-1"))
    try console.output(of: "load sine")
    #expect(try console.output(of: "network 1-3-1").contains("linear with mse"))
    #expect(try console.refusal(of: "network 1-3-1 --output tanh").contains("linear does"))
    #expect(try console.refusal(of: "network 1-3-2").contains("expected 1, such as 1-3-1"))
    let help = try console.output(of: "help network")
    #expect(help.contains("one output, two classes") && help.contains("sigmoid with cross-entropy"))
  }

  @Test func aBugThatNeedsDigitsGoesWithThem() throws {
    var console = try Console.digits()
    try console.output(of: "bug plant pixels-not-scaled; load moons")
    #expect(console.session.bug == nil)
    try console.output(of: "gradcheck")
  }

  /// Whoever hunts a bug in the data may give numbers of their own.
  @Test func aBugInTheDataIsInOnesOwnNumbers() throws {
    var console = try Console.digits()
    try console.output(of: "bug plant pixels-not-scaled; forward 3")
    let session = console.session
    let samples = session.data.samples
    let row = try #require(session.batch.batch.rows.first)
    let own = samples.sample(of: (0..<samples.inputCount).map { samples.fileValue($0, ofRow: row) })
    let outputs = session.architecture.outputs
    #expect(try session.seen(own).matrix(outputs) == session.matrix(outputs))
  }

  /// A straight line has 90 % of moons, half of xor, and an R² of 0.6 of a sine.
  @Test(arguments: 0..<10)
  func theLineBehindLoadLearnsIt(seed: Int) throws {
    for set in DrawnSet.all {
      guard let recipe = set.recipe else { continue }
      for options in set == .xor ? ["", " --count 200"] : [""] {
        var console = try Console.small()
        try console.output(of: "set seed \(seed); set report 10000; load \(set.name)\(options); \(recipe)")
        let evaluation = try #require(console.session.evaluate(.train))
        let (accuracy, fit) = (evaluation.accuracy ?? 1, evaluation.fit?.determination ?? 1)
        // The heaps lie anywhere, one upon the other as it may be; a straight line tells two of three apart.
        #expect(
          accuracy > (set == .blobs ? 0.7 : 0.97) && fit > 0.94, "\(set.name)\(options): \(accuracy), \(fit)")
      }
    }
  }
}
