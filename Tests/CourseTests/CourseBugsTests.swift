import Foundation
import Networks
import TestSupport
import Testing

/// What random bugs prefer not to be: those that the course has shown.
struct CourseBugsTests {
  @Test func theBugsOfTheCourseAreThoseThatItsLessonsPlant() throws {
    let folder = Repository.root.appendingPathComponent("lessons")
    let lessons = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    var planted: Set<String> = []
    for lesson in lessons where lesson.pathExtension == "md" {
      let text = try String(contentsOf: lesson, encoding: .utf8)
      planted.formUnion(
        text.matches(of: /\n(?:\(gradb\) )?bug plant ([a-z0-9-]+)\n/).map { String($0.output.1) })
    }
    #expect(planted == Set(PlantedBug.all.filter(\.isInCourse).map(\.name)))
  }
}
