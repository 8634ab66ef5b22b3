import Base

extension DataError {
  /// The messages about archives and arrays.
  var archiveMessage: String {
    switch self {
    case .fileTooLarge(let file, let limit):
      "\(shown(file)) has more than \(limit.separated) bytes, which is the most gradb takes into memory at once."
    case .archive(let file, let problem): "\(shown(file)) cannot be read: \(problem)."
    case .notInArchive(let file, let name, let names):
      "\(shown(file)) has no \(shown(name)); it has \(listed(names))."
    case .archiveChoice(let file, let names):
      if let first = names.first {
        "\(shown(file)) has \(listed(names)), and it is not clear which is meant; "
          + "name one: load \(typed(file))\(file.hasSuffix(".zip") ? ":" : "/")\(shown(first))."
      } else {
        "\(shown(file)) has no files."
      }
    case .savedSession(let file):
      "\(shown(file)) is a session that save wrote; restore \(typed(file)) goes on with it."
    case .arrays(_, let problem): "\(problem)."
    case .arraysUnclear(let file, let names):
      "\(shown(file)) has \(listed(names)), and no two of them are called as inputs and labels are; "
        + "np.savez('data.npz', X=X, y=y) names them."
    case .arrayShapes(let file, let inputs, let labels):
      labels.isEmpty
        ? "\(shown(file)) has an array of shape \(tuple(inputs)); expected samples × inputs, or samples × height × width."
        : "\(shown(file)) has arrays of shapes \(tuple(inputs)) and \(tuple(labels)); "
          + "expected inputs, samples × inputs or samples × height × width, and a label for each sample."
    case .arrayNotFinite(let file, let name, let sample, let number, let value):
      "\(shown(file)): \(name) has \(value) in sample \(sample), number \(number); expected finite numbers."
    case .arraysOfANetwork(let file):
      "\(shown(file)) has the arrays of a network, not samples; compare \(typed(file)) looks for a mistake in them, "
        + "and import \(typed(file)) takes the parameters."
    case .noArrayOfLabels(let file):
      "\(shown(file)) has no labels, and no file beside it has; expected y.npy beside X.npy, "
        + "or both in one: np.savez('data.npz', X=images, y=labels)."
    case .notOneHot(let file, let name, let sample):
      "\(shown(file)): \(name) has more than one column, and sample \(sample) has no single 1 in them; "
        + "expected one label for each sample, or one-hot rows."
    case .arrayLabelMissing(let file, let name, let sample):
      "\(shown(file)): \(name) has no label for sample \(sample); expected a word or a number for each."
    case .labelsElsewhere(let file, let source):
      "\(shown(file)) has its labels in \(shown(source)) and not in a column; load it without --label."
    default: ""
    }
  }

  /// The messages about the columns of a table.
  var columnsMessage: String {
    switch self {
    case .noLabels(let file):
      "\(shown(file)) has no labels, as Kaggle's test.csv has none; load the file that has them; predict and submission read it."
    case .twoLabels(let file, let names):
      "\(shown(file)) has two columns that are called as labels are, \(listed(names)); "
        + "say which: load \(typed(file)) --label \(typed(names[0]))."
    case .labelUndecided(let file, let columns):
      "\(shown(file)) does not say which of its \(columns.count) columns has the labels, and neither do its numbers; "
        + "say it: load \(typed(file)) --label last, or first, or a column's name or number, from 0."
    case .noSuchColumn(let file, let name, let names):
      "\(shown(file)) has no column \(shown(name)); it has \(names.count), \(listed(names)), numbered from 0."
    case .wordColumns(let file, let names):
      "\(shown(file)) has words in \(names.count) columns, \(listed(names)), and a network needs numbers; "
        + "one of them may have the labels, --label \(typed(names[names.count - 1])), and the others must become "
        + "numbers: pd.get_dummies(table, columns=[…], dtype=int) makes a column for each word."
    case .emptyLastColumn(let file):
      "\(shown(file)) has an empty last column: each line ends with a separator; take it away, "
        + "in Python: table.iloc[:, :-1].to_csv('\(shown(file))', index=False)."
    case .headerOnly(let file):
      "\(shown(file)) has a header and no rows; expected a label and numbers on each line."
    case .noPixels(let file):
      "\(shown(file)) has a single column; expected a label and numbers, separated by commas."
    case .tooManyPixels(let file, let count, let limit):
      "\(shown(file)) has \(count.separated) columns; expected at most \(limit.separated)."
    case .notSquare(let file, let count):
      "\(shown(file)) has \(count) pixel columns, which make no square image; "
        + "say the height and width, such as load \(typed(file)) --shape \(example(count)), or --shape none for features."
    case .shapeMismatch(let file, let shape, let count):
      "\(shown(file)) has \(count) pixel columns, and an image of \(shape.height)x\(shape.width) does not have that many; "
        + "expected a shape such as load \(typed(file)) --shape \(example(count))."
    case .arffLine(let file, let row, let text):
      "\(shown(file)), row \(row), is \"\(text)\"; expected @attribute or @data, as ARFF files have before their samples."
    default: ""
    }
  }

  /// The messages about what values and labels mean.
  var meaningMessage: String {
    switch self {
    case .noScale(let file, let place, let greatest):
      "\(shown(file)), \(place), is \(WrittenLabels.text(greatest)); expected pixels from 0 to 1, 16 or 255; "
        + "load \(typed(file)) --scale \(WrittenLabels.text(greatest)) divides by another number."
    case .outsideScale(let file, let place, let value, let white):
      "\(shown(file)), \(place), is \(WrittenLabels.text(value)); expected \(white == 1 ? "a number" : "a pixel") from 0 to "
        + "\(WrittenLabels.text(white)), as the others are; load \(typed(file)) --scale \(WrittenLabels.text(white)) reads it all the same."
    case .kindUndecided(let file, let values, let rows):
      "\(shown(file)) has \(values.separated) different whole numbers as targets in \(rows.separated) rows, "
        + "which may be classes or measured; say which: load \(typed(file)) --regression, or --classes."
    case .tooManyClasses(let file, let count, let limit):
      "\(shown(file)) has \(count.separated) different labels; expected at most \(limit.separated) classes."
    case .wordsAsNumbers(let file, let word):
      "\(shown(file)) has \"\(Self.printable(word, limit: Self.longestText))\" as a target, and a regression needs numbers; "
        + "load it without --regression."
    case .foreignLabel(let file, let sample, let label, let names):
      "\(shown(file)): sample \(sample) has the label \(Self.printable(label, limit: Self.longestText)), which is none of "
        + "the classes at hand, \(listed(names))."
    default: ""
    }
  }

  /// The messages about the rows of a table.
  var rowsMessage: String {
    switch self {
    case .wrongValue(let cell, let problem):
      switch problem {
      case .unclosedQuote:
        "\(place(cell)) begins with a quote that is not closed on its line; expected a closing \"."
      case .notANumber where cell.text.isEmpty: "\(place(cell)) is empty; expected a number."
      case .notANumber: "\(place(cell)) is \"\(cell.text)\", which is not a number; expected a number."
      }
    case .columnCount(let file, let row, let found, let expected):
      "\(shown(file)), row \(row), has \(found) \(found == 1 ? "column" : "columns"); expected \(expected), as the first has."
    case .zeroByte(let file, let row):
      "\(shown(file)), row \(row), has a zero byte, which no text has; the file is damaged or no CSV."
    case .lineTooLong(let file, let row, let limit):
      "\(shown(file)), row \(row), is longer than \(limit) bytes; expected a table with a line for each sample."
    default: ""
    }
  }

  private func listed(_ names: [String]) -> String {
    let some = names.prefix(6).map { Self.printable($0, limit: Self.longestText) }.joined(separator: ", ")
    return names.count > 6 ? "\(some) and \(names.count - 6) more" : some
  }

  private func tuple(_ shape: [Int]) -> String {
    "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")")
  }
}
