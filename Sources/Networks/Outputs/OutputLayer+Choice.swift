import Datasets

extension OutputLayer {
  /// What the functions are called, in the order in which help lists them.
  public static var functions: [String] { all.map(\.function).uniqued }

  /// What the losses are called.
  public static var losses: [String] { all.map(\.lossName).uniqued }

  /// The output with this function and this loss for a last layer of so many neurons; where one is not said, the first that
  /// goes with the other and can be asked for what the samples are, `classes` or, where that is nil, numbers. Nil where
  /// function and loss do not go together.
  ///
  /// So softmax with cross-entropy is usual, sigmoid with cross-entropy for one neuron and two classes, and linear with mse
  /// for numbers.
  public static func choice(
    function: String? = nil, loss: String? = nil, outputs: Int, classes: Classes?
  ) -> OutputLayer? {
    let named = all.filter {
      (function ?? $0.function) == $0.function && (loss ?? $0.lossName) == $0.lossName
    }
    return named.first { $0.fits(outputs: outputs, classes: classes) } ?? named.first
  }

  /// Whether so many neurons can be asked for what the samples are: `classes` or, where that is nil, numbers.
  public func fits(outputs: Int, classes: Classes?) -> Bool {
    targets(outputs: outputs).classCount(outputs) == classes?.count
  }
}

extension [String] {
  /// Each of them once, in their order.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
