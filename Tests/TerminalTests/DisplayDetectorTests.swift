import Rendering
import Testing

@testable import Terminal

struct DisplayDetectorTests {
  private func detect(
    _ environment: [String: String], colors: ColorChoice = .auto, ascii: Bool = false, terminal: Bool = true,
    size: WindowSize? = WindowSize(columns: 100, rows: 30)
  ) -> Display {
    DisplayDetector(colors: colors, ascii: ascii, environment: environment)
      .display(isTerminal: terminal, size: terminal ? size : nil)
  }

  @Test(arguments: [
    (["TERM": "xterm", "COLORTERM": "truecolor"], Display.ColorDepth.trueColor),
    (["TERM": "xterm-direct"], .trueColor),
    (["TERM": "screen-256color"], .palette256),
    (["TERM": "linux"], .sixteen),
    (["TERM": "dumb", "COLORTERM": "truecolor"], .none),
    ([:], .none),
    (["TERM": "xterm", "NO_COLOR": "1"], .none),
    (["TERM": "xterm", "NO_COLOR": ""], .sixteen),
  ])
  func theEnvironmentTellsTheColours(environment: [String: String], depth: Display.ColorDepth) {
    #expect(detect(environment).colors == depth)
    #expect(detect(environment, terminal: false).colors == .none)
    #expect(detect(environment, colors: .never).colors == .none)
    #expect(detect(environment, colors: .always, terminal: false).colors != .none)
  }

  @Test func alwaysBeatsNoColor() {
    #expect(detect(["TERM": "xterm-256color", "NO_COLOR": "1"], colors: .always).colors == .palette256)
  }

  @Test(arguments: [
    ([:], true), (["LANG": "de_DE.UTF-8"], true), (["LC_ALL": "C.utf8"], true), (["LC_ALL": "C"], false),
    (["LANG": "en_US.ISO-8859-1"], false), (["LC_ALL": "POSIX", "LANG": "C.UTF-8"], false),
    (["LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": "C"], true),
  ])
  func theLocaleTellsWhetherThereIsMoreThanASCII(environment: [String: String], unicode: Bool) {
    #expect(detect(environment).unicode == unicode)
    #expect(!detect(environment, ascii: true).unicode)
  }

  @Test func theWindowTellsTheSize() {
    #expect(detect(["COLUMNS": "50"]).columns == 100)
    #expect(detect([:]).rows == 30)
  }

  @Test func withoutAWindowTheEnvironmentTellsTheSize() {
    #expect(detect(["COLUMNS": "50"], size: nil).columns == 50)
    #expect(detect(["COLUMNS": "-5"], size: nil).columns == 80)
    #expect(detect([:], size: nil).rows == 24)
  }

  @Test func aPipeHasNoScreen() {
    let display = detect(["COLUMNS": "50"], terminal: false)
    #expect(display.rows == nil)
    #expect(display.columns == 50)
  }
}
