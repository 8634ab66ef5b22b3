/// A page of headings, paragraphs, text and drawings, as one HTML file that needs nothing else: no script, no network.
public struct Page: Sendable {
  private let title: String
  private var headings: [String] = []
  private var body = ""
  private var drawings = 0

  /// An empty page.
  public init(title: String) { self.title = title }

  /// Begins a section, which the list at the top of the page leads to.
  public mutating func addSection(_ heading: String) {
    headings.append(heading)
    if headings.count > 1 { body += "</section>\n" }
    body += "<section>\n<h2 id=\"section\(headings.count)\">\(Markup.escaped(heading))</h2>\n"
  }

  /// Begins a part of a section.
  public mutating func addHeading(_ heading: String) { body += "<h3>\(Markup.escaped(heading))</h3>\n" }

  /// Adds a sentence or more.
  public mutating func addParagraph(_ text: String) { body += "<p>\(Markup.escaped(text))</p>\n" }

  /// Adds text whose lines and columns stay as they are, in its colours.
  public mutating func addText(_ text: StyledText) {
    // It can be scrolled, so that it must be reachable by keyboard.
    body += "<pre tabindex=\"0\">"
    for run in text.runs { body += Self.markup(run) }
    body += "</pre>\n"
  }

  /// Adds a drawing.
  public mutating func addDrawing(_ drawing: Drawing) {
    drawings += 1
    body += "<figure tabindex=\"0\">\n\(drawing.svgElement(id: "drawing\(drawings)"))</figure>\n"
  }

  /// The page as a file.
  public var html: String {
    let list = headings.enumerated().map { index, heading in
      "<li><a href=\"#section\(index + 1)\">\(Markup.escaped(heading))</a></li>"
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(Markup.escaped(title))</title>
      <style>
      \(DrawingStyle.page)\(Self.style)</style>
      </head>
      <body>
      <header>
      <h1>\(Markup.escaped(title))</h1>
      <nav aria-label="Sections"><ul>\(list.joined())</ul></nav>
      </header>
      <main>
      \(body)\(headings.isEmpty ? "" : "</section>\n")</main>
      </body>
      </html>

      """
  }

  private static let style = """
    *{box-sizing:border-box}
    body{margin:0 auto;padding:1rem;max-width:46rem;background:var(--paper);color:var(--ink);
    font:1rem/1.5 system-ui,sans-serif}
    h1{font-size:1.5rem;line-height:1.25}
    h2{font-size:1.25rem;margin-top:2.5rem;border-bottom:1px solid var(--axis)}
    h3{font-size:1rem;margin:1.5rem 0 .25rem;font-family:ui-monospace,monospace;white-space:pre-wrap}
    a{color:var(--series1)}
    nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:0;padding:0}
    nav a{display:inline-block;padding:.25rem 0}
    p{margin:.5rem 0}
    pre{margin:.5rem 0;padding:.5rem .75rem;overflow-x:auto;border:1px solid var(--grid);border-radius:4px;
    font:.8125rem/1.4 ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace}
    figure{margin:.5rem 0;overflow-x:auto}
    svg.drawing{display:block;max-width:100%;min-width:32rem;height:auto}
    pre .strong{font-weight:700}
    pre .faint{color:var(--faint)}
    pre .good{color:var(--good)}
    pre .bad{color:var(--bad);font-weight:700}
    pre .caution{color:var(--series2)}
    pre .name{color:var(--series1)}
    @media print{body{max-width:none;padding:0}nav{display:none}pre{white-space:pre-wrap}
    h2,h3{break-after:avoid}figure,pre{break-inside:avoid}
    h3+pre:has(+figure){break-after:avoid}}

    """

  /// A run of text; colours that mean something get those of the page, which can be read on light and on dark paper.
  private static func markup(_ run: StyledText.Run) -> String {
    let name: String? =
      switch run.style {
      case .faint: "faint"
      case .good: "good"
      case .bad: "bad"
      case .caution: "caution"
      case .name: "name"
      default: run.style.bold ? "strong" : nil
      }
    let text = Markup.escaped(run.text)
    return name.map { "<span class=\"\($0)\">\(text)</span>" } ?? text
  }
}
