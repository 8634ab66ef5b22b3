import Datasets
import Matrices
import TestSupport

/// The error of reading `path`, or `nil` if it can be read.
func errorReading(_ path: String, _ options: ReadingOptions = ReadingOptions()) -> DataError? {
  do throws(DataError) {
    _ = try readSamples(at: path, options: options)
    return nil
  } catch {
    return error
  }
}

/// Samples with seeded labels and pixels, three quarters of the pixels black as in real digits.
func seededSamples(count: Int, height: Int = 2, width: Int = 2, seed: UInt64 = 1) -> Samples {
  var generator = SeededGenerator(seed: seed)
  let pixels = (0..<count * height * width).map { _ in
    UInt8.random(in: 0...3, using: &generator) == 0 ? UInt8.random(in: 0...255, using: &generator) : 0
  }
  let labels = (0..<count).map { _ in UInt8.random(in: 0...9, using: &generator) }
  return images(ImageShape(height: height, width: width), pixels, labels)
}

/// Images as a file is read that has these labels: classes are those that are there.
func images(_ shape: ImageShape, _ pixels: [UInt8], _ labels: [UInt8]) -> Samples {
  let classes = Set(labels).sorted()
  return Samples(
    shape: shape, pixels: pixels, labels: labels.map { UInt8(classes.firstIndex(of: $0) ?? 0) },
    classes: Classes(names: classes.map(String.init)))
}

extension Samples {
  /// The lines Kaggle would write for the samples, without the header or line ends.
  var csvLines: [String] {
    (0..<count).map { sample in
      ([targets.name(sample)] + image(sample).map(String.init)).joined(separator: ",")
    }
  }

  /// Kaggle's header for the samples.
  var csvHeader: String { (["label"] + (0..<shape.pixelCount).map { "pixel\($0)" }).joined(separator: ",") }

  /// The samples as Kaggle would write them.
  var csv: String { ([csvHeader] + csvLines).map { $0 + "\n" }.joined() }

  /// The samples' images as an IDX file.
  var idxImages: [UInt8] { idxHeader(3, [count, shape.height, shape.width]) + pixels }

  /// The samples' labels as an IDX file.
  var idxLabels: [UInt8] { idxHeader(1, [count]) + (0..<count).map { UInt8(targets.name($0)) ?? 0 } }
}

extension Targets {
  /// The name of a sample's class; its number where it has one.
  func name(_ sample: Int) -> String {
    classes.map { $0.names[Int(labels[sample])] } ?? "\(value(sample))"
  }
}
