import Matrices
import Rendering
import Testing

@Suite struct PageTests {
  private func page() -> Page {
    var page = Page(title: "<network> & \"data\"")
    page.addSection("First")
    page.addParagraph("a < b")
    page.addText(StyledText("W1", .name) + StyledText(" is <wrong>", .bad) + "\n")
    page.addDrawing(Histogram(title: "y", [1, 2, 2]).drawing)
    page.addSection("Second")
    page.addDrawing(HeatMap(Matrix(rows: 2, columns: 2) { Double($0 - $1) }).titled("Z").drawing)
    return page
  }

  @Test func textOfAnySortIsEscaped() {
    let html = page().html
    #expect(html.contains("<title>&lt;network&gt; &amp; &quot;data&quot;</title>"))
    #expect(html.contains("<span class=\"bad\"> is &lt;wrong&gt;</span>") && html.contains("a &lt; b"))
    #expect(!html.contains("<wrong>") && !html.contains("<network>"))
  }

  @Test func itNeedsNothingElse() {
    let html = page().html
    for word in ["<script", "http:", "https:", "src=", "@import", "url("] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(
      html.contains("lang=\"en\"") && html.contains("name=\"viewport\"") && html.contains("color-scheme"))
    #expect(html.contains("prefers-color-scheme:dark") && html.contains("@media print"))
  }

  @Test func sectionsAreListedAndEveryNameIsUnique() throws {
    let html = page().html
    for section in 1...2 {
      #expect(html.contains("href=\"#section\(section)\"") && html.contains("id=\"section\(section)\""))
    }
    let ids = html.matches(of: /id="([^"]*)"/).map { String($0.output.1) }
    #expect(Set(ids).count == ids.count && ids.count == 6, "\(ids)")
    for tag in ["section", "figure", "pre", "svg", "p", "text", "main", "header"] {
      let opened = try html.matches(of: Regex("<\(tag)[ >]")).count
      #expect(
        opened == html.split(separator: "</\(tag)>", omittingEmptySubsequences: false).count - 1, "\(tag)")
    }
  }
}
