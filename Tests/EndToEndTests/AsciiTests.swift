import Base
import Commands
import Course
import Networks
import Rendering
import TestSupport
import Testing

@testable import Terminal

/// `--ascii` leaves nothing unreadable: no question mark stands where there was none.
struct AsciiTests {
  private static func questionMarks(in text: String) -> Int { text.count { $0 == "?" } }

  private static func ascii(_ text: String) -> String {
    TextEncoder(for: Display(unicode: false)).encode(StyledText(text))
  }

  @Test(arguments: [CommandsPage.text(LessonRunner.commands), MathematicsPage.text])
  func everyPageCanBeReadInASCII(page: String) {
    let ascii = Self.ascii(page)
    #expect(ascii.utf8.allSatisfy { $0 < 0x80 })
    #expect(Self.questionMarks(in: ascii) == Self.questionMarks(in: page))
  }

  @Test func allThatHelpSaysCanBeReadInASCII() throws {
    var runner = LessonRunner(host: SilentHost())
    let operations = runner.interpreter.session.program.operations.map(\.name)
    let commands = LessonRunner.commands.all.map(\.name)
    for topic in [""] + commands + operations + ["X", "W1", "b1", "alpha", "softmax", "eps"] {
      let text = runner.run("help \(topic)", from: .prompt).output.plain
      #expect(!text.isEmpty, "\(topic)")
      #expect(Self.questionMarks(in: Self.ascii(text)) == Self.questionMarks(in: text), "\(topic)")
    }
  }

  @Test func mathematicsStaysReadable() {
    #expect(Self.ascii("∂l/∂z₁₀ ≤ √m · 10⁻⁵, θ′, αₘ") == "dl/dz10 <= sqrtm * 10^-5, theta', alpham")
  }
}

/// A host that shows nothing.
private final class SilentHost: Commands.Host {
  var display: Display { Display() }
  var stop: StopSignal<BrokenOff> { StopSignal { nil } }
  func show(_ finding: any Finding) {}
  func showProgress(_ progress: ProgressReport?) {}
}
