import ConsoleSupport
import Debugging
import Testing

@testable import Course

/// A lesson from its first line to its last, as a learner meets it.
struct LessonFlowTests {
  @Test func aLessonHasItsDigitsWhateverIsLoaded() throws {
    var desk = try LessonDesk()
    try desk.type("load moons; network 2-3-1; train 3")
    let weights = desk.console.session.parameters
    try desk.type("lesson 6")
    #expect(try desk.type("").contains("$1 = (10, 1)\n"))
    #expect(desk.console.session.architecture.outputCount == 10 && desk.console.session.data.name != "moons")
    #expect(try desk.type("lesson abandon").contains("Your own session is back: iteration 3."))
    #expect(desk.console.session.data.name == "moons" && desk.console.session.parameters == weights)
  }

  @Test func enterTypesTheLineThatTheLessonShowsAndTheTextGoesOn() throws {
    var desk = try LessonDesk()
    let opening = try desk.type("lesson 6")
    #expect(opening.contains("Lesson 06: Why does b2 never learn?"))
    #expect(opening.contains("Look at db2:"))
    #expect(opening.hasSuffix("lesson 06 · Enter types p db2.shape\n"))
    #expect(!opening.contains("What should"), "the question comes later")
    let typed = try desk.type("")
    #expect(typed.hasPrefix("(gradb) p db2.shape\n$1 = (10, 1)\n"))
    #expect(typed.hasSuffix("Enter types mine = 3\n"))
    #expect(try desk.type("").hasSuffix("lesson 06 · Enter goes on\n"))
    let question = try desk.type("")
    #expect(question.contains("Task 1 of 2\n\nWhat should `db2[3]` be?"))
    #expect(question.contains("task 1 of 2 · answer E"))
  }

  @Test(arguments: ["p db2.shape", "  print   db2.shape # the same", "p db2.shape ;"])
  func typingTheLineOneselfIsTheSameAsEnter(line: String) throws {
    var desk = try LessonDesk()
    try desk.type("lesson b2")
    let text = try desk.type(line)
    #expect(text.hasPrefix("$1 = (10, 1)\n"), "what a person typed is not shown again")
    #expect(text.hasSuffix("Enter types mine = 3\n"))
  }

  @Test func anythingElseRunsAndTheLessonWaits() throws {
    var desk = try LessonDesk()
    try desk.type("lesson 6")
    #expect(try desk.type("p 1 + 1") == "$1 = 2\n")
    #expect(desk.outcome("show W9").status == .wrong)
    #expect(try desk.type("").hasPrefix("(gradb) p db2.shape\n"))
  }

  @Test func atAQuestionAnEmptyLineRepeatsTheLastCommandAsAnywhere() throws {
    var desk = try LessonDesk()
    try desk.toFirstQuestion()
    try desk.type("step")
    let position = desk.console.session.position
    try desk.type("")
    #expect(desk.console.session.position > position)
  }

  @Test func aRightAnswerIsExplainedAndTheLessonGoesOn() throws {
    var desk = try LessonDesk()
    try desk.toFirstQuestion()
    let text = try desk.type("answer db2[3]")
    #expect(text.hasPrefix("Right.\n\nEach output neuron has its own bias."))
    #expect(text.hasSuffix("Enter types p db2.size\n"))
    #expect(try desk.type("").contains("= 10\n"))
    #expect(try desk.type("").contains("Task 2 of 2\n"))
    #expect(desk.console.session.settings.alpha == 0.5, "the task's own setup")
    #expect(desk.console.session.position.iteration == 0)
  }

  @Test func aTaskToBeDoneIsNoticedWhenItIsDone() throws {
    var desk = try LessonDesk()
    try desk.toSecondQuestion()
    #expect(try !desk.type("train 1").contains("Right."))
    let early = desk.outcome("answer")
    #expect(early.status == .checkFailed)
    #expect(early.output.plain.hasPrefix("Not yet. What the task asks for is not done yet."))
    #expect(desk.console.session.position.iteration == 1, "asking to look takes nothing away")
    #expect(try desk.type("train 1").contains("Right.\n\nThat was quick."))
  }

  @Test func behindATaskTheTextIsWhereItWasBefore() throws {
    var desk = try LessonDesk()
    try desk.toSecondQuestion()
    try desk.type("train 2")
    let text = try desk.type("")
    #expect(text.contains("The text goes on."))
    #expect(desk.console.session.position.iteration == 0)
    #expect(desk.console.session.settings.alpha == 0.1)
    #expect(try desk.type("").contains("= 0\n\nThat was lesson 06."))
  }

  @Test func ownNamesComeAlongIntoTasksAndBack() throws {
    var desk = try LessonDesk()
    try desk.toFirstQuestion()
    try desk.type("p mine")
    try desk.type("theirs = mine + 1")
    #expect(desk.outcome("answer 1").status == .checkFailed)
    #expect(try desk.type("p theirs").contains("= 4"))
    try desk.type("skip")
    try desk.type("")
    try desk.type("")
    #expect(try desk.type("p theirs").contains("= 4"))
  }

  @Test func whatThePersonHadComesBack() throws {
    var desk = try LessonDesk()
    try desk.type("set alpha 0.7; train 3; display alpha; checkpoint; break dW1")
    let before = Snapshot(desk.console.interpreter)
    try desk.type("lesson 6")
    #expect(desk.console.session.settings.alpha == 0.1)
    #expect(desk.console.interpreter.displayed.isEmpty && desk.console.session.stops.points.isEmpty)
    try desk.type("train 1")
    #expect(try desk.type("lesson abandon").contains("Your own session is back: iteration 3."))
    #expect(Snapshot(desk.console.interpreter) == before)
    #expect(desk.console.interpreter.displayed.count == 1 && desk.console.interpreter.checkpoints.count == 1)
    #expect(desk.console.session.stops.points.count == 1)
    try desk.console.refusal(of: "lesson abandon")
  }

  @Test func anEnterTooManyDoesNothingToThePersonsOwnSession() throws {
    var desk = try LessonDesk()
    try desk.toFirstQuestion()
    try desk.type("train 1")
    try desk.type("lesson abandon")
    #expect(try desk.type("").isEmpty)
    #expect(desk.console.session.position.iteration == 0)
  }

  /// A line of the lesson shows what the page says, whatever was typed before, and takes the learner nowhere else.
  @Test(arguments: [
    "forward 0:16", "step 20", "train 3", "set alpha 3; train 1", "forward 1", "break dW1", "network 16-10",
  ])
  func aLineOfTheLessonRunsWhereItsTextStands(before: String) throws {
    var desk = try LessonDesk([
      "06-b2.md": LessonDesk.b2.replacing("(gradb) p db2.shape\n$1 = (10, 1)", with: "(gradb) step\n...")
        .replacing("(gradb) mine = 3\nmine is a scalar", with: "(gradb) p iteration\n...")
    ])
    try desk.type("lesson 6")
    try desk.type(before)
    let own = Snapshot(desk.console.interpreter)
    let shown = try desk.type("")
    #expect(shown.contains("update"))
    #expect(shown.contains("where the text stands"))
    #expect(Snapshot(desk.console.interpreter) == own)
    #expect(try desk.type("p iteration").contains("= 1\n"), "typed by hand, it is a line of the lesson, too")
    #expect(Snapshot(desk.console.interpreter) == own)
  }

  /// It is said once, and lesson again comes along.
  @Test func whoIsBesideTheTextIsToldOnceAndCanComeAlong() throws {
    var desk = try LessonDesk()
    try desk.type("lesson 6")
    try desk.type("train 3")
    #expect(try desk.type("").contains("where the text stands"))
    #expect(try !desk.type("").contains("where the text stands"))
    #expect(try desk.type("lesson again").contains("Enter goes on"))
    #expect(desk.console.session.position.iteration == 0)
  }

  @Test func aSolvedQuestionCanBeAskedAgain() throws {
    var desk = try LessonDesk()
    try desk.toFirstQuestion()
    try desk.type("answer db2[3]")
    #expect(try desk.type("lesson again").contains("What should `db2[3]` be?"))
    #expect(desk.outcome("answer 1").status == .checkFailed)
    #expect(try desk.type("answer db2[3]").hasPrefix("Right."))
  }

  @Test func playLeavesNoTrace() throws {
    var desk = try LessonDesk()
    try desk.toFirstQuestion()
    let before = Snapshot(desk.console.interpreter)
    try desk.type("play")
    #expect(desk.console.runner.prompt.plain == "(play) ")
    try desk.type("step; set alpha 3; other = 1")
    let position = desk.console.session.position
    try desk.type("step")
    try desk.type("")
    #expect(desk.console.session.position > position, "an empty line repeats")
    for line in ["answer 1", "skip", "hint", "play", "lesson", "lesson again"] {
      try desk.console.refusal(of: line)
    }
    #expect(try desk.type("resume").contains("What should `db2[3]` be?"))
    #expect(Snapshot(desk.console.interpreter) == before)
    #expect(desk.outcome("p other").status == .wrong)
    #expect(desk.console.runner.prompt.plain == "(gradb) ")
    try desk.console.refusal(of: "resume")
  }

  @Test func hintsGrowAndEnd() throws {
    var desk = try LessonDesk()
    try desk.toFirstQuestion()
    #expect(try desk.type("hint").contains("Sum over samples."))
    #expect(try desk.type("hint").contains("Divide, too."))
    #expect(try desk.type("hint").contains("no more hints"))
    let solution = try desk.type("solution")
    #expect(solution.hasPrefix("(gradb) answer sum(dZ2[3,:]) / 16\n") && solution.contains("not run"))
    #expect(try desk.type("9").contains("type answer 9."))
    #expect(try desk.type("answer sum(dZ2[3,:]) / 16").hasPrefix("Right."))
  }

  @Test func skipShowsAndRunsTheSolution() throws {
    var desk = try LessonDesk()
    try desk.toSecondQuestion()
    try desk.type("set alpha 3; train 1")
    let text = try desk.type("skip")
    #expect(text.hasPrefix("(gradb) train 2\n"))
    #expect(text.contains("That was quick."))
    #expect(desk.console.session.position.iteration == 2, "from where the task began")
  }

  @Test func skipAnywhereInATaskRunsWhatItsQuestionTypesFirst() throws {
    let text = LessonDesk.b2.replacing(
      "What should",
      with: """
        Begin:

        ```gradb
        (gradb) own = np.sum(dZ2[3,:])
        own is a scalar
        ```
        What should
        """
    ).replacing("(gradb) answer sum(dZ2[3,:]) / 16", with: "(gradb) answer own / m")
    var desk = try LessonDesk(["06-b2.md": text])
    for line in ["lesson 6", "", ""] { try desk.type(line) }
    #expect(try desk.type("").hasSuffix("Enter types own = np.sum(dZ2[3,:])\n"))
    let skipped = try desk.type("skip")
    #expect(skipped.hasPrefix("(gradb) own = np.sum(dZ2[3,:])\nown is a scalar\n\nWhat should"), "\(skipped)")
    #expect(skipped.contains("\n(gradb) answer own / m\n"))
    #expect(skipped.contains("\nEach output neuron") && !skipped.contains("Not yet"), "\(skipped)")
  }

  @Test func skipAtTheEndLeavesTheLessonAsEnterDoes() throws {
    var desk = try LessonDesk()
    try desk.toSecondQuestion()
    for line in ["skip", "skip", "skip"] { try desk.type(line) }
    #expect(desk.console.runner.lesson != nil)
    #expect(try desk.type("skip").contains("Your own session is back"))
    #expect(desk.console.runner.lesson == nil)
  }

  @Test func theLessonCanBeReadToItsEndByPressingEnterAndSkip() throws {
    var desk = try LessonDesk()
    try desk.type("lesson")
    for line in ["", "", "", "skip", "", "", "skip", "", ""] { try desk.type(line) }
    #expect(try desk.type("").contains("Your own session is back"))
    #expect(desk.console.runner.lesson == nil)
    #expect(try desk.type("lesson").contains("finished every lesson"))
  }

  @Test func skipRunsTheLineThatTheLessonWaitsFor() throws {
    var desk = try LessonDesk()
    try desk.type("lesson")
    try desk.type("")
    #expect(try !desk.type("skip").contains("error"))
    #expect(try desk.type("p mine").contains("= 3"))
  }

  @Test func linesOfASourcedFileDoNotTakeALessonOn() throws {
    var desk = try LessonDesk()
    let file = try desk.folder.write("\np db2.shape\n\n", to: "own.gradb")
    try desk.type("lesson 6")
    #expect(try !desk.type("source \(file)").contains("Enter types"))
  }

  @Test func controlCKeepsThePlace() throws {
    var desk = try LessonDesk(["01-long.md": "# Long\n\nText.\n\n```gradb\n(gradb) train 400\n...\n```\n"])
    try desk.type("lesson 1")
    desk.console.host.interruptedFromPoll = desk.console.host.polls + 3
    #expect(desk.outcome("").status == .interrupted)
    desk.console.host.forget()
    #expect(try desk.type("lesson").hasSuffix("Enter types train 400\n"))
  }

  @Test func endOfInputLeavesPlayThenTheLessonThenGradb() throws {
    var desk = try LessonDesk()
    try desk.type("lesson 6; play")
    #expect(desk.console.runner.endOfInput()?.status == .fine)
    #expect(desk.console.runner.lesson?.isPlaying == false)
    #expect(desk.console.runner.endOfInput()?.status == .fine)
    #expect(desk.console.runner.lesson == nil)
    #expect(desk.console.runner.endOfInput() == nil)
  }

  @Test(arguments: ["hint", "skip", "solution", "answer 1", "play", "resume", "lesson again", "lesson reset"])
  func outsideOfALessonItsCommandsSaySo(line: String) throws {
    var desk = try LessonDesk()
    let refusal = try desk.console.refusal(of: line)
    #expect(refusal.contains("lesson") || refusal.contains("play"), "\(refusal)")
  }

  @Test func aLongNameOfALessonIsNotRepeated() throws {
    var desk = try LessonDesk()
    let refusal = try desk.console.refusal(of: "lesson \(String(repeating: "w", count: 5_000))")
    #expect(refusal.count < 700)
  }

  @Test func namesOfLessonsAreCompleted() throws {
    let desk = try LessonDesk()
    #expect(desk.console.interpreter.completions(of: "lesson b").candidates == ["b2"])
    #expect(desk.console.interpreter.completions(of: "lesson ab").candidates == ["abandon"])
  }
}

extension LessonDesk {
  /// Goes on to the first question.
  mutating func toFirstQuestion() throws {
    for line in ["lesson 6", "", "", ""] { try type(line) }
  }

  /// Solves the first task, and goes on to the second question.
  mutating func toSecondQuestion() throws {
    try toFirstQuestion()
    for line in ["answer db2[3]", "", ""] { try type(line) }
  }
}
