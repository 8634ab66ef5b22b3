import TestSupport
import Testing

@testable import Datasets

/// Weka's files, in which OpenML keeps its data.
@Suite struct ARFFTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func columnsAreDeclared() throws {
    let text = """
      % Fisher's
      @RELATION iris

      @ATTRIBUTE 'sepal length' REAL
      @attribute petalwidth numeric
      @ATTRIBUTE class {Iris-setosa,'Iris virginica'}
      @DATA
      5.1,0.2,Iris-setosa
      % a remark
      6.3, 2.5, 'Iris virginica'

      %
      """
    let read = try readSamples(at: folder.write(text, to: "iris.arff")).samples
    #expect(read.form == .features(["sepal length", "petalwidth"]))
    #expect(read.inputs == .numbers([5.1, 0.2, 6.3, 2.5]))
    #expect(read.classes?.names == ["Iris virginica", "Iris-setosa"] && read.labels == [1, 0])
  }

  @Test func digitsAreImages() throws {
    let samples = seededSamples(count: 20, height: 3, width: 3)
    let names = (1...9).map { "@ATTRIBUTE pixel\($0) real\n" }.joined()
    let rows = samples.csvLines.map { line in
      let values = line.split(separator: ",")
      return (values.dropFirst() + values.prefix(1)).joined(separator: ",") + "\n"
    }
    let text = "@RELATION mnist\n" + names + "@ATTRIBUTE class {0,1,2,3,4,5,6,7,8,9}\n@DATA\n" + rows.joined()
    var options = ReadingOptions()
    options.headSize = 10
    options.blockSize = 30
    #expect(try readSamples(at: folder.write(text, to: "mnist.arff"), options: options).samples == samples)
  }

  @Test func whatIsWrongIsNamed() throws {
    let file = folder.path("a.arff")
    func error(_ text: String) throws -> DataError? { errorReading(try folder.write(text, to: "a.arff")) }
    #expect(try error("@relation a\nx,y\n") == .arffLine(file: file, row: 2, text: "x,y"))
    #expect(try error("@relation a\n@attribute x real\n") == .headerOnly(file: file))
    let head = "@relation a\n@attribute x real\n@attribute class {a,b}\n@data\n"
    #expect(try error(head) == .headerOnly(file: file))
    let cell = DataError.Cell(file: file, row: 6, column: 1, columnName: "x", text: "?")
    #expect(try error(head + "1,a\n?,b\n") == .wrongValue(cell, .notANumber))
    #expect(try error(head + "1,a\n1\n") == .columnCount(file: file, row: 6, found: 1, expected: 2))
  }
}
