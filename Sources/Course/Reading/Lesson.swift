import Markdown

/// A lesson: one Markdown file that is a page, a dialogue and a test at once.
///
/// Its file is called `NN-name.md`; it begins with its title, a heading of level 1. What follows is read from top to
/// bottom. A block of code is acted upon where it has one of these languages:
/// - `setup`: commands that run silently, before everything else;
/// - `gradb`: a transcript, lines typed at the prompt and what they print (`LessonExchange`);
/// - `check`: how the answer to a task is judged (`LessonCheck`).
///
/// Blocks in `python` and `text`, and those without a language, are only shown. A heading `Task: NAME` begins a task
/// (`LessonTask`).
public struct Lesson: Sendable, Equatable {
  /// The number its file name begins with, 0 or more, by which the lessons of a folder are in order.
  public var number: Int
  /// The rest of its file name without `.md`: lower-case letters, digits and hyphens.
  public var name: String
  /// The words of its title.
  public var title: String
  /// The file it was read from, as errors name it.
  public var file: String
  /// Commands that make the state it begins in, from the state a program begins in. Every task begins in the state they
  /// make, too.
  public var setup: [LessonCommand]
  /// What follows the title, in reading order.
  public var parts: [LessonPart]

  /// The minutes that its first text says it takes, as in `about ten minutes`; nil where it says none.
  public var minutes: Int? {
    guard case .reading(let steps)? = parts.first, case .prose(let blocks)? = steps.first else { return nil }
    let text = blocks.map { if case .paragraph(let inlines) = $0.content { inlines.plainText } else { "" } }
      .joined(separator: " ")
    guard let word = text.firstMatch(of: /about\s+([a-z]+|[0-9]{1,3})\s+minutes/)?.output.1 else {
      return nil
    }
    return Int(word) ?? Self.numberWords[String(word)]
  }

  private static let numberWords = [
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
  ]

  /// The tasks, in reading order; no two have the same name.
  public var tasks: [LessonTask] {
    parts.compactMap { if case .task(let task) = $0 { task } else { nil } }
  }
}

/// A part of a lesson.
public enum LessonPart: Sendable, Equatable {
  /// Something to read, with commands to try.
  case reading([LessonStep])
  /// Something to find out.
  case task(LessonTask)
}

/// What is shown at once, or tried.
public enum LessonStep: Sendable, Equatable {
  /// Text up to the next place where the learner acts; not empty.
  case prose([MarkdownBlock])
  /// A line to type.
  case exchange(LessonExchange)
}

/// A command line that runs silently.
public struct LessonCommand: Sendable, Equatable {
  /// The line as it would be typed; not empty.
  public var text: String
  /// The line of the file it stands in, from 1.
  public var line: Int
}

/// A line to type, and what it prints.
public struct LessonExchange: Sendable, Equatable {
  /// What stands behind `(gradb) `; not empty.
  public var command: LessonCommand
  /// The lines that stand below it, without those that are empty at the end. They are to match what the command prints:
  /// numbers by value to the digits written, other text exactly, `...` with anything. None where it prints nothing.
  public var output: [String]
}
