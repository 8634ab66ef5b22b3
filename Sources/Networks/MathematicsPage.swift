/// docs/mathematics.md, made from the operations' notes.
public enum MathematicsPage {
  /// The whole page, in Markdown.
  public static var text: String {
    var lines = [
      "# The mathematics of one iteration", "",
      "Made from the notes beside each operation in `Sources/Networks/Operations`; `help dZ1` in gradb shows the same.",
      "",
      "A network of sizes n₀-n₁-…-n_d has d layers. A batch has m samples, one **column** each: X is n₀×m, and Zk, Ak, "
        + "dZk and dAk are n_k×m. Wk is n_k×n_(k-1), bk is n_k×1. The formulas are in NumPy's notation: `@` is the matrix "
        + "product, `*` goes element by element, and a column such as b is added to every column of a matrix.",
      "",
      "The derivatives dZ and dA are those of each sample's own loss and carry no 1/m; dW and db are those of the mean "
        + "loss L, and do.",
      "",
      "All arithmetic is in double precision. Every sum runs in one fixed order, so the same data, seed and commands "
        + "give the same bits on any number of processors.",
    ]
    for notes in operations.map(\.notes) {
      lines += ["", "## \(notes.title)", "", notes.meaning, "", notes.derivation]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One operation of each kind, in the order in which an iteration meets them; those of every activation in turn.
  private static var operations: [any Operation] {
    var seen: Set<String> = []
    // The later optimizers do more.
    return Optimizer.all.reversed().flatMap { optimizer in
      var rule = optimizer.rule
      rule.l2 = 0.001
      let programs = Activation.all.compactMap { activation in
        (try? Architecture(sizes: [784, 10, 10], activation: activation)).map { Program($0, rule: rule) }
      }
      let places = programs.first?.operations.indices ?? 0..<0
      return places.flatMap { place in programs.map { $0.operations[place] } }
    }.filter { seen.insert($0.notes.title).inserted }
  }
}
