import ArrayFiles
import Base
import Datasets
import Networks

/// Why the arrays of a file are no iteration that can be compared.
public enum NotebookIterationError: ExplainedError, Sendable {
  /// No array has a name that tells what it is.
  case nothingKnown(found: [String])
  /// There are parameters or samples, but nothing that was computed from them.
  case nothingToCompare(found: [String])
  /// Two arrays are the same thing by their names.
  case twice(String, String, role: String)
  /// An array has a shape that does not fit; `expected` is what would.
  case wrongShape(name: String, found: String, expected: String)
  /// The shapes of the weights do not follow one another.
  case layersDoNotFit([String])
  /// They make no network.
  case noNetwork(ArchitectureError)
  /// A label, or a column of one-hot labels, is no class.
  case notLabels(name: String, expected: String)
  /// There are pixels, but no labels.
  case noLabels(pixels: String)
  /// There are labels for other samples than the session's, and no pixels.
  case noPixels(labels: String)
  /// An array is of another number of samples than the session's, and the file has no pixels.
  case otherSamples(name: String, found: Int, live: Int)
  /// Samples that the network in the file cannot tell apart: what they have, and its outputs.
  case otherTargets(name: String, found: String, outputs: Int)
  /// Arrays are of another number of samples than X.
  case otherBatch(pixels: String, count: Int, arrays: [String], found: Int)
  /// Parameters are not there, and arrays that are not read have their shapes.
  case unreadParameters([(array: NamedArray, parameter: MatrixName)])
  /// A parameter, or the inputs, have an element that is no finite number.
  case notFinite(name: String)
  /// The text of a mapping is not NAME=ROLE.
  case badMapping(String)
  /// A mapping names an array that is not there.
  case noSuchArray(String, near: [String], found: [String])

  /// One sentence for a person: what was wrong, what was expected, what to type next.
  public var message: String {
    switch self {
    case .nothingKnown(let found):
      "no array has a name such as X, W1, Z1 or dW1; the file has \(Self.listed(found)); --as NAME=dW1 tells what NAME is"
    case .nothingToCompare(let found):
      "the file has \(Self.listed(found)), and nothing that was computed from them; save Z1, A1, dW1 and so on, too"
    case .twice(let one, let other, let role):
      "\(one) and \(other) both look like \(role); say which it is with --as \(other)=\(role)"
    case .wrongShape(let name, let found, let expected): "\(name) has shape \(found); expected \(expected)"
    case .layersDoNotFit(let shapes):
      "\(Self.listed(shapes)) are not the weights of layers that follow one another; expected shapes such as "
        + "(10, 784) and (10, 10), or their transposes"
    case .noNetwork(let error): error.message
    case .notLabels(let name, let expected): "\(name) is not the labels; expected \(expected)"
    case .noLabels(let pixels):
      "there are samples (\(pixels)) without labels; save y, or the one-hot Y, beside them, or name a file with "
        + "--batch"
    case .noPixels(let labels):
      "\(labels) are not the labels of the batch in gradb, and the samples are not in the file; save X beside them, "
        + "or run forward on the same samples first"
    case .otherTargets(let name, let found, let outputs):
      "\(name) has \(found), and the network of these arrays has \(outputs) outputs; load the data they were computed from"
    case .otherSamples(let name, let found, let live):
      "\(name) is of \(found) samples, and the batch in gradb has \(live); save X and y beside it, or run forward on the "
        + "same samples first"
    case .otherBatch(let pixels, let count, let arrays, let found):
      "\(pixels) has \(count) samples, but \(Self.listed(arrays, atMost: 3)) have \(found); save the mini-batch that "
        + "they were computed from (X=X_batch, y=y_batch)"
    case .unreadParameters(let pairs):
      "\(Self.listed(pairs.map { "\($0.parameter)" })) \(pairs.count == 1 ? "is" : "are") not in the file by name, but "
        + Self.listed(pairs.map { "\($0.array.name) (\(Self.shape($0.array.array)))" })
        + " could be \(pairs.count == 1 ? "it" : "they"); if so, type --as "
        + pairs.map { "\($0.array.name)=\($0.parameter)" }.joined(separator: ",") + "; nothing was compared"
    case .notFinite(let name): "\(name) has an element that is nan or inf, and no iteration can begin with it"
    case .badMapping(let text):
      "\"\(text)\" does not tell what an array is; expected NAME=dW1, with commas between several"
    case .noSuchArray(let name, let near, let found):
      near.isEmpty
        ? "the file has no array \(name); it has \(Self.listed(found))"
        : "the file has no array \(name); did you mean \(Self.listed(near))?"
    }
  }

  private static func shape(_ array: NumericArray) -> String {
    array.shape.map(String.init).joined(separator: "×")
  }

  private static func listed(_ names: [String], atMost limit: Int = 12) -> String {
    let rest = names.count - limit + 1
    let shown = rest > 1 ? Array(names.prefix(limit - 1)) + ["\(rest) more"] : names
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "no arrays" }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }
}
