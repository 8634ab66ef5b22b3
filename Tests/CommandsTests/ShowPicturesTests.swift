import ConsoleSupport
import Rendering
import Testing

@testable import Commands

/// The pictures of `show`, and that nothing is wider than the display.
struct ShowPicturesTests {
  static let displays = [20, 40, 60, 80, 132].flatMap { columns in
    [
      Display(columns: columns), Display(columns: columns, unicode: false),
      Display(columns: columns, colors: .sixteen), Display(columns: columns, colors: .trueColor),
    ]
  }

  @Test(arguments: ["W1[3]", "W1[-1]", "dW1[0]", "X[:,2]", "X"])
  func weightsAndSamplesHaveAPicture(reference: String) throws {
    for colors in Display.ColorDepth.allCases where colors != .none {
      var console = try Console.digits(display: Display(colors: colors))
      try console.output(of: reference == "X" ? "forward 2; grad" : "forward; grad")
      let text = try console.output(of: "show \(reference)")
      let rows = text.split(separator: "\n").filter { $0.contains("▀") && !$0.contains(" ") }
      #expect(rows.count == 14 && rows.allSatisfy { $0.count == 28 }, "\(reference) in \(colors)")
    }
    for display in [Display(), Display(colors: .trueColor, unicode: false)] {
      var console = try Console.digits(display: display)
      try console.output(of: reference == "X" ? "forward 2; grad" : "forward; grad")
      let text = try console.output(of: "show \(reference)")
      #expect(!text.contains("▀"))
      #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count >= 28)
    }
  }

  @Test(arguments: ["W1", "W1[0:2]", "W1[:,3]", "W2[3]", "b1", "X", "X[5]", "dW2", "W1[3,4:9]"])
  func nothingElseHas(reference: String) throws {
    var console = try Console.digits(display: Display(colors: .trueColor))
    try console.output(of: "forward; grad")
    #expect(try !console.output(of: "show \(reference)").contains("▀"))
  }

  @Test func weightsHaveALegendAndAllAddsTheNumbers() throws {
    var console = try Console.digits(display: Display(colors: .sixteen))
    let text = try console.output(of: "show W1[3]")
    #expect(text.split(separator: "\n").last?.contains(" 0 ") == true)
    let all = try console.output(of: "show W1[3] --all")
    #expect(all.hasPrefix(text))
    #expect(all.count > text.count + 784 * 4)
  }

  /// The remark on X tells of values by shade alone; its picture is the sample's.
  @Test func aSampleIsDrawnAsItIs() throws {
    var console = try Console.digits()
    let shown = try console.output(of: "forward 2; show X").split(separator: "\n").suffix(28)
    let sample = try console.output(of: "sample 2").split(separator: "\n").prefix(28)
    #expect(shown.prefix(28).elementsEqual(sample))
  }

  @Test(arguments: displays)
  func noNumberAndNoPictureIsWiderThanTheDisplay(display: Display) throws {
    var console = try Console.digits(display: display)
    try console.output(of: "forward 0:16; grad")
    let references = [
      "W1", "W1[3]", "W1[:,3]", "W1[3,402]", "b1", "W2", "Z1", "A2", "dW1", "X", "X[:,0]", "Y", "W1[0:3,-5:]",
      "W2 --all", "L",
    ]
    for reference in references {
      let lines = try console.output(of: "show \(reference)").split(separator: "\n")
      // The first line is a heading; a narrow terminal wraps it.
      for line in lines.dropFirst(display.columns < 80 ? 1 : 0) {
        #expect(line.count <= display.columns, "\(reference) at \(display.columns): \(line)")
      }
    }
  }

  /// What a person sees at the usual 80 columns and beyond.
  @Test(arguments: [80, 100, 200])
  func nothingIsWiderThanAUsualTerminal(columns: Int) throws {
    var console = try Console.digits(display: Display(columns: columns))
    let lines =
      [
        "list", "where", "forward 17", "grad", "step", "forward 0:16; grad; step", "info data",
        "info network",
        "info settings", "sample 0:4", "predict 3", "predict 0:4", "accuracy", "loss", "train 2", "help",
        "set",
        "gradcheck b1", "gradcheck W2 --sweep", "show W1", "show W1[3]", "set batch 7; start; next",
      ] + CommandTable.standard.all.map { "help \($0.name)" }
    var wide: [String] = []
    for line in lines {
      let text = try console.output(of: line)
      wide += text.split(separator: "\n").filter { $0.count > columns }.map { "\(line): \($0)" }
    }
    #expect(wide.isEmpty, "\(wide.joined(separator: "\n"))")
  }

  /// What was learned since: a picture of a difference, which is no live matrix.
  @Test func aValueOfOnesOwnHasAPicture() throws {
    var console = try Console.digits()
    try console.output(of: "old = W1 * 1; train 2")
    let text = try console.output(of: "show W1[3] - old[3]")
    #expect(text.hasPrefix("W1[3] - old[3]   vector of 784\n"))
    #expect(text.contains("min ") && text.split(separator: "\n").count > 25)
    #expect(try console.output(of: "show old").hasPrefix("old   10×784 matrix\n"))
    #expect(try console.output(of: "show W1 - old --grid").hasPrefix("the rows of W1 - old\n"))
    #expect(try console.output(of: "show alpha") == "alpha = 0.1\n")
    #expect(try console.refusal(of: "show W2 - W2 --grid").contains("have 10 numbers, and a picture 784"))
    #expect(try console.refusal(of: "show olf").contains("there is no matrix olf"))
  }
}
