import Rendering
import Testing

@Suite struct HistogramTests {
  @Test func everyNumberIsCountedOnce() {
    let samples: [[Double]] = [
      (0..<1000).map { Double($0 * $0 % 997) / 31 }, [0, 0, 0, 1e-12], [-3, 4.5],
      (0..<50).map { Double($0) * 1e300 },
      [1e15, 1e15 + 1, 1e15 + 2], [.leastNonzeroMagnitude, .leastNonzeroMagnitude * 64, 0], [-1e308, 1e308],
      Array(repeating: 0.25, count: 9) + [100],
    ]
    for values in samples {
      let histogram = Histogram(title: "x", values)
      #expect(histogram.count == values.count)
      #expect((1...26).contains(histogram.bins.count), "\(histogram.bins.count) for \(values.prefix(4))")
      for (bin, next) in zip(histogram.bins, histogram.bins.dropFirst()) { #expect(bin.high == next.low) }
      #expect(
        histogram.bins.allSatisfy { bin in
          let last = bin == histogram.bins.last
          return bin.count == values.count { ($0 >= bin.low && $0 < bin.high) || (last && $0 == bin.high) }
        }, "\(values.prefix(4))")
    }
  }

  @Test func nanAndInfinityAreCountedApart() {
    let histogram = Histogram(title: "x", [1, 2, .nan, .infinity, -.infinity, 3])
    #expect(histogram.nans == 1 && histogram.infinities == 2 && histogram.count == 6)
    #expect(histogram.remark == "1 nan and 2 inf, in no interval")
    #expect(histogram.text(in: Display()).plain.contains("1 nan and 2 inf"))
    #expect(Histogram(title: "x", [.nan]).text(in: Display()).plain.contains("no finite number"))
    #expect(Histogram(title: "x", []).text(in: Display()).plain.contains("no finite number"))
  }

  @Test func fewWholeNumbersHaveAnIntervalEach() {
    let text = Histogram(title: "y", [0, 1, 1, 3, 3, 3, 3]).text(in: Display(columns: 20, unicode: false))
      .plain
    #expect(text == "0  1  ####\n1  2  #######\n2  0\n3  4  ##############\n")
    #expect(text.split(separator: "\n").map { $0.prefix(4) } == ["0  1", "1  2", "2  0", "3  4"])
  }

  @Test func endsAreRoundNumbers() {
    let histogram = Histogram(title: "x", (0..<400).map { Double($0) / 400 - 0.5 })
    #expect(histogram.bins.first?.label == "-0.5 to -0.4" && histogram.bins.last?.label == "0.4 to 0.5")
    #expect(histogram.bins.count == 10 && histogram.bins.allSatisfy { (38...42).contains($0.count) })
  }

  @Test(arguments: [20, 40, 80, 160])
  func noLineIsWiderThanTheDisplay(columns: Int) {
    let histogram = Histogram(title: "x", (0..<5000).map { Double($0 % 713) * 0.00123 })
    for display in [Display(columns: columns), Display(columns: columns, unicode: false)] {
      for line in histogram.text(in: display).lines { #expect(line.width <= columns, "\(line.plain)") }
    }
  }

  @Test func theShortestBarIsSeen() {
    let lines = Histogram(title: "y", Array(repeating: 0, count: 10_000) + [1]).text(in: Display()).lines
    #expect(lines[1].plain.hasSuffix("▏"))
  }
}
