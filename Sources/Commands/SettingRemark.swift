import Datasets
import Pictures

/// What to say of values that are allowed, but probably not meant.
enum SettingRemark {
  /// Of a learning rate; empty where it is positive.
  static func alpha(_ alpha: Double) -> String {
    if alpha == 0 { return "an update changes nothing then" }
    return alpha < 0 ? "updates go uphill then, and the loss rises" : ""
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
