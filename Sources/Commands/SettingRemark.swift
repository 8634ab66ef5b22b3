import Datasets
import Debugging
import Networks
import Rendering

/// What to say of values that are allowed, but probably not meant.
enum SettingRemark {
  /// Of a learning rate; empty where it is positive.
  static func alpha(_ alpha: Double) -> String {
    if alpha == 0 { return "an update changes nothing then" }
    return alpha < 0 ? "updates go uphill then, and the loss rises" : ""
  }

  /// Of a learning rate that changes: what it is now; empty where it stays.
  static func schedule(_ session: Session) -> String {
    let present = NumberText.scalar(session.learningRate)
    switch session.settings.schedule {
    case .constant: return ""
    case .step: return "alpha is \(present) in this iteration"
    case .cosine(let end):
      return "alpha is \(present) in this iteration, and 0 from iteration \(NumberText.count(end)) on"
    }
  }

  /// Of another optimizer: its own numbers, and its usual learning rate where alpha is still the usual one of others.
  static func optimizer(before: Settings, after: Settings) -> String {
    let optimizer = after.rule.optimizer
    guard optimizer != before.rule.optimizer || after.rule != before.rule else {
      return "as before; its state stays"
    }
    let own = after.rule.settings.filter { !$0.isReserved }
      .map { "\($0.name) is \(NumberText.scalar(after.rule[$0]))" }
    var remarks = own.isEmpty ? [] : [own.joined(separator: ", ")]
    if let usual = optimizer.usualAlpha, after.alpha == Settings().alpha {
      let alpha = NumberText.scalar(usual)
      remarks.append(
        "alpha is \(NumberText.scalar(after.alpha)); \(optimizer.title)'s usual one is \(alpha): set alpha \(alpha)"
      )
    }
    return remarks.joined(separator: "; ")
  }

  /// Of another rule: how the program changed, and whether the iteration under way begins again; empty where nothing did.
  static func rule(before: Session, after: Session) -> String {
    guard before.settings.rule != after.settings.rule else { return "" }
    var parts: [String] = []
    let (old, new) = (before.program.operations.count, after.program.operations.count)
    if old != new { parts.append("list shows the \(new) operations of an iteration, which were \(old)") }
    if before.isMidIteration { parts.append("iteration \(after.position.iteration) begins again") }
    return parts.joined(separator: "; ")
  }

  /// Of parameters that cannot learn to differ; empty where they can.
  static func initialization(_ initialization: Initialization, of session: Session) -> String {
    guard initialization == .zeros, session.architecture.depth > 1 else { return "" }
    return
      "hidden neurons that begin alike stay alike, so a network with hidden layers learns hardly anything"
  }

  /// Of a batch of `count` samples, where there are `available` to train on.
  static func batch(_ count: Int, of available: Int) -> String? {
    count > available
      ? "there are \(NumberText.count(available)) training samples, so every iteration runs on all of them"
      : nil
  }

  /// Of a split that leaves hardly anything to train on: under a hundred samples, and a tenth of all.
  static func split(_ data: DataSet) -> String? {
    guard data.trainCount < 100, data.trainCount * 10 < data.samples.count else { return nil }
    return data.trainCount == 1
      ? "only 1 sample is left to train on"
      : "only \(NumberText.count(data.trainCount)) samples are left to train on"
  }
}
