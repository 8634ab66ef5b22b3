import Testing

@testable import Commands

/// What runs of a block that was pasted.
struct PastedLinesTests {
  @Test(arguments: [
    ("step", ["step"]), ("", [""]), ("  ", ["  "]),
    ("a\n\n  b\n \nc", ["a", "  b", "c"]),
    ("p 1 # one\n# two; no command", ["p 1 # one", "# two; no command"]),
    // A bracket holds lines together, and their comments cannot hide what follows.
    ("np.sum(A2, # all\n  axis=0)\nstep", ["np.sum(A2,    axis=0)", "step"]),
    ("x = [1,\n 2,\n 3]", ["x = [1,  2,  3]"]),
    // One that nothing closes holds nothing: the others are lines all the same.
    ("p (1\nstep\ntrain", ["p (1", "step", "train"]),
    ("p 1)\nstep", ["p 1)", "step"]),
    ("load \"a (b\"\nstep", ["load \"a (b\"", "step"]),
    // Of a session on a page, what stands behind its prompts.
    ("(gradb) step\niteration 0\n(gradb) commands\n> p L\n> end", ["step", "commands", "p L", "end"]),
    ("(gradb) p 1", ["p 1"]), ("> p 1\nstep", ["> p 1", "step"]),
  ])
  func linesOfABlock(text: String, lines: [String]) {
    #expect(Interpreter.lines(ofPasted: text) == lines)
  }
}
