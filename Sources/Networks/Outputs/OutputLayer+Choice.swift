extension OutputLayer {
  /// What the functions are called, in the order in which help lists them.
  public static var functions: [String] { all.map(\.function).uniqued }

  /// What the losses are called.
  public static var losses: [String] { all.map(\.lossName).uniqued }

  /// The output with this function and this loss; where one is not said, with the usual one. Nil where they do not go
  /// together.
  ///
  /// Softmax and cross-entropy are usual; without the other, a function has the first loss that goes with it, and a loss
  /// the first function.
  public static func choice(function: String?, loss: String?) -> OutputLayer? {
    all.first { (function ?? $0.function) == $0.function && (loss ?? $0.lossName) == $0.lossName }
  }
}

extension [String] {
  /// Each of them once, in their order.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
