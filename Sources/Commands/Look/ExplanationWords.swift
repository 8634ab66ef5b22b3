import Debugging
import Expressions
import Matrices
import Networks

/// What a person calls the samples, pixels and classes that an explanation speaks of.
struct ExplanationWords {
  let session: Session
  let batch: IterationBatch

  /// Of the samples that a session's matrices are of, or of others.
  init(_ session: Session, batch: IterationBatch? = nil) {
    (self.session, self.batch) = (session, batch ?? session.workspaceBatch ?? session.batch)
  }

  /// `sample 17, label 3`: what stands in a column of the batch.
  func sample(_ column: Int) -> String {
    "\(sampleName(column)), label \(batch.batch.label(column))"
  }

  /// `sample 17`, `dev sample 3`: the sample in a column of the batch, as a person selects it.
  func sampleName(_ column: Int) -> String { batch.sample(column)?.words ?? "the sample" }

  /// `row 14, column 10`: where a pixel is in the image.
  func pixel(_ pixel: Int) -> String {
    let width = session.data.samples.shape.width
    return "row \(pixel / width), column \(pixel % width)"
  }

  private func pixelSentence(_ pixel: Int) -> String {
    "Pixel \(pixel) is \(self.pixel(pixel)) of the image."
  }

  /// Whether a pixel is 0 in every sample.
  private func isBlack(_ pixel: Int) -> Bool {
    (0..<batch.batch.count).allSatisfy { batch.batch.data.input(pixel, ofRow: batch.batch.rows[$0]) == 0 }
  }

  /// What to know of a term beyond its numbers.
  func remark(on term: Term, of explanation: Explanation) -> String {
    guard let index = term.indices.last, let letter = explanation.formula.index.last else { return "" }
    if letter == "s" { return sample(index) }
    guard let element = explanation.source?.element else { return "" }
    switch element.name.kind {
    case .preActivation: return element.name.layer == 1 ? pixel(index) : ""
    case .activation, .activationGradient:
      let isClass =
        element.name.kind == .activation || element.name.layer == session.architecture.depth - 1
      return isClass && batch.batch.label(element.place.column) == index ? "the label" : ""
    default: return ""
    }
  }

  /// What to know of a number beyond its formula: which sample, which pixel.
  func places(of element: MatrixElement) -> String {
    let (name, place) = (element.name, element.place)
    switch name.kind {
    case .preActivation, .activation, .preActivationGradient, .activationGradient:
      return "Column \(place.column) is \(sample(place.column))."
    case .weights where name.layer == 1: return pixelSentence(place.column)
    case .weightsGradient where name.layer == 1:
      return pixelSentence(place.column)
        + (isBlack(place.column) ? " It is black in every sample of the batch: nothing to learn from." : "")
    case .loss where batch.batch.count == 1: return "The sample is \(sample(0))."
    default: return ""
    }
  }
}
