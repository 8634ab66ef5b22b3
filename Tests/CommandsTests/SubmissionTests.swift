import ConsoleSupport
import Datasets
import Debugging
import Foundation
import TestSupport
import Testing

@testable import Commands

/// `submission` and `predict FILE`: images that are not the data set.
struct SubmissionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The images of the console's own data set, as Kaggle's test.csv has them: all of dev, then all of train.
  private func ownImages(_ console: Console, labelled: Bool = false) throws -> String {
    let samples = console.session.data.samples
    let label = labelled ? "label," : ""
    var text = label + (0..<samples.shape.pixelCount).map { "pixel\($0)" }.joined(separator: ",") + "\n"
    for row in 0..<samples.count {
      text += labelled ? "\(samples.labels[row])," : ""
      text += samples.image(row).map(String.init).joined(separator: ",") + "\n"
    }
    return try folder.write(text, to: labelled ? "labelled.csv" : "test.csv")
  }

  private func written() throws -> String {
    try String(contentsOfFile: folder.path("out.csv"), encoding: .utf8)
  }

  /// What the network makes of its own data, as `Session.predictions` has it, is what a file of the same images gets:
  /// with another network and with bugs of the program and of the preparation, too.
  @Test(arguments: [
    "train 3", "network 16-5-4-10; train 2", "bug plant softmax-axis; train 2", "bug plant pixels-not-scaled",
  ])
  func eachImageGetsItsPrediction(preparing: String) throws {
    var console = try Console.small()
    try console.output(of: preparing)
    let before = Snapshot(console.interpreter)
    let text = try console.output(of: "submission \(try ownImages(console)) \(folder.path("out.csv"))")
    #expect(Snapshot(console.interpreter) == before)
    #expect(text.contains("wrote 40 predictions to"))

    let data = console.session.data
    let everything = console.session.predictions(of: data.samples)
    let expected = everything.enumerated().map { "\($0 + 1),\($1.guess ?? -1)\n" }.joined()
    #expect(try written() == "ImageId,Label\n" + expected)
    // The data set's own order has dev first; softmax over the wrong axis depends on the company of a sample.
    guard !preparing.contains("axis") else { return }
    for part in SampleSelection.Part.allCases {
      let selection = SampleSelection(
        part: part, range: 0..<data.count(of: part), partCount: data.count(of: part))
      let own = console.session.predictions(selection).map(\.guess)
      #expect(data.rows(of: part).map { everything[Int($0)].guess } == own)
    }
  }

  @Test func aWrongRowIsNamedAndNothingIsWritten() throws {
    var console = try Console.small()
    let header = (0..<16).map { "pixel\($0)" }.joined(separator: ",")
    let row = [String](repeating: "0", count: 16).joined(separator: ",")
    let file = try folder.write("\(header)\n\(row)\n\(row.dropLast())x\n", to: "bad.csv")
    let error = try console.refusal(of: "submission \(file) \(folder.path("out.csv"))")
    #expect(error.contains("row 3, column 16 (pixel15), is \"x\""), "\(error)")
    #expect(try console.refusal(of: "predict \(file)").contains("row 3"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("out.csv")))
  }

  @Test func imagesOfAnotherSizeAreRefused() throws {
    var console = try Console.small()
    let file = try folder.write("pixel0,pixel1,pixel2,pixel3\n1,2,3,4\n", to: "test.csv")
    let error = try console.refusal(of: "submission \(file) \(folder.path("out.csv"))")
    #expect(error.contains("test.csv has 4 columns, but the network has 16 inputs"))
  }

  @Test func imagesThatAreNoSquareHaveTheShapeOfTheData() throws {
    var console = try Console.small()
    func table(_ columns: Int, label: String = "") -> String {
      let names = (0..<columns).map { "pixel\($0)" }.joined(separator: ",")
      let row = (0..<columns).map { "\($0 * 7 % 256)" }.joined(separator: ",")
      return label.isEmpty ? "\(names)\n\(row)\n" : "label,\(names)\n\(label),\(row)\n\(label),\(row)\n"
    }
    let train = try folder.write(table(12, label: "3"), to: "train.csv")
    let test = try folder.write(table(12), to: "test.csv")
    try console.output(of: "load \(train) --shape 3x4; set dev 0; train 1")
    let text = try console.output(of: "submission \(test) \(folder.path("out.csv")); predict \(test)")
    #expect(text.contains("wrote 1 predictions") && text.contains("image 1\npredicted "))
    // Without a header, too.
    let numbers = try folder.write(
      table(12).split(separator: "\n").dropFirst().joined() + "\n", to: "numbers.csv")
    #expect(try console.output(of: "predict \(numbers)").contains("image 1\npredicted "))
    // Loading it with a shape would be no help.
    for (columns, found) in [(15, "15 columns"), (16, "16 columns")] {
      let other = try folder.write(table(columns), to: "other.csv")
      let error = try console.refusal(of: "predict \(other)")
      #expect(error.contains("other.csv has \(found), but the network has 12 inputs"), "\(error)")
    }
    let named = try folder.write("id," + table(12), to: "named.csv")
    #expect(try console.refusal(of: "predict \(named)").contains("has 12 columns; expected 13"))
  }

  @Test func onlyAnEarlierSubmissionIsReplaced() throws {
    var console = try Console.small()
    let images = try ownImages(console)
    _ = try folder.write("label,pixel0\n1,2\n", to: "out.csv")
    let error = try console.refusal(of: "submission \(images) \(folder.path("out.csv"))")
    #expect(error.contains("exists and is no submission"))
    #expect(try written() == "label,pixel0\n1,2\n")
    _ = try folder.write("ImageId,Label\n1,2\n", to: "out.csv")
    let text = try console.output(of: "submission \(images) \(folder.path("out.csv"))")
    #expect(text.contains("in the place of an earlier submission"))
    #expect(try written().split(separator: "\n").count == 41)
  }

  @Test func withoutNumbersThereIsNothingToSubmit() throws {
    var console = try Console.small()
    try console.output(of: "set W1[0,0] = nan")
    let images = try ownImages(console)
    let error = try console.refusal(of: "submission \(images) \(folder.path("out.csv"))")
    #expect(error.contains("are nan"))
    #expect(try console.output(of: "predict \(images)").contains("no prediction for"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("out.csv")))
  }

  @Test(arguments: [
    "submission", "submission a.csv", "submission a.csv b.txt", "submission a.csv b.csv c.csv", "predict",
    "predict no/file.csv", "predict 1.5",
  ])
  func whatIsMissingIsSaid(line: String) throws {
    var console = try Console.small()
    try console.refusal(of: line)
  }

  @Test func predictShowsImagesOfAFileAndJudgesThemWhereItCan() throws {
    var console = try Console.small()
    let text = try console.output(of: "predict \(try ownImages(console))")
    #expect(
      text.hasPrefix("the first 12 of 40 images\n") && text.contains("image 1 ")
        && text.contains("predicted "))
    #expect(!text.contains("label") && !text.contains("right"))
    let judged = try console.output(of: "predict \(try ownImages(console, labelled: true))")
    #expect(judged.contains("by the file's own labels") && judged.contains(", label "))
  }

  @Test func readingCanBeInterrupted() throws {
    var console = try Console.small()
    let images = try ownImages(console)
    console.host.interruptedFromPoll = 1
    #expect(console.type("submission \(images) \(folder.path("out.csv"))").status == .interrupted)
    #expect(!FileManager.default.fileExists(atPath: folder.path("out.csv")))
  }
}
