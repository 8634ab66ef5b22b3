import Base
import Platform
import Matrices
import Networks

/// Mistakes that have a number of their own, which the arrays tell: a factor, another alpha, a penalty.
extension ComparisonJudge {
  /// The mistake of this kind that makes `mine` of `right`, which `line` should give.
  func solved(_ mine: Matrix, _ right: Matrix, _ line: Line) -> Mistake? {
    if let parameter = line.parameter { return solvedUpdate(mine, right, parameter) }
    let name = line.output
    if name?.kind == .loss { return solvedLoss(mine, right) }
    if let factor = constantFactor(mine, right) {
      return Mistake(.diagnosis(.constantFactor(factor)))
    }
    if let name, name.kind == .weightsGradient || name.kind == .biasGradient, let parameter = name.parameter,
      let values = saved.parameters[parameter], let factor = constantFactor(rest(mine, right), values)
    {
      return Mistake(.diagnosis(.strayRegularization(factor: factor)))
    }
    return name.flatMap { dropout(mine, right, $0) }
  }

  /// Another alpha than that of the iteration, or weight decay.
  private func solvedUpdate(_ mine: Matrix, _ right: Matrix, _ parameter: MatrixName) -> Mistake? {
    guard let before = saved.parameters[parameter] else { return nil }
    guard let direction = saved.rule.optimizer.way(of: parameter) else { return nil }
    if let way = value(of: direction, like: before),
      let step = multiple(of: way, between: before, and: mine)
    {
      let alpha = Self.text(abs(step))
      return step > 0
        ? Mistake(
          .words("the update goes uphill: alpha times the gradient has to be subtracted"),
          line: "\(parameter) + \(alpha) * \(direction)", like: .updateSign)
        : !saved.isLearningRateKnown
          ? nil
          : Mistake(
            .words(
              "its step is that of alpha = \(alpha), and alpha is \(Self.text(saved.learningRate)) otherwise"),
            line: "\(parameter) - \(alpha) * \(direction)")
    }
    if saved.isLearningRateKnown, let share = multiple(of: before, between: right, and: mine), share < 0 {
      let decay = Self.text(-share / saved.learningRate)
      return Mistake(
        .words("it has a weight decay of \(decay) that the gradient does not have"),
        line: "\(parameter) - alpha * (\(direction) + \(decay) * \(parameter))")
    }
    return nil
  }

  /// A loss that is divided by another number than m, or that has a penalty.
  ///
  /// A single number is any multiple of another, so only numbers count that people type.
  private func solvedLoss(_ mine: Matrix, _ right: Matrix) -> Mistake? {
    guard let loss = mine.elements.first, let own = right.elements.first, loss.isFinite, own.isFinite else {
      return nil
    }
    let m = Double(saved.batch.batch.count)
    let divisor = own * m / loss
    let tolerance = 2 * saved.precision.relativeTolerance
    if saved.rule.l2 == 0, divisor >= 1, divisor < 1e-3 / tolerance,
      abs(divisor - divisor.rounded()) <= tolerance * divisor
    {
      return Mistake(.diagnosis(.constantFactor(m / divisor.rounded())))
    }
    let squares = (1...saved.architecture.depth).reduce(0.0) { sum, layer in
      sum + (saved.parameters[MatrixName(.weights, layer: layer)]?.elements.reduce(0) { $0 + $1 * $1 } ?? 0)
    }
    let factor = (loss - own) / squares
    guard saved.rule.l2 == 0, factor > 0, factor.isFinite else { return nil }
    // What is left of the digits when the loss itself is subtracted.
    let error = tolerance * own / (loss - own)
    let isTyped = [factor, 2 * factor, factor * m, 2 * factor * m].contains { number in
      error < 1e-3 && abs(Self.shortest(number, digits: 2) - number) <= error * number
    }
    guard isTyped else { return nil }
    return Mistake(.penalty(factor: Self.shortest(factor, within: error)))
  }

  /// Elements that are 0 at random, and else the same multiple of what is right.
  private func dropout(_ mine: Matrix, _ right: Matrix, _ name: MatrixName) -> Mistake? {
    guard name.kind == .activation || name.kind == .activationGradient,
      saved.architecture.isHidden(name),
      let place = mine.elements.indices.max(by: { abs(mine.elements[$0]) < abs(mine.elements[$1]) })
    else { return nil }
    let factor = mine.elements[place] / right.elements[place]
    guard factor.isFinite, factor > 1 - 1e-6 else { return nil }
    let dropped = Matrix(rows: right.rows, columns: right.columns) {
      mine[$0, $1] == 0 ? 0 : factor * right[$0, $1]
    }
    guard agree(mine, dropped), dropped.elements.count(where: { $0 != 0 }) >= 10 else { return nil }
    let times = factor < 1 + 1e-6 ? "" : "\(Self.text(factor)) times "
    let kept = factor < 1 + 1e-6 ? "dropout" : "dropout that keeps \(Self.text(1 / factor))"
    return Mistake(
      .words("every element is 0 or \(times)gradb's: \(kept); gradb has none, so leave it out to compare"))
  }

  /// The whole number, 2 to 9, that a gradient is too large by, as where those of earlier passes are in it; else nil.
  func timesOfEveryGradient(_ mine: Matrix, _ right: Matrix, _ line: Line) -> Int? {
    guard line.output?.parameter != nil, let factor = constantFactor(mine, right), factor > 1.5, factor < 9.5,
      abs(factor - factor.rounded()) < 1e-4
    else { return nil }
    return Int(factor.rounded())
  }

  /// mine / right, where it is the same for all elements, of which there are several.
  private func constantFactor(_ mine: Matrix, _ right: Matrix) -> Double? {
    right.elements.count > 1 ? mine.factor(of: right) { agree(mine, $0) } : nil
  }

  /// The number k with which `end` is `start` + k * `way`; nil where there is none.
  func multiple(of way: Matrix, between start: Matrix, and end: Matrix) -> Double? {
    end.multiple(of: way, from: start, within: 1e-9) { agree(end, $0) }
  }

  private func rest(_ mine: Matrix, _ right: Matrix) -> Matrix {
    Matrix(rows: mine.rows, columns: mine.columns) { mine[$0, $1] - right[$0, $1] }
  }

  /// A number as people type it: 0.3 for 0.30000000000000004.
  static func text(_ number: Double) -> String { "\(shortest(number, within: 1e-6))" }

  /// The decimal number with the fewest digits that is `number` but for a share of it.
  static func shortest(_ number: Double, within share: Double) -> Double {
    (1...12).lazy.map { shortest(number, digits: $0) }.first { abs($0 - number) <= share * abs(number) }
      ?? number
  }

  private static func shortest(_ number: Double, digits: Int) -> Double {
    Double(number.printed(.exponent, digits - 1)) ?? number
  }
}
