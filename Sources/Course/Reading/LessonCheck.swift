/// One line of a `check` block: what an answer is compared with, live, by value.
///
///     answer ~= sum(dZ2[3,:]) / 16   tol 1e-9
///     answer == argmax(A2[:,0])
///     answer in [0, 1]
///     state  alpha < 0.2             say "Take a shorter step."
///     wrong  ~= sum(dZ2[3,:])        say "That is the sum; the loss is a mean."
///     wrong  == 7                    say "That is the label."
///     without dZ1, dA1
///     guess
///
/// A task is solved when all of its `answer` and `state` lines hold. Empty lines, and lines that begin with `#`, do not
/// count.
public struct LessonCheck: Sendable, Equatable {
  /// What a line says.
  public enum Rule: Sendable, Equatable {
    /// The answer has to compare so.
    case answer(LessonComparison)
    /// This expression over the live session has to be true; `say` tells who asks while it is not.
    case state(String, say: String? = nil)
    /// An answer that compares so is a known mistake; `say` tells why. The first such line that holds goes.
    case wrong(LessonComparison, say: String)
    /// The answer may not use these names: a line of one's own is wanted, not what is stored.
    case without([String])
    /// A rough number is invited before the answer, and met as a guess.
    case guess
  }

  /// What it says.
  public var rule: Rule
  /// The line of the file it stands in, from 1.
  public var line: Int
}

/// How an answer is compared with expressions over the live session, which are kept as text.
public enum LessonComparison: Sendable, Equatable {
  /// `~= E tol T` or `~= E digits N`: every element is as near to that of E as `tolerance` says. A `wrong` without one has
  /// the tolerance of the task's `answer`.
  case near(String, tolerance: LessonTolerance)
  /// `== E`: every element is exactly that of E.
  case equal(String)
  /// `in [A, B]`: every element is at least A and at most B.
  case within(low: String, high: String)
}
