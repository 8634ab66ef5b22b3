import Datasets
import Networks
import Rendering

/// What the network, as it is, is worth on parts of the data.
struct Judgement: Finding {
  static let kind = "evaluation"

  /// What is told of it.
  enum Measure: String, Sendable, Encodable { case accuracy, loss }

  /// A part of the data.
  struct Part: Sendable, Encodable {
    /// `train` or `dev`.
    let name: String
    /// The samples.
    let count: Int
    /// The samples that are taken for what they are; nil where the targets are numbers.
    let hits: Int?
    /// The share of them, 0…1; nil where the part is empty, or the targets are numbers.
    let accuracy: Double?
    /// The mean of the squares of what the outputs are off by; nil where the targets are labels.
    let meanSquaredError: Double?
    /// R², the share of the targets' variance that the network explains; nil where they are labels, or have none.
    let determination: Double?
    /// The mean loss without the penalty; nil where the part is empty.
    let loss: Double?
    /// What L2 regularisation adds to the loss.
    let penalty: Double

    init(_ part: SampleSelection.Part, _ evaluation: Evaluation?) {
      name = part.rawValue
      (count, hits) = (evaluation?.count ?? 0, evaluation.map { $0.hits } ?? 0)
      (meanSquaredError, determination) = (evaluation?.fit?.meanSquaredError, evaluation?.fit?.determination)
      (accuracy, loss) = (evaluation?.accuracy, evaluation?.dataLoss)
      penalty = evaluation?.penalty ?? 0
    }
  }

  let measure: Measure
  /// What is said before, where the parts have no such measure; may be empty.
  let remark: String
  let parts: [Part]
  /// A parameter that holds nan, which makes all of it meaningless.
  let parameterWithNaN: String?
}
