extension ReadTable {
  /// The samples that this means, by what a person said, what the file says, and what its numbers look like.
  consuming func samples(_ options: ReadingOptions) throws(DataError) -> (Samples, remarks: [String]) {
    var table = self
    var remarks = table.remarks
    if let source = table.labelSource, options.label != nil {
      throw .labelsElsewhere(file: table.file, source: source)
    }
    if table.labels == nil, table.image == nil {
      let expected = options.likeness?.form.inputCount
      if expected != table.width {
        if options.likeness == nil, table.isNamed, InputForm.isNamedByPixels(table.columns) {
          throw .noLabels(file: table.file)
        }
        if let place = options.label {
          table.takeLabels(from: try LabelColumn.column(place, among: table.columns, file: table.file))
        } else {
          let column = try LabelColumn.seen(in: table)
          remarks.append(
            "the labels are in the \(column == 0 ? "first" : "last") column, as its numbers look; "
              + "--label \(column == 0 ? "last" : "first") takes the other")
          table.takeLabels(from: column)
        }
      }
    } else if table.labels == nil, options.likeness == nil {
      throw .noLabels(file: table.file)
    }
    let form = try InputForm.form(of: table, options)
    let targets = try TargetKind.targets(of: table, isImage: form.isImage, options)
    let (inputs, white, divisor): (Inputs, Double?, Double)
    if form.isImage {
      (inputs, white, divisor) = try ImageScale.scaled(table, options)
    } else {
      (white, divisor) = (nil, options.divisor ?? 1)
      inputs = table.values.divided(by: divisor)
    }
    if options.likeness == nil {
      remarks +=
        form.isImage ? table.remarksOnPixels(white, divisor, options) : table.remarksOnFeatures(options)
    }
    let samples = Samples(
      form, inputs, targets, isLabelled: table.labels != nil, white: white, divisor: divisor,
      testCount: table.testCount, scaling: options.scaling)
    return (samples, remarks)
  }

  /// Which decisions about images somebody may see otherwise.
  private func remarksOnPixels(_ white: Double?, _ divisor: Double, _ options: ReadingOptions) -> [String] {
    var remarks: [String] = []
    if !isNamed || !InputForm.isNamedByPixels(columns), image == nil, options.form == nil {
      remarks.append("\(width) columns are read as pixels; --shape none takes them for features")
    }
    if options.scale == nil, white != 255 || divisor != 255 {
      let words =
        divisor == 1 ? "pixels from 0 to 1 are X as they are" : "X is pixels / \(WrittenLabels.text(divisor))"
      remarks.append("\(words); --scale divides by another number")
    }
    return remarks
  }

  /// The same about features.
  private func remarksOnFeatures(_ options: ReadingOptions) -> [String] {
    guard width >= InputForm.fewestPixels, options.form == nil, let square = InputForm.square(width) else {
      return []
    }
    return [
      "\(width) columns are read as features; --shape \(square.height)x\(square.width) takes them for pixels"
    ]
  }

  /// Moves a column of the values into the labels.
  private mutating func takeLabels(from column: Int) {
    var values = Inputs.numbers([])
    swap(&values, &self.values)
    labels = WrittenLabels(numbers: values.remove(column: column, of: width))
    self.values = values
    columns.remove(at: column)
  }
}

extension Samples.Form {
  fileprivate var isImage: Bool {
    if case .image = self { true } else { false }
  }
}

extension ReadingOptions {
  /// What the training part is to say about the scale of the inputs; nil for nothing.
  fileprivate var scaling: Scaling.Kind? {
    if case .fitted(let kind) = scale { kind } else { nil }
  }

  /// What features are divided by; nil where nobody says it.
  fileprivate var divisor: Double? {
    if case .by(let divisor) = scale { divisor } else { likeness?.divisor }
  }
}
