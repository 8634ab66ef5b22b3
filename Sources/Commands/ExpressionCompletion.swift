import Expressions

extension Interpreter {
  /// What could stand at the end of `text`, which ends within an expression: names, behind `np.` NumPy's functions, and
  /// behind another dot what arrays have. A function has its bracket, so that typing goes on in it.
  func expressionCompletions(of text: String) -> (wordLength: Int, candidates: [String]) {
    let word = String(text.reversed().prefix { $0.isLetter || $0.isNumber || "_$".contains($0) }.reversed())
    let before = text.dropLast(word.count)
    let candidates: [String]
    if before.wholeMatch(of: /(?:.*[^A-Za-z_0-9$.\])])?(?:np|numpy)\./) != nil {
      candidates = FunctionTable.names(isNumPy: true).map { $0 + "(" }
    } else if before.wholeMatch(of: /.*[A-Za-z_$\])][0-9]*\./) != nil {
      candidates = FunctionTable.attributes + FunctionTable.methodNames.map { $0 + "(" }
    } else if before.last == "." {
      candidates = []
    } else {
      let functions = word.isEmpty ? [] : FunctionTable.names(isNumPy: false).map { $0 + "(" } + ["np."]
      candidates = names.names.filter { !$0.hasPrefix("$") || word.hasPrefix("$") } + functions
    }
    var seen: Set<String> = []
    return (word.count, candidates.filter { $0.hasPrefix(word) && seen.insert($0).inserted })
  }
}
