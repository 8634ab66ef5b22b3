import Markdown

/// Something for the learner to find out: a question, checks that judge the answer, hints, and a solution.
///
/// A task goes from its heading `Task: NAME`, of level 2 or deeper, to the next heading of that level or a higher one.
/// In it stand, in this order:
/// 1. a `setup` block, if it needs a state of its own;
/// 2. the question: text and transcripts;
/// 3. one `check` block;
/// 4. hints, each in `<details>` whose summary begins with `Hint`, and further text of the question;
/// 5. the solution, in `<details>` with the summary `Solution`, which holds a transcript of commands that solve the task;
/// 6. more of the explanation.
///
/// What is not a transcript in the solution, and all that follows it, is shown after success.
public struct LessonTask: Sendable, Equatable {
  /// What follows `Task:` in its heading: lower-case letters, digits and hyphens.
  public var name: String
  /// The line of its heading, from 1.
  public var line: Int
  /// Commands that run after those of the lesson to make the state in which the task begins.
  public var setup: [LessonCommand]
  /// What is asked, and commands to try before one answers.
  public var question: [LessonStep]
  /// What has to hold; there is at least one `answer` or `state`.
  public var checks: [LessonCheck]
  /// Hints, to be shown one after the other; none is empty.
  public var hints: [LessonHint]
  /// What solves it.
  public var solution: LessonSolution
  /// What is shown after success, with commands to try; may be empty.
  public var explanation: [LessonStep]
  /// Sixteen hexadecimal digits that change when another state, another answer or another solution is asked for, and
  /// not when words do: what was solved before the change is to be solved again.
  public var fingerprint: String

  /// Whether it is solved by typing `answer E`, and not only by bringing the session into some state.
  public var asksForAnswer: Bool {
    checks.contains { if case .answer = $0.rule { true } else { false } }
  }
}

/// One hint.
public struct LessonHint: Sendable, Equatable {
  /// What it says; not empty.
  public var blocks: [MarkdownBlock]
  /// The line of the file it begins in, from 1.
  public var line: Int
}

/// Commands that solve a task.
public struct LessonSolution: Sendable, Equatable {
  /// What to type, in order; not empty. What stands below a command is compared as in any other transcript, unless
  /// nothing stands there.
  public var exchanges: [LessonExchange]
  /// The line of the file it begins in, from 1.
  public var line: Int
}
