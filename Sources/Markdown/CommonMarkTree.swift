import CCommonMark

/// A document as the library has parsed it, which is freed with this value.
struct CommonMarkTree: ~Copyable {
  private let document: OpaquePointer

  /// Parses any text; nil where there is no memory for that.
  init?(_ text: String) {
    Self.registered
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
    defer { cmark_parser_free(parser) }
    if let tables = cmark_find_syntax_extension("table") {
      cmark_parser_attach_syntax_extension(parser, tables)
    }
    cmark_parser_feed(parser, text, text.utf8.count)
    guard let document = cmark_parser_finish(parser) else { return nil }
    cmark_consolidate_text_nodes(document)
    self.document = document
  }

  deinit { cmark_node_free(document) }

  /// The whole document; its nodes live as long as the tree.
  var root: CommonMarkNode { CommonMarkNode(node: document) }

  /// The library keeps its extensions in a list of its own, which is not to be filled twice.
  private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()
}

/// A node of a `CommonMarkTree`, which has to outlive it.
struct CommonMarkNode {
  fileprivate let node: OpaquePointer

  /// What it is, in the library's words: `paragraph`, `code_block`.
  var type: String { String(cString: cmark_node_get_type_string(node)) }
  /// The first line and the last, from 1.
  var lines: ClosedRange<Int> {
    var first = Int(cmark_node_get_start_line(node))
    // A paragraph that ends where a table begins has no line of its own; the table has got it.
    if first == 0, let table = cmark_node_next(node) { first = Int(cmark_node_get_start_line(table)) }
    first = max(1, first)
    return first...max(first, Int(cmark_node_get_end_line(node)))
  }
  /// The nodes in it, in order.
  var children: [CommonMarkNode] {
    var children: [CommonMarkNode] = []
    var next = cmark_node_first_child(node)
    while let child = next {
      children.append(CommonMarkNode(node: child))
      next = cmark_node_next(child)
    }
    return children
  }

  /// The text of a leaf.
  var literal: String { Self.string(cmark_node_get_literal(node)) }
  /// Where a link leads.
  var address: String { Self.string(cmark_node_get_url(node)) }
  /// 1…6.
  var headingLevel: Int { Int(cmark_node_get_heading_level(node)) }
  /// What stands behind the fence of a block of code.
  var fenceInfo: String { Self.string(cmark_node_get_fence_info(node)) }
  /// The number of characters of the fence of a block of code, and which; nil for an indented block.
  var fence: (length: Int, character: Character)? {
    var (length, offset): (Int32, Int32) = (0, 0)
    var character: CChar = 0
    guard cmark_node_get_fenced(node, &length, &offset, &character) != 0 else { return nil }
    return (Int(length), Character(Unicode.Scalar(UInt8(bitPattern: character))))
  }
  /// The number of the first item of a list; nil if it has bullets.
  var listStart: Int? {
    cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(node)) : nil
  }
  /// For each column of a table: `l`, `c`, `r`, or 0 where nothing is said.
  var columnAlignments: [UInt8] {
    let count = Int(cmark_gfm_extensions_get_table_columns(node))
    guard let alignments = cmark_gfm_extensions_get_table_alignments(node) else { return [] }
    return (0..<count).map { alignments[$0] }
  }

  private static func string(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}
