extension LessonProblem {
  /// What was wrong, and what was expected.
  public var message: String {
    switch self {
    case .markdown(let problem):
      problem.message
    case .noTitle:
      "the lesson does not begin with its title; expected a first line such as # Softmax"
    case .secondTitle:
      "a second heading of level 1; expected ## for what comes below the title"
    case .unknownLanguage(let language):
      "\(language) is no language of a block of code in a lesson; expected "
        + "\(LessonLanguage.all.joined(separator: ", ")), or none"
    case .blockOutOfPlace(let language, let place):
      "a \(language) block does nothing in \(place); expected it at the left margin, outside of it"
    case .lateSetup:
      "setup comes too late; expected it before the first gradb block, check or hint of the lesson or the task"
    case .emptyBlock(let language):
      "the \(language) block is empty"
    case .noPrompt(let line):
      "\"\(line)\" stands before any command; expected a line that begins with (gradb) and a blank"
    case .emptyCommand:
      "there is no command behind (gradb)"
    case .badTaskName(let name):
      "\"\(name)\" is no name for a task; expected lower-case letters, digits and hyphens, such as true-db2"
    case .duplicateTask(let name, let line):
      "the task \(name) is there already, in line \(line); expected another name"
    case .taskInTask(let name):
      "the task \(name) begins inside another task; expected its heading at that one's level"
    case .outsideTask(let thing):
      "\(thing) stands outside of a task; expected a heading such as ## Task: true-db2 before it"
    case .taskLacks(let thing, let task):
      "the task \(task) has no \(thing)"
    case .solutionWithoutCommands(let task):
      "the solution of the task \(task) has no gradb block; expected the commands that solve it"
    case .second(let thing, let task):
      "a second \(thing) in the task \(task); expected one"
    case .afterSolution(let thing):
      "\(thing) stands behind the solution; expected it before"
    case .emptyHint:
      "the hint is empty; expected a sentence that helps"
    case .badCheck(let line):
      "\"\(line)\" is no check; expected answer ~= E tol T, answer == E, answer in [A, B], state E, "
        + "wrong ~= E say \"WHY\", without NAME, or guess"
    case .nothingAsked:
      "the check only knows mistakes; expected a line that begins with answer or state"
    case .badTolerance:
      "~= needs a tolerance; expected tol and a number, such as tol 1e-9, or digits and a whole number of 1 to 15, such as "
        + "digits 4, behind the expression"
    case .noSay:
      "wrong does not tell why; expected say \"WHY\" at the end of the line"
    }
  }
}
