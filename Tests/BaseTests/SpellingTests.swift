import Base
import Testing

struct SpellingTests {
  private static let words = [
    "help", "list", "show", "step", "next", "goto", "train", "start", "forward", "gradcheck", "print", "x",
    "accuracy", "reverse-step", "checkpoint", "set", "plot", "report", "dW1", "W1", "b1", "m", "L",
  ]

  @Test(arguments: [
    "forwrad": "forward", "gradchek": "gradcheck", "trian": "train", "stpe": "step", "shwo": "show",
    "lsit": "list", "acuracy": "accuracy", "revrse-stp": "reverse-step", "chekcpoitn": "checkpoint",
    "prtin": "print", "stepp": "step", "sstep": "step", "tep": "step", "ste": "step", "tsep": "step",
    "repotr": "report", "STEP": "step", "w1": "W1", "l": "L", "dw1": "dW1", "dW": "dW1", "dW1x": "dW1",
    "sett": "set", "plt": "plot",
  ])
  func aSlipIsRecognised(word: String, meant: String) {
    #expect(Spelling.nearest(to: word, among: Self.words).first == meant)
  }

  @Test(arguments: [
    "_", "k", "j", "1", "🎉", "ｐ", "\u{1}", "", "W3", "bx", "ls", "42", "shell", "stats", "let", "best",
    "trace",
    "foo", "import", "record", "yelp", "gist", "forward-only",
  ])
  func whatSharesTooLittleIsNotGuessed(word: String) {
    #expect(Spelling.nearest(to: word, among: Self.words) == [])
  }

  @Test func theNearestComesFirst() {
    #expect(
      Spelling.nearest(to: "reports", among: ["reparts", "report", "REPORTS"]) == [
        "REPORTS", "reparts", "report",
      ])
  }
}
