import Comparison
import ArrayFiles
import Debugging
import Foundation
import Networks
import Testing

/// Files that are right although they differ: other conventions, arrays without copies, parameters after the update. What
/// is wrong in them is still found.
struct ConventionTests {
  private func verdicts(_ comparison: IterationComparison) -> [String: IterationComparison.Verdict] {
    Dictionary(uniqueKeysWithValues: comparison.rows.map { ($0.name, $0.verdict) })
  }

  private static let parameters = ["W1", "b1", "W2", "b2"]
  private static let gradients = ["dZ2", "dW2", "db2", "dA1", "dZ1", "dW1", "db1"]

  /// The delta rule: dZ is Y - A, and the update adds. `divisor` is what dZ and dA are divided by.
  private func deltaRule(divisor: Double = 1) throws -> NotebookFile {
    var file = try NotebookFile(hidden: [6])
    for name in Self.gradients { file.put(file[name].map { -$0 }, as: name) }
    for name in ["dZ2", "dA1", "dZ1"] { file.put(file[name].map { $0 / divisor }, as: name) }
    return file
  }

  @Test(arguments: [1, 7] as [Double])
  func twoSignsThatCancelAreRight(divisor: Double) throws {
    var file = try deltaRule(divisor: divisor)
    let comparison = try file.comparison()
    #expect(comparison.isRight && comparison.conventions.signsCancel)
    #expect(comparison.conventions.errorsAreDivided == (divisor == 7))
    #expect(comparison.rows.allSatisfy { $0.verdict == .exact || $0.verdict == .approximate })
    // A mistake beside that is still one,
    file.put(file["dW2"].map { -$0 }, as: "dW2")
    #expect(try file.comparison().wrong.map(\.name) == ["dW2"])
    file = try deltaRule(divisor: divisor)
    // and so is an update that subtracts.
    for name in Self.parameters {
      file.put(file[name].with(file["d\(name)"]) { $0 - 0.25 * $1 }, as: "\(name)_new")
    }
    let uphill = try file.comparison()
    #expect(!uphill.conventions.signsCancel)
    #expect(uphill.wrong.first?.name == "dZ2")
  }

  /// Without an update in the file, nobody can tell whether the sign is meant.
  @Test func aSignThatNoUpdateTellsOfIsNotJudged() throws {
    var file = try deltaRule()
    for name in Self.parameters { file.arrays["\(name)_new"] = nil }
    let comparison = try file.comparison()
    #expect(comparison.isRight && comparison.conventions.signsCancel && comparison.conventions.signIsOpen)
    // One gradient with the other sign is a mistake.
    file.put(file["dW1"].map { -$0 }, as: "dW1")
    #expect(try file.comparison().wrong.map(\.name) == ["dW1"])
  }

  /// With a batch of 7, every gradient twice too large, as where those of an earlier pass are still in it.
  @Test func errorsThatAreDividedAreRightWhereEveryGradientHasAMistake() throws {
    var file = try NotebookFile(hidden: [6])
    for name in ["dZ2", "dA1", "dZ1"] { file.put(file[name].map { $0 / 7 }, as: name) }
    for name in ["dW2", "db2", "dW1", "db1"] { file.put(file[name].map { 2 * $0 }, as: name) }
    for name in Self.parameters { file.arrays["\(name)_new"] = nil }
    let comparison = try file.comparison()
    #expect(comparison.conventions.errorsAreDivided)
    #expect(comparison.wrong.map(\.name) == ["dW2", "db2", "dW1", "db1"])
    #expect(comparison.factorOfEveryGradient == 2)
    file.put(file["db1"].map { $0 / 2 }, as: "db1")
    #expect(try file.comparison().factorOfEveryGradient == nil)
  }

  private func momentumFile() throws -> NotebookFile {
    var rule = DescentRule()
    rule.momentum = 0.9
    return try NotebookFile(hidden: [6], rule: rule)
  }

  @Test func velocitiesThatHoldStepsAreAChoiceWhereTheUpdateAddsThem() throws {
    var file = try momentumFile()
    for name in Self.parameters {
      file.put(file["v\(name)_old"].with(file["d\(name)"]) { 0.9 * $0 - 0.25 * $1 }, as: "v\(name)")
      file.put(file[name].with(file["v\(name)"], +), as: "\(name)_new")
    }
    let comparison = try file.comparison()
    #expect(comparison.isRight && comparison.conventions.stepInVelocities == 0.25)
    #expect(
      comparison.excused.map(\.name) == [
        "vW1", "vb1", "vW2", "vb2", "W1 after", "b1 after", "W2 after", "b2 after",
      ])
    // Where alpha is not saved, the velocities tell it.
    let alpha = file.arrays.removeValue(forKey: "alpha")
    #expect(try file.comparison().isRight)
    file.arrays["alpha"] = alpha
    // An update that subtracts them goes the wrong way.
    for name in Self.parameters {
      file.put(file[name].with(file["v\(name)"]) { $0 - 0.25 * $1 }, as: "\(name)_new")
    }
    #expect(try file.comparison().wrong.map(\.name) == ["vW1", "vb1", "vW2", "vb2"])
  }

  @Test func velocitiesThatAreMeansOfGradientsAreAChoice() throws {
    var file = try momentumFile()
    for name in Self.parameters {
      file.put(file["v\(name)_old"].with(file["d\(name)"]) { 0.9 * $0 + (1 - 0.9) * $1 }, as: "v\(name)")
      file.put(file[name].with(file["v\(name)"]) { $0 - 0.25 * $1 }, as: "\(name)_new")
    }
    let comparison = try file.comparison()
    #expect(comparison.isRight)
    #expect(comparison.excused.map(\.name) == ["vW1", "vb1", "vW2", "vb2"])
    #expect(verdicts(comparison)["W1 after"] == .follows)
  }

  /// A network with half the mean of squares, in a file whose loss is `factor` times that, and every gradient.
  ///
  /// Its penalty has no factor, as people write it.
  private func scaledFile(
    by factor: Double, output: OutputLayer = .sigmoidSquaredError, rule: DescentRule, divisor: Double = 1
  ) throws -> NotebookFile {
    var file = try NotebookFile(hidden: [6], activation: .tanh, output: output, rule: rule)
    var penalty = 0.0
    for name in Self.parameters {
      let decay = name.hasPrefix("W") ? rule.l2 : 0
      let weights = file[name]
      penalty += decay / 2 * weights.map { $0 * $0 }.sum
      let gradient = file["d\(name)"].with(weights) { factor * ($0 - decay * $1) + decay * $1 }
      file.put(gradient, as: "d\(name)")
      let direction =
        rule.momentum == 0 ? gradient : file["v\(name)_old"].with(gradient) { rule.momentum * $0 + $1 }
      if rule.momentum != 0 { file.put(direction, as: "v\(name)") }
      file.put(weights.with(direction) { $0 - 0.25 * $1 }, as: "\(name)_new")
    }
    for name in ["dA2", "dZ2", "dA1", "dZ1"] where file.arrays[name] != nil {
      file.put(file[name].map { factor * $0 / divisor }, as: name)
    }
    file.put(file["L"].map { factor * ($0 - penalty) + penalty }, as: "L")
    return file
  }

  /// The mean over all outputs, or without the half, with and without a penalty, momentum and errors divided by m.
  @Test(arguments: [2, 0.2, 0.1], [0, 0.3])
  func aLossInAnotherScaleIsRightWithItsGradients(factor: Double, l2: Double) throws {
    for (momentum, divisor) in [(0, 1), (0.9, 1), (0, 7)] as [(Double, Double)] {
      var rule = DescentRule()
      (rule.l2, rule.momentum) = (l2, momentum)
      var file = try scaledFile(by: factor, rule: rule, divisor: divisor)
      let comparison = try file.comparison()
      #expect(comparison.isRight, "\(momentum) \(divisor): \(comparison.wrong.map(\.name))")
      #expect(comparison.conventions.scale?.factor == factor)
      #expect(comparison.conventions.errorsAreDivided == (divisor == 7))
      #expect(comparison.rows.allSatisfy { $0.verdict == .exact || $0.verdict == .approximate })
      // A mistake beside that is still one,
      file.put(file["dW2"].map { -$0 }, as: "dW2")
      #expect(try file.comparison().wrong.map(\.name) == ["dW2"])
      // and so is the loss of another scale than the gradients'.
      file = try scaledFile(by: factor, rule: rule, divisor: divisor)
      file.put(file["L"].map { 3 * $0 }, as: "L")
      #expect(try !file.comparison().isRight)
    }
  }

  @Test func ofYesAndNoTheMeanOverAllOutputsIsRight() throws {
    let file = try scaledFile(by: 0.1, output: .sigmoidCrossEntropy, rule: DescentRule())
    let comparison = try file.comparison()
    #expect(comparison.isRight && comparison.conventions.scale?.factor == 0.1)
  }

  /// Many print the mean of the squares, and follow A - Y.
  @Test func aLossAloneInAnotherScaleIsRight() throws {
    var file = try NotebookFile(hidden: [6], output: .linearSquaredError)
    for factor in [2, 0.2, 0.1] {
      let scaled = file["L"].map { factor * $0 }
      var other = file
      other.put(scaled, as: "L")
      let comparison = try other.comparison()
      #expect(comparison.isRight && comparison.conventions.scaleOfLossAlone?.factor == factor)
      #expect(comparison.conventions.scale == nil)
    }
    file.put(file["L"].map { 3 * $0 }, as: "L")
    #expect(try file.comparison().wrong.map(\.name) == ["L"])
  }

  /// Of the exercise's own loss there is one scale.
  @Test func twiceTheErrorOfSoftmaxIsNoOtherScale() throws {
    var file = try NotebookFile(hidden: [6])
    for name in Self.gradients { file.put(file[name].map { 2 * $0 }, as: name) }
    #expect(try file.comparison().wrong.first?.name == "dZ2")
  }

  @Test(arguments: [Activation.gelu, .geluByTanh])
  func theOtherFormulaOfAnActivationIsRight(activation: Activation) throws {
    var file = try NotebookFile(hidden: [6], activation: activation)
    let other = try #require(activation.family.first)
    file.other = Session(
      data: file.other.data,
      architecture: try Architecture(sizes: file.other.architecture.sizes, activation: other))
    let comparison = try file.comparison()
    #expect(comparison.isRight && comparison.saved.architecture.activation == activation)
    #expect(comparison.rows.allSatisfy { $0.verdict == .exact || $0.verdict == .approximate })
    // Of the session's own formula there is nothing to say.
    file.other = Session(data: file.other.data, architecture: comparison.saved.architecture)
    #expect(try file.comparison().isNetworkOfFile == false)
  }

  @Test func aLossForEachSampleIsAChoiceWhereItsMeanAgrees() throws {
    var file = try NotebookFile(hidden: [6])
    let losses = file["A2"].with(file["Y"]) { $1 == 0 ? 0 : -$1 * log($0) }.columnSums
    file.arrays["L"] = NumericArray(shape: [7], elements: losses.elements)
    let comparison = try file.comparison()
    #expect(comparison.isRight)
    #expect(comparison.excused.map(\.name) == ["L"])
    file.arrays["L"] = NumericArray(shape: [7], elements: losses.elements.map { 2 * $0 })
    #expect(try file.comparison().wrong.map(\.name) == ["L"])
  }

  /// Notebooks save W1 at the end, when the update has changed it, by whatever alpha.
  @Test(arguments: [0.25, 0.003])
  func parametersSavedAfterTheUpdateAreTakenBack(alpha: Double) throws {
    var file = try NotebookFile(hidden: [6, 5])
    for name in ["W1", "b1", "W2", "b2", "W3", "b3"] {
      file.put(file[name].with(file["d\(name)"]) { $0 - alpha * $1 }, as: name)
      file.arrays["\(name)_new"] = nil
    }
    let comparison = try file.comparison()
    #expect(comparison.stepTaken == alpha)
    #expect(comparison.isRight)
    #expect(comparison.rows.allSatisfy { $0.verdict == .exact || $0.verdict == .approximate })
    // Another mistake is found beside it, and as itself.
    file.put(file["dZ1"].map { -$0 }, as: "dZ1")
    #expect(try file.comparison().wrong.map(\.name) == ["dZ1"])
    // Z is what W and b have to be before; without one, nothing tells.
    #expect(try NotebookFile(hidden: [6]).comparison().stepTaken == nil)
  }

  @Test func anUpdateThatWentUphillIsWrongEvenWhereOnlyItsResultIsSaved() throws {
    var file = try NotebookFile(hidden: [6])
    for name in Self.parameters {
      file.put(file[name].with(file["d\(name)"]) { $0 + 0.25 * $1 }, as: name)
      file.arrays["\(name)_new"] = nil
    }
    let comparison = try file.comparison()
    #expect(comparison.wrong.isEmpty && comparison.goesUphill && !comparison.isRight)
    // The delta rule's own way.
    file = try deltaRule()
    for name in Self.parameters { file.arrays[name] = file.arrays.removeValue(forKey: "\(name)_new") }
    #expect(try file.comparison().isRight)
  }

  /// W1_old = W1 makes no copy.
  @Test func oldParametersThatAreTheNewOnesAreTakenBack() throws {
    var file = try NotebookFile(hidden: [6])
    for name in Self.parameters { file.arrays["\(name)_old"] = file.arrays["\(name)_new"] }
    for name in Self.parameters { file.arrays[name] = file.arrays.removeValue(forKey: "\(name)_new") }
    let comparison = try file.comparison()
    #expect(comparison.stepTaken == 0.25)
    #expect(comparison.isRight)
  }

  /// What an assignment without a copy does: both names hold what the later line made.
  @Test(arguments: [("A2", "dZ2"), ("Z1", "A1"), ("dA1", "dZ1")])
  func anArrayThatALaterLineOverwroteIsExcused(earlier: String, later: String) throws {
    var file = try NotebookFile(hidden: [6])
    file.arrays[earlier] = file.arrays[later]
    let comparison = try file.comparison()
    #expect(comparison.isRight)
    #expect(verdicts(comparison)[earlier] == .overwritten)
    #expect(
      comparison.rows.filter { $0.verdict == .exact || $0.verdict == .approximate }.count == comparison.rows
        .count - 1)
    // Where the later one is wrong too, nothing excuses either.
    let wrong = file[later].map { $0 * $0 + 1 }
    file.put(wrong, as: earlier)
    file.put(wrong, as: later)
    #expect(try !file.comparison().isRight)
    // A line that is left out is no copy that was forgotten.
    file = try NotebookFile(hidden: [6])
    file.arrays[later] = file.arrays[earlier]
    #expect(try file.comparison().wrong.first?.name == later)
  }

  /// As Python with samples as rows and the loss's mean in dZ has it: probs becomes dscores.
  @Test func anOverwrittenArrayDoesNotHideThatErrorsAreDivided() throws {
    var file = try NotebookFile(hidden: [6])
    for name in ["dZ2", "dA1", "dZ1"] { file.put(file[name].map { $0 / 7 }, as: name) }
    file.arrays["A2"] = file.arrays["dZ2"]
    let comparison = try file.comparison()
    #expect(comparison.isRight && comparison.conventions.errorsAreDivided)
  }
}
