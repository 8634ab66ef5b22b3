/// An expression, or a part of one, as it was understood.
struct SyntaxTree: Sendable, Equatable {
  indirect enum Kind: Sendable, Equatable {
    /// A number, `True`, `None`, `float` or `np.float64`, and the like.
    case constant(Value)
    case name(String)
    case list([SyntaxTree])
    case tuple([SyntaxTree])
    case prefix(PrefixOperator, SyntaxTree)
    /// `a + b`, or a chain of operators that bind alike such as `a + b - c`, calculated from the left.
    ///
    /// A chain is one level however long it is, so that a sum of many terms needs no more stack than one of two.
    case chain(SyntaxTree, [Link])
    /// `a < b`, or a chain of them such as `a < b <= c`.
    case comparison(SyntaxTree, [ComparedTo])
    /// `a and b and c`; with `isAnd` false, `a or b or c`.
    case logical(isAnd: Bool, [SyntaxTree])
    case attribute(SyntaxTree, String)
    case method(SyntaxTree, String, [Argument])
    case call(FunctionName, [Argument])
    case index(SyntaxTree, [Index])
  }

  /// A function as it was called: by itself, `sum(x)`, or in NumPy's module, `np.sum(x)`.
  struct FunctionName: Sendable, Equatable {
    var name: String
    var isNumPy: Bool
    var columns: Range<Int>
  }

  struct Link: Sendable, Equatable {
    var binary: BinaryOperator
    var right: SyntaxTree
  }

  struct ComparedTo: Sendable, Equatable {
    var comparison: Comparison
    var right: SyntaxTree
  }

  struct Argument: Sendable, Equatable {
    var keyword: String?
    var value: SyntaxTree
    var columns: Range<Int>
  }

  /// What stands between two commas of a subscript.
  enum Index: Sendable, Equatable {
    case value(SyntaxTree)
    case slice(Slice)
    case ellipsis(Range<Int>)
  }

  struct Slice: Sendable, Equatable {
    var start: SyntaxTree?
    var stop: SyntaxTree?
    var step: SyntaxTree?
    var columns: Range<Int>

    var parts: [SyntaxTree] { [start, stop, step].compactMap { $0 } }
  }

  let kind: Kind
  /// Where it stands in the source, in characters from 0.
  var columns: Range<Int>
  /// How many levels of parts within parts there are; parsing bounds it, so that walking the tree cannot run out of stack.
  let height: Int

  init(_ kind: Kind, columns: Range<Int>) {
    self.kind = kind
    self.columns = columns
    height = 1 + (Self.parts(kind).map(\.height).max() ?? 0)
  }

  /// The parts it is made of, from left to right.
  var parts: [SyntaxTree] { Self.parts(kind) }

  private static func parts(_ kind: Kind) -> [SyntaxTree] {
    switch kind {
    case .constant, .name: []
    case .list(let parts), .tuple(let parts), .logical(_, let parts): parts
    case .prefix(_, let part), .attribute(let part, _): [part]
    case .chain(let first, let links): [first] + links.map(\.right)
    case .comparison(let first, let rest): [first] + rest.map(\.right)
    case .method(let part, _, let arguments): [part] + arguments.map(\.value)
    case .call(_, let arguments): arguments.map(\.value)
    case .index(let part, let indices): [part] + indices.flatMap(parts)
    }
  }

  private static func parts(_ index: Index) -> [SyntaxTree] {
    switch index {
    case .value(let tree): [tree]
    case .slice(let slice): slice.parts
    case .ellipsis: []
    }
  }
}
