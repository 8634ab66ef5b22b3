import Commands
import ConsoleSupport
import Course
import Debugging

/// A runner of lessons, and somebody who types at its prompt.
typealias Console = ConsoleOf<LessonRunner>

extension LessonRunner: TestedRunner {
  package init(_ session: Session, on host: any Host) { self.init(session: session, host: host) }
}
