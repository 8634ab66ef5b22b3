import Debugging
import Rendering

/// What the network makes of samples whose targets are numbers: its outputs beside them.
struct EstimatedSamples: Finding {
  static let kind = "estimates"

  /// Those that are shown.
  let estimates: [Estimate]
  /// All of them.
  let count: Int
  /// The mean of the squares of what all outputs are off by.
  let meanSquaredError: Double
  private let shown: any Finding

  private enum CodingKeys: CodingKey { case estimates, count, meanSquaredError }

  init(_ estimates: [Estimate], _ shown: any Finding) {
    self.estimates = Array(estimates.prefix(SampleView.most))
    count = estimates.count
    meanSquaredError = estimates.reduce(0) { $0 + $1.error * $1.error } / Double(max(1, estimates.count))
    self.shown = shown
  }

  var picture: (any Picture)? { shown.picture }

  func text(in display: Display) -> StyledText {
    let words =
      count == 1
      ? ""
      : NumberText.meanSquaredError(meanSquaredError, over: count) + "\n"
    return shown.text(in: display) + words
  }
}

extension Estimate {
  /// `output 0.41, and the target is 0.4794: off by -0.0694`.
  var sentence: StyledText {
    StyledText(
      "output \(NumberText.scalar(output)), and the target is \(NumberText.scalar(target)): off by \(NumberText.scalar(error))"
    )
  }

  /// What stands beside a sample called `name`.
  func caption(_ name: String) -> [StyledText] {
    [
      StyledText(name, .faint), StyledText("output \(NumberText.scalar(output))"),
      StyledText("target \(NumberText.scalar(target))"),
      StyledText("off by \(NumberText.scalar(error))", .faint),
    ]
  }
}
