import Markdown

extension Lesson {
  /// Reads a lesson from the bytes of its file.
  ///
  /// - Throws: the first thing that is wrong with it, of which nothing reaches a terminal before it is known to be text.
  public init(_ bytes: [UInt8], number: Int, name: String, file: String) throws(LessonError) {
    let document: MarkdownDocument
    do {
      document = try MarkdownDocument(bytes)
    } catch {
      throw LessonError(file: file, line: error.line, problem: .markdown(error.problem))
    }
    do {
      self = try LessonReader.lesson(of: document.blocks, number: number, name: name, file: file)
    } catch {
      throw LessonError(file: file, line: error.line, problem: error.problem)
    }
  }
}
