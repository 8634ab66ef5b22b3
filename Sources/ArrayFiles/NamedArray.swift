/// An array under the name it has in a `.npz` file.
public struct NamedArray: Sendable, Equatable {
  /// The name, without `.npy`.
  public var name: String
  /// The numbers.
  public var array: NumericArray

  /// The array under the given name.
  public init(name: String, array: NumericArray) {
    self.name = name
    self.array = array
  }
}
