import Foundation
import TestSupport
import Testing

@testable import Datasets

/// What the columns of a table are taken for: labels, images or features, scales, classes or numbers.
@Suite struct TableMeaningTests {
  private let folder: TemporaryFolder
  private let file: String

  init() throws {
    folder = try TemporaryFolder()
    file = folder.path("table.csv")
  }

  private func read(
    _ text: String, _ change: (inout ReadingOptions) -> Void = { _ in }
  ) throws -> (samples: Samples, remarks: [String]) {
    var options = ReadingOptions()
    change(&options)
    let read = try readSamples(at: folder.write(text, to: "table.csv"), options: options)
    return (read.samples, read.remarks)
  }

  private func error(
    _ text: String, _ change: (inout ReadingOptions) -> Void = { _ in }
  ) throws -> DataError? {
    var options = ReadingOptions()
    change(&options)
    return errorReading(try folder.write(text, to: "table.csv"), options)
  }

  /// Rows of `count` samples, made of their numbers.
  private func rows(_ count: Int, _ row: (Int) -> [String]) -> String {
    (0..<count).map { row($0).joined(separator: ",") + "\n" }.joined()
  }

  private static let flowers = ["setosa", "versicolor", "virginica"]

  /// Iris as scikit-learn, seaborn and UCI have it.
  @Test(arguments: [
    ("", false), ("sepal_length,sepal_width,petal_length,species\n", true), ("a,b,c,kind\n", true),
  ])
  func wordsAreClasses(header: String, isNamed: Bool) throws {
    let body = rows(60) {
      ["\(5 + Double($0) / 10)", "3.\($0 % 10)", "\($0)e-1", Self.flowers[(2 * $0 + 1) % 3]]
    }
    let samples = try read(header + body).samples
    #expect(samples.classes?.names == Self.flowers && samples.labels.prefix(3) == [1, 0, 2])
    let names = header.split(separator: ",").prefix(3).map(String.init)
    #expect(samples.form == .features(isNamed ? names : ["x1", "x2", "x3"]))
    guard case .numbers(let numbers) = samples.inputs else {
      Issue.record("\(samples.inputs)")
      return
    }
    #expect(numbers.prefix(6) == [5, 3.0, 0, 5.1, 3.1, 0.1])
  }

  /// UCI's letter-recognition: a letter, then sixteen whole numbers, which make a square and no image.
  @Test func sixteenWholeNumbersAreFeatures() throws {
    let text = rows(52) { row in
      [String(UnicodeScalar(UInt8(65 + row % 26)))] + (0..<16).map { "\((row * 7 + $0 * 3) % 16)" }
    }
    let samples = try read(text).samples
    #expect(samples.image == nil && samples.inputCount == 16 && samples.classes?.count == 26)
    guard case .bytes(let bytes, let divisor) = samples.inputs else {
      Issue.record("whole numbers 0…255 stay bytes")
      return
    }
    #expect(divisor == 1 && bytes.prefix(3) == [0, 3, 6] && samples.labels[1] == 1)
    let asked = try read(text) { $0.form = .init("4x4") }.samples
    #expect(asked.image == ImageShape(height: 4, width: 4) && asked.white == 16)
  }

  /// UCI's optdigits: 64 numbers 0…16 of which many are 0, the label last.
  @Test func labelsThatComeLastAreFoundByTheirNumbers() throws {
    let text = rows(200) { row in
      (0..<64).map { $0 % 3 == 0 ? "0" : "\((row * 5 + $0 * 11) % 17)" } + ["\(row % 10)"]
    }
    let (samples, remarks) = try read(text)
    #expect(samples.image == ImageShape(height: 8, width: 8) && samples.classes == .digits)
    #expect(samples.labels.prefix(4) == [0, 1, 2, 3] && samples.white == 16)
    #expect(
      remarks.contains { $0.contains("the labels are in the last column") && $0.contains("--label first") })
    #expect(
      remarks.contains { $0.contains("--shape none") } && remarks.contains { $0.contains("pixels / 16") })
    let features = try read(text) { $0.form = .features }.samples
    #expect(features.image == nil && features.inputCount == 64)
    let first = try read(text) {
      $0.label = "first"
      $0.form = .features
    }.samples
    #expect(first.classes?.names == ["0"] && first.inputCount == 64)
  }

  /// Where numbers do not say it, nothing is guessed.
  @Test func whatIsNotClearIsRefused() throws {
    let twoFew = rows(60) { ["\($0 % 3)", "\(Double($0) / 7)", "\($0 % 2)"] }
    #expect(try error(twoFew) == .labelUndecided(file: file, columns: ["column 1", "column 2", "column 3"]))
    #expect(try read(twoFew) { $0.label = "last" }.samples.classes?.count == 2)
    #expect(try read(twoFew) { $0.label = "0" }.samples.classes?.count == 3)
    #expect(try read(twoFew) { $0.label = "-1" }.samples.labels.prefix(3) == [0, 1, 0])
    // Pendigits: sixteen numbers 0…100, the class last.
    let clear = rows(300) { row in (0..<16).map { "\((row * 37 + $0 * 11) % 101)" } + ["\(row % 10)"] }
    #expect(try read(clear).samples.classes == .digits)
    // A column of few numbers within could be the labels, too.
    let within = rows(300) { ["\(Double($0) / 7)", "\($0 % 4)", "\(Double($0) / 9)", "\($0 % 3)"] }
    #expect(try error(within) != nil)
    // Labels may be 0 mostly, where there is no corner of an image.
    let rare = rows(60) { ["\($0 % 3)", "\(Double($0) / 7)", "\($0 % 5 == 0 ? 1 : 0)"] }
    #expect(try error(rare) != nil)
    // A hundred classes look like something measured.
    let many = rows(400) { ["\($0 % 5)", "\(Double($0) / 7)", "\($0 % 100)"] }
    #expect(
      try read(many) {
        $0.label = "last"; $0.kind = .classes
      }.samples.classes?.count == 100)
  }

  @Test func aNameWinsOverANumber() throws {
    let text =
      "7,0,label2,first\n" + rows(10) { ["\($0 % 2)", "\($0 % 3)", "\(Double($0) / 3)", "\($0 % 5)"] }
    #expect(try read(text) { $0.label = "0" }.samples.classes?.count == 3)
    #expect(try read(text) { $0.label = "first" }.samples.classes?.count == 5)
    #expect(try read(text) { $0.label = "LABEL2" }.samples.classes == nil)
    #expect(try read(text) { $0.label = "-2" }.samples.classes == nil)
  }

  @Test func wholeTargetsOfATableAreClassesWhereTheyAreFew() throws {
    func table(_ rows: Int, _ values: Int) -> String {
      "a,target\n" + self.rows(rows) { ["\(Double($0) / 3)", "\($0 % values).0"] }
    }
    #expect(try read(table(40, 10)).samples.classes?.count == 10)
    #expect(try read(table(200, 20)).samples.classes?.count == 20)
    #expect(try error(table(199, 20)) == .kindUndecided(file: file, values: 20, rows: 199))
    #expect(try error(table(2000, 51)) == .kindUndecided(file: file, values: 51, rows: 2000))
    let regression = try read(table(199, 20)) { $0.kind = .regression }.samples
    #expect(regression.classes == nil && regression.targets.value(21) == 1)
    #expect(try read(table(199, 20)) { $0.kind = .classes }.samples.classes?.count == 20)
    let fractions = try read("a,target\n1,0.5\n2,1\n3,2\n").samples
    #expect(fractions.targets == .numbers([0.5, 1, 2]))
    #expect(
      try error("a,target\n1,x\n2,y\n") { $0.kind = .regression } == .wordsAsNumbers(file: file, word: "x"))
  }

  @Test func classesHaveTheNamesThatAreThere() throws {
    let text = "label,a\n" + rows(40) { [["12", "-1", "3.0", "3"][$0 % 4], "\(Double($0) / 3)"] }
    let samples = try read(text).samples
    #expect(samples.classes?.names == ["-1", "3", "12"] && samples.labels.prefix(4) == [2, 0, 1, 1])
    let mixed = try read("label,a\n7,1\nB,2\n10,3\nA,4.5\n").samples
    #expect(mixed.classes?.names == ["7", "10", "A", "B"] && mixed.labels == [0, 3, 1, 2])
    let thousand = try read("label,a\n" + rows(3000) { ["c\($0 % 1000)", "\(Double($0) / 3)"] }).samples
    #expect(thousand.classes?.count == 1000)
  }

  /// Fractions that are bytes / 255 are kept as bytes, and X has the same numbers.
  @Test func fractionsOfImagesAreTheSameNumbers() throws {
    let bytes: [UInt8] = (0..<640).map { $0 % 5 == 0 ? UInt8($0 * 31 % 256) : 0 }
    let header = "label," + (0..<64).map { "pixel\($0)" }.joined(separator: ",") + "\n"
    let body = rows(10) { row in
      let fractions: [String] = bytes[row * 64..<(row + 1) * 64].map { "\(Double($0) / 255)" }
      return ["\(row)"] + fractions
    }
    let text = header + body
    let samples = try read(text).samples
    #expect(samples.pixels == bytes)
    let data = DataSet(name: "", samples: samples, split: .init(shuffleSeed: nil, devCount: 0))
    let x = data.inputMatrix(rows: data.rows(of: .train))
    #expect(x.elements == bytes.map { Double($0) / 255 })
    // Others stay what they are.
    let halves = text.replacing("0.0,", with: "0.125,")
    #expect(try read(halves).samples.pixels.isEmpty)
  }

  @Test func scalesAreWhatSomebodySays() throws {
    let text = "a,b,target\n" + rows(12) { ["\($0 * 100)", "\(Double($0) / 8)", "\($0 % 2)"] }
    func x(_ scale: String) throws -> [Double] {
      let samples = try read(text) { $0.scale = .init(scale) }.samples
      let data = DataSet(name: "", samples: samples, split: .init(shuffleSeed: nil, devCount: 2))
      return data.inputMatrix(rows: data.rows(of: .dev)).elements
        + data.inputMatrix(rows: data.rows(of: .train)).elements
    }
    #expect(try x("none").prefix(4) == [0, 0, 100, 0.125])
    #expect(try x("100").prefix(4) == [0, 0, 1, 0.00125])
    let standard = try x("standard")
    // Dev's two rows come first; the mean and deviation are those of the ten others.
    let train = standard.dropFirst(4)
    for feature in 0..<2 {
      let own = stride(from: train.startIndex + feature, to: train.endIndex, by: 2).map { train[$0] }
      #expect(abs(own.reduce(0, +)) < 1e-12)
      #expect(abs(own.map { $0 * $0 }.reduce(0, +) - 10) < 1e-12)
    }
    let minmax = try x("minmax")
    #expect(minmax.dropFirst(4).min() == 0 && minmax.max() == 1 && minmax[0] < 0)
    #expect(
      ReadingOptions.Scale("0") == nil && ReadingOptions.Scale("-3") == nil
        && ReadingOptions.Scale("x") == nil)
  }

  /// More samples in dev are fewer to take the mean of.
  @Test func aScaleFollowsTheTrainingPart() throws {
    let samples = try read("a,target\n" + rows(12) { ["\($0)", "\($0 % 2)"] }) {
      $0.scale = .fitted(.standard)
    }.samples
    let data = DataSet(name: "", samples: samples, split: .init(shuffleSeed: nil, devCount: 2))
    #expect(data.scaling?.shifts == [6.5])
    #expect(data.withDevCount(4).scaling?.shifts == [7.5] && data.withDevCount(2).scaling == data.scaling)
    let pixels = Samples(
      .image(ImageShape(height: 1, width: 2)), .bytes([0, 10, 20, 30], divisor: 1),
      .labels([0, 1], classes: Classes(count: 2)), scaling: .minmax)
    let images = DataSet(name: "", samples: pixels, split: .init(shuffleSeed: nil, devCount: 0))
    #expect(images.scaling?.shifts == [0] && images.scaling?.spreads == [30])
    #expect(images.input(0, ofRow: 1) == 20.0 / 30 && images.divisor == nil && !images.pixels.leavesOutZeros)
    #expect(samples.scaling == .standard && images.samples.grey(1) == [20.0 / 255, 30.0 / 255])
  }

  @Test func namesOfPixelsMakeAnImage() throws {
    let text = "label,pixel1,pixel2,pixel3,pixel4\n" + rows(4) { ["\($0)", "0", "255", "7", "9"] }
    #expect(try read(text).samples.image == ImageShape(height: 2, width: 2))
    #expect(try read(text.replacing("pixel", with: "part")).samples.image == nil)
    let places = "label,1x1,1x2,2x1,2x2\n" + rows(4) { ["\($0)", "0", "255", "7", "9"] }
    #expect(try read(places).samples.image == ImageShape(height: 2, width: 2))
    #expect(
      try read(text) { $0.form = .features }.samples.form
        == .features(["pixel1", "pixel2", "pixel3", "pixel4"]))
  }

  /// pandas writes its index before everything: the first column is the one behind it.
  @Test func theFirstColumnComesBehindAnIndex() throws {
    let table = ",y,a,b\n" + rows(40) { ["\($0)", "\($0 % 2)", "\(Double($0) / 3)", "\($0 % 3)"] }
    let read = try read(table)
    #expect(read.samples.form == .features(["a", "b"]) && read.samples.labels.prefix(3) == [0, 1, 0])
  }

  /// Words that a message would cut are told by what follows, and quotes within quotes are those of the word.
  @Test func longAndQuotedWordsStayThemselves() throws {
    let long = String(repeating: "long ", count: 20)
    let names = ["\(long)1", "\(long)2", "the \"best\""]
    let table = "a,kind\n" + rows(30) { ["\($0).5", "\"\(names[$0 % 3].replacing("\"", with: "\"\""))\""] }
    #expect(try read(table).samples.classes?.names == names)
  }

  /// Numbers of one's own are kept as those of the data are.
  @Test func aSampleOfOnesOwnIsLikeTheOthers() throws {
    let images = try read(
      "label,pixel0,pixel1,pixel2,pixel3\n" + rows(20) { ["\($0 % 2)", "0", "255", "\($0)", "128"] }
    ).samples
    #expect(images.sample(of: [0, 51, 255, 1]).inputs == .bytes([0, 51, 255, 1], divisor: 255))
    #expect(images.sample(of: [0, 51, 255, 0.5]).inputs == .numbers([0, 51.0 / 255, 1, 0.5 / 255]))
    let features = try read("a,b,label\n" + rows(20) { ["\($0).5", "-1", "\($0 % 2)"] }).samples
    #expect(features.sample(of: [2, 3]).inputs == .numbers([2, 3]))
  }
}
