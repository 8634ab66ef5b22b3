import Markdown
import Pictures
import Testing

@Suite struct MarkdownTextTests {
  private static let page = """
    # Why does *b2* never learn?

    Every copy of this exercise seems to **train**, and yet `db2` is *always* zero. Look at
    [the notebook](https://example.org/nb) or at <https://example.org>.
    ![a loss curve](curve.png)

    ## What to do
    1. Run `forward 17`, then look at the pixels that the first operation read, one after another.
    2. Then:
       - `grad`
       - `step`, which takes
         two lines

    > A bias is a weight
    > whose input is always 1.

    | name | shape | what it is |
    | :--- | ----: | --- |
    | `W1` | 10×784 | the weights into the hidden layer, one row for each of its neurons |
    | b1 | 10×1 | its biases |

    ***

    ```gradb
    (gradb) p 1 + 1
    $1 = 2
    ```

    ```python
    for i in range(10): print("for", i)  # ten
    ```

    <details><summary>More</summary>

    Folded.
    </details>
    """
  @Test func look() throws {
    for columns in [40, 60, 80, 200] {
      print(MarkdownText(for: Display(columns: columns)).text(try MarkdownDocument(Self.page).blocks).plain)
      print("=========================")
    }
    print(MarkdownText(for: Display(columns: 80, colors: .sixteen)).text(try MarkdownDocument(Self.page).blocks).plain)
  }
}
