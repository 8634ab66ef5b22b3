/// The languages of blocks of code in lessons.
enum LessonLanguage {
  /// Commands that run silently.
  static let setup = "setup"
  /// A transcript.
  static let transcript = "gradb"
  /// How answers are judged.
  static let check = "check"
  /// Those that are acted upon.
  static let acting = [setup, transcript, check]
  /// Those that stand behind a fence; a block without a language is only shown, like `python` and `text`.
  static let all = acting + ["python", "text"]
}
