import Debugging
import Rendering

/// What the network makes of one sample, beside its picture, or of somebody's own numbers, beside them.
struct PredictedSample: Finding {
  static let kind = "prediction"

  let prediction: Prediction
  /// What the classes are called.
  let classes: [String]
  /// Whether anybody knows what the sample is.
  var isLabelled = true
  /// The probability of every class, 0…1.
  let probabilities: [Double]
  let image: GrayPicture?
  /// Its inputs, where they are no image.
  let inputs: (any Finding)?

  private enum CodingKeys: CodingKey { case prediction, classes, isLabelled, probabilities }

  var picture: (any Picture)? { image?.titled("sample \(prediction.position)") }
}
