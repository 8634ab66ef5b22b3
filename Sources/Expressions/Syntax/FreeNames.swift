extension SyntaxTree {
  /// The names whose values the expression reads, each once, in the order they appear.
  var freeNames: [String] {
    var names: [String] = []
    var known: Set<String> = []
    collect(&names, &known)
    return names
  }

  private func collect(_ names: inout [String], _ known: inout Set<String>) {
    if case .name(let name) = kind, known.insert(name).inserted { names.append(name) }
    for part in parts { part.collect(&names, &known) }
  }
}
