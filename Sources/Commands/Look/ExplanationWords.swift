import Datasets
import Debugging
import Expressions
import Matrices
import Networks

/// What a person calls the samples, inputs and classes that an explanation speaks of.
struct ExplanationWords {
  let session: Session
  let batch: IterationBatch

  /// Of the samples that a session's matrices are of, or of others.
  init(_ session: Session, batch: IterationBatch? = nil) {
    (self.session, self.batch) = (session, batch ?? session.workspaceBatch ?? session.batch)
  }

  /// `sample 17, label 3`: what stands in a column of the batch.
  func sample(_ column: Int) -> String {
    let data = batch.batch.data
    return "\(sampleName(column)), \(data.targetWords(row: batch.batch.rows[column]))"
  }

  /// `sample 17`, `dev sample 3`: the sample in a column of the batch, as a person selects it.
  func sampleName(_ column: Int) -> String { batch.sample(column)?.words ?? "the sample" }

  /// `row 14, column 10`, where a pixel is in the image; the name of a feature.
  func input(_ input: Int) -> String { samples.placeWords(input) }

  private var samples: Samples { session.data.samples }

  private func inputSentence(_ input: Int) -> String {
    samples.image == nil
      ? "Input \(input) is \(self.input(input))." : "Pixel \(input) is \(self.input(input)) of the image."
  }

  /// Whether an input is 0 in every sample.
  private func isZero(_ input: Int) -> Bool {
    (0..<batch.batch.count).allSatisfy { batch.batch.data.input(input, ofRow: batch.batch.rows[$0]) == 0 }
  }

  /// What is to be said where it is.
  private var zeroSentence: String {
    " It is \(samples.image == nil ? "0" : "black") in every sample of the batch: nothing to learn from."
  }

  /// What to know of a term beyond its numbers.
  func remark(on term: Term, of explanation: Explanation) -> String {
    guard let index = term.indices.last, let letter = explanation.formula.index.last else { return "" }
    if letter == "s" { return sample(index) }
    guard let element = explanation.source?.element else { return "" }
    switch element.name.kind {
    case .preActivation: return element.name.layer == 1 ? input(index) : ""
    case .activation, .activationGradient:
      let isClass =
        element.name.kind == .activation || element.name.layer == session.architecture.depth - 1
      return isClass && session.architecture.targets.isOneHot
        && batch.batch.label(element.place.column) == index ? "the label" : ""
    default: return ""
    }
  }

  /// What to know of a number beyond its formula: which sample, which pixel.
  func places(of element: MatrixElement) -> String {
    let (name, place) = (element.name, element.place)
    switch name.kind {
    case .preActivation, .activation, .preActivationGradient, .activationGradient:
      return "Column \(place.column) is \(sample(place.column))."
    case .weights where name.layer == 1: return inputSentence(place.column)
    case .weightsGradient where name.layer == 1:
      return inputSentence(place.column) + (isZero(place.column) ? zeroSentence : "")
    case .loss where batch.batch.count == 1: return "The sample is \(sample(0))."
    default: return ""
    }
  }
}
