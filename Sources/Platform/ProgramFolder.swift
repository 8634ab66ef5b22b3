/// The folder in which the program that runs lies, links followed; nil where the system does not say.
package var programFolder: String? {
  #if canImport(Darwin)
    return Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent().path
  #else
    guard let real = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(real) }
    let path = String(cString: real)
    return path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) }
  #endif
}
