import ConsoleSupport
import Networks
import Rendering
import Testing

@testable import Commands

/// Tables and lists in windows that are narrower than they would like.
struct NarrowWindowTests {
  @Test func theWorstGradientsKeepTheirRows() throws {
    var console = try Console.small(display: Display(columns: 60))
    try console.output(of: "bug plant stale-w2; forward 0:16; grad")
    let lines = console.type("gradcheck").output.plain.split(separator: "\n")
    let heading = try #require(lines.firstIndex { $0.hasPrefix("worst ") })
    #expect(lines[heading].contains("analytic") && lines[heading].contains("numeric"))
    // Each row has its own analytic and numeric value behind the name.
    for line in lines[(heading + 1)...].prefix(3) {
      #expect(line.hasPrefix("d") && line.split(separator: " ").count >= 3, "\(line)")
    }
  }

  @Test func gradcheckBreaksNoWordAndNoNumber() throws {
    let session = try Console.digits().session
    let batch = session.batch
    let report = try GradientCheck().run(session.program, parameters: session.parameters, batch: batch.batch)
    for columns in [45, 50, 60, 70, 80] {
      let finding = GradcheckReport(report, on: batch, replacesOneSample: false, hidesCause: false)
      let text = finding.text(in: Display(columns: columns)).plain
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= columns })
      let words = Set(text.split { " \n".contains($0) }.map(String.init))
      for word in ["gradient", "ok", "failed", "largest", "dW1", "dW2", "db1", "db2"] {
        #expect(words.contains(word), "\(word) at \(columns)")
      }
      #expect(words.contains("checked") == (columns >= 70) || columns < 60)
    }
  }

  @Test func aListLeavesOutWhatCanBeGuessed() throws {
    var console = try Console.digits(display: Display(columns: 60))
    let text = try console.output(of: "list")
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 60 })
    #expect(!text.contains("(every parameter)"))
    var wide = try Console.digits()
    #expect(try wide.output(of: "list").contains("(every parameter)"))
  }

  @Test(arguments: [40, 60, 200])
  func theIntroductionFlows(columns: Int) throws {
    let console = Console(try Console.digits().session, display: Display(columns: columns))
    let lines = console.interpreter.introduction.lines
    #expect(lines.allSatisfy { $0.width <= columns })
    let interpreter = Interpreter(host: RecordingHost(display: Display(columns: columns)))
    #expect(interpreter.introduction.lines.allSatisfy { $0.width <= columns })
    #expect(interpreter.introduction.plain.replacing("\n", with: " ").contains("Kaggle's real ones"))
  }
}
