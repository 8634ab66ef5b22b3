import Course

/// A short lesson with one of everything.
enum SampleLesson {
  static let text = """
    # Why does b2 *never* learn?

    ```setup
    # the same every time
    set seed 7
    grad
    ```

    Look at db2:

    ```gradb
    (gradb) p max(abs(db2)) < 1e-12
    $1 = True

    (gradb) grad
    ```

    ## Task: true-db2
    What should `db2[3]` be?

    ```setup
    forward 17
    ```
    ```gradb
    (gradb) list
    ...
    ```

    ```check
    answer ~= sum(dZ2[3,:]) / 16   tol 1e-9
    wrong  ~= sum(dZ2[3,:])        say "That is the \\"sum\\"."
    wrong  == 7 say "A label."
    # a remark

    state  iteration == 0
    ```

    <details><summary>Hint 1</summary>Sum over samples.</details>

    Think of the axis.

    <details><summary>Solution</summary>

    ```gradb
    (gradb) answer sum(dZ2[3,:]) / 16
    ```
    Each its own.
    </details>

    Now you know.

    ### More of it
    Still the task.

    ## After
    The end.
    """

  static func read(_ text: String = text) throws -> Lesson {
    try Lesson(Array(text.utf8), number: 6, name: "b2", file: "lessons/06-b2.md")
  }
}
