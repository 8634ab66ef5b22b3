import Datasets
import Debugging
import Rendering

extension Interpreter {
  /// What stands before the cursor when a line is asked for.
  package var prompt: StyledText { collecting != nil ? "> " : "(gradb) " }

  /// Whether output longer than the screen is paged.
  package var usesPager: Bool { showing.usesPager }

  /// A few lines for somebody who has just come: what is in the session, and what to type.
  public var introduction: StyledText {
    let data = session.data
    let count = NumberText.count(data.samples.count)
    var text = StyledText()
    if data.origin == DrawnSet.digits.opening.map({ .drawn($0) }) {
      text.append(
        "Data: \(count) handwritten-looking digits that gradb draws itself. load train.csv reads Kaggle's real "
      )
      text.append("ones, load FOLDER MNIST's.\n")
    } else {
      text.append("Data: \(count) \(data.samples.words) from \(data.name).\n")
    }
    text.append("Network: \(session.architecture). ")
    text.append("Try ", .faint)
    text.append("forward \(min(17, data.trainCount - 1))", .name)
    text.append(", then ", .faint)
    text.append("grad", .name)
    text.append(", then ", .faint)
    text.append("step", .name)
    text.append("; ", .faint)
    text.append("lesson", .name)
    text.append(" opens the course, ", .faint)
    text.append("help", .name)
    text.append(" lists the commands.\n", .faint)
    return text.paragraph(columns: host.display.columns)
  }

  /// What stands at the right of the prompt: iteration, next operation, last loss.
  public var status: StyledText {
    var text = StyledText("iteration \(session.position.iteration)", .faint)
    text.append(" next \(session.nextOperation.name)", .faint)
    if let loss = session.currentLoss { text.append(" loss \(NumberText.scalar(loss))", .faint) }
    return text
  }
}
