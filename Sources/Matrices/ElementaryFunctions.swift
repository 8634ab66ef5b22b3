import Platform

/// The natural logarithm of `x`.
@inlinable
public func logarithm(_ x: Double) -> Double { log(x) }

/// The cosine of `x` radians.
@inlinable
public func cosine(_ x: Double) -> Double { cos(x) }

/// The logarithm of `x` to base 10.
@inlinable
public func logarithm10(_ x: Double) -> Double { log10(x) }
