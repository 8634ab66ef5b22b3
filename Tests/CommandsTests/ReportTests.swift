import Base
import ConsoleSupport
import Foundation
import TestSupport
import Testing

@testable import Commands

/// The page of `report`: everything of the iteration is on it, and nothing in the session changes.
struct ReportTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func page(of console: Console, after line: String) throws -> (html: String, console: Console) {
    var console = console
    try console.output(of: line)
    let path = folder.path("page.html")
    try console.output(of: "report \(path)")
    return (try String(decoding: InputFile.bytes(path, limit: 2_000_000), as: UTF8.self), console)
  }

  @Test func everyMatrixAndEverySectionIsOnThePage() throws {
    let (html, console) = try page(of: .digits(), after: "train 3")
    for section in ["Program", "Samples", "Loss and accuracy", "Predictions", "Matrices", "Gradient check"] {
      #expect(html.contains(">\(section)</h2>"))
    }
    for name in console.session.program.matrixNames where name.kind != .loss && name.kind != .input {
      #expect(html.contains("<h3>\(name)   "), "\(name)")
    }
    for operation in console.session.program.operations { #expect(html.contains(operation.name)) }
    #expect(html.contains("loss of the batch") && html.contains("accuracy on dev") && html.contains("alpha"))
    #expect(html.contains("passed") || html.contains("inconclusive"), "the gradient check's verdict")
    #expect(html.contains("run for this page only"))
  }

  @Test(arguments: ["", "forward 5; step 2; ", "grad; ", "goto 1; ", "start; ", "network 16-6-7-10; "])
  func theSessionStaysWhereItIs(before: String) throws {
    var console = try Console.small()
    try console.output(of: "train 3")
    if !before.isEmpty { try console.output(of: before) }
    let state = Snapshot(console.interpreter)
    let text = try console.output(of: "report \(folder.path("page.html"))")
    #expect(text.hasPrefix("wrote iteration \(console.session.position.iteration) to "))
    #expect(Snapshot(console.interpreter) == state)
  }

  @Test func theSamePageIsWrittenEveryTime() throws {
    let pages = try [0, 1].map { _ in try page(of: .small(), after: "train 3").html }
    #expect(pages[0] == pages[1])
  }

  @Test func aPageOfNaNIsWrittenToo() throws {
    let (html, _) = try page(of: .small(), after: "train 2; set b2[0,0] = nan")
    #expect(html.contains("without a prediction") && html.contains("nan"))
  }

  @Test func whatIsNoPageIsRefused() throws {
    var console = try Console.small()
    #expect(try console.refusal(of: "report").contains("a file"))
    #expect(try console.refusal(of: "report train.csv").contains(".html"))
    #expect(try console.refusal(of: "report \(folder.path("no/page.html"))").contains("no"))
  }

  @Test func anInterruptionWritesNothing() throws {
    for poll in [1, 3, 8] {
      var console = try Console.small()
      try console.output(of: "train 3")
      console.host.forget()
      console.host.interruptedFromPoll = poll
      let path = folder.path("never\(poll).html")
      let outcome = console.type("report \(path)")
      #expect(outcome.status == .interrupted && outcome.error?.plain.contains("no file was written") == true)
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }
}
