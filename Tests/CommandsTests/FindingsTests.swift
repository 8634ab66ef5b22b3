import ConsoleSupport
import Foundation
import Matrices
import Networks
import Rendering
import TestSupport
import Testing

@testable import Commands

/// What commands find is values: a program reads their fields, and a view needs nothing else.
struct FindingsTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Lines, and of each kind of finding that the last of them gives its fields. Both may grow; nothing of them may go.
  static let kinds: [(lines: [String], kind: String, fields: Set<String>)] = [
    (["forward 3"], "stage", ["beginning", "operations", "next"]),
    (["forward 3", "grad"], "stage", ["operations", "next"]),
    (["forward 3", "step"], "operation", ["line", "shape", "meaning", "facts", "numbers"]),
    (
      ["grad", "step"], "update",
      [
        "line", "iteration", "alpha", "meaning", "batch", "losses", "changed", "parameterCount",
        "largestMove",
      ]
    ),
    (["step"], "position", ["iteration", "next"]),
    (["list"], "program", ["lines", "next"]),
    (
      ["show W1"], "matrix",
      ["title", "shape", "meaning", "statistics", "numbers"]
    ),
    (["forward 3", "show W1[0,0]"], "matrix", ["title", "shape", "wholeShape", "statistics", "numbers"]),
    (["show W1 --grid"], "pictures", ["title", "captions"]),
    (["hist W1"], "picture", ["title", "heading"]),
    (
      ["grad", "explain dW1[0,1]"], "explanation",
      [
        "element", "formula", "operation", "index", "terms", "more", "moreZeros", "moreSum", "sum", "total",
        "stored", "agrees", "places",
      ]
    ),
    (["grad", "explain dW1[0,1] --depth 2"], "explanationTree", ["elements", "leftOut"]),
    (
      ["train 2", "explain W1[0,1]"], "parameterHistory",
      ["element", "start", "value", "moves", "count", "agrees", "places"]
    ),
    (["explain X[1,0]"], "givenNumber", ["element", "value", "meaning"]),
    (
      ["gradcheck b2"], "gradcheck",
      ["batch", "epsilon", "loss", "verdict", "gradients", "worst", "lostInRounding", "isLostInRounding"]
    ),
    (["gradcheck b2 --sweep"], "gradcheckSweep", ["batch", "points"]),
    (
      ["forward", "check Z1 = W1 @ X"], "check",
      ["name", "when", "mayBeWrong", "count", "verdict", "differing", "largest"]
    ),
    (["train 1"], "trainingEnd", ["iteration", "reason"]),
    (["accuracy"], "evaluation", ["measure", "parts"]),
    (["predict 3"], "prediction", ["prediction", "probabilities"]),
    (["predict 0:3"], "predictions", ["predictions", "hits", "count"]),
    (["confusion"], "confusion", ["table"]),
    (["load moons", "sample 0:3"], "samples", ["title", "inputs", "numbers", "captions", "more"]),
    (["load sine", "predict 0:3"], "estimates", ["estimates", "count", "meanSquaredError"]),
    (["load sine", "set report 1", "train 1"], "trainingLine", ["trainDetermination", "devDetermination"]),
    (["load sine", "info data"], "data", ["name", "count", "features", "drawn", "classes", "parts"]),
    (["info data"], "data", ["name", "count", "shape", "classes", "parts", "zeros"]),
    (["break A1", "continue"], "stop", ["id", "event", "iteration"]),
    (["set report 1", "train 1"], "trainingLine", ["iteration", "loss", "trainAccuracy", "devAccuracy"]),
    (["predict FOLDER/images.csv"], "predictedImages", ["path", "classes", "counts", "count"]),
    (
      ["forward 0:16; grad; export all FOLDER/mine.npz", "compare FOLDER/mine.npz"], "comparison",
      [
        "file", "architecture", "samples", "remarks", "rows", "excuses", "wrong", "withoutNumbers",
        "unknown", "unjudged", "hasGradients", "isRight",
      ]
    ),
    (["print W1 @"], "refusal", ["sentence", "mark"]),
    (["help step"], "text", []),
  ]

  @Test(arguments: kinds.indices)
  func kindsAndFieldsStay(place: Int) throws {
    let (lines, kind, fields) = Self.kinds[place]
    let header = (0..<16).map { "pixel\($0)" }.joined(separator: ",")
    let row = [String](repeating: "7", count: 16).joined(separator: ",")
    _ = try folder.write("\(header)\n\(row)\n", to: "images.csv")
    var console = try Console.small()
    let typed = lines.map { $0.replacing("FOLDER", with: folder.url.path) }
    for line in typed.dropLast() { try console.output(of: line) }
    console.host.forget()
    let outcome = console.type(typed.last ?? "")
    let findings = console.host.findings + outcome.findings + (outcome.refusal.map { [$0] } ?? [])
    let finding = try #require(findings.first { type(of: $0).kind == kind }, "\(lines)")
    let object = try Self.object(finding)
    if fields.isEmpty {
      #expect(object is String)
    } else {
      let found = try Set(#require(object as? [String: Any]).keys)
      #expect(fields.isSubset(of: found), "\(fields.subtracting(found))")
    }
  }

  @Test func trainingTellsItsLinesWhileItRuns() throws {
    var console = try Console.small()
    try console.output(of: "set report 2")
    console.host.forget()
    _ = console.type("train 6")
    let lines = console.host.findings.compactMap { $0 as? TrainingLine }
    #expect(lines.map(\.iteration) == [2, 4, 6])
    let evaluation = try #require(console.session.evaluate(.train))
    #expect(lines.last?.loss == evaluation.dataLoss)
    #expect(lines.last?.trainAccuracy == evaluation.accuracy)
  }

  /// The numbers are the session's, not what the text rounds them to.
  @Test func fieldsAreTheNumbersThemselves() throws {
    var console = try Console.small()
    let before = console.session
    let stage = try #require(console.type("forward 3").findings.first as? StageReport)
    let row = before.data.rows(of: .train).dropFirst(3).first
    #expect(stage.beginning?.label == row.map { "\(before.data.labels[Int($0)])" })
    let loss = try #require(console.session.workspace.loss)
    guard case .loss(loss, _)? = stage.operations.last?.facts.first else {
      Issue.record("\(stage.operations.last?.facts ?? [])")
      return
    }
    let shown = try #require(console.type("show W2").findings.first as? ShownMatrix)
    let weights = try #require(console.session.parameters[MatrixName(.weights, layer: 2)])
    #expect(shown.numbers?.numbers == weights.elements)
    #expect(shown.statistics == .init(weights))
  }

  /// Of a large matrix there are no more numbers than any window shows, and these in their places.
  @Test func aLargeMatrixIsNotCarriedWhole() throws {
    var console = try Console.digits()
    let shown = try #require(console.type("show X").findings.first as? ShownMatrix)
    let part = try #require(shown.numbers)
    #expect(shown.heading.shape == [784, 48] && part.numbers.count == 6 * 48)
    let pixels = try console.session.matrix(MatrixName(.input))
    #expect(part.rowIndices == [0, 1, 2, 781, 782, 783])
    for (index, column) in part.columnIndices.enumerated() {
      #expect((0..<6).allSatisfy { part.numbers[index * 6 + $0] == pixels[part.rowIndices[$0], column] })
    }
  }

  /// A view asks nothing but the value: what it shows is the same when the session is long somewhere else.
  @Test func aFindingIsWhatItWas() throws {
    var console = try Console.small()
    for line in ["forward 3", "grad", "show W1", "explain dW1[0,1]", "explain A1[0,0] --depth 3", "list"] {
      console.host.forget()
      let outcome = console.type(line)
      let text = outcome.output.plain
      var display = console.host.display
      let narrow = outcome.findings.text(in: Display(columns: 40)).plain
      _ = console.type("train 2; network 16-3-10; set detail brief")
      #expect(outcome.findings.text(in: display).plain == text, "\(line)")
      #expect(outcome.findings.text(in: Display(columns: 40)).plain == narrow, "\(line)")
      display.columns = 200
      #expect(!outcome.findings.text(in: display).isEmpty)
      console = try Console.small()
      try console.output(of: "forward 3; grad")
    }
  }

  @Test func aPictureIsThereWhereOneIsShown() throws {
    var console = try Console.digits()
    for line in ["predict 3", "predict 0:4", "confusion", "hist W1", "show W1[0]", "show W1 --grid"] {
      let finding = try #require(console.type(line).findings.first { !($0 is StyledText) }, "\(line)")
      #expect(finding.picture?.drawing.svgFile.contains("<svg") ?? false, "\(line)")
    }
    #expect(console.type("accuracy").findings.allSatisfy { $0.picture == nil })
  }

  @Test func aRefusalIsAValueToo() throws {
    var console = try Console.small()
    let refusal = try #require(console.type("print W1 @").refusal)
    let object = try #require(Self.object(refusal) as? [String: Any])
    #expect(object["sentence"] as? String == refusal.sentence.plain)
    #expect((object["mark"] as? [String: Any])?["line"] as? String == "W1 @")
  }

  /// What JSON makes of a finding; numbers that are not finite are words.
  private static func object(_ finding: any Finding) throws -> Any {
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try JSONSerialization.jsonObject(with: encoder.encode(finding), options: .fragmentsAllowed)
  }
}
