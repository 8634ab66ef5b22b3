import Pictures

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
    write("\r" + TextEncoder(for: display).encode(bar.line(on: display)) + "\u{1b}[K")
  }

  /// Takes the bar away; the next update is the beginning of something new.
  public func finish() {
    erase()
    began = nil
  }

  /// Makes room for other text; the next update draws the bar again, below it.
  public func erase() {
    guard drawn != nil else { return }
    write("\r\u{1b}[K")
    drawn = nil
  }
}
