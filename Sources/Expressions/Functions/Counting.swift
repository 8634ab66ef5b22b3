extension FunctionTable {
  static let counting: [Function] = [
    Function("bincount", "x, minlength=0", "how often each of the numbers 0, 1, 2, … is in x, as labels are")
    {
      call, budget throws(ExpressionError) in
      let array = try call.array("x", &budget)
      guard array.shape.dimensions.count == 1 else {
        throw budget.failure(
          .wrongValue("x", expected: "a vector such as y", found: array.shape.description))
      }
      var least = try call.integer("minlength") ?? 0
      guard least >= 0 else {
        throw budget.failure(.wrongValue("minlength", expected: "0 or more", found: "\(least)"))
      }
      for element in array.elements {
        guard element >= 0, let number = Int(exactly: element), number < Int.max else {
          throw budget.failure(
            .wrongValue("x", expected: "whole numbers from 0", found: NumberWords.text(element)))
        }
        least = max(least, number + 1)
      }
      try budget.claim(.vector(least))
      var counts = [Double](repeating: 0, count: least)
      for element in array.elements { counts[Int(element)] += 1 }
      return .array(ArrayValue(vector: counts, kind: .int))
    },
    Function("unique", "ar", "the numbers that are in ar, each once, in ascending order") {
      call, budget throws(ExpressionError) in
      let array = try call.array("ar", &budget)
      try budget.claim(.vector(array.elements.count))
      var numbers: [Double] = []
      // NumPy, too, puts NaN last, and takes one for all.
      for element in array.elements.filter({ !$0.isNaN }).sorted() where element != numbers.last {
        numbers.append(element)
      }
      if array.elements.contains(where: \.isNaN) { numbers.append(.nan) }
      return .array(ArrayValue(vector: numbers, kind: array.kind))
    },
  ]
}
