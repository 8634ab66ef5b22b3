import ArrayFiles
import Debugging
import Expressions
import Platform
import Rendering

/// What `save` keeps: a session, and what a person looks at it with.
///
/// A `.npz` archive, which NumPy opens, with the arrays that `SavedSession` names and this value as JSON in an entry of
/// its own.
struct SavedWork: Codable {
  /// The name of the JSON in the archive; the first entry of all.
  static let entry = "session.json"
  /// The version that is written, and the newest that is read.
  static let newest = 1
  private static let format = "gradb session"

  /// An expression that is shown at every stop.
  struct Display: Codable {
    var id: Int
    var expression: String
    var format: RawFormat?
  }

  /// How far somebody has come who hunts a planted bug.
  struct Hunt: Codable {
    var tries: Int
    var hints: Int
  }

  var format = Self.format
  var version = Self.newest
  var session: SavedSession
  var displays: [Display]
  var pager: Bool
  var detail: ShowingSettings.Detail?
  var hunt: Hunt?
  /// The random bugs that were planted without a seed of their own, so that the next is another one.
  var bugsPlanted: Int?

  /// What every version has.
  private struct Header: Codable {
    var format: String
    var version: Int
  }
}

extension SavedWork {
  /// Writes what the interpreter holds to `path`, whole or not at all; the bytes of it.
  static func write(_ interpreter: Interpreter, to path: String) throws -> Int {
    let (session, arrays) = try interpreter.session.saved()
    let work = SavedWork(
      session: session,
      displays: interpreter.displayed.map {
        Display(id: $0.id, expression: $0.expression.text, format: $0.format)
      },
      pager: interpreter.showing.usesPager,
      detail: interpreter.showing.detail,
      hunt: interpreter.hunt.map { Hunt(tries: $0.tries, hints: $0.hints) },
      bugsPlanted: interpreter.bugsPlanted)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let json = Array(try encoder.encode(work))
    try NpzFile.write(arrays, attachments: [(entry, json)], to: path)
    return json.count + arrays.reduce(0) { $0 + $1.array.elements.count * MemoryLayout<Double>.stride }
  }

  /// Reads what `save` wrote to `path`, which was typed as `name`.
  static func read(
    _ path: String, as name: String
  ) throws -> (work: SavedWork, arrays: [String: NumericArray]) {
    let (arrays, json): ([NamedArray], [UInt8]?)
    do {
      (arrays, json) = try NpzFile.read(path, attachment: entry)
    } catch {
      guard case .notNpz = error else { throw error }
      throw CommandError.plain("\(name) is no saved session, or it is truncated; save writes one")
    }
    guard let json else {
      throw CommandError.plain(
        "\(name) has no \(entry), so save did not write it; import reads the parameters in it")
    }
    let data = Data(json)
    guard let header = try? JSONDecoder().decode(Header.self, from: data), header.format == format,
      header.version >= 1
    else {
      throw CommandError.plain("\(name) is damaged: its \(entry) is not what save writes")
    }
    guard header.version <= newest else {
      throw CommandError.plain(
        "\(name) was saved by a newer gradb, in version \(header.version) of its format; this one reads up to \(newest)"
      )
    }
    guard let work = try? JSONDecoder().decode(SavedWork.self, from: data),
      // What is counted on from these must not overflow.
      work.displays.allSatisfy({ (1...1_000_000).contains($0.id) }),
      [work.hunt?.tries, work.hunt?.hints, work.bugsPlanted].allSatisfy({ (0...1_000_000).contains($0 ?? 0) })
    else {
      throw CommandError.plain("\(name) is damaged: its \(entry) is not what save writes")
    }
    return (work, Dictionary(arrays.map { ($0.name, $0.array) }, uniquingKeysWith: { first, _ in first }))
  }
}
