import Base
import Datasets
import Rendering

extension Host {
  /// What long work gives: with a progress bar while it goes on, and ended by Ctrl-C.
  ///
  /// `title` stands at the bar. `name` is what was interrupted where that is called otherwise, and `kept` says what
  /// is as it was. `body` hands the signal on to what it calls, and tells `progress` the share that is done, 0…1.
  ///
  /// - Throws: `Interruption` where Ctrl-C ended it; what `body` throws.
  func longWork<Result>(
    _ title: String, as name: String? = nil, kept: String = "nothing has changed",
    _ body: (_ stop: StopSignal<BrokenOff>, _ progress: (Double) -> Void) throws -> Result
  ) throws -> Result {
    defer { showProgress(nil) }
    do {
      return try body(stop) { showProgress(ProgressReport(title: title, fraction: $0)) }
    } catch is BrokenOff {
      throw Interruption(message: "\(name ?? title) was interrupted; \(kept)")
    }
  }

  /// The samples of a file, as `readSamples` reads them, as long work; `file` is what it is called.
  func samples(
    at path: String, named file: String, options: ReadingOptions = ReadingOptions(), as name: String? = nil,
    kept: String = "nothing has changed"
  ) throws -> SampleFile {
    try longWork("reading \(file)", as: name, kept: kept) { stop, progress in
      do {
        return try withoutActuallyEscaping(progress) { progress in
          try readSamples(at: path, options: options) {
            progress($0)
            return !stop.isGiven
          }
        }
      } catch DataError.cancelled {
        throw BrokenOff()
      }
    }
  }
}
