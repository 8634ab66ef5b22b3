import Matrices

/// Every function there is; calls, suggestions, help and completion all go by it.
public enum FunctionTable {
  /// The functions, in the order in which help lists them.
  public static let all: [Function] =
    elementwise + pairwise + reductions + counting + products + network + making + shaping + questions
    + python

  /// The attributes of arrays.
  public static let attributes = ["T", "shape", "size", "ndim"]

  /// The names that may stand behind an array's dot.
  static let members = attributes + all.filter { $0.forms.contains(.method) }.map(\.name)

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
    let names = (isNumPy ? numpy : bare).keys.sorted()
    return Spelling.nearest(to: name, among: names).first.map { isNumPy ? "np." + $0 : $0 }
  }
}
