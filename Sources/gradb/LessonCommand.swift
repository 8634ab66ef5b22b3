import ArgumentParser

/// `gradb lesson`: opens a lesson at once.
struct LessonCommand: Program {
  static let configuration = CommandConfiguration(
    commandName: "gradb lesson",
    abstract: "Open a lesson; without a name, the first one that is not finished.")

  @Argument(help: "Its number, its name, or a file.", completion: .list(LessonOptions.names))
  var lesson: String?

  @OptionGroup var options: ProgramOptions

  func start(_ arguments: [String]) -> Int32 {
    Startup(options: options, script: nil, lesson: lesson ?? "", arguments: arguments).run()
  }
}
