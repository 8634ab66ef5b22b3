import Debugging
import Rendering

/// What the network makes of one sample, beside its picture.
struct PredictedSample: Finding {
  static let kind = "prediction"

  let prediction: Prediction
  /// The probability of every class, 0…1.
  let probabilities: [Double]
  let image: GrayPicture?
  /// Its inputs, where they are no image.
  let inputs: (any Finding)?

  private enum CodingKeys: CodingKey { case prediction, probabilities }

  var picture: (any Picture)? { image?.titled("sample \(prediction.position)") }
}
