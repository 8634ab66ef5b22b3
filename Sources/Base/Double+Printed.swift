import Platform

extension Double {
  /// How the digits of a number are written, as C's `printf` calls it.
  package enum PrintedForm: Sendable, CaseIterable {
    /// `%f`: digits after the point, without an exponent.
    case fixed
    /// `%e`: one digit before the point, and an exponent.
    case exponent
    /// `%g`: significant digits, without zeros at the end, with an exponent where that is shorter.
    case general
  }

  /// The number as C's `printf` writes it: rounded to `precision` digits, 0 or more, which are those after the point or, in
  /// the general form, the significant ones; on the right of `width` characters, more where it needs them.
  package func printed(_ form: PrintedForm, _ precision: Int, width: Int = 0) -> String {
    let format =
      switch form {
      case .fixed: "%*.*f"
      case .exponent: "%*.*e"
      case .general: "%*.*g"
      }
    // The longest number has 309 digits before the point.
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 320 + precision + width) { buffer in
      let count = withVaList([Int32(width), Int32(precision), self]) {
        vsnprintf(buffer.baseAddress, buffer.count, format, $0)
      }
      return String(decoding: UnsafeRawBufferPointer(buffer).prefix(max(0, Int(count))), as: UTF8.self)
    }
  }
}
