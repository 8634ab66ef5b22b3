import Base
import ConsoleSupport
import Debugging
import Foundation
import Networks
import Rendering
import TestSupport
import Testing

@testable import Commands

/// Histograms, confusions, mistakes and grids of pictures, of a live session.
struct LookingTests {
  private static let lines = [
    "plot loss, accuracy", "plot W1[0,0] --log", "hist W1", "hist y", "confusion", "confusion train",
    "mistakes 4",
    "show W1 --grid", "show dW1 --grid", "show X[:,0:3] --grid", "show W1[3]", "show W2", "show X[:,0]",
    "sample 0:3",
  ]

  /// Trained once: a session is a value.
  private static let session = try? {
    var console = try Console.digits()
    try console.output(of: "train 6; forward 0:16; grad")
    return console.session
  }()

  private func console(_ display: Display = Display()) throws -> Console {
    Console(try #require(Self.session), display: display)
  }

  @Test func histogramsCountEveryNumber() throws {
    var console = try console()
    for text in ["W1", "dW1", "y", "abs(W2) > 0.1", "W1[3]"] {
      let lines = try console.output(of: "hist \(text)").split(separator: "\n")
      let counted = lines.compactMap { line -> Int? in
        // The count stands alone between two gaps, behind the interval.
        line.split(separator: "  ").dropFirst().first.flatMap {
          Int($0.replacing(",", with: "").trimmingPrefix(" "))
        }
      }
      let expected = try console.output(of: "p (\(text)).size").split(separator: " ").last.flatMap {
        Int($0.dropLast())
      }
      #expect(counted.reduce(0, +) == expected, "\(text): \(lines)")
    }
    #expect(try console.refusal(of: "hist").contains("an expression"))
    #expect(try console.refusal(of: "hist L").contains("several numbers"))
    #expect(try console.refusal(of: "hist W9").contains("W9"))
  }

  @Test func theConfusionAgreesWithTheAccuracy() throws {
    var console = try console()
    for part in ["train", "dev"] {
      let accuracy = try console.output(of: "accuracy \(part)")
      let table = try console.output(of: "confusion \(part)")
      let hits = try #require(accuracy.split(separator: "(").last?.dropLast(2))
      #expect(table.contains("right (\(hits))"), "\(table)")
      let rows = table.split(separator: "\n").filter { $0.hasPrefix("actual") }
      #expect(rows.count == 10)
      let sum = rows.reduce(0) { sum, row in
        sum + row.split(separator: " ").dropFirst(2).prefix(10).reduce(0) { $0 + (Int($1) ?? 0) }
      }
      #expect(sum == (part == "train" ? 48 : 12))
    }
    #expect(try console.output(of: "confusion") == console.output(of: "confusion dev"))
    #expect(try console.output(of: "confusion 0:5").contains("samples 0:5"))
    #expect(try console.refusal(of: "confusion nonsense").contains("nonsense"))
  }

  @Test func rowsOfTheConfusionAreLabelsAndColumnsPredictions() throws {
    var console = try console()
    let predictions = console.session.predictions(try console.session.data.selection("train"))
    let rows = try console.output(of: "confusion train").split(separator: "\n").filter {
      $0.hasPrefix("actual")
    }
    for (actual, row) in rows.enumerated() {
      let counts = row.split(separator: " ").dropFirst(2).prefix(10).map { Int($0) ?? 0 }
      let expected = (0..<10).map { guess in
        predictions.count { $0.label == actual && $0.guess == guess }
      }
      #expect(counts == expected, "\(row)")
    }
    // Else the table would be its own mirror image, and the test would prove nothing.
    #expect(predictions.contains { $0.guess != $0.label })
  }

  @Test func aMistakeHasThePictureTheLabelAndThePredictionOfItsSample() throws {
    let session = try #require(Self.session)
    let selection = try session.data.selection("train")
    let answers = session.answers(selection)
    let predictions = answers.compactMap(\.prediction)
    let view = MistakesView(session: session, selection: selection, answers: answers)
    let grid = try #require(view.shown(1)?.picture as? PictureGrid)
    let surest = try #require(predictions.filter { !$0.isRight }.max { $0.probability < $1.probability })
    let row = Int(Array(session.data.rows(selection))[surest.position])
    let captions = try #require(grid.items.first).caption.map(\.plain)
    #expect(captions[0] == "sample \(surest.position)")
    #expect(captions[1].hasPrefix("predicted \(surest.guess ?? -1), "))
    #expect(captions[2].hasPrefix("label \(session.data.labels[row]), "))
    let pixels = session.data.samples.image(row).map { Double($0) / 255 }
    #expect(grid.items[0].image.transposed.elements == pixels)
  }

  @Test func mistakesAreThoseOfTheConfusionAndTheSurestComeFirst() throws {
    var console = try console()
    let text = try console.output(of: "mistakes 100 train")
    let predictions = console.session.predictions(try console.session.data.selection("train"))
    let wrong = predictions.filter { !$0.isRight }
    #expect(text.contains("\(wrong.count) of 48"))
    for mistake in wrong { #expect(text.contains("sample \(mistake.position)")) }
    let first = try console.output(of: "mistakes 1 train")
    let surest = try #require(wrong.max { $0.probability < $1.probability })
    #expect(
      first.contains("sample \(surest.position)\n") && first.contains("predicted \(surest.guess ?? -1)"))
    #expect(try console.refusal(of: "mistakes 0").contains("1 to 100"))
    #expect(try console.refusal(of: "mistakes 101").contains("1 to 100"))
    #expect(try console.refusal(of: "mistakes 3 nonsense").contains("nonsense"))
  }

  @Test func withoutMistakesThereIsASentence() throws {
    var console = try console()
    let right = try #require(
      console.session.predictions(try console.session.data.selection("train")).first { $0.isRight })
    let line = "mistakes \(right.position):\(right.position + 1)"
    #expect(try console.output(of: line) == "none of sample \(right.position) is wrong\n")
    #expect(try console.refusal(of: "\(line) --svg none.svg").contains("nothing to write"))
  }

  @Test func aNetworkOfNaNHasNoPredictions() throws {
    var console = try console()
    try console.output(of: "set b2[0,0] = nan")
    #expect(try console.output(of: "confusion").contains("12 without a prediction"))
    #expect(try console.output(of: "mistakes 2").contains("no prediction"))
  }

  @Test func aGridHasAPictureForEveryNeuron() throws {
    var console = try console()
    let text = try console.output(of: "show W1 --grid")
    for neuron in 0..<10 { #expect(text.contains("W1[\(neuron)]")) }
    let lines = text.split(separator: "\n")
    #expect(lines.first == "the rows of W1, one for each neuron")
    #expect(lines.contains { $0.split(separator: " ") == (0..<5).map { "W1[\($0)]" } })
    #expect(try console.output(of: "show W1[2:4] --grid").contains("W1[3]"))
    try console.output(of: "network 784-300-10")
    let large = try console.output(of: "show W1 --grid")
    #expect(large.hasPrefix("the rows of W1, one for each neuron, the first 256 of 300\n"))
    #expect(large.contains("W1[255]") && !large.contains("W1[256]"))
    try console.output(of: "network 784-10-10; forward 0:16")
    #expect(try console.output(of: "show X --grid").contains("X[:,15]"))
    #expect(try console.refusal(of: "show W2 --grid").contains("W1 and dW1"))
    #expect(try console.refusal(of: "show W1[:,3] --grid").contains("no whole picture"))
    #expect(try console.refusal(of: "show X[3] --grid").contains("no whole picture"))
  }

  @Test func aPictureInAGridIsOfTheNeuronOrSampleItIsCaptionedWith() throws {
    let session = try #require(Self.session)
    let view = MatrixGridView(session: session)
    let weights = try session.matrix(MatrixName(.weights, layer: 1))
    for item in try view.grid(MatrixReference("W1[2:9:3]")).items {
      let neuron = try #require(
        item.caption[0].plain.firstMatch(of: /\[(\d+)\]/).flatMap { Int($0.output.1) })
      #expect(item.image.transposed.elements == (0..<784).map { weights[neuron, $0] })
    }
    let samples = try view.grid(MatrixReference("X[:,1:4]")).items
    #expect(samples.map(\.caption).map { $0.map(\.plain) } == [["X[:,1]"], ["X[:,2]"], ["X[:,3]"]])
    for (item, row) in zip(samples, session.batch.batch.rows.dropFirst()) {
      #expect(item.image.transposed.elements == session.data.samples.image(Int(row)).map { Double($0) / 255 })
    }
  }

  @Test(arguments: lines)
  func everyPictureFitsEveryWindow(line: String) throws {
    for columns in [24, 40, 60, 80, 150] {
      for display in [
        Display(columns: columns), Display(columns: columns, unicode: false),
        Display(columns: columns, colors: .trueColor),
      ] {
        var console = try console(display)
        let text = try console.output(of: line)
        for row in text.split(separator: "\n").dropFirst(columns < 80 ? 1 : 0) {
          #expect(row.count <= columns, "\(line) at \(columns): \(row)")
        }
        // Titles and captions may name what the data set's file is called; pictures are ASCII.
        #expect(display.unicode || !text.contains { "⣤█▏│┤·▀".contains($0) }, "\(line)")
      }
    }
  }

  @Test(arguments: lines)
  func everyPictureCanBeWritten(line: String) throws {
    let folder = try TemporaryFolder()
    var console = try console()
    let path = folder.path("picture.svg")
    let text = try console.output(of: "\(line) --svg \(path)")
    #expect(text.hasPrefix("wrote the picture \"") && text.hasSuffix(" to \(path)\n"), "\(text)")
    let file = try String(decoding: InputFile.bytes(path, limit: 1 << 20), as: UTF8.self)
    #expect(file.contains("role=\"img\"") && file.hasSuffix("</svg>\n"))
    let twice = try console.output(of: "\(line) --svg \(path)")
    #expect(twice == text, "the same command writes it again")
    #expect(try String(decoding: InputFile.bytes(path, limit: 1 << 20), as: UTF8.self) == file)
    #expect(try console.refusal(of: "\(line) --svg \(folder.path("train.csv"))").contains(".svg"))
    #expect(try console.refusal(of: "\(line) --svg \(folder.path("no/folder.svg"))").contains("no"))
  }

  @Test(arguments: ["sample 0:6", "mistakes 3"])
  func samplesAreWholeInAFile(line: String) throws {
    let folder = try TemporaryFolder()
    var console = try Console.digits()
    try console.output(of: "\(line) --svg \(folder.path("samples.svg"))")
    let file = try String(
      decoding: InputFile.bytes(folder.path("samples.svg"), limit: 1 << 20), as: UTF8.self)
    let sizes = file.matches(of: /<image [^>]* width="([^"]*)" height="([^"]*)"/)
    #expect(sizes.count >= 3 && sizes.allSatisfy { $0.output.1 == $0.output.2 })
  }

  @Test func interruptionsLeaveEverything() throws {
    for line in ["confusion", "mistakes"] {
      var console = try console()
      console.host.interruptedFromPoll = 1
      #expect(console.type(line).status == .interrupted)
    }
  }
}
