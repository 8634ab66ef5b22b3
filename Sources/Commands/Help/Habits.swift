/// What people type who come from gdb, IPython, PyTorch or a shell, and what gradb has instead.
///
/// The errors of commands that are unknown or fail read it, and so does `help`.
enum Habits {
  /// Words, what gradb lacks that they ask for, and what there is instead.
  struct Habit: Sendable {
    /// The words, or signs that words begin with; two words where a command of gradb has other ones behind it.
    let words: [String]
    /// What there is not, behind "gradb has no"; nil for what was typed.
    let missing: String?
    /// Lines to type instead, or keys, and what each of them does.
    let instead: [Command.Example]

    init(_ words: String..., lacks missing: String? = nil, instead: Command.Example...) {
      self.words = words
      self.missing = missing
      self.instead = instead
    }

    /// What to tell somebody who typed `word`.
    func sentence(_ word: String) -> String {
      let ways = instead.map { "\($0.line) \($0.remark)" }
      return "gradb has no \(missing ?? word)" + (ways.isEmpty ? "" : ": " + ways.joined(separator: ", "))
    }
  }

  /// The habit that has exactly `word`, or two words.
  static func named(_ word: String) -> Habit? { all.first { $0.words.contains(word) } }

  /// The habit that `word` belongs to: as a whole, or by a sign that it begins with, as `!ls` does.
  static func habit(_ word: String) -> Habit? {
    if let habit = named(word) { return habit }
    let signs = all.flatMap(\.words).filter { sign in
      word.hasPrefix(sign) && !sign.contains { $0.isLetter || $0.isNumber }
    }
    return signs.max { $0.count < $1.count }.flatMap(named)
  }

  /// The habit of the shell that shows among words: a sign such as `|` with no expression right behind it.
  static func habit(ofShellIn words: [String], isExpression: (String) -> Bool) -> Habit? {
    for (index, word) in words.enumerated() {
      let sign = String(word.prefix { "|<>&".contains($0) })
      guard !sign.isEmpty, let habit = habit(sign) else { continue }
      let behind = word == sign ? words.dropFirst(index + 1).first ?? "" : String(word.dropFirst(sign.count))
      if !isExpression(behind) { return habit }
    }
    return nil
  }

  /// Every habit: one entry each.
  static let all: [Habit] = shell + python + gdb

  private typealias Example = Command.Example

  private static let shell = [
    Habit(
      "|", "|&", ">", ">>", "<", "<<", "head", "tail", "more", "grep", "sort", "wc", "tee",
      "set logging",
      lacks: "pipes or redirection",
      instead: Example("transcript today.gradb", "keeps what is shown"),
      Example("export W1 w1.csv", "writes a matrix")),
    Habit(
      "&&", "||", "&", lacks: "&&, || or & between commands", instead: Example("step; list", "runs both")),
    Habit(
      "!", "shell", "ls", "cd", "pwd", "cat", "cp", "mv", "rm", "mkdir", "make", "vim", "vi", "nano", "git",
      lacks: "commands of the shell",
      instead: Example("Ctrl-Z", "goes to the shell, where fg comes back")),
    Habit(
      "!!", "history", "%history", "%hist", "%recall", "fc",
      lacks: "list of the lines typed before", instead: Example("Ctrl-R", "searches them"),
      Example("Up", "goes back through them")),
    Habit(
      "man", "tutorial", instead: Example("help", "lists the commands"), Example("lesson", "opens the course")
    ),
    Habit("bye", "logout", ":q", ":q!", ":wq", instead: Example("quit", "leaves gradb")),
    Habit(
      "clear", "cl", "cls", instead: Example("Ctrl-L", "clears the screen"),
      Example("delete", "deletes breakpoints"), Example("start", "begins training again")),
  ]

  private static let python = [
    Habit(
      "python", "python3", "py", "pi", "ipython", "%run", "%load",
      lacks: "Python inside",
      instead: Example("print W1.max()", "evaluates an expression of NumPy's"),
      Example("source my.gradb", "runs a file of commands"),
      Example("compare mine.npz", "finds what a notebook computes wrong")),
    Habit(
      "%who", "%whos", "who", "whos", "dir", "vars", "globals", "locals",
      instead: Example("info variables", "lists your own names"), Example("info network", "the matrices")),
    Habit("%", "%%", lacks: "% commands", instead: Example("help", "lists those there are")),
    Habit(
      "\"", "'", lacks: "strings", instead: Example("print alpha", "shows a number"),
      Example("# text", "is a comment")),
    Habit("fit", "learn", "optimize", instead: Example("train 10", "runs ten iterations")),
    Habit("backward", "backprop", "autograd", instead: Example("grad", "computes every gradient")),
    Habit("evaluate", "score", "eval", instead: Example("accuracy", "tells how many digits are right")),
  ]

  private static let gdb = [
    Habit(
      "echo", "printf", "output", "call", "inspect", "pp",
      instead: Example("print alpha", "shows a value"), Example("# text", "is a comment")),
    Habit("ptype", "type", "dtype", instead: Example("whatis W1", "shows a shape")),
    Habit(
      "set var", "set variable", instead: Example("set W1[3,402] = 0.5", "changes a weight"),
      Example("mine = 0.5", "makes a name of your own")),
    Habit(
      "file", "exec-file", "core-file", "symbol-file", lacks: "program to load",
      instead: Example("load train.csv", "reads digits"), Example("network 784-20-10", "makes a network")),
    Habit(
      "frame", "up", "down", "backtrace", "select-frame", "info frame", "info stack",
      lacks: "stack of calls", instead: Example("where", "shows the position"), Example("list", "the program")
    ),
    Habit(
      "disassemble", "stepi", "nexti", "si", "ni", "info registers", "info line", "info source", "asm",
      lacks: "smaller steps than operations", instead: Example("step", "runs one"),
      Example("explain dW1[3,402]", "takes a number of it apart")),
    Habit(
      "layout", "tui", "focus", "winheight", lacks: "windows",
      instead: Example("display L", "shows a value at every stop"),
      Example("report it.html", "writes a page about the iteration")),
    Habit(
      "attach", "detach", "kill", "target", "signal", "handle", "inferior", "info inferiors",
      lacks: "other processes", instead: Example("Ctrl-C", "stops training"),
      Example("start", "begins it again")),
    Habit(
      "thread", "info threads", lacks: "threads to look at",
      instead: Example("set threads", "tells how many work at a time")),
    Habit("advance", instead: Example("until dW1", "runs up to an operation")),
    Habit("jump", "tjump", instead: Example("goto 12:dW1", "goes to a position")),
    Habit("undo", instead: Example("reverse-step", "goes back by an operation")),
    Habit("record", lacks: "need to record", instead: Example("reverse-step", "always goes back")),
    Habit("rwatch", "awatch", instead: Example("watch W1[3,466]", "stops where a value changes")),
    Habit(
      "hbreak", "thbreak", "rbreak", "dprintf", instead: Example("break dW1", "stops before an operation")),
    Habit("save breakpoints", instead: Example("save work.npz", "keeps them with all the rest")),
    Habit("info functions", instead: Example("help functions", "lists the functions of expressions")),
    Habit("info args", "info program", instead: Example("where", "shows the position")),
    Habit(
      "define", "document", "macro", "alias", lacks: "commands of your own",
      instead: Example("source my.gradb", "runs a file of commands")),
    Habit("silent", lacks: "silent but as the first of the lines behind commands"),
    Habit("end", lacks: "list of commands to end", instead: Example("commands 1", "begins that of stop 1")),
  ]
}
