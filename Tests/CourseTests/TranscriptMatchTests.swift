import Testing

@testable import Course

/// What on a page is like what was printed.
struct TranscriptMatchTests {
  private func isMatch(_ page: String, _ printed: String) -> Bool {
    func lines(_ text: String) -> [String] { text.isEmpty ? [] : text.components(separatedBy: "\n") }
    return TranscriptMatch.mismatch(expected: lines(page), actual: lines(printed)) == nil
  }

  @Test(arguments: [
    ("L = 2.303", "L = 2.3026"), ("L = 2.3", "L = 2.3026"), ("-0.50", "-0.4951"), ("1.5e-9", "1.46e-09"),
    ("5,000 samples", "5000 samples"), ("a   b", "a b"), ("a b", " a    b  "), ("...", ""),
    ("...", "a\nb\nc"),
    ("a\n...\nd", "a\nb\nc\nd"), ("a\n...\nd", "a\nd"), ("took ... s", "took 0.3 s"), ("... = 3", "$1 = 3"),
    ("a ... b ... c", "a x b y c"), ("W1[3,400] = 0.5", "W1[3,400] = 0.5"), ("x-1", "x-1"), ("", ""),
    ("loss 3.06 it fell", "loss 3.0599999 it fell"), ("−0.5", "-0.5"), ("nan", "nan"), ("10×784", "10×784"),
  ])
  func alike(page: String, printed: String) {
    #expect(isMatch(page, printed))
  }

  @Test(arguments: [
    ("L = 2.303", "L = 2.304"), ("L = 2.303", "L = 2.3"), ("17", "17.3"), ("17", "18"), ("true", "True"),
    ("a", "a\nb"), ("a\nb", "a"), ("", "a"), ("a", ""), ("a\n...\nd", "a\nb"), ("took ... s", "took 3 ms"),
    ("1.5e-9", "1.5e-8"), ("-0.5", "0.5"), ("W1[3,400]", "W1[3,401]"), ("x-1", "x-2"), ("nan", "0"),
    ("ab", "a b"), ("2.303 a", "2.303 b"), ("$1 = 1.5e-9223372036854775808", "$1 = 1.5"),
    ("1.5e9223372036854775807", "1.5"),
  ])
  func unlike(page: String, printed: String) {
    #expect(!isMatch(page, printed))
  }

  @Test func theFirstLineThatDiffersIsNamed() throws {
    let place = try #require(
      TranscriptMatch.mismatch(expected: ["a", "...", "c", "d"], actual: ["a", "b", "c", "e"]))
    #expect(place == (3, 3))
  }
}
