import Datasets
import Debugging
import Rendering

extension Interpreter {
  /// What the network makes of selected samples, with a progress bar.
  func predictions(_ selection: SampleSelection) throws -> [Prediction] {
    let host = host
    defer { host.showProgress(nil) }
    let predictions = session.predictions(selection) { fraction in
      host.showProgress(ProgressReport(title: "looking at \(selection)", fraction: fraction))
      return !host.isInterrupted
    }
    guard let predictions else {
      throw Interruption(message: "looking at \(selection) was interrupted; nothing has changed")
    }
    return predictions
  }

  /// The samples that `word` names; without it, those of dev, or all training samples where dev is empty.
  func judgedSelection(_ word: String?) throws -> SampleSelection {
    try session.data.selection(word ?? (session.data.devCount > 0 ? "dev" : "train"))
  }
}
