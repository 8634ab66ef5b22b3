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

  /// One operation of each kind, in the order in which an iteration meets them; those of every activation and output in
  /// turn.
  private static var operations: [any Operation] {
    var seen: Set<String> = []
    // Of those with one name, the later do more.
    let optimizers = Optimizer.names.flatMap { name in Optimizer.all.reversed().filter { $0.name == name } }
    return optimizers.flatMap { optimizer in
      var rule = optimizer.rule
      rule.l2 = 0.001
      let networks =
        Activation.all.map { try? Architecture(sizes: [784, 10, 10], activation: $0) }
        + OutputLayer.all.map { try? Architecture(sizes: [784, 10, 10], output: $0) }
      let programs = networks.compactMap { $0.map { Program($0, rule: rule) } }
      // Some outputs have an operation more; the longest program has all of them, in their order.
      let longest = programs.max { $0.operations.count < $1.operations.count }
      return (longest?.operations.map(\.name) ?? []).flatMap { name in
        programs.compactMap { program in program.operations.first { $0.name == name } }
      }
    }.filter { seen.insert($0.notes.title).inserted }
  }
}
