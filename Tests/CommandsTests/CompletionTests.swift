import ConsoleSupport
import Foundation
import Networks
import TestSupport
import Testing

@testable import Commands

/// What could stand at the cursor.
struct CompletionTests {
  @Test func commandsByTheirBeginning() throws {
    try expect("", CommandTable.standard.all.map(\.name).sorted())
    try expect("st", ["start", "step"])
    try expect("  st", ["start", "step"])
    try expect("gradc", ["gradcheck"])
    try expect("zzz", [])
    try expect("step; accu", ["accuracy", "accuse"])
    try expect("step;", CommandTable.standard.all.map(\.name).sorted())
    try expect("step;whe", ["when", "where"])
  }

  @Test(arguments: CommandTable.standard.all.filter { !$0.options.isEmpty }.map(\.name))
  func optionsOfACommand(name: String) throws {
    let options = try CommandTable.standard.named(name).options.map(\.name)
    try expect("\(name) --", options)
    try expect("\(name) x --", options)
    for option in options { try expect("\(name) \(option)", options.filter { $0.hasPrefix(option) }) }
  }

  @Test func matricesOfTheNetwork() throws {
    let console = try Console.small()
    let names = console.session.program.matrixNames.map(\.description)
    try expect("show ", names)
    try expect("sh d", names.filter { $0.hasPrefix("d") })
    try expect("show W", ["W1", "W2"])
    try expect("gradcheck W1 b", ["b1", "b2"])
    try expect("until d", ["dZ2", "dW2", "db2", "dA1", "dZ1", "dW1", "db1"])
    try expect("export ", ["all", "parameters", "X", "Y", "W1", "b1", "W2", "b2"])
    try expect("help gradc", ["gradcheck"])
    try expect("help dW", ["dW2", "dW1"])
  }

  @Test(arguments: [
    ("p np.argm", ["argmax(", "argmin("]), ("np.argm", ["argmax(", "argmin("]),
    ("p W1.arg", ["argmax(", "argmin("]),
    ("W1.arg", ["argmax(", "argmin("]), ("x = abs(dW", ["dW2", "dW1"]), ("p abs(W1 - W2.T.sh", ["shape"]),
    ("p (W1 @ X).resh", ["reshape("]), ("p W1[3].argma", ["argmax("]), ("p 1.", []), ("p 1.arg", []),
    ("watch softm", ["softmax("]), ("p softm", ["softmax("]), ("break dW1 if np.argma", ["argmax("]),
    ("condition 1 iterat", ["iteration"]), ("break dW", ["dW2", "dW1"]), ("help argm", ["argmax", "argmin"]),
    ("check Z1 = W1.do", ["dot("]), ("check Z1=W1.do", ["dot("]), ("A", ["A1", "A2"]), ("p $", []),
    ("foo.", []),
  ])
  func namesOfExpressions(line: String, candidates: [String]) throws { try expect(line, candidates) }

  @Test func settingsAndTheirValues() throws {
    try expect("set ", Setting.all.map(\.name))
    try expect("set p", ["pager"])
    for setting in Setting.all {
      try expect("set \(setting.name) ", setting.choices)
      try expect("set \(setting.name) = ", setting.choices)
      try expect("set  \(setting.name)  ", setting.choices)
    }
    try expect("set init h", ["he"])
    try expect("set nonsense ", [])
    try expect("network 16-10 --init ", Initialization.allCases.map(\.rawValue))
    try expect("network 16-10 --activation ", Activation.all.map(\.name))
    try expect("network --init u", ["uniform"])
    try expect("load --dev ", [])
  }

  @Test func partsTopicsAndSelections() throws {
    try expect(
      "info ", ["data", "network", "settings", "timeline", "checkpoints", "break", "display", "variables"])
    try expect("accuracy ", ["train", "dev"])
    try expect("loss d", ["dev"])
    try expect("forward d", ["dev", "dev:0:16"])
    try expect("list ", [])
    try expect("bogus ", [])
    try expect("s ", [])
  }

  @Test func filesAndFolders() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("", to: "train.csv")
    _ = try folder.write("", to: "trained.npz")
    _ = try folder.write("", to: ".hidden")
    let inner = folder.url.appendingPathComponent("test data")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    let path = folder.url.path
    for command in ["load", "source", "import", "export all"] {
      try expect("\(command) \(path)/train", ["\(path)/train.csv", "\(path)/trained.npz"])
    }
    // A quotation mark comes with a name that needs it.
    try expect("load \(path)/t", ["\(path)/test data/", "\(path)/train.csv", "\(path)/trained.npz"])
    try expect("load \(path)/te", ["\"\(path)/test data/"])
    try expect(
      "load \"\(path)/t", ["\"\(path)/test data/", "\"\(path)/train.csv\"", "\"\(path)/trained.npz\""])
    try expect("load \(path)/.h", ["\(path)/.hidden"])
    try expect("load --dev 5 \(path)/train.", ["\(path)/train.csv"])
    try expect("load /no/such/folder/", [])
  }

  /// What is inserted is taken as the file that it names.
  @Test func namesWithBlanksAreQuoted() throws {
    let folder = try TemporaryFolder()
    for name in ["my data/a b.gradb", "my data/c;d.gradb"] {
      let url = folder.url.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("step\n".utf8).write(to: url)
    }
    let path = folder.url.path
    try expect("source \(path)/my", ["\"\(path)/my data/"])
    for mark in ["\"", "'"] {
      try expect("step; source \(mark)\(path)/my data/a", ["\(mark)\(path)/my data/a b.gradb\(mark)"])
      try expect("source \(mark)\(path)/my data/c;", ["\(mark)\(path)/my data/c;d.gradb\(mark)"])
    }
    var console = try Console.small()
    for candidate in console.interpreter.completions(of: "source '\(path)/my data/").candidates {
      try console.output(of: "source \(candidate)")
    }
    #expect(console.session.position.operation == 2)
  }

  /// Every candidate continues what stands at the cursor, whatever that is.
  @Test(arguments: [
    "", "s", "show W", "set al", "load --", "help d", "forward ", "x y z", "\"", "show W1[", "日本",
  ])
  func candidatesContinueTheWord(line: String) throws {
    let (length, candidates) = try Console.small().interpreter.completions(of: line)
    #expect(length <= line.count)
    #expect(candidates.allSatisfy { $0.hasPrefix(line.suffix(length)) })
  }

  private func expect(
    _ line: String, _ candidates: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let found = try Console.small().interpreter.completions(of: line).candidates
    #expect(found == candidates, "\(line)", sourceLocation: sourceLocation)
  }
}
