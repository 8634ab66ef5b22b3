import Base
import Datasets
import Debugging
import Matrices
import Networks
import Rendering

/// The page that `report` writes: a section for everything that a person would look at, one after the other.
struct ReportPage {
  /// Of a copy of the session, in which all of the iteration but the update has run.
  private var interpreter: Interpreter
  private let original: Session

  /// - Throws: `Interruption` where the person pressed Ctrl-C.
  init(_ interpreter: Interpreter) throws {
    original = interpreter.session
    var session = interpreter.session
    do {
      try session.run(
        to: session.program.range(of: .backward).upperBound, stop: interpreter.host.stop)
    } catch {
      throw Self.interruption
    }
    self.interpreter = Interpreter(session: session, host: PageHost(interpreter.host))
    self.interpreter.showing = interpreter.showing
  }

  private var session: Session { interpreter.session }
  private var display: Display { interpreter.host.display }

  /// The page.
  ///
  /// - Throws: `Interruption` where the person pressed Ctrl-C.
  func page() throws -> Page {
    var page = Page(
      title:
        "gradb: \(original.architecture) on \(original.data.name), iteration \(original.position.iteration)")
    do {
      addProgram(&page)
      try addSamples(&page)
      try addCurves(&page)
      try addConfusion(&page)
      try addMatrices(&page)
      addGradientCheck(&page)
      addSettings(&page)
    } catch let error where error is Interruption || error is BrokenOff {
      // Whatever was interrupted tells of itself, and not of the page.
      throw Self.interruption
    }
    if interpreter.host.isInterrupted { throw Self.interruption }
    return page
  }

  private static let interruption = Interruption(
    message: "report was interrupted; no file was written, and nothing has changed")

  private func addProgram(_ page: inout Page) {
    page.addSection("Program")
    page.addParagraph(
      "Each line writes one matrix, and the last one updates the parameters. The batch is \(session.batch.words). "
        + "=> stands at the operation that runs next.")
    if original.position.operation < session.position.operation {
      page.addParagraph(
        "The operations from there to the update were run for this page only; the session stayed where it was."
      )
    }
    page.addText(ProgramListing(original).text(in: display))
    if let loss = session.currentLoss {
      page.addParagraph("The loss of the batch is \(NumberText.scalar(loss)).")
    }
  }

  private func addSamples(_ page: inout Page) throws {
    page.addSection("Samples")
    let rows = session.batch.batch.rows
    let outputs = try session.matrix(session.architecture.outputs)
    let items = rows.prefix(SampleView.most).enumerated().map { place, row in
      switch session.answer(outputs, column: place, position: place, row: row) {
      case .prediction(let prediction):
        let share = prediction.guess == nil ? "" : ", \(prediction.shortWords(prediction.probability))"
        let words = "predicted \(prediction.guessName ?? "nothing")\(share)"
        return (
          row: row,
          caption: [
            StyledText("label \(prediction.labelName)"), StyledText(words, prediction.isRight ? .good : .bad),
          ]
        )
      case .estimate(let estimate): return (row: row, caption: estimate.caption("\(place)"))
      }
    }
    let title = session.batch.words + (rows.count > items.count ? ", the first \(items.count)" : "")
    add(SampleView(samples: session.data.samples).shown(title: title, items), to: &page)
  }

  /// A finding as its picture or, where it has none, as text.
  private func add(_ finding: any Finding, to page: inout Page) {
    if let picture = finding.picture {
      page.addDrawing(picture.drawing)
    } else {
      page.addText(finding.text(in: display))
    }
  }

  private func addCurves(_ page: inout Page) throws {
    let hasClasses = session.data.classes != nil
    page.addSection(hasClasses ? "Loss and accuracy" : "Loss")
    guard session.frontier.iteration > 0 else {
      page.addParagraph("Nothing has been trained yet, so there are no curves.")
      page.addText(accuracy)
      return
    }
    for source in hasClasses ? [CurveSource.loss, .accuracy] : [.loss] {
      let series = try source.series(over: 0..<original.frontier.iteration + 1, interpreter)
      page.addDrawing(LineChart(title: source.name, horizontal: "iteration", series: series).drawing)
    }
    page.addText(accuracy)
  }

  /// Both parts' accuracy, as the command of that name shows it.
  private var accuracy: StyledText { shown("accuracy") }

  private func addConfusion(_ page: inout Page) throws {
    page.addSection("Predictions")
    let selection = try interpreter.judgedSelection(nil)
    let answers = try interpreter.answers(selection)
    if let classes = session.data.classes {
      page.addDrawing(ConfusionTable(answers.compactMap(\.prediction), of: selection, classes).drawing)
    }
    let mistakes = MistakesView(session: session, selection: selection, answers: answers)
    if let shown = mistakes.shown(SampleView.most) {
      add(shown, to: &page)
    } else {
      page.addParagraph(mistakes.heading + ".")
    }
  }

  private func addGradientCheck(_ page: inout Page) {
    page.addSection("Gradient check")
    page.addText(shown("gradcheck"))
  }

  private func addSettings(_ page: inout Page) {
    page.addSection("Data, network and settings")
    for topic in [InfoTopic.data, .network, .settings, .timeline] {
      page.addHeading(topic.rawValue)
      page.addText(topic.finding(interpreter).text(in: display))
    }
  }

  /// What a command shows, or why it could not.
  private func shown(_ line: String) -> StyledText {
    var interpreter = interpreter
    let outcome = interpreter.run(line, from: .script(name: "report", line: 1))
    return outcome.output + (outcome.error ?? StyledText())
  }
}

extension ReportPage {
  /// The most neurons whose weights are drawn one by one.
  private static let mostNeurons = 128
  /// A matrix with no more elements and rows than these is written out as well.
  private static let few = (elements: 100, rows: 20)

  fileprivate func addMatrices(_ page: inout Page) throws {
    page.addSection("Matrices")
    page.addParagraph(
      "In the order of the program: blue is below 0, red above, dark near it. Large matrices are drawn smaller, each "
        + "pixel the mean of those it stands for; statistics are of all numbers.")
    for name in session.liveMatrixNames where name.kind != .loss {
      // The pixels are shown as samples; as numbers they would take eight times the memory.
      if name.kind == .input { continue }
      try interpreter.host.stop.check()
      let matrix = try session.matrix(name)
      page.addHeading("\(name)   \(NumberText.shape(matrix.rows, matrix.columns))")
      var text = StyledText()
      if let index = session.program.index(of: "\(name)") {
        text.append(session.line(at: index).text + "\n")
      }
      text.append(MatrixStatistics(matrix).text(in: display))
      if matrix.elements.count <= Self.few.elements && matrix.rows <= Self.few.rows {
        text.append(MatrixText(matrix).text(in: display))
      }
      page.addText(text)
      let isOfPixels = name.layer == 1 && session.data.samples.image != nil
      if isOfPixels, name.kind == .weights || name.kind == .weightsGradient {
        let grid = try MatrixGridView(session: session).grid(
          MatrixReference("\(name)"), most: Self.mostNeurons)
        page.addDrawing(grid.drawing)
      } else if matrix.elements.count > 1 {
        page.addDrawing(HeatMap(matrix).titled("\(name): \(session.meaning(of: name))").drawing)
      }
    }
  }
}
