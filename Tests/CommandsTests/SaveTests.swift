import ArrayFiles
import ConsoleSupport
import Datasets
import Debugging
import Foundation
import Matrices
import Networks
import TestSupport
import Testing

@testable import Commands

/// `save` and `restore`: what was put aside is what one goes on with.
struct SaveTests {
  private let folder: TemporaryFolder
  private var file: String { folder.path("work.npz") }

  init() throws { folder = try TemporaryFolder() }

  /// A console over 40 images of 4×4 pixels that were loaded from a file, 6 of them in dev.
  private func console() throws -> Console {
    var console = try Console.small()
    try console.output(of: "load \(try data()) --seed 3; start")
    return console
  }

  private func data(changed: Bool = false) throws -> String {
    var generator = SeededGenerator(seed: 5, stream: 1)
    var text = "label," + (0..<16).map { "pixel\($0)" }.joined(separator: ",") + "\n"
    for row in 0..<40 {
      let pixels = (0..<16).map { _ in String(generator.below(256)) }.joined(separator: ",")
      text += "\(changed && row == 39 ? (row + 1) % 10 : row % 10),\(pixels)\n"
    }
    return try folder.write(text, to: "digits.csv")
  }

  /// What a person may have done before it is time to go home.
  static let works = [
    "",
    "train 20",
    "train 7; step 3",
    "train 3; forward 0:4; grad",
    "train 3; forward; grad; step",
    "train 4; set alpha 0.3; train 5; set W1[2,3] = -0.0; train 5; goto 6:dW1",
    "train 4; step 2; set alpha 0.7; step 2; set b1[0] = nan; train 2",
    "set batch 8; train 11; set dev 10; train 3; forward dev:0:3; step 4",
    "network 16-7-5-10; set seed 9; set init he; train 5; goto 2",
    "bug plant softmax-axis; train 3",
    "train 2; bug plant labels-shuffled; train 2; bug reveal; train 2",
    "set momentum 0.9; set batch 8; train 7; set l2 0.01; train 6; step 3; goto 11:dW2",
    "network 16-7-10 --activation tanh --init xavier; set schedule cosine; set iterations 30; train 9; set schedule step 3 0.5; train 5",
    "bug plant init-all-equal; train 2; goto 1",
    "train 12; goto 5; forward 0:4; step 3", "train 3; forward 0:4; train 4; goto 3:dW2; forward",
    "set batch 7; set report epoch; train 2 epochs; goto 3; forward dev:0:3; set W1[2] = 0",
    // Many things at once.
    "network 16-7-7-10 --activation leaky-relu --init xavier; set seed 4; bug plant missing-m; set batch 8; train 3; set momentum 0.9; set l2 0.01; set schedule cosine; set iterations 40; train 6; set dev 9; bug plant w2-not-transposed; train 2; set W1[2,3] = 0.5; forward 0:4; step 9; goto 8:dW2",
    "set momentum 0.5; set batch 16; bug plant alpha-twice; train 4; bug remove; set l2 0.1; train 2; set momentum 0; bug plant biases-never-updated; train 3; step 4",
    "set memory 1; set threads 1; set explode 3; set vanish 0.5; set iterations 20; set report 2; train 90",
  ]

  private static let journeys = [
    "goto 0", "goto 1; step 2", "reverse-step 2", "reverse-next", "goto 0; train 3",
  ]

  /// Everything that a person can see of a session.
  private func look(_ console: inout Console) throws -> [String] {
    [
      "info settings", "info timeline", "info data", "info network", "info break", "info display",
      "info variables",
      "when", "list", "loss", "accuracy", "explain W1[1,2]", "show b1", "print W1.sum()", "print nested",
      "display",
    ].map { line in
      console.host.forget()
      let outcome = console.type(line)
      return console.host.shownText + outcome.output.plain + (outcome.error?.plain ?? "")
    }.map { text in
      // How many snapshots there are is no part of what was done.
      text.split(separator: "\n").filter { !$0.contains("snapshot") }.joined(separator: "\n")
    }
  }

  @Test(arguments: works)
  func whatIsRestoredIsWhatWasSaved(work: String) throws {
    var old = try console()
    for line in [
      "mine = W1.mean(axis=0)", "flag = b1.T > 0", "sides = W1.shape", "nested = (1, [2, (W2, None)], float)",
    ] { _ = old.type(line) }
    #expect(old.type(work).status == .fine)
    try old.output(
      of: "break dW1 if iteration == 50; watch W1[0,0] > 9; catch explode; disable 3; ignore 1 2")
    try old.output(of: "display alpha; display/x W1[0,0]")
    try old.output(of: "save \(file)")

    var new = try Console.small()
    try new.output(of: "train 2; checkpoint; mine = 3")
    try new.output(of: "restore \(file)")
    #expect(new.session.position == old.session.position)
    #expect(new.session.frontier == old.session.frontier)
    #expect(bits(new.session) == bits(old.session))
    #expect(new.session.liveMatrixNames == old.session.liveMatrixNames)
    #expect(try look(&new) == look(&old))
    for journey in Self.journeys {
      // Wherever one goes from there, the same is found.
      var (here, there) = (old, new)
      let ends = (here.type(journey), there.type(journey))
      #expect(ends.0.status == ends.1.status, "\(journey)")
      #expect(bits(here.session) == bits(there.session), "\(journey)")
      #expect(here.session.position == there.session.position, "\(journey)")
    }
    // What was restored can be saved again, and is the same file.
    let first = try Data(contentsOf: URL(fileURLWithPath: file))
    try old.output(of: "restore \(file); save \(file)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == first)
  }

  private func bits(_ session: Session) -> [UInt64] {
    let matrices = session.liveMatrixNames.compactMap { try? session.matrix($0).elements }.joined()
    return (Array(matrices) + session.losses).map(\.bitPattern)
  }

  @Test func integersAreIntegersAgain() throws {
    var old = try console()
    try old.output(of: "whole = [0, 3]; other = [0, 3.0]; save \(file)")
    var new = try console()
    try new.output(of: "restore \(file)")
    #expect(try new.output(of: "p whole[0] * -1") == "$1 = 0\n")
    #expect(try new.output(of: "p other[0] * -1") == "$2 = -0.0\n")
  }

  @Test func theNextRandomBugIsAnotherOneAfterAPauseToo() throws {
    var old = try console()
    try old.output(of: "bug plant random; bug remove; save \(file); bug plant random")
    var new = try Console.small()
    try new.output(of: "restore \(file); bug plant random")
    #expect(new.session.bug == old.session.bug)
    try new.output(of: "bug remove; bug plant random --seed \(old.session.settings.seed)")
    #expect(new.session.bug != old.session.bug)
  }

  @Test func stopsAndTheirCommandsComeBack() throws {
    var old = try console()
    for line in ["break dW1 if iteration == 3", "commands", "print iteration", "end", "train 1"] {
      _ = old.type(line)
    }
    try old.output(of: "save \(file)")
    var new = try Console.small()
    try new.output(of: "restore \(file)")
    #expect(try new.output(of: "continue").contains("= 3"))
    #expect(new.session.position.iteration == 3)
    #expect(try new.output(of: "break db1").contains("breakpoint 2"))
  }

  /// What is invisible in a name or a command must not have the file refused that was saved.
  @Test func whateverTheDataAreCalledIsFoundAgain() throws {
    for name in ["a\tb.csv", "👩‍👧 ½.csv", "a\u{202e}b.csv", "e\u{301}\u{7f}.csv"] {
      var console = try console()
      try FileManager.default.copyItem(atPath: folder.path("digits.csv"), toPath: folder.path(name))
      try console.output(of: "load \"\(folder.path(name))\"; train 1; break dW1")
      for line in ["commands", "print\t1  # \u{202e}", "end", "save \(file)"] {
        #expect(console.type(line).status == .fine)
      }
      let weights = bits(console.session)
      try console.output(of: "start; restore \(file)")
      #expect(bits(console.session) == weights, "\(name)")
      #expect(console.session.stops.points[0].commands == ["print 1  # "])
      let data = try console.output(of: "info data; info break")
      #expect(!data.unicodeScalars.contains("\u{202e}") && !data.unicodeScalars.contains("\u{7f}"), "\(data)")
    }
  }

  @Test func theNameOfAPlantedBugIsNowhereInTheFile() throws {
    for bug in PlantedBug.all where bug.story(in: try bug.home.network([16, 6, 10])) != nil {
      var console = try console()
      try console.output(of: bug.home.command("16-6-10"))
      try console.output(of: "bug plant \(bug.name); train 1; save \(file)")
      let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
      #expect(!text.contains(bug.name), "\(bug.name)")
      try console.output(of: "bug reveal; restore \(file)")
      #expect(console.session.bug == bug)
    }
  }

  @Test func dataThatMovedOrChangedAreSaidSoAndNothingChanges() throws {
    var console = try console()
    let data = folder.path("digits.csv")
    try console.output(of: "train 3; save \(file); train 1")
    try FileManager.default.moveItem(atPath: data, toPath: folder.path("moved.csv"))
    let gone = try console.refusal(of: "restore \(file)")
    #expect(gone.contains("digits.csv, which is not there any more; if it has moved, add --data"), "\(gone)")
    try console.output(of: "restore \(file) --data \(folder.path("moved.csv"))")
    #expect(console.session.position.iteration == 3)
    _ = try self.data(changed: true)
    try console.output(of: "train 1")
    #expect(try console.refusal(of: "restore \(file)").contains("has other images or labels than when"))
    // A session that was restored from elsewhere is saved with the new place.
    try FileManager.default.removeItem(atPath: data)
    try console.output(of: "save \(file); restore \(file)")
  }

  @Test func dataFromNowhereCannotBeSaved() throws {
    var console = try Console.small()
    #expect(try console.refusal(of: "save \(file)").contains("random came from no file"))
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test func onlyASavedSessionIsReplaced() throws {
    var console = try console()
    try console.output(of: "export all \(file)")
    #expect(try console.refusal(of: "save \(file)").contains("exists and is no saved session"))
    #expect(try console.refusal(of: "restore \(file)").contains("import reads the parameters in it"))
    let other = try folder.write("step\n", to: "a.gradb")
    #expect(try console.refusal(of: "restore \(other)").contains("is no saved session, or it is truncated"))
    try console.output(of: "save \(folder.path("b.npz")); train 1; save \(folder.path("b.npz"))")
    // import takes the parameters out of a saved session.
    try console.output(of: "start; import \(folder.path("b.npz"))")
    #expect(try console.refusal(of: "save work").contains("does not end in .npz"))
  }

  @Test func aNewerVersionIsRefused() throws {
    var console = try console()
    try console.output(of: "save \(file)")
    try rewrite { $0.replacing("\"version\" : 1", with: "\"version\" : 2") }
    #expect(try console.refusal(of: "restore \(file)").contains("saved by a newer gradb, in version 2"))
  }

  /// Writes the file anew with other JSON and the same arrays, as somebody who means harm would.
  private func rewrite(_ change: (String) -> String) throws {
    let (arrays, json) = try NpzFile.read(file, attachment: SavedWork.entry)
    let text = change(String(decoding: try #require(json), as: UTF8.self))
    try NpzFile.write(arrays, attachments: [(SavedWork.entry, Array(text.utf8))], to: file)
  }

  @Test func aDamagedFileIsRefusedOrTheSame() throws {
    var old = try console()
    try old.output(of: "train 3; set alpha 0.3; train 2; break dW1; display L; save \(file)")
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
    let expected = bits(old.session)
    var refused = 0
    for share in 0..<100 {
      let place = bytes.count * share / 100
      var flipped = bytes
      flipped[place] ^= 1 << UInt8(share % 8)
      for damaged in [Array(bytes[..<place]), flipped] {
        _ = try folder.write(damaged, to: "work.npz")
        var console = try Console.small()
        let before = Snapshot(console.interpreter)
        let outcome = console.type("restore \(file)")
        if outcome.status == .fine {
          #expect(bits(console.session) == expected, "byte \(place)")
        } else {
          refused += 1
          #expect(Snapshot(console.interpreter) == before, "byte \(place)")
          #expect(Console.isSentence(outcome.error?.plain ?? ""), "\(outcome.error?.plain ?? "")")
        }
      }
    }
    // Every truncation, and every bit of an array or of the JSON; some bits of zip's headers say nothing.
    #expect(refused > 180)
  }

  /// Every number in the JSON, given values that no session has, is refused, or harmless whatever is done then.
  @Test(arguments: ["-1", "0", "1", "7", "1000000", "9223372036854775807", "0.5", "null", "\"x\""])
  func hostileNumbersDoNoHarm(value: String) throws {
    var old = try console()
    try old.output(of: "train 2; forward 0:4; grad; step; set W1[1,1] = 3; set dev 8; train 2; step 2")
    try old.output(of: "break iteration 9; ignore 1 1; mine = W1; bug plant db-sum; train 1; save \(file)")
    let original = try Data(contentsOf: URL(fileURLWithPath: file))
    let (_, json) = try NpzFile.read(file, attachment: SavedWork.entry)
    let text = String(decoding: try #require(json), as: UTF8.self)
    let numbers = text.ranges(of: try Regex("[ \\[]-?[0-9.]+(?=[,\\n])"))
    #expect(numbers.count > 40)
    for range in numbers {
      try original.write(to: URL(fileURLWithPath: file))
      try rewrite { _ in text.replacingCharacters(in: range, with: " " + value) }
      var console = try Console.small()
      let before = Snapshot(console.interpreter)
      if console.type("restore \(file)").status == .fine {
        for line in [
          "when", "list", "info break", "break dW1", "goto 0", "step 3", "info timeline", "info settings",
        ] {
          _ = console.type(line)
        }
      } else {
        #expect(Snapshot(console.interpreter) == before)
      }
    }
  }

  @Test func restoringCanBeInterrupted() throws {
    var console = try console()
    try console.output(of: "train 5; save \(file); start; train 1")
    // At the start of reading the data, and on the way to the position.
    for poll in 1...2 {
      console.host.forget()
      console.host.interruptedFromPoll = poll
      let before = Snapshot(console.interpreter)
      #expect(console.type("restore \(file)").status == .interrupted)
      #expect(Snapshot(console.interpreter) == before)
    }
  }
}
