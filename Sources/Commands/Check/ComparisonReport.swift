import ArrayFiles
import Comparison
import Debugging
import Matrices
import Networks
import Rendering

/// A person's own iteration beside gradb's: a line for each array, and what is wrong with those that are.
struct ComparisonReport: Finding {
  static let kind = "comparison"

  /// An array of the file.
  struct Row: Sendable, Encodable {
    let name: String
    /// The shape that it should have.
    let shape: [Int]
    let verdict: IterationComparison.Verdict
    /// How far its worst element is from gradb's; nil where it is the same to the last bit, or has another shape.
    let largestDifference: Double?
    /// That element.
    let element: String?
    /// The shape that it has, where that is another.
    let ownShape: String?
  }

  /// W and b that are those after the update, whose step was taken back.
  struct StepTaken: Sendable, Encodable {
    let alpha: Double
    let goesUphill: Bool
  }

  /// Arrays that differ and are not wrong.
  struct Excuse: Sendable, Encodable {
    let arrays: [String]
    let reason: String
  }

  /// The file as it was named.
  let file: String
  let architecture: String
  /// How many samples the iteration runs on.
  let samples: Int
  /// How the file was read, in sentences without a full stop.
  let remarks: [String]
  /// The arrays in the order of the program.
  let rows: [Row]
  let stepTaken: StepTaken?
  let excuses: [Excuse]
  /// The arrays that are wrong themselves, the first one first.
  let wrong: [WrongArray]
  /// Arrays that hold no numbers that can be read, with their types.
  let withoutNumbers: [String]
  /// Arrays that nobody knows, with what may be meant.
  let unknown: [String]
  /// What updates left that cannot be judged without alpha.
  let unjudged: [String]
  /// What the optimizer keeps that cannot be judged without what was before.
  let unjudgedState: [String]
  /// Whether a gradient was among the arrays.
  let hasGradients: Bool
  /// Whether nothing is wrong.
  let isRight: Bool
  /// Another network that the file may be of as well, where something is wrong.
  let rival: RivalReading?

  /// A comparison with the file at `path`, `others` of whose arrays hold no numbers.
  init(_ comparison: IterationComparison, path: String, withoutNumbers others: [NpzFile.OtherArray]) {
    let saved = comparison.saved
    file = path
    architecture = "\(saved.architecture)"
    samples = saved.batch.batch.count
    let network =
      comparison.isNetworkOfFile ? ["the network is the file's: \(saved.architecture.functions)"] : []
    remarks = saved.remarks + network + saved.remarks(on: comparison.conventions)
    rows = comparison.rows.map(Row.init)
    stepTaken = comparison.stepTaken.map {
      StepTaken(alpha: abs($0), goesUphill: comparison.goesUphill)
    }
    let story = ComparisonStory(comparison: comparison)
    (excuses, wrong) = (story.excuses, story.wrong)
    withoutNumbers = others.map { "\($0.name) (type \($0.type))" }
    unknown = saved.unknown.map { name, near in
      near.isEmpty ? name : "\(name) (did you mean \(CommandError.listed(near, "or"))?)"
    }
    unjudged = comparison.unjudged.map(\.name)
    unjudgedState = comparison.unjudgedState.map(\.name)
    hasGradients = comparison.rows.contains { $0.matrix?.parameter != nil }
    isRight = comparison.isRight
    rival = story.rival
  }
}

/// Another reading of a file with mistakes: a network that as many arrays would be right in.
struct RivalReading: Sendable, Encodable {
  /// The functions of that network.
  let network: String
  /// The array that is wrong first then.
  let array: String
  /// What is wrong with it; nil where nothing fits.
  let words: String?
}

extension Architecture {
  /// What the hidden layers and the last one do: `sigmoid, then sigmoid with mse`.
  var functions: String { hiddenLayers.isEmpty ? output.name : "\(activation.name), then \(output.name)" }
}

/// An array that is wrong itself, and what there is to say of it.
struct WrongArray: Sendable, Encodable {
  /// A line that gives just its numbers.
  struct Fit: Sendable, Encodable {
    /// What is wrong with it.
    let words: String
    /// The line as the person may have written it; nil where that is not known.
    let line: String?
  }

  /// The element that differs most.
  struct Worst: Sendable, Encodable {
    let element: String
    let yours: Double
    let gradbs: Double
    /// How gradb computes it.
    let explanation: ExplainedElement?
    /// Whether the file's samples are rows, and gradb's elements stand the other way round.
    let isTransposed: Bool
  }

  /// The array, and others that are wrong in the same way.
  var arrays: [String]
  /// The right line, in the file's layout.
  let line: String
  /// How many of so many elements differ; nil where the shape is another.
  let differing: Int?
  let count: Int
  /// The shape that it should have.
  let shape: [Int]
  /// The shape that it has, where that is another.
  let ownShape: String?
  /// The lines that give its numbers, the likeliest first.
  let fits: [Fit]
  /// More of the mistake, for a student; nil of any but the first wrong array.
  let explanation: String?
  /// nil of any but the first wrong array.
  let worst: Worst?
  /// Whether it is a matrix of the iteration, and not what the update left.
  let isMatrix: Bool
}

extension ComparisonReport.Row {
  fileprivate init(_ row: IterationComparison.Row) {
    let differs = row.difference.map { !$0.isExact } ?? false
    self.init(
      name: row.name, shape: [row.expected.rows, row.expected.columns], verdict: row.verdict,
      largestDifference: differs ? row.difference?.largest : nil,
      element: differs ? row.difference.map { row.element($0.place) } : nil,
      ownShape: row.difference == nil ? "\(row.saved.shapeText)" : nil)
  }
}

extension NotebookIteration {
  /// What a penalty of this strength is called in the file, behind its number.
  private func name(of l2: Double) -> String {
    guard let told = penaltyStrength, told.value > 0 else { return "" }
    return abs(told.value - l2) <= 1e-6 * l2 ? ", which is its \(told.name)" : ""
  }

  /// How the file is written otherwise than gradb.
  fileprivate func remarks(on conventions: NotebookConventions) -> [String] {
    var remarks: [String] = []
    switch precision {
    case .double: break
    case .single:
      remarks.append(
        "the numbers are float32: up to 0.00001 of an array's largest, or of an update's step, is rounding")
    case .half:
      remarks.append(
        "the numbers are float16: up to 0.01 of an array's largest, or of an update's step, is rounding")
    }
    if let scale = conventions.scale {
      remarks.append(
        "L is \(scale.formula) in the file, \(NumberText.scalar(scale.factor)) times gradb's, and so is every gradient: they are compared as "
          + "gradb scales them, and alpha is \(NumberText.scalar(scale.factor)) times as large for that")
    }
    if let scale = conventions.scaleOfLossAlone {
      remarks.append(
        "L is \(scale.formula) in the file, \(NumberText.scalar(scale.factor)) times gradb's, and the gradients are those of gradb's: L is "
          + "compared as gradb scales it")
    }
    if conventions.signsCancel {
      let last = MatrixName(.preActivationGradient, layer: architecture.depth)
      remarks.append(
        "\(last) has the other sign in the file, as with Y - A, and the update adds: the two signs cancel, so the file's "
          + "dZ, dA, dW and db are compared times -1")
    }
    if conventions.signIsOpen {
      remarks.append(
        "that is right only where the update adds; nothing in the file tells, so the sign is not judged: save W1_new, too"
      )
    }
    if conventions.gradientsAreSums {
      remarks.append(
        "dW and db are sums over the samples in the file, and the update divides them by m: they are compared divided by m"
      )
    }
    if let l2 = conventions.l2 {
      remarks.append(
        l2 == 0
          ? "the gradients of the file have no penalty, so l2 is taken as 0"
          : "the gradients of the file have the penalty of l2 = \(NumberText.scalar(l2))\(name(of: l2)), and are compared with it"
      )
    }
    if let decay = conventions.decay {
      remarks.append(
        "the update of the file has a weight decay of \(NumberText.scalar(decay)) beside the gradient's step")
    }
    if conventions.derivativesAreFromZ {
      remarks.append("the derivatives of the hidden layers are taken at Z")
    }
    if conventions.errorsAreDivided {
      remarks.append(
        "dZ and dA are divided by m = \(batch.batch.count) in the file, and dW and db not again; gradb divides dW and "
          + "db, so the file's dZ and dA are compared times m")
    }
    return remarks
  }
}
