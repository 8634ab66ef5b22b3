import Datasets
import Networks

/// A session as a file keeps it: all but its arrays, which stand beside it under names.
///
/// Arrays, in column order where they are of parameters: `W1`, `b1`, … are the parameters as they are; `losses`, the loss
/// of each iteration; `snapshot.N`, all parameters at the start of iteration N, one after the other, and `velocity.N`,
/// their velocities where they have any, `squares.N`, the means of their squared gradients, and `updates.N`, the number
/// of updates in them (`StateSlot`); `edit.N`, the numbers that edit N put in place; `variable.N`, a value of the person's own.
public struct SavedSession: Codable, Sendable {
  /// The samples that history knows, without their bytes.
  public struct Samples: Codable, Sendable, Equatable {
    /// What a person would call them.
    public let name: String
    /// Where they were read from; nil for those that gradb draws.
    public let path: String?
    /// How many were read, where not all of them were.
    public let limit: Int?
    /// The height and width that were given for them.
    public let shape: [Int]?
    /// `DataSet.fingerprint`.
    public let fingerprint: String
    /// The seed that shuffled them; nil where they keep their order.
    public let shuffled: UInt64?
    /// What gradb draws; nil for files, and for the digits that it opens with.
    public var drawn: Drawn?
    /// What else somebody said about the file, as `load` takes it: `label`, `scale`, `kind`, and a `shape` of none.
    public var said: [String: String]?
  }

  /// What decides the samples of a set that gradb draws.
  public struct Drawn: Codable, Sendable, Equatable {
    let name: String
    let count: Int
    let noise: Double
    let seed: UInt64

    /// The drawing; nil where this gradb knows no such.
    public var drawing: DrawnSet.Drawing? {
      DrawnSet.Drawing(name: name, count: count, noise: noise, seed: seed)
    }
  }

  /// Samples, by their place in `data`, with so many of them in dev.
  struct Split: Codable {
    var data: Int
    var dev: Int
  }

  /// The settings that decide the numbers of training.
  struct Numbers {
    var fixed: Fixed
    /// The settings of the optimizer, by their names; a file names them beside the others.
    var ofOptimizer: [String: Double]

    /// Those that there are with any optimizer.
    struct Fixed: Codable {
      var alpha: Double
      /// As `set schedule` takes it, and the iteration with which a cosine ends.
      var schedule: String
      var scheduleEnd: Int?
      var l2: Double
      /// The name of the optimizer; nil for plain gradient descent, with momentum or without.
      var optimizer: String?
      var seed: UInt64
      /// The samples of an iteration; nil for all.
      var batch: Int?
      var initialization: String
    }
  }

  /// The settings that decide no number.
  struct Limits: Codable {
    var iterations: Int
    /// The iterations between two lines of training; nil for an epoch.
    var report: Int?
    var threads: Int?
    var memory: Int
    var explode: Double
    var vanish: Double
  }

  /// An iteration, and the operation that is next in it.
  struct Place: Codable {
    var iteration: Int
    var operation: Int
  }

  /// The samples that a person chose for an iteration.
  struct Selection: Codable {
    var part: String
    var first: Int
    var end: Int
  }

  /// The samples of a look aside, where the session was in one: an iteration of the past that was begun again.
  struct Aside: Codable {
    /// Nil for those that the batch setting gives.
    var selection: Selection?
  }

  /// An element of a parameter.
  struct Element: Codable {
    var name: String
    var row: Int
    var column: Int
  }

  /// Something a person did: just one of the last seven.
  struct Change: Codable {
    var at: Place
    var selection: Selection?
    var element: Element?
    var parameters: Bool?
    var settings: Numbers?
    var data: Split?
    var bug: String?
    var bugRemoved: Bool?
  }

  /// How it all began.
  struct Beginning: Codable {
    var settings: Numbers
    var data: Split
    var bug: String?
  }

  /// The number of gradb's arithmetic: it grows where the same session comes to have other bits. Files before there were
  /// any have none.
  ///
  /// 1: the wrong line of a planted bug is evaluated on all samples of a batch at once. 2: tanh and the cosine of a schedule
  /// are gradb's own instead of the C library's, and the powers of a schedule that goes in steps are exact to the last bit.
  static let currentArithmetic = 2

  /// The arithmetic that the numbers were computed with.
  var arithmetic: Int?
  /// The samples that history knows; edits name them by their places here.
  public let data: [Samples]
  let layers: [Int]
  let activation: String
  /// The name of the output layer; softmax with cross-entropy where an older file says nothing.
  var output: String?
  let limits: Limits
  let beginning: Beginning
  let edits: [Change]
  let snapshots: [Int]
  let position: Place
  let frontier: Place
  let aside: Aside?
  /// Whether the matrices of the iteration before, which has just ended, can still be looked at.
  let showsLastIteration: Bool
  let stops: [SavedStop]
  let lastStop: Int
  let variables: [String: SavedValue]

  /// Whether gradb computes something in this history otherwise now.
  var hasOlderArithmetic: Bool {
    let settings = [beginning.settings] + edits.compactMap(\.settings)
    let hasBug = beginning.bug != nil || edits.contains { $0.bug != nil }
    let hasSchedule = settings.contains { $0.fixed.schedule != "\(LearningRateSchedule.constant)" }
    return switch arithmetic ?? 0 {
    case ...0: hasBug || hasSchedule || activation == Activation.tanh.name
    case 1: hasSchedule || activation == Activation.tanh.name
    default: false
    }
  }
}
