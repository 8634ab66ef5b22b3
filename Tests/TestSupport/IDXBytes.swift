/// The first bytes of an IDX file.
public func idxHeader(_ dimensions: UInt8, _ sizes: [Int], elementType: UInt8 = 8) -> [UInt8] {
  [0, 0, elementType, dimensions]
    + sizes.flatMap { size in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) } }
}
