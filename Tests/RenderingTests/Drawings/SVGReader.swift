import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What an SVG file consists of, as a program that knows nothing of gradb reads it.
struct SVGReader {
  /// An element with its own text.
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""

    func number(_ attribute: String) -> Double? { attributes[attribute].flatMap(Double.init) }

    /// Where it stands; nil for what has no place of its own.
    var place: (x: Double, y: Double)? {
      guard let x = number("x"), let y = number("y") else { return nil }
      return (x, y)
    }
  }

  /// The elements in the order in which they begin.
  let elements: [Element]

  /// Reads a file, which has to be well-formed.
  init(_ file: String) throws {
    let collector = Collector()
    let parser = XMLParser(data: Data(file.utf8))
    parser.delegate = collector
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    elements = collector.elements
  }

  /// The places of the texts that read `words`.
  func places(of words: String) -> [(x: Double, y: Double)] {
    elements.filter { $0.name == "text" && $0.text == words }.compactMap(\.place)
  }

  /// The points of the last path of a class.
  func path(_ name: String) -> [(x: Double, y: Double)] {
    let data = elements.last { $0.attributes["class"] == name }?.attributes["d"] ?? ""
    let numbers = data.split { "ML ".contains($0) }.compactMap { Double($0) }
    return stride(from: 0, to: numbers.count - 1, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
  }

  private final class Collector: NSObject, XMLParserDelegate {
    var elements: [Element] = []
    private var open: [Int] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      open.append(elements.count)
      elements.append(Element(name: name, attributes: attributes))
    }

    func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
      open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      if let place = open.last { elements[place].text += text }
    }
  }
}
