import Networks

/// Keeps the memory of a training run for as long as the program stays the same.
struct TrainingRuns {
  private var kept: (run: TrainingRun, rule: DescentRule)?

  /// A run of the session's program: that of the last call, where the program has not changed since.
  mutating func run(of session: Session) -> TrainingRun {
    let rule = session.program.rule
    if let kept, kept.rule == rule { return kept.run }
    let run = TrainingRun(session.program, threads: session.settings.threads)
    kept = (run, rule)
    return run
  }
}
