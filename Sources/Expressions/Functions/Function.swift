/// A function that expressions can call.
public struct Function: Sendable {
  /// How a function is called.
  struct Forms: OptionSet, Sendable {
    let rawValue: Int
    /// `sum(x)`.
    static let bare = Forms(rawValue: 1)
    /// `np.sum(x)`.
    static let numpy = Forms(rawValue: 2)
    /// `x.sum()`, with `x` as the first argument.
    static let method = Forms(rawValue: 4)
  }

  struct Parameter: Sendable {
    var name: String
    var isOptional: Bool
    /// Whether it takes all arguments that are left.
    var isRest: Bool
  }

  typealias Body = @Sendable (Call, inout EvaluationBudget) throws(ExpressionError) -> Value

  /// The name, without `np.`.
  public let name: String
  /// The name with its parameters and their defaults, such as `sum(a, axis=None, keepdims=False)`.
  public let signature: String
  /// What it gives, in a few words.
  public let summary: String
  /// How a program in NumPy defines it, where NumPy has no such function; nil where it has.
  public let definition: String?
  let forms: Forms
  let parameters: [Parameter]
  let body: Body

  /// A function whose `parameters` are written as in Python: `a, axis=None`, the last one as `*values` to take the rest.
  ///
  /// `lines` are the body of its definition in NumPy, where NumPy has no such function.
  init(
    _ name: String, _ parameters: String, _ summary: String, forms: Forms = [.bare, .numpy],
    inNumPy lines: [String]? = nil, _ body: @escaping Body
  ) {
    self.name = name
    self.summary = summary
    self.forms = forms
    self.body = body
    signature = "\(name)(\(parameters))"
    definition = lines.map { lines in
      (["def \(name)(\(parameters)):"] + lines.map { "    \($0)" }).joined(separator: "\n")
    }
    self.parameters = parameters.split(separator: ", ").map { text in
      let name = text.prefix { $0 != "=" }
      return Parameter(
        name: String(name.drop { $0 == "*" }), isOptional: text.contains("=") || text.hasPrefix("*"),
        isRest: text.hasPrefix("*"))
    }
  }
}
