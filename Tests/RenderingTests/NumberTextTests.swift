import Rendering
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0, "0"), (-0.0, "0"), (1, "1"), (0.5, "0.5"), (0.12341, "0.1234"), (12.3456, "12.35"), (-3.25, "-3.25"),
    (1234.56, "1234.6"), (12345.67, "12345.7"), (123456.7, "123457"), (1234567.8, "1.235e+06"),
    (999_999_999, "999999999"), (1e9, "1e+09"), (999.96, "1000"), (9999.96, "10000"), (999999.6, "1e+06"),
    (0.0001, "0.0001"), (0.00012345, "0.0001234"), (0.000012345, "1.234e-05"), (1.2e-7, "1.2e-07"),
    (0.00009999999, "0.0001"), (.leastNonzeroMagnitude, "4.941e-324"),
    (.greatestFiniteMagnitude, "1.798e+308"),
    (.nan, "nan"), (.infinity, "inf"), (-.infinity, "-inf"),
  ])
  func aScalarIsWrittenInAboutFourDigits(x: Double, text: String) {
    #expect(NumberText.scalar(x) == text)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (34058, "34,058"), (-1_234_567, "-1,234,567"),
    (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func aCountHasCommas(count: Int, text: String) {
    #expect(NumberText.count(count) == text)
  }

  @Test(arguments: [(0.83072, "83.07 %"), (1, "100.00 %"), (0, "0.00 %"), (.nan, "nan %")])
  func aShareIsWrittenInPercent(share: Double, text: String) {
    #expect(NumberText.percent(share) == text)
  }

  @Test func aShapeIsWrittenWithATimesSign() {
    #expect(NumberText.shape(10, 784) == "10×784")
    #expect(NumberText.shape(10, 784, unicode: false) == "10x784")
  }
}
