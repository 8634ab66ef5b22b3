import Base
import Datasets
import Debugging
import Expressions
import Platform
import Rendering

extension Command {
  static let restore = Command(
    "restore", group: .files, usage: "FILE.npz [--data PATH]",
    summary: "go on with a session that save wrote",
    details: """
      Puts everything back as it was when the file was saved, bit for bit, and forgets what the session holds now. The \
      data set is read again from where it was; if it has moved, --data says where it is now, and if its images or \
      labels have changed, nothing is restored. A damaged file, or one of a newer gradb, is refused, and nothing changes.
      """,
    options: [Option(.data)],
    operands: [.path],
    examples: [
      Example("restore work.npz", "where you left off"),
      Example("restore work.npz --data ~/train.csv", "the data set lies elsewhere now"),
    ],
    run: { interpreter, arguments in
      let name = try arguments.one("a file")
      let moved = try arguments[.data].map { try interpreter.permissions.pathToRead($0) }
      let (work, arrays) = try SavedWork.read(interpreter.permissions.pathToRead(name), as: name)
      let data = try interpreter.samples(of: work.session, savedIn: name, moved: moved)
      do {
        let session = try interpreter.host.longWork("restoring \(name)") { stop, progress in
          try Session(work.session, arrays: arrays, data: data, stop: stop, progress: progress)
        }
        let displayed = try work.displays.map { display in
          let expression = try interpreter.parse(display.expression)
          return DisplayedExpression(id: display.id, expression: expression, format: display.format)
        }
        interpreter.take(session, displayed, work)
      } catch let error as SavedSessionError {
        throw CommandError.plain("\(name) cannot be restored: \(error.message)")
      } catch is ExpressionFailure {
        throw CommandError.plain("\(name) is damaged: what it displays is no expression")
      }
      return CommandResult(interpreter.restoredText(name) + interpreter.displays(onlyChanged: false))
    })
}

extension Interpreter {
  /// The samples that a saved session needs, read again.
  fileprivate func samples(
    of saved: SavedSession, savedIn name: String, moved: String?
  ) throws -> [DataSet] {
    let files = saved.data.filter { $0.path != nil }
    if moved != nil && files.count != 1 {
      throw CommandError.plain("--data says where one data set is, and \(name) has \(files.count) from files")
    }
    return try saved.data.map { saved in
      let split = DataSet.Split(shuffleSeed: saved.shuffled)
      guard let path = saved.path else {
        guard let drawing = saved.drawn.map({ $0.drawing }) ?? DrawnSet.digits.opening else {
          throw CommandError.plain(
            "\(name) was saved with \(saved.name.plainText), which this gradb does not draw; nothing was restored"
          )
        }
        let data = DataSet(drawing, split: split)
        guard data.fingerprint == saved.fingerprint else {
          throw CommandError.plain(
            "\(name) was saved with other \(data.name) than this gradb draws; nothing was restored")
        }
        return data
      }
      let data = try read(saved, at: moved ?? permissions.pathToRead(path), split, neededBy: name)
      guard data.fingerprint == saved.fingerprint else {
        throw CommandError.plain(
          "\(moved ?? path) has other images or labels than when \(name) was saved; nothing was restored")
      }
      return data
    }
  }

  private func read(
    _ saved: SavedSession.Samples, at path: String, _ split: DataSet.Split, neededBy file: String
  ) throws -> DataSet {
    do {
      let samples = try host.samples(
        at: path, named: saved.name.plainText, options: saved.options, as: "restoring \(file)"
      ).samples
      let origin = DataSet.Origin.file(path: path, options: saved.options)
      return DataSet(name: saved.name.plainText, origin: origin, samples: samples, split: split)
    } catch DataError.missing {
      throw CommandError.plain(
        "\(file) needs \(path), which is not there any more; if it has moved, add --data and its path")
    } catch let error as DataError {
      throw CommandError.plain("\(file) needs its data set again: \(error.message)")
    }
  }

  /// Takes up what was restored in the place of everything.
  fileprivate mutating func take(_ session: Session, _ displayed: [DisplayedExpression], _ work: SavedWork) {
    self.session = session
    self.displayed = displayed
    showing.usesPager = work.pager
    showing.detail = work.detail ?? .full
    checkpoints = [:]
    lastHunt = session.bug.map { bug in
      BugHunt(bug: bug, tries: work.hunt?.tries ?? 0, hints: work.hunt?.hints ?? 0)
    }
    bugsPlanted = work.bugsPlanted ?? 0
    examined = nil
    collecting = nil
  }

  /// What was restored, and where it goes on.
  fileprivate func restoredText(_ name: String) -> StyledText {
    let data = session.data
    var text = StyledText(
      "restored \(name): \(session.architecture) on \(data.name), \(NumberText.count(data.trainCount)) to train on, "
        + "\(NumberText.count(data.devCount)) in dev\n")
    if session.position < session.frontier {
      text.append("the past is known up to \(session.words(session.frontier))\n", .faint)
    }
    let stops = session.stops.points.count
    if stops > 0 { text.append("\(stops) \(stops == 1 ? "stop" : "stops"), as info break shows\n", .faint) }
    return text + Place(session).text(in: host.display)
  }
}

extension CommandOption<String> {
  fileprivate static var data: Self {
    Self("--data", "PATH", "read the data set from here")
  }
}
