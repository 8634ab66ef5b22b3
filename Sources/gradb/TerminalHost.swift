import Base
import Commands
import Rendering
import Terminal

/// Shows what commands report on the standard streams.
///
/// Results go to standard output; errors and the progress bar to standard error, where they cannot get into a
/// pipe or a file of results.
final class TerminalHost: Host {
  let detector: DisplayDetector
  private let pager: Pager?
  private let output = Output(descriptor: 1)
  private let errors = Output(descriptor: 2)
  private let progress: ProgressLine?

  init(detector: DisplayDetector, environment: [String: String]) {
    self.detector = detector
    // A dumb terminal is paper, or an editor's window: it scrolls by itself.
    let hasScreen = StandardStreams.isInteractive && !detector.isDumb
    pager = hasScreen ? Pager(environment: environment) : nil
    let errors = errors
    progress =
      detector.isDumb || detector.display(of: 2).rows == nil
      ? nil : ProgressLine(display: { detector.display(of: 2) }, write: errors.write)
  }

  var display: Display { detector.display(of: output.descriptor) }

  var stop: StopSignal<BrokenOff> { StopSignal(when: { Interrupts.isRequested }) }

  func show(_ finding: any Finding) {
    progress?.erase()
    let display = display
    output.write(TextEncoder(for: display).encode(Self.fitted(finding.text(in: display), display)))
  }

  /// The text as it fits a window; a pipe takes lines of any length.
  private static func fitted(_ text: StyledText, _ display: Display) -> StyledText {
    display.rows == nil ? text : text.fitted(columns: display.columns)
  }

  /// Shows `text`, which is all a command had to say, with the pager if it is longer than the screen.
  func showPaged(_ text: StyledText) {
    let display = display
    let text = Self.fitted(text, display)
    if let pager, Pager.isNeeded(for: text, on: display),
      pager.show(TextEncoder(for: display).encode(text))
    {
      return
    }
    show(text)
  }

  /// Shows `next`'s portions with the pager, if there are more than fit the screen, until the last or until nobody reads any
  /// more.
  func showInPortions(pages: Bool, _ next: () throws -> StyledText?) throws {
    progress?.erase()
    let display = display
    let encoder = TextEncoder(for: display)
    var ready = StyledText()
    if pages, let pager {
      while !Pager.isNeeded(for: ready, on: display), let portion = try next() {
        ready.append(Self.fitted(portion, display))
      }
      var isFirst = true
      let isPaged =
        try Pager.isNeeded(for: ready, on: display)
        && pager.show {
          defer { isFirst = false }
          return isFirst
            ? encoder.encode(ready) : try next().map { encoder.encode(Self.fitted($0, display)) }
        }
      if isPaged { return }
    }
    show(ready)
    while output.failure == nil, let portion = try next() { show(portion) }
  }

  func showProgress(_ report: ProgressReport?) {
    if let report {
      progress?.update(title: report.title, fraction: report.fraction, detail: report.detail)
    } else {
      progress?.finish()
    }
  }

  /// Shows one sentence on standard error, and below it the line that it is about.
  func showError(_ sentence: StyledText, mark: MarkedLine? = nil) {
    progress?.erase()
    let display = detector.display(of: errors.descriptor)
    let encoder = TextEncoder(for: display)
    var text = Self.fitted(sentence, display) + "\n"
    if let mark { text.append(mark.text(in: display, shown: encoder.visible)) }
    errors.write(encoder.encode(text))
  }

  /// Why results can no longer be written; nil while they can.
  var outputFailure: Output.Failure? { output.failure }

  /// Where a prompt goes that is not edited: standard error, where results go into a pipe; nil where nobody would see it.
  var plainPromptOutput: Output? {
    [output, errors].first { detector.display(of: $0.descriptor).rows != nil }
  }

  /// Lets `tee` and its like show the results before the prompt, which goes another way, comes.
  func waitForReader() {
    if display.rows == nil { output.waitUntilRead() }
  }
}
