import Expressions
import Matrices
import Networks

extension NotebookIteration {
  /// An array that a later line has changed in place: it holds what that line made of it on its way.
  struct Overwritten {
    /// The array as it was saved; in its place the iteration has what its line gives.
    let array: NotebookArray
    /// What the later line writes, and the part of it that the array holds.
    let heir: MatrixName
    let part: Formula
  }

  /// The readings in which a wrong array, by `check`, was right until a later line changed it in place.
  func withCopies(_ check: LineCheck) -> [NotebookIteration] {
    let lines = check.lines.lines
    return lines.indices.compactMap { place -> NotebookIteration? in
      let name = lines[place].output
      guard check.wrong.contains("\(name)"), overwritten[name] == nil, let mine = arrays[name]?.matrix,
        let own = check.own[name]
      else { return nil }
      for later in lines[(place + 1)...] where later.reads.contains(name) {
        for part in check.lines.forms(later).flatMap({ $0.parts(reading: "\(name)") }) {
          guard let value = check.value(of: part, like: mine, besides: [name: own]),
            [1, factor(of: later.output)].contains(where: {
              precision.difference(mine, value.scaled(by: $0)).wrong == 0
            })
          else { continue }
          return changed(name, own, heir: later.output, part)
        }
      }
      // Without what the update left, nobody can tell a gradient that it changed from one that was wrong before.
      for parameter in architecture.parameterNames
      where parameter.gradient == name && updated[parameter] != nil {
        // What the whole line gives belongs into the parameter.
        for part in check.lines.updates[parameter, default: []].flatMap({
          $0.parts(reading: "\(name)").dropLast()
        }) {
          guard let value = check.value(of: part, like: mine, besides: [name: own]),
            precision.difference(mine, value).wrong == 0
          else { continue }
          return changed(name, own, heir: parameter, part)
        }
      }
      return nil
    }
  }

  /// How many times what gradb would have written the file has of an error.
  private func factor(of name: MatrixName) -> Double {
    guard name.isError else { return 1 }
    return (conventions.errorsAreDivided ? 1 / Double(batch.batch.count) : 1)
      * (conventions.signsCancel ? -1 : 1)
  }

  private func changed(_ name: MatrixName, _ own: Matrix, heir: MatrixName, _ part: Formula)
    -> NotebookIteration
  {
    var other = self
    guard let array = arrays[name] else { return self }
    other.overwritten[name] = Overwritten(array: array, heir: heir, part: part)
    other.arrays[name] = array.replacing(own)
    return other
  }
}
