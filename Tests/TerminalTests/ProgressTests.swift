import Rendering
import Testing

@testable import Terminal

struct ProgressBarTests {
  private func line(_ fraction: Double, columns: Int, detail: String = "", unicode: Bool = true) -> String {
    ProgressBar(title: "training", fraction: fraction, detail: detail)
      .line(on: Display(columns: columns, unicode: unicode)).plain
  }

  @Test func titleBarPercentageAndDetailStandInOneLine() {
    #expect(
      line(0.5, columns: 40, detail: "9 it/s", unicode: false) == "training ########.........  50%  9 it/s")
  }

  @Test(arguments: 1...120) func itLeavesTheLastColumnFree(columns: Int) {
    for fraction in [0, 0.07, 0.5, 1] {
      let text = line(fraction, columns: columns, detail: "173 iterations/s, 2 s left")
      #expect(text.count < columns || columns == 1 && text.isEmpty)
    }
  }

  @Test(arguments: [(-1, "  0%"), (0.999, " 99%"), (1, "100%"), (7, "100%"), (Double.nan, "  0%")])
  func percentagesStayBetween0And100(fraction: Double, expected: String) {
    #expect(line(fraction, columns: 60).hasSuffix(expected))
  }

  @Test func controlCharactersInTheTitleAreShownNotObeyed() {
    let bar = ProgressBar(title: "reading a\u{1b}[2J.csv", fraction: 0, detail: "")
    #expect(bar.line(on: Display()).plain.hasPrefix("reading a^[[2J.csv "))
  }
}

/// Reads a clock that only the test moves.
private final class Recorder {
  var time = ContinuousClock.now
  var writes: [String] = []

  var columns = 60

  func makeLine() -> ProgressLine {
    ProgressLine(
      display: { Display(columns: self.columns) }, now: { self.time }, write: { self.writes.append($0) })
  }
}

struct ProgressLineTests {
  @Test func shortWorkShowsNothing() {
    let recorder = Recorder()
    let line = recorder.makeLine()
    for _ in 0..<5 {
      line.update(title: "training", fraction: 0.5, detail: "")
      recorder.time += .milliseconds(99)
    }
    line.finish()
    #expect(recorder.writes.isEmpty)
  }

  @Test func itDrawsAtMostTwentyTimesASecond() {
    let recorder = Recorder()
    let line = recorder.makeLine()
    for millisecond in 0..<1500 {
      line.update(title: "training", fraction: Double(millisecond) / 1500, detail: "")
      recorder.time += .milliseconds(1)
    }
    #expect((19...20).contains(recorder.writes.count))
    #expect(recorder.writes.allSatisfy { $0.hasPrefix("\r") && !$0.contains("\n") })
  }

  @Test func itGoesAwayOnceAndForAll() {
    let recorder = Recorder()
    let line = recorder.makeLine()
    line.update(title: "training", fraction: 0, detail: "")
    recorder.time += .seconds(1)
    line.update(title: "training", fraction: 0.5, detail: "")
    line.finish()
    #expect(recorder.writes.last == "\r\u{1b}[K")
    line.finish()
    #expect(recorder.writes.count == 2)
    line.update(title: "reading", fraction: 0, detail: "")
    #expect(recorder.writes.count == 2, "something new begins with patience")
  }

  @Test func aNarrowerWindowLeavesNothingOfTheBarBehind() {
    let recorder = Recorder()
    let line = recorder.makeLine()
    line.update(title: "training", fraction: 0, detail: "")
    recorder.time += .seconds(1)
    line.update(title: "training", fraction: 0.5, detail: "")
    recorder.time += .seconds(1)
    recorder.columns = 20
    line.update(title: "training", fraction: 0.6, detail: "")
    #expect(recorder.writes.last?.hasPrefix("\r\u{1b}[2A\u{1b}[J") == true, "three rows of 20 for 54 columns")
    line.finish()
    #expect(recorder.writes.last == "\r\u{1b}[K", "the second bar fits")
  }
}
