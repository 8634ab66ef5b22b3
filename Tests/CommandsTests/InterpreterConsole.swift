import Commands
import ConsoleSupport
import Debugging

/// An interpreter alone, and somebody who types at its prompt.
typealias Console = ConsoleOf<Interpreter>

extension Interpreter: TestedRunner {
  package init(_ session: Session, on host: any Host) { self.init(session: session, host: host) }
}
