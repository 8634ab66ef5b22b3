import Datasets
import Debugging
import Matrices
import Networks
import Rendering

/// The rows of W1 or dW1, or the samples of X, as pictures side by side.
struct MatrixGridView {
  let session: Session

  /// The pictures in the part of a matrix that `reference` names, `most` at most.
  func grid(_ reference: MatrixReference, most: Int = PictureGrid.most) throws -> PictureGrid {
    let name = reference.name
    guard let image = session.data.samples.image else {
      throw CommandError.plain(
        "the samples of \(session.data.name) are no images, so \(name) holds no pictures; show \(name) shows its numbers"
      )
    }
    let whole = try session.shape(of: name)
    let (rows, columns) = try (reference.selection ?? .all).resolved(
      rowCount: whole.rows, columnCount: whole.columns)
    let isInput = name.kind == .input
    let isOfPixels = (name.kind == .weights || name.kind == .weightsGradient) && name.layer == 1
    guard isInput ? rows.count == whole.rows : isOfPixels && columns.count == whole.columns else {
      throw CommandError.plain(
        isInput || isOfPixels
          ? "\(name) cut like that holds no whole picture; type show \(name)\(isInput ? "[:,0:10]" : "[0:10]") --grid"
          : "the rows of \(name) are no pictures; --grid shows those of W1 and dW1, and the samples of X")
    }
    let places = isInput ? columns : rows
    // Of a large matrix, no more than is shown is made.
    let shown = Array(places.prefix(most))
    let part = try session.parts(name, rows: isInput ? rows : shown, columns: isInput ? shown : columns)
      .whole()
    return PictureGrid(
      title: isInput ? "the samples of \(name)" : "the rows of \(name), one for each neuron",
      kind: isInput ? .gray : .heat, count: places.count, most: most, width: image.width,
      pixels: { index in
        (0..<(isInput ? part.rows : part.columns)).map { isInput ? part[$0, index] : part[index, $0] }
      },
      caption: { "\(name)[\(isInput ? ":," : "")\(shown[$0])]" })
  }
}
