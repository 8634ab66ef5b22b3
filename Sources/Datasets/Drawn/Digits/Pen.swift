/// A round pen.
struct Pen {
  /// Half the thickness of its line, in pixels of the finished image.
  var radius: Double
}

/// A place on the paper, x to the right and y down.
struct PenPoint: Equatable {
  var x: Double
  var y: Double
}

/// How the pen arrives at a point.
enum PenMove: Sendable, Equatable {
  /// It is put down there: a stroke begins.
  case down
  /// It passes in a smooth curve.
  case pass
  /// It arrives and turns sharply: the curve before and the curve after do not share a direction.
  case turn
}
