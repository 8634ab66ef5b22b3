import Rendering

/// One line that shows how far something has come.
struct ProgressBar: Equatable {
  var title: String
  var fraction: Double
  var detail: String

  private static let widestBar = 40
  private static let narrowestBar = 6

  /// Title, bar, percentage and detail, in fewer columns than `display` has: in its last one some terminals
  /// would go on to the next line.
  func line(on display: Display) -> StyledText {
    let encoder = TextEncoder(for: display)
    let title = encoder.visible(self.title)
    let detail = encoder.visible(self.detail)
    let done = fraction.isFinite ? min(1, max(0, fraction)) : 0
    let percentage = Int((done * 100).rounded(.down))
    let padding = String(repeating: " ", count: percentage < 10 ? 2 : percentage < 100 ? 1 : 0)
    let number = "\(padding)\(percentage)%"
    let room = display.columns - 1

    var parts = StyledText()
    var left = room
    func add(_ text: String, _ style: Style = .plain) {
      let fitting = text.fitting(columns: left)
      parts.append(fitting, style)
      left -= fitting.columns
    }
    let fixed = title.columns + 1 + 1 + number.count
    let withDetail = detail.isEmpty ? 0 : 2 + detail.columns
    let bar = min(Self.widestBar, room - fixed - withDetail)
    add(title + " ")
    if bar >= Self.narrowestBar {
      let full = Int((done * Double(bar)).rounded(.down))
      add(String(repeating: display.unicode ? "█" : "#", count: full), .good)
      add(String(repeating: display.unicode ? "░" : ".", count: bar - full), .faint)
      add(" ")
    }
    add(number)
    if !detail.isEmpty { add("  " + detail, .faint) }
    return parts
  }
}
