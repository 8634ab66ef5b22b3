/// What the elements of an array are: NumPy's `dtype`, as far as a reader sees it.
///
/// Each type holds all that the ones before it hold. So what comes of several together has the greatest of their types,
/// as NumPy promotes them.
public enum ElementType: String, Sendable, Comparable {
  /// `True` and `False`, kept as 1 and 0.
  case bool
  /// Whole numbers, none of them -0.
  case int
  /// Any numbers.
  case float

  /// Whether all that `left` holds is held by `right`, and more.
  public static func < (left: ElementType, right: ElementType) -> Bool {
    switch (left, right) {
    case (.bool, .int), (.bool, .float), (.int, .float): true
    default: false
    }
  }

  /// An element turned into one of this type: cut off towards 0, or whether it differs from 0.
  func converted(_ element: Double) -> Double {
    switch self {
    case .float: element
    case .int: element.rounded(.towardZero)
    case .bool: element == 0 ? 0 : 1
    }
  }
}
