import Datasets
import Debugging
import Networks
import Rendering

extension Command {
  static let gradcheck = Command(
    "gradcheck", aliases: ["gc"], group: .check, usage: "[PARAM ...] [--eps E] [--sweep]",
    summary: "compare every gradient with finite differences of the loss",
    details: """
      Moves each parameter a little up and down, runs the forward operations again, and compares the slope of the loss \
      with the gradient that the backward operations computed. The relative error |a - n| / max(|a|, |n|) of a right \
      gradient is below 1e-7 or so; above 1e-2 something is wrong.

      The batch is the current one where it has 2 to 256 samples, and else the first 16 training samples. Where moving a \
      parameter switches a relu on or off, the slope is no derivative; such entries are counted as kinks. Where both \
      numbers are exactly 0, nothing was compared; they are counted as vacuous. Where the loss is so large that rounding \
      hides the difference, it is left out, too. If anything fails, the first wrong operation is named, with the mistake \
      that fits the numbers.

      --sweep shows how the error depends on eps: too large, and the loss is no straight line between the two points; too \
      small, and rounding swamps the difference. The exit status of a batch run is 0 when all agree, 1 when not, 3 when \
      too little could be compared.
      """,
    options: [
      Option(.epsilon), Option(.sweep),
    ],
    operands: [.parameter],
    examples: [
      Example("gradcheck", "all 7,960 parameters of 784-10-10"),
      Example("gradcheck b2", "one of them"),
      Example("gradcheck W2 --sweep", "what eps does"),
    ],
    run: { interpreter, arguments in
      var check = GradientCheck()
      check.threads = interpreter.session.settings.threads
      check.learningRate = interpreter.session.learningRate
      if let epsilon = try arguments[.epsilon] { check.epsilon = epsilon }
      if !arguments.words.isEmpty { check.names = try arguments.words.map { try interpreter.parameter($0) } }
      return arguments.has(.sweep) ? try interpreter.sweep(check) : try interpreter.check(check)
    })
}

extension Interpreter {
  /// The parameter that a person calls `word`; a gradient's name means its parameter.
  fileprivate func parameter(_ word: String) throws -> MatrixName {
    let names = session.architecture.parameterNames
    guard let name = MatrixName(word),
      let parameter = names.first(where: { $0 == name || $0.gradient == name })
    else {
      throw CommandError.badValue(
        word, setting: "gradcheck",
        expected: "parameters such as \(CommandError.listed(names.prefix(4).map(\.description), "or"))")
    }
    return parameter
  }

  /// The batch that a check runs on.
  var batchToCheck: IterationBatch {
    let current = session.batch
    if GradientCheck.usefulBatchSizes.contains(current.batch.count) { return current }
    return session.firstSamples(GradientCheck.defaultBatchSize)
  }

  /// Runs a check with a progress bar.
  private func report(_ check: GradientCheck, _ batch: Batch, title: String) throws -> GradientReport {
    try host.longWork(title, as: "the gradient check") { stop, progress in
      try check.run(
        session.program, parameters: session.parameters, batch: batch, stop: stop, progress: progress)
    }
  }

  fileprivate func check(_ check: GradientCheck) throws -> CommandResult {
    let batch = batchToCheck
    let report = try report(check, batch.batch, title: "checking gradients")
    let finding = GradcheckReport(
      report, on: batch, replacesOneSample: session.batch.batch.count == 1 && batch.batch.count > 1,
      hidesCause: session.bug != nil && isAsked)
    let status: Outcome.Status =
      switch report.verdict {
      case .passed: .fine
      case .failed: .checkFailed
      case .inconclusive: .inconclusive
      }
    return CommandResult(finding, status: status)
  }

  fileprivate func sweep(_ check: GradientCheck) throws -> CommandResult {
    let batch = batchToCheck
    var points: [GradientSweep.Point] = []
    for exponent in 2...11 {
      var one = check
      one.epsilon = GradientSweep.epsilon(exponent)
      let report = try report(one, batch.batch, title: "checking gradients at eps = 1e-\(exponent)")
      let medians = report.entries.filter { $0.kink == nil && $0.analytic != 0 }.map(\.relativeError).sorted()
      guard !medians.isEmpty else { continue }
      points.append(.init(epsilon: one.epsilon, medianError: medians[medians.count / 2]))
    }
    return CommandResult(GradientSweep(batch: batch.words, points: points))
  }
}

extension CommandOption<Void> {
  fileprivate static var sweep: Self {
    Self("--sweep", "show the error for eps from 1e-2 to 1e-11")
  }
}

extension CommandOption<Double> {
  fileprivate static var epsilon: Self {
    Self(
      "--eps", "E", "how far to move a parameter (1e-5)"
    ) { text throws(CommandError) in
      // Outside, truncation or rounding is larger than what the check tolerates: right gradients would fail, or wrong
      // ones pass.
      guard let epsilon = Double(text), (1e-7...1e-5).contains(epsilon) else {
        throw .badValue(
          text, setting: "--eps",
          expected: "a number from 1e-7 to 1e-5, where the check can be trusted; --sweep shows what others do"
        )
      }
      return epsilon
    }
  }
}
