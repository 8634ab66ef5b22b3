import Comparison
import ArrayFiles
import Datasets
import Debugging
import Platform
import Matrices
import Networks
import Rendering

extension Command {
  static let compare = Command(
    "compare", group: .check, usage: "FILE.npz [--batch FILE] [--as NAME=dW1] [--keep]",
    summary: "compare what your own NumPy code saved with gradb's iteration",
    details: """
      FILE is what np.savez("mine.npz", X=X, y=y, W1=W1, b1=b1, Z1=Z1, ..., dW1=dW1) wrote, compressed or not, with as many \
      or as few arrays as you have: the parameters before the update, what one iteration computed, and W1_new or \
      W1_after for what the update left. Samples may be columns or rows of X, pixels 0 to 255 or 0 to 1, labels numbers \
      or one-hot. Names as other notebooks have them are understood: cost, probs, AL, grads_W1, fc1.weight.

      gradb runs the same iteration and says of every array whether it is exact (the same bits), approximate (the same to \
      rounding), or wrong. What is only wrong because it was computed from something wrong follows. What is as right as gradb's \
      differs by choice: a loss whose logarithm is kept finite, as by A2 + 1e-8, or velocities that hold alpha. An array \
      that a later line changed, for there is no copy of it, is overwritten. Of what is wrong it says which mistake gives \
      just these numbers, and of the first also where the difference is largest, and how that element is computed. Lines \
      are written in your layout: X @ W1 where your samples are rows.

      Parameters and samples that are not in the file are those of the session, which stays as it is. With --keep the \
      session goes to the beginning of the file's iteration, so that forward, grad and explain show it step by step; \
      your arrays are there as my_Z1, my_dW1 and so on. The exit status of a batch run is 1 where something is wrong.
      """,
    options: [
      Option(.batch), Option(.naming), Option(.keep),
    ],
    operands: [.path],
    examples: [
      Example("compare mine.npz", "which line is the first wrong one?"),
      Example("compare mine.npz --as cost2=L,delta=dZ2", "with names of your own"),
      Example("compare mine.npz --batch first16.csv", "the samples are in a file beside"),
    ],
    run: { interpreter, arguments in
      let path = try arguments.one("a file")
      let session = interpreter.session
      // Both may be read before either is.
      let location = try interpreter.permissions.pathToRead(path)
      let batchLocation = try arguments[.batch].map { try interpreter.permissions.pathToRead($0) }
      let (file, others) = try readArrays(path, at: location)
      let samples = try batchLocation.map { try batch($0, like: session.data.samples, interpreter.host) }
      let name = URL(fileURLWithPath: path).lastPathComponent
      let (saved, comparison) = try interpreter.host.longWork("comparing \(name)", as: "the comparison") {
        stop, _ in
        let saved = try NotebookIteration(
          file, fileName: name, mapping: arguments[.naming], samples: samples, in: session, stop: stop)
        return (saved, try IterationComparison(saved, like: session, stop: stop))
      }
      var findings: [any Finding] = [
        ComparisonReport(comparison, path: path, withoutNumbers: others)
      ]
      interpreter.namesRead.merge(saved.arrays.map { ($1.name, "\($0)") }) { $1 }
      if arguments.has(.keep) {
        interpreter.session = comparison.saved.kept(like: session)
        findings.append(
          StyledText("the session is at the beginning of this iteration; forward and grad run it\n", .faint)
            .paragraph(columns: interpreter.host.display.columns))
      }
      return CommandResult(findings, status: comparison.isRight ? .fine : .checkFailed)
    })

  private static func readArrays(
    _ path: String, at location: String
  ) throws -> (arrays: [NamedArray], others: [NpzFile.OtherArray]) {
    guard let format = ArrayFile.Format(path: path), format.holdsSeveral else {
      throw CommandError.wrongFileType(path, expected: ".npz, which np.savez writes")
    }
    guard format == .npz else { return (try ArrayFile.read(location, as: format), []) }
    // What save wrote has an entry that is no array.
    let (arrays, others) = try NpzFile.readNumbers(location, leavingOut: SavedWork.entry)
    for other in others {
      guard case .matrix(let name)? = NotebookArrayRole(other.name), name.isParameter || name.kind == .input
      else { continue }
      throw CommandError.plain(
        "\(other.name) holds elements of type \(other.type), which gradb does not read; save "
          + "\(other.name).astype(float)")
    }
    return (arrays, others)
  }

  /// The samples of a file, in its order; where it does not say what they are, they are such as `like` has.
  private static func batch(
    _ file: String, like: Samples, _ host: any Host
  ) throws -> DataSet {
    let name = URL(fileURLWithPath: file).lastPathComponent
    if ArrayFile.Format(path: file) == .npz {
      return try NotebookIteration.samples(try NpzFile.read(file), like: like, fileName: name)
    }
    var read = Result { try host.samples(at: file, named: name, options: .like(like)) }
    if case .failure(let error as DataError) = read, case .foreignLabel = error {
      // The network of the arrays may be another than the session's.
      read = Result { try host.samples(at: file, named: name) }
    }
    let samples = try read.get().samples
    return DataSet(name: name, samples: samples, split: .init(shuffleSeed: nil, devCount: 0))
  }
}

extension CommandOption<String> {
  fileprivate static var batch: Self {
    Self(
      "--batch", "FILE", "take labels and pixels from a CSV, IDX or .npz file")
  }
  fileprivate static var naming: Self {
    Self(
      "--as", "NAME=dW1", "say what an array is; commas between several")
  }
}

extension CommandOption<Void> {
  fileprivate static var keep: Self {
    Self(
      "--keep", "leave the session at the beginning of this iteration")
  }
}
