import Base
import Debugging
import Rendering

extension Command {
  static let submission = Command(
    "submission", group: .files, usage: "TEST.csv OUT.csv",
    summary: "predict Kaggle's test.csv and write the file to submit",
    details: """
      Reads the images of TEST.csv, which has pixels and no labels (or IDX images; either may be compressed with gzip), \
      has the network as it is predict each, and writes OUT.csv as Kaggle's digit-recognizer takes it: a line \
      ImageId,Label, and then the number of each image, from 1, with its digit.

      If any row is wrong, the error names file, row and column, and nothing is written. An earlier submission is \
      replaced, whole or not at all; any other file that exists is left alone.
      """,
    operands: [.path, .path],
    examples: [Example("submission test.csv submission.csv", "what Kaggle takes")],
    run: { interpreter, arguments in
      guard arguments.words.count >= 2 else {
        throw arguments.missing("a file of images and a file to write")
      }
      if arguments.words.count > 2 {
        throw CommandError.tooManyWords(arguments.words[2], command: arguments.command.name)
      }
      let (path, output) = (arguments.words[0], arguments.words[1])
      guard output.lowercased().hasSuffix(".csv") else {
        throw CommandError.wrongFileType(output, expected: ".csv")
      }
      let (target, replaces) = try interpreter.permissions.pathToWrite(
        output, overA: "submission", beginning: header)
      let images = try interpreter.newImages(path)
      var text = header + "\n"
      for (place, prediction) in images.predictions.enumerated() {
        guard let guess = prediction.guessName else {
          throw CommandError.plain(
            "the probabilities of image \(place + 1) are nan, so there is no digit to submit and nothing was written; "
              + "catch nan finds the operation that first gives one")
        }
        text += "\(place + 1),\(guess)\n"
      }
      try AtomicFile.write(text, to: target)
      let count = NumberText.count(images.predictions.count)
      return CommandResult(
        PredictedImages(images).summary(in: interpreter.host.display)
          + "wrote \(count) predictions to \(output)\(replaces ? ", in the place of an earlier submission" : "")\n"
      )
    })

  private static let header = "ImageId,Label"
}
