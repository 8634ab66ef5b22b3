import Foundation
import TestSupport
import Testing

/// The program copied to where the shell looks: one file, with its course in it.
struct CopiedProgramTests {
  @Test func aCopyHasItsCourseAndItsDigits() throws {
    let result = try BuiltProgram(
      shell: """
        mkdir "$HOME/bin" "$HOME/elsewhere" && cp "$GRADB" "$HOME/bin/gradb" && cd "$HOME/elsewhere" \
        && PATH="$HOME/bin:$PATH" && gradb lesson 3 </dev/null && gradb test 3 14 && gradb -batch -ex 'predict 17'
        """
    ).run(seconds: 120)
    #expect(result.errors.isEmpty)
    #expect(result.status == 0)
    #expect(result.output.contains("Lesson 03: "))
    #expect(result.output.contains("2 passed, 0 failed"))
    #expect(result.output.contains("predicted"))
  }
}
