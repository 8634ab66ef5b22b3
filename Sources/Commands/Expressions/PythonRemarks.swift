import Expressions
import Rendering

/// A difference between a function here and Python's own that was told.
struct ToldDifference: Sendable, Hashable {
  let function: String
  let kind: PythonDifference.Kind

  init(_ difference: PythonDifference) {
    function = difference.function
    kind = difference.kind
  }
}

extension Interpreter {
  /// A line for each difference from Python's own functions; what was told before is not told again.
  mutating func remarks(on differences: [PythonDifference]) -> StyledText {
    var text = StyledText()
    for difference in differences where toldDifferences.insert(ToldDifference(difference)).inserted {
      text.append(remark(on: difference))
    }
    return text
  }

  /// A difference from Python's own function, in a line, with `more` behind it.
  func remark(on difference: PythonDifference, _ more: String = "") -> StyledText {
    StyledText("(\(difference.message)\(more))", .faint).paragraph(columns: host.display.columns)
  }
}
