/// How the curves of a chart are told apart: by colours that are also of different brightness, by marks where there are
/// none, and in drawings by dashes too.
enum SeriesLook {
  private static let colors: [Color] = [
    .rgb(58, 150, 221), .rgb(230, 125, 40), .rgb(60, 175, 110), .rgb(200, 110, 190), .rgb(175, 155, 30),
    .rgb(150, 150, 150),
  ]
  private static let marks = Array("*o+x#@")

  /// The most curves that can be told apart.
  static let count = marks.count

  /// The colour of a curve in a terminal.
  static func color(_ index: Int) -> Color { colors[index % colors.count] }

  /// The character of a curve where colours or Unicode are missing.
  static func mark(_ index: Int) -> Character { marks[index % marks.count] }
}
