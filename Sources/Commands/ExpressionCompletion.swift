import Expressions

extension Interpreter {
  /// What could stand at the end of `text`, which ends within an expression: names, behind `np.` NumPy's functions, and
  /// behind another dot what arrays have. A function has its bracket, so that typing goes on in it.
  func expressionCompletions(of text: String) -> (wordLength: Int, candidates: [String]) {
    let word = String(text.reversed().prefix { $0.isLetter || $0.isNumber || "_$".contains($0) }.reversed())
    let before = text.dropLast(word.count)
    let candidates: [String]
    if before.last != "." {
      let functions = word.isEmpty ? [] : FunctionTable.names(isNumPy: false).map { $0 + "(" } + ["np."]
      candidates = names.names.filter { !$0.hasPrefix("$") || word.hasPrefix("$") } + functions
    } else {
      candidates = members(behind: String(before.dropLast()))
    }
    var seen: Set<String> = []
    return (word.count, candidates.filter { $0.hasPrefix(word) && seen.insert($0).inserted })
  }

  /// What may stand behind a dot at the end of `text`; nothing behind a number, or a name that has no value.
  private func members(behind text: String) -> [String] {
    let path = String(text.reversed().prefix { $0.isLetter || $0.isNumber || "_$.".contains($0) }.reversed())
    let name = path.prefix { $0 != "." }
    if path == "np" || path == "numpy" { return FunctionTable.names(isNumPy: true).map { $0 + "(" } }
    let isValue =
      name.isEmpty ? ")]".contains(text.dropLast(path.count).last ?? " ") : names.names.contains(String(name))
    return isValue ? FunctionTable.attributes + FunctionTable.methodNames.map { $0 + "(" } : []
  }
}
