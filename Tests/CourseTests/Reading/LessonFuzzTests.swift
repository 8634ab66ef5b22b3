import Course
import Matrices
import Testing

/// No bytes may trap; they are a lesson or an error that names one of their lines.
@Suite struct LessonFuzzTests {
  private func check(_ bytes: [UInt8]) {
    do throws(LessonError) {
      let lesson = try Lesson(bytes, number: 1, name: "a", file: "a.md")
      #expect(lesson.tasks.allSatisfy { !$0.checks.isEmpty && !$0.solution.exchanges.isEmpty })
    } catch {
      #expect((1...bytes.count { $0 == 0x0a } + 1).contains(error.line), "\(error.message)")
    }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func changedLessons(seed: UInt64) {
    let lines = SampleLesson.text.split(separator: "\n", omittingEmptySubsequences: false)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<250 {
      var changed = lines
      for _ in 0..<1 + random.below(4) {
        let (one, other) = (random.below(changed.count), random.below(changed.count))
        switch random.below(4) {
        case 0: changed.remove(at: one)
        case 1: changed.swapAt(one, other)
        case 2: changed.insert(changed[other], at: one)
        default: changed[one] = changed[one].prefix(random.below(changed[one].count + 1))
        }
        if changed.isEmpty { break }
      }
      check(Array(changed.joined(separator: "\n").utf8))
    }
  }

  @Test func changedBytes() {
    let bytes = Array(SampleLesson.text.utf8)
    var random = SeededGenerator(seed: 5)
    for _ in 0..<1000 {
      var changed = bytes
      for _ in 0..<1 + random.below(3) { changed[random.below(changed.count)] = UInt8(random.below(256)) }
      check(changed)
    }
  }
}
