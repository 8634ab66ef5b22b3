/// docs/bugs.md, made from the catalogue of planted bugs.
public enum BugsPage {
  /// The whole page, in Markdown, for the network of the exercise, or another where that has no place for a bug.
  public static var text: String {
    let bugs = PlantedBug.all.compactMap { bug in
      (try? bug.home.network([784, 10, 10])).flatMap { bug.story(in: $0) }.map { (bug, $0) }
    }
    var lines = [
      "# Planted bugs", "",
      "Made from the catalogue in `Sources/Networks/Bugs`. It gives away everything: first try `bug plant random`, and "
        + "find it yourself.", "",
      "`bug plant NAME` has gradb make a mistake that people make in their notebooks. From there on every command runs "
        + "the wrong line, and shows the right formula. Matrices are named as in a 784-10-10 network; in a deeper one a bug "
        + "is in the last layer that has a place for it, and in one without a hidden layer some have none. What `network` "
        + "makes a place for a bug that the exercise has none for stands with the bug.",
      "",
      "| bug | what is wrong | in | gradcheck sees it | best seen with |", "| --- | --- | --- | --- | --- |",
    ]
    lines += bugs.map { bug, story in
      "| [\(bug.name)](#\(bug.name)) | \(bug.summary) | `\(story.suspect.words[0])` | "
        + "\(bug.isSeenByGradcheck ? "yes" : "no") | `\((story.setup + [story.best]).joined(separator: "; "))` |"
    }
    lines += [
      "",
      "gradcheck compares the backward operations with differences of the loss, which the forward operations compute. So "
        + "it sees whatever makes the two disagree, and is blind to a wrong update, to wrong data and to bad first "
        + "parameters: there the derivatives are right, of the wrong thing.",
    ]
    for (bug, story) in bugs {
      lines += [
        "", "## \(bug.name)", "",
        "\(story.shows.prefix(1).uppercased())\(story.shows.dropFirst()).\(place(of: bug))", "",
        "```python",
        "\(story.right)   # right", "\(story.wrong)   # wrong", "```", "", story.explanation, "",
        "After `\((story.setup + [story.best]).joined(separator: "; "))`, this is true with the bug and false without: "
          + "`\(story.symptom)`",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Where a bug has a place, if the exercise has none for it.
  private static func place(of bug: PlantedBug) -> String {
    bug.home == PlantedBug.Home() ? "" : " It needs a network such as `\(bug.home.command())`."
  }
}
