import Networks

extension Session {
  /// The loss that says where training stands: that of the current iteration's batch once it is computed, and before
  /// that, the one of the iteration before, where both run on all training samples. Nil otherwise: the loss of another
  /// sample, mini-batch or data set says nothing about what comes next.
  public var currentLoss: Double? {
    if isMidIteration { return workspace.loss }
    let previous = position.iteration - 1
    guard previous >= 0, chosen == nil, runsOnAll(settings.batch), runsOnAll(numbers(at: previous).batch),
      !timeline.edits(at: position).contains(where: \.isOfData),
      !timeline.edits(at: Position(iteration: previous, operation: 0)).contains(where: \.isSelection)
    else { return nil }
    return losses.last
  }

  /// Whether a parameter or a setting was changed since the current iteration began.
  public var wasEditedMidIteration: Bool { isMidIteration && timeline.hasEdits(within: position.iteration) }

  private func runsOnAll(_ size: Settings.BatchSize) -> Bool {
    if case .samples(let count) = size { return count >= data.trainCount }
    return true
  }

}

extension Edit {
  /// Whether it puts other samples in place.
  fileprivate var isOfData: Bool {
    if case .data = self { return true }
    return false
  }
}
