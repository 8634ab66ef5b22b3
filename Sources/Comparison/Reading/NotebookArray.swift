import ArrayFiles
import Expressions
import Matrices
import Networks

/// An array that a person's own code saved, read as a matrix of the iteration.
public struct NotebookArray: Sendable {
  /// Its name in the file.
  public let name: String
  /// The array as it was saved.
  public let array: NumericArray
  /// The array in gradb's shape, neurons × samples or neurons × inputs; nil where it has another number of elements.
  public let matrix: Matrix?
  /// Whether rows and columns were exchanged for that.
  public let isTransposed: Bool

  /// Reads `named` as a matrix of the given shape.
  ///
  /// A vector may stand for one row or one column, and a single number for a whole bias or its gradient, as NumPy would
  /// stretch it. Where the array has the shape of the transpose, it is transposed; a square one where
  /// `squareIsTransposed`, as every one is if `isOneWay`.
  init(_ named: NamedArray, rows: Int, columns: Int, squareIsTransposed: Bool, isOneWay: Bool = false) {
    name = named.name
    array = named.array
    let (shape, elements) = (named.array.shape, named.array.elements)
    let lengths = shape.filter { $0 != 1 }
    let mayStand = !squareIsTransposed || (rows != columns && !isOneWay)
    let mayBeTransposed = squareIsTransposed || !isOneWay
    if shape.count == 2, shape == [rows, columns], mayStand {
      (matrix, isTransposed) = (named.array.matrix, false)
    } else if shape.count == 2, shape == [columns, rows], mayBeTransposed {
      (matrix, isTransposed) = (named.array.matrix?.transposed, rows > 1 && columns > 1)
    } else if min(rows, columns) == 1, lengths == [rows * columns].filter({ $0 != 1 }),
      !isOneWay || shape.count != 2
    {
      (matrix, isTransposed) = (Matrix(rows: rows, columns: columns, elements: elements), false)
    } else if elements.count == 1, columns == 1 {
      (matrix, isTransposed) = (Matrix(rows: rows, columns: columns, repeating: elements[0]), false)
    } else {
      (matrix, isTransposed) = (nil, false)
    }
  }

  /// The shape as NumPy writes it: `(10, 784)`, `(10,)`, `()`.
  public var shapeText: String {
    let lengths = array.shape.map(String.init).joined(separator: ", ")
    return array.shape.count == 1 ? "(\(lengths),)" : "(\(lengths))"
  }

  /// The same array, as if its numbers had been multiplied before it was saved.
  func scaled(by factor: Double) -> NotebookArray {
    factor == 1
      ? self
      : NotebookArray(
        name: name, array: NumericArray(shape: array.shape, elements: array.elements.map { $0 * factor }),
        matrix: matrix?.scaled(by: factor), isTransposed: isTransposed)
  }

  /// The same array, as if it were another matrix of the same shape.
  func replacing(_ other: Matrix) -> NotebookArray {
    NotebookArray(name: name, array: array, matrix: other, isTransposed: isTransposed)
  }

  /// The array in its own shape, as lines read it; nil where it has more than two dimensions.
  var asNumPyHasIt: ArrayValue? {
    array.shape.count == 1
      ? ArrayValue(vector: array.elements) : array.matrix.map { ArrayValue($0) }
  }

  private init(name: String, array: NumericArray, matrix: Matrix?, isTransposed: Bool) {
    (self.name, self.array, self.matrix, self.isTransposed) = (name, array, matrix, isTransposed)
  }
}

extension Matrix {
  /// Every element times `factor`.
  func scaled(by factor: Double) -> Matrix {
    Matrix(rows: rows, columns: columns) { self[$0, $1] * factor }
  }
}
