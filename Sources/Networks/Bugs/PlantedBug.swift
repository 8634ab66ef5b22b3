import Datasets

/// A mistake as people make it in a notebook, planted in one operation or in one step of the preparation, with a story.
///
/// Everything runs the wrong code and shows the right formula, as a notebook does whose comment says one thing and whose
/// code does another.
public struct PlantedBug: Sendable {
  /// Its name: `db-sum`.
  public let name: String
  /// What is wrong, in a few words, whatever the network.
  public let summary: String
  /// Whether a gradient check fails where it is planted.
  ///
  /// The check compares the backward operations with the forward ones, on the data and from the parameters that there
  /// are. So it sees neither a wrong update nor a wrong preparation, and a forward stage that is wrong only where the
  /// backward one does not fit it.
  public let isSeenByGradcheck: Bool
  /// Whether a network has a place for it where gradient descent is such as it needs.
  public func hasPlace(in architecture: Architecture) -> Bool { layer(architecture) != nil }

  /// The layer in which it is planted; nil where the network has no place for it.
  let layer: @Sendable (Architecture) -> Int?
  /// What is done instead.
  let change: Change
  /// What is to be said of it, in the names of a layer.
  let story: @Sendable (LayerNames) -> BugStory
  /// What a network is like that has a place for it.
  public var home = Home()
  /// Whether gradient descent by a rule has a place for it.
  var suits: @Sendable (DescentRule) -> Bool = { _ in true }

  /// What the data must be, in words behind "needs"; nil where any will do.
  var needs: (words: String, isThere: @Sendable (DataSet) -> Bool)?

  /// A network of the exercise, or one that differs from it in what a bug needs.
  public struct Home: Sendable, Hashable {
    /// What its hidden neurons do.
    public let activation: Activation
    /// What its last layer does.
    public let output: OutputLayer
    /// How its parameters follow the gradients.
    public let optimizer: Optimizer

    /// The exercise, but for what is said.
    public init(
      activation: Activation = .relu, output: OutputLayer = .softmaxCrossEntropy,
      optimizer: Optimizer = .gradientDescent
    ) {
      (self.activation, self.output, self.optimizer) = (activation, output, optimizer)
    }

    /// How it descends.
    public var rule: DescentRule { optimizer.rule }

    /// A network of these sizes like that.
    public func network(_ sizes: [Int]) throws(ArchitectureError) -> Architecture {
      try Architecture(sizes: sizes, activation: activation, output: output)
    }

    /// The commands that make it: `network 784-10-10 --activation sigmoid --output sigmoid --loss mse`.
    public func command(_ sizes: String = "784-10-10") -> String {
      let usual = Home()
      return "network \(sizes)" + (activation == usual.activation ? "" : " --activation \(activation.name)")
        + (output == usual.output ? "" : " --output \(output.function) --loss \(output.lossName)")
        + (optimizer == usual.optimizer ? "" : "; set optimizer \(optimizer.name)")
    }
  }

  /// What is done instead of the right thing.
  enum Change: Sendable {
    /// The line of the layer that writes a matrix of this kind is the mistake that `MistakeTable` has of this bug; nil: so
    /// are those of the update.
    case line(MatrixName.Kind?)
    /// The bytes become other numbers.
    case preparation(Preparation)
    /// The parameters begin with this number, every one of them.
    case initialValue(Double)
  }

  /// Every planted bug, in the order of an iteration: preparation, forward, backward, update.
  public static let all: [PlantedBug] = [
    .pixelsNotScaled, .labelsShuffled, .oneHotOffByOne, .initAllEqual,
    .biasForgotten, .softmaxAxis,
    .crossEntropyGradient, .outputDerivativeForgotten, .sigmoidSlopeOfA,
    .missingM, .dbSum, .staleWeights, .notTransposed, .noReluMask, .maskFromOtherLayer,
    .updateSign, .alphaTwice, .biasesNeverUpdated, .momentNotSquared, .biasCorrectionForgotten,
  ]

  /// Whether a lesson of the course shows it, so that whoever took the course knows it.
  public var isInCourse: Bool { Self.inCourse.contains(name) }

  private static let inCourse: Set<String> = [
    "missing-m", "db-sum", "init-all-equal", "w2-not-transposed", "bias-forgotten", "one-hot-off-by-one",
    "alpha-twice",
  ]

  /// The bug called `name`, or nil.
  public static func named(_ name: String) -> PlantedBug? { all.first { $0.name == name } }

  /// What is to be said of it in a network that learns by a rule; nil where there is no place for it.
  public func story(in architecture: Architecture, _ rule: DescentRule = DescentRule()) -> BugStory? {
    layer(in: architecture, rule).map { story(LayerNames(layer: $0)) }
  }

  /// The layer in which it is planted; nil where there is no place for it.
  func layer(in architecture: Architecture, _ rule: DescentRule) -> Int? {
    suits(rule) ? layer(architecture) : nil
  }

  /// What it needs that the data are not: `images`; nil where they will do.
  public func lack(in data: DataSet) -> String? {
    needs.flatMap { $0.isThere(data) ? nil : $0.words }
  }

  /// Images of ten classes, which a story speaks of.
  static let tenKindsOfImages: (words: String, isThere: @Sendable (DataSet) -> Bool) = (
    "images of ten classes", { $0.samples.image != nil && $0.classes?.count == Classes.digits.count }
  )

  /// What is to be said of it where it is in layer `layer` (1…depth).
  public func story(inLayer layer: Int) -> BugStory { story(LayerNames(layer: layer)) }

  /// How the data become numbers where it is planted.
  public var preparation: Preparation {
    if case .preparation(let preparation) = change { return preparation }
    return Preparation()
  }

  /// Whether it decides how the parameters begin.
  public var isOfInitialization: Bool {
    if case .initialValue = change { return true }
    return false
  }

  /// The first parameters where it is planted, from those that were drawn.
  public func initial(_ drawn: Parameters) -> Parameters {
    guard case .initialValue(let value) = change else { return drawn }
    var parameters = drawn
    parameters.take([Double](repeating: value, count: drawn.values.count))
    return parameters
  }
}

extension PlantedBug: Equatable {
  /// Whether they have the same name.
  public static func == (left: PlantedBug, right: PlantedBug) -> Bool { left.name == right.name }
}

/// The names of a layer's matrices, for texts.
struct LayerNames {
  let layer: Int

  var w: String { "W\(layer)" }
  var b: String { "b\(layer)" }
  var z: String { "Z\(layer)" }
  var a: String { "A\(layer)" }
  var dz: String { "dZ\(layer)" }
  var da: String { "dA\(layer)" }
  var dw: String { "dW\(layer)" }
  var db: String { "db\(layer)" }
  /// What the layer reads.
  var input: String { layer == 1 ? "X" : "A\(layer - 1)" }
  /// The layer that reads this one's activation.
  var above: LayerNames { LayerNames(layer: layer + 1) }
}
