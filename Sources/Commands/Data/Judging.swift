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

  /// The samples that `word` names; without it, those of dev, or all training samples where dev is empty.
  func judgedSelection(_ word: String?) throws -> SampleSelection {
    try session.data.selection(word ?? (session.data.devCount > 0 ? "dev" : "train"))
  }
}
