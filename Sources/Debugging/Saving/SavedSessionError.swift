import Base

/// Why a session cannot be saved, or a saved one not be taken up again.
public enum SavedSessionError: ExplainedError, Equatable {
  /// The samples cannot be had again.
  case samplesWithoutOrigin(String)
  /// What is saved is not what a session can be; `what` is wrong.
  case damaged(what: String)
  /// The numbers that are computed again are not those that were saved.
  case otherNumbers

  /// One sentence for a person, without the file's name.
  public var message: String {
    switch self {
    case .samplesWithoutOrigin(let name):
      "\(name) came from no file, so it could not be had again; load a file, and save then"
    case .damaged(let what): "it is damaged, or no gradb wrote it: \(what)"
    case .otherNumbers:
      "the numbers computed from it are not those that were saved; another version of gradb, or other samples, made them"
    }
  }
}
