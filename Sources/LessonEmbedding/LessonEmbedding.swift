import Foundation
import PackagePlugin

/// Puts the files of the folder `lessons` into the program, each time one of them changes.
@main struct LessonEmbedding: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "lessons", directoryHint: .notDirectory)
    let lessons = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "md" }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedLessons.swift")
    return [
      .buildCommand(
        displayName: "Embedding the lessons",
        executable: try context.tool(named: "lesson-embedder").url,
        arguments: [folder.path, output.path],
        // The folder itself changes when a file comes or goes, and when one is replaced, as most editors do.
        inputFiles: [folder] + lessons,
        outputFiles: [output])
    ]
  }
}
