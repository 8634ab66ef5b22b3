import Datasets
import Debugging
import Networks

/// Sessions over small random images, for tests.
public enum SmallSession {
  /// A session at iteration 0 over `count` random images of `side` × `side` pixels, the first `dev` of them in dev.
  ///
  /// The network has a hidden layer for each of `hidden`, and the 10 classes.
  public static func make(
    count: Int = 40, side: Int = 4, dev: Int = 0, hidden: [Int] = [6], settings: Settings = Settings(),
    home: PlantedBug.Home = PlantedBug.Home()
  ) throws -> Session {
    Session(
      data: SmallData.random(count: count, side: side).withDevCount(dev),
      architecture: try home.network([side * side] + hidden + [Classes.digits.count]),
      settings: settings)
  }
}
