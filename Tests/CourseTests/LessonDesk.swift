import Commands
import ConsoleSupport
import TestSupport
import Testing

@testable import Course

/// A folder with lessons, and somebody who learns.
struct LessonDesk {
  let folder: TemporaryFolder
  var console: Console

  /// A desk with these lessons, by file name.
  init(_ lessons: [String: String] = ["06-b2.md": Self.b2], progressFile: String? = nil) throws {
    folder = try TemporaryFolder()
    for (name, text) in lessons { _ = try folder.write(text, to: name) }
    console = try Console.small()
    let path = folder.url.path
    console.runner.curriculum = Curriculum(progressFile: progressFile) { try LessonLibrary(folder: path) }
  }

  /// Types a line that must do its work, and returns everything it showed.
  @discardableResult
  mutating func type(_ line: String) throws -> String { try console.output(of: line) }

  /// Types a line and returns how it ended.
  mutating func outcome(_ line: String) -> Interpreter.Outcome { console.type(line) }

  /// A lesson with a bit of everything: text, two tasks, one of them to be done, and more text.
  static let b2 = """
    # Why does b2 never learn?

    ```setup
    set seed 7
    forward 0:16
    grad
    ```

    Look at db2:

    ```gradb
    (gradb) p db2.shape
    $1 = (10, 1)
    (gradb) mine = 3
    mine is a scalar
    ```

    ## Task: true-db2
    What should `db2[3]` be?

    ```check
    answer ~= sum(dZ2[3,:]) / 16   tol 1e-4
    wrong  ~= sum(dZ2[3,:])        say "That is the sum; the loss is a mean."
    wrong  ~= sum(dZ2) / 16        say "Which axis?"
    ```

    <details><summary>Hint 1</summary>Sum over samples.</details>
    <details><summary>Hint 2</summary>Divide, too.</details>
    <details><summary>Solution</summary>

    ```gradb
    (gradb) answer sum(dZ2[3,:]) / 16
    ```
    Each output neuron has its own bias.
    </details>

    ```gradb
    (gradb) p db2.size
    $1 = 10
    ```

    ## Task: two-iterations
    Train for two iterations.

    ```setup
    set alpha 0.5
    ```
    ```check
    state iteration == 2
    ```
    <details><summary>Hint</summary>There is a command for it.</details>
    <details><summary>Solution</summary>

    ```gradb
    (gradb) train 2
    ```
    That was quick.
    </details>

    ## After
    The text goes on.

    ```gradb
    (gradb) p iteration
    $2 = 0
    ```
    """
}
