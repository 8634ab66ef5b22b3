import Expressions
import Matrices
import Rendering

/// The value of an expression.
struct ValueView {
  private let value: Value
  private let display: Display
  private let format: RawFormat?

  /// In a format, at most this many numbers of an array are shown, as in gdb.
  private static let mostInFormat = 200
  /// Vectors of at most this many numbers are shown in a line.
  private static let shortVector = 20

  /// A view of `value`, in a format that was asked for, or as suits it.
  init(_ value: Value, display: Display, format: RawFormat? = nil) {
    self.value = value
    self.display = display
    self.format = format
  }

  /// The value; a single number stays on the line, an array begins with its shape.
  func text() -> StyledText {
    switch value {
    case .array(let array): text(of: array)
    case .tuple(let values), .list(let values):
      // A tuple of one has its comma, as in Python.
      StyledText(
        "(" + values.map { ValueView($0, display: display, format: format).short }.joined(separator: ", ")
          + (values.count == 1 ? ",)\n" : ")\n"))
    case .type(let type): StyledText("\(type.rawValue)\n")
    case .none: "None\n"
    }
  }

  /// The value in a few characters.
  var short: String {
    guard let format, let array = value.array, let single = array.single else { return value.shortText }
    return CommandLineSplitter.trimmed(format.text(single, isWhole: array.kind != .float))
  }

  private func text(of array: ArrayValue) -> StyledText {
    if array.single != nil { return StyledText(short + "\n") }
    var text = StyledText(value.kindDescription, .faint) + "\n"
    guard !array.elements.isEmpty else { return text }
    let matrix = array.matrix
    if let format {
      let count = matrix.elements.count
      text.append(format.lines(array, 0..<min(count, Self.mostInFormat)))
      if count > Self.mostInFormat {
        text.append(
          "the first \(Self.mostInFormat) of \(NumberText.count(count)); x shows as many as it is asked for\n",
          .faint)
      }
      return text
    }
    if array.kind == .bool {
      let count = matrix.elements.count { $0 != 0 }
      text.append(
        "True for \(NumberText.count(count)) of \(NumberText.count(matrix.elements.count)) "
          + "(\(NumberText.percent(Double(count) / Double(matrix.elements.count))))\n")
    }
    if case .vector(let count) = array.shape, count <= Self.shortVector {
      return text + VectorText(matrix.elements).text(in: display)
    }
    if array.kind != .bool, matrix.elements.count > Self.shortVector {
      text.append(MatrixStatistics(matrix).text(in: display))
    }
    return text + MatrixText(matrix).text(in: display)
  }
}

extension Value {
  /// A single number with all its digits, and of anything else what it is.
  var shortText: String {
    guard let array, let single = array.single else { return kindDescription }
    if array.kind == .bool { return single == 0 ? "False" : "True" }
    // Only what is no integer has NumPy's -0.0.
    let isMinusZero = single == 0 && single.sign == .minus
    return array.kind == .int || (single == single.rounded() && abs(single) < 1e15 && !isMinusZero)
      ? NumberText.significant(single, digits: 17) : NumberText.exact(single)
  }
}
