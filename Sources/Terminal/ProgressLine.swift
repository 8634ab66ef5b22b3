import Rendering

/// Draws a progress bar in one line of a terminal, again and again in the same place.
///
/// It appears only when half a second has gone by, so that short commands leave the screen alone.
public final class ProgressLine {
  static let patience = Duration.milliseconds(500)
  static let shortestInterval = Duration.milliseconds(50)

  private let display: () -> Display
  private let write: (String) -> Void
  private let now: () -> ContinuousClock.Instant
  private var began: ContinuousClock.Instant?
  private var drawn: ContinuousClock.Instant?
  /// The columns of the bar that is on the screen.
  private var drawnColumns = 0

  /// A progress line on what `display` describes, drawn with `write`.
  public init(
    display: @escaping () -> Display, now: @escaping () -> ContinuousClock.Instant = { ContinuousClock.now },
    write: @escaping (String) -> Void
  ) {
    self.display = display
    self.now = now
    self.write = write
  }

  /// Shows that `fraction`, 0…1, of what `title` says is done; draws at most 20 times a second.
  public func update(title: String, fraction: Double, detail: String) {
    let time = now()
    guard let began else {
      began = time
      return
    }
    guard time - began >= Self.patience else { return }
    if let drawn, time - drawn < Self.shortestInterval { return }
    drawn = time
    let display = display()
    let bar = ProgressBar(title: title, fraction: fraction, detail: detail)
    let line = bar.line(on: display)
    let start = backToStart(on: display)
    drawnColumns = line.width
    write(start + TextEncoder(for: display).encode(line) + "\u{1b}[K")
  }

  /// Takes the bar away; the next update is the beginning of something new.
  public func finish() {
    erase()
    began = nil
  }

  /// Makes room for other text; the next update draws the bar again, below it.
  public func erase() {
    guard drawn != nil else { return }
    write(backToStart(on: display()) + "\u{1b}[K")
    drawn = nil
    drawnColumns = 0
  }

  /// Moves the cursor to where the bar begins. In a window that became narrower than the bar, terminals have broken it
  /// into several rows; those below the first are erased.
  private func backToStart(on display: Display) -> String {
    let rows = max(0, drawnColumns - 1) / display.columns
    return rows > 0 ? "\r\u{1b}[\(rows)A\u{1b}[J" : "\r"
  }
}
