#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The system refused to start a program.
public struct SpawnFailure: Error, CustomStringConvertible {
  /// The call that failed.
  public let call: String
  /// Why, as an error number.
  public let number: Int32

  /// What failed, in words.
  public var description: String { "\(call): \(String(cString: strerror(number)))" }
}

/// Where a child's standard streams lead.
enum ChildStreams {
  /// A terminal of its own, by its name; the child leads a new session that this terminal controls.
  case terminal(String)
  /// Files.
  case files(input: String, output: String, errors: String)
}

/// Starts the program at `path`. It inherits neither open files nor blocked or ignored signals, which test
/// runners may have.
func spawn(
  _ path: String, _ arguments: [String], environment: [String: String], streams: ChildStreams
) throws(SpawnFailure) -> pid_t {
  #if canImport(Glibc)
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    let newSession: Int16 = 0x80  // POSIX_SPAWN_SETSID, which the module map leaves out
  #else
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
    let newSession: Int16 = 0x400
  #endif
  posix_spawn_file_actions_init(&actions)
  posix_spawnattr_init(&attributes)
  defer {
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }
  var flags = Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
  switch streams {
  case .terminal(let name):
    // The new session begins before the file is opened, which is what makes it the controlling terminal.
    flags |= newSession
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
  case .files(let input, let output, let errors):
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  }
  var none = sigset_t()
  var all = sigset_t()
  sigemptyset(&none)
  sigfillset(&all)
  sigdelset(&all, SIGKILL)
  sigdelset(&all, SIGSTOP)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setsigdefault(&attributes, &all)
  posix_spawnattr_setflags(&attributes, flags)

  let words = ([path] + arguments).map { (word: String) in strdup(word) } + [nil]
  let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
  defer { (words + variables).forEach { free($0) } }
  var child: pid_t = 0
  let result = posix_spawn(&child, path, &actions, &attributes, words, variables)
  guard result == 0 else { throw SpawnFailure(call: "posix_spawn \(path)", number: result) }
  return child
}

/// How a program ended.
public enum Termination: Sendable, Equatable {
  /// By itself, with this status.
  case exit(Int32)
  /// Of this signal.
  case signal(Int32)

  init(waitStatus: Int32) {
    self = waitStatus & 0x7f == 0 ? .exit((waitStatus >> 8) & 0xff) : .signal(waitStatus & 0x7f)
  }

  /// How `process` ended; nil while it runs.
  static func poll(_ process: pid_t) -> Termination? {
    var status: Int32 = 0
    return waitpid(process, &status, WNOHANG) == process ? Termination(waitStatus: status) : nil
  }
}
