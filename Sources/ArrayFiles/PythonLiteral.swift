/// A literal of Python, as far as the header of a `.npy` file uses them.
indirect enum PythonLiteral: Equatable {
  case string(String)
  case boolean(Bool)
  case integer(Int)
  case none
  case tuple([PythonLiteral])
  case list([PythonLiteral])
  case dictionary([Entry])

  /// A key of a dictionary with its value.
  struct Entry: Equatable {
    var key: String
    var value: PythonLiteral
  }
}

/// Where in a literal something else than `expected` was found.
struct PythonLiteralError: Error, Equatable {
  /// How many characters come before.
  var offset: Int
  var expected: String
}
