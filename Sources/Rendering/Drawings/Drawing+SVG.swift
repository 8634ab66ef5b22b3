extension Drawing {
  /// The drawing as an SVG file: complete in itself, with a title and a description for those who do not see it.
  public var svgFile: String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + svg(
        id: "drawing", attributes: " xmlns=\"http://www.w3.org/2000/svg\"", style: DrawingStyle.file(ground))
  }

  /// The drawing, which is on paper, as a part of a page whose style has `DrawingStyle.page`; `id` is used by no other
  /// drawing there.
  public func svgElement(id: String) -> String { svg(id: id, attributes: "", style: "") }

  private func svg(id: String, attributes: String, style: String) -> String {
    let (width, height) = (Self.number(width), Self.number(height))
    var text =
      "<svg\(attributes) class=\"\(ground.rawValue)\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\""
    text += " height=\"\(height)\" role=\"img\" aria-labelledby=\"\(id)-title \(id)-desc\">\n"
    text += "<title id=\"\(id)-title\">\(Markup.escaped(title))</title>\n"
    text += "<desc id=\"\(id)-desc\">\(Markup.escaped(description))</desc>\n"
    if !style.isEmpty {
      text +=
        "<style>\n\(style)</style>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"\(ground == .screen ? " rx=\"8\"" : "")/>\n"
    }
    return text + elements + "</svg>\n"
  }
}
