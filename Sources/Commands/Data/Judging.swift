import Datasets
import Debugging
import Rendering

extension Interpreter {
  /// What the network makes of selected samples, with a progress bar.
  func predictions(_ selection: SampleSelection) throws -> [Prediction] {
    try host.longWork("looking at \(selection)") { stop, progress in
      try session.predictions(selection, stop: stop, progress: progress)
    }
  }

  /// What the network makes of selected samples, whatever they are to be taken for, with a progress bar.
  func answers(_ selection: SampleSelection) throws -> [Answer] {
    try host.longWork("looking at \(selection)") { stop, progress in
      try session.answers(selection, stop: stop, progress: progress)
    }
  }

  /// The classes of the samples.
  ///
  /// - Throws: `CommandError` where the targets are numbers, so that there is no `what`.
  func classes(for what: String) throws(CommandError) -> Classes {
    guard let classes = session.data.classes else { throw .needsClasses(what, session.data) }
    return classes
  }

  /// The samples that `word` names; without it, those of dev, or all training samples where dev is empty.
  func judgedSelection(_ word: String?) throws -> SampleSelection {
    try session.data.selection(word ?? (session.data.devCount > 0 ? "dev" : "train"))
  }
}
