/// The targets of a data set as kernels read them, by a sample's place in the data set.
public enum KernelTargets {
  /// The label of each sample, as judging has it and as Y has it.
  case labels(UnsafePointer<UInt16>, ofY: UnsafePointer<UInt16>)
  /// The number of each sample.
  case numbers(UnsafePointer<Double>)
}

extension DataSet {
  /// Calls `body` with the targets as kernels read them; they are valid during the call only.
  public func withKernelTargets<Result>(_ body: (KernelTargets) -> Result) -> Result {
    switch targetsOfY {
    case .labels(let rows, _):
      targets.labels.withUnsafeBufferPointer { labels in
        rows.withUnsafeBufferPointer { rows in
          guard let labels = labels.baseAddress, let rows = rows.baseAddress else {
            preconditionFailure("whoever reads targets has at least one sample")
          }
          return body(.labels(labels, ofY: rows))
        }
      }
    case .numbers(let numbers):
      numbers.withUnsafeBufferPointer { numbers in
        guard let numbers = numbers.baseAddress else {
          preconditionFailure("whoever reads targets has at least one sample")
        }
        return body(.numbers(numbers))
      }
    }
  }
}
