import Debugging
import Networks
import Rendering

/// The program of an iteration, and where in it the session stands.
struct ProgramListing: Finding {
  static let kind = "program"

  /// A line and the shape of what it writes.
  struct Line: Sendable, Encodable {
    let line: ProgramLine
    /// `10×m`; nil where it writes a single number, or no matrix.
    let shape: String?
  }

  /// Its lines, in the order in which they run.
  let lines: [Line]
  /// The number of the line that runs next, from 1.
  let next: Int

  /// The program of a session; with `samplesAreRows`, its lines where each sample is a row.
  init(_ session: Session, samplesAreRows: Bool = false) {
    lines = session.program.operations.enumerated().map { place, operation in
      let output = operation.output.flatMap { $0.isSingleNumber ? nil : $0 }
      let shape = output.map { name in
        let shape = session.architecture.shape(of: name)
        let sizes = [String(shape.rows), shape.columns.map(String.init) ?? "m"]
        return (samplesAreRows ? sizes.reversed() : sizes).joined(separator: "×")
      }
      return Line(
        line: ProgramLine(operation, at: place, samplesAreRows: samplesAreRows), shape: shape)
    }
    next = session.position.operation + 1
  }
}
