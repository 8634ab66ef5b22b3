/// A colour as amounts of light, 0…255 each.
struct RGB: Equatable {
  var red: Int
  var green: Int
  var blue: Int

  func squaredDistance(to other: RGB) -> Int {
    let (r, g, b) = (red - other.red, green - other.green, blue - other.blue)
    return r * r + g * g + b * b
  }
}

/// The colours of terminals that have no more than 256 or 16 of them, as xterm shows them.
enum Palette {
  /// The amounts of light of the 6×6×6 cube, which has the colours 16…231.
  static let cubeLevels = [0, 95, 135, 175, 215, 255]

  /// The number of the colour nearest to `color` among the cube's and the greys 232…255. Those below 16 are
  /// left out: they follow the user's theme.
  static func nearestOf256(to color: RGB) -> Int {
    let (r, g, b) = (nearestLevel(to: color.red), nearestLevel(to: color.green), nearestLevel(to: color.blue))
    let cube = RGB(red: cubeLevels[r], green: cubeLevels[g], blue: cubeLevels[b])
    let grey = min(23, max(0, ((color.red + color.green + color.blue) / 3 - 8 + 5) / 10))
    let light = 8 + 10 * grey
    let greyDistance = RGB(red: light, green: light, blue: light).squaredDistance(to: color)
    return cube.squaredDistance(to: color) <= greyDistance ? 16 + 36 * r + 6 * g + b : 232 + grey
  }

  private static func nearestLevel(to amount: Int) -> Int {
    // The first step is 95 wide, the others are 40.
    amount < 48 ? 0 : amount < 115 ? 1 : (amount - 35) / 40
  }

  /// The eight colours and their bright versions.
  static let sixteen = [
    RGB(red: 0, green: 0, blue: 0), RGB(red: 205, green: 0, blue: 0), RGB(red: 0, green: 205, blue: 0),
    RGB(red: 205, green: 205, blue: 0), RGB(red: 0, green: 0, blue: 238), RGB(red: 205, green: 0, blue: 205),
    RGB(red: 0, green: 205, blue: 205), RGB(red: 229, green: 229, blue: 229),
    RGB(red: 127, green: 127, blue: 127), RGB(red: 255, green: 0, blue: 0), RGB(red: 0, green: 255, blue: 0),
    RGB(red: 255, green: 255, blue: 0), RGB(red: 92, green: 92, blue: 255),
    RGB(red: 255, green: 0, blue: 255), RGB(red: 0, green: 255, blue: 255),
    RGB(red: 255, green: 255, blue: 255),
  ]

  /// The index in `sixteen` of the colour nearest to `color`.
  static func nearestOf16(to color: RGB) -> Int {
    let distances = sixteen.map { $0.squaredDistance(to: color) }
    return distances.indices.min { distances[$0] < distances[$1] } ?? 0
  }
}
