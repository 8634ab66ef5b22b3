import Base

/// Every function there is; calls, suggestions, help and completion all go by it.
public enum FunctionTable {
  /// The functions, in the order in which help lists them.
  public static let all: [Function] =
    elementwise + pairwise + reductions + counting + products + activations + network + making + shaping
    + questions
    + python

  /// The attributes of arrays.
  public static let attributes = ["T", "shape", "size", "ndim"]

  /// The names of all functions that are called so: `np.` before them, or nothing.
  public static func names(isNumPy: Bool) -> [String] { (isNumPy ? numpy : bare).keys.sorted() }

  /// The names of all functions that may stand behind an array's dot.
  public static var methodNames: [String] { methods.keys.sorted() }

  /// The names that may stand behind an array's dot.
  static let members = attributes + all.filter { $0.forms.contains(.method) }.map(\.name)

  /// The names of the functions whose value has an element for each of their arguments', computed from those alone.
  static let elementwiseNames = Set(
    (elementwise + pairwise + activations).map(\.name))

  private static let bare = table(.bare)
  private static let numpy = table(.numpy)
  private static let methods = table(.method)

  private static func table(_ form: Function.Forms) -> [String: Function] {
    Dictionary(all.filter { $0.forms.contains(form) }.map { ($0.name, $0) }) { first, _ in first }
  }

  static func function(_ name: String, isNumPy: Bool) -> Function? { isNumPy ? numpy[name] : bare[name] }

  static func method(_ name: String) -> Function? { methods[name] }

  /// The function that a wrong name may have meant, written as it is called.
  static func suggestion(for name: String, isNumPy: Bool) -> String? {
    Spelling.nearest(to: name, among: names(isNumPy: isNumPy)).first.map { isNumPy ? "np." + $0 : $0 }
  }
}
