import Platform

/// The logarithm of `x` to base 10. It is the C library's, whose last bit differs between machines: for what only shows.
@inlinable
public func logarithm10(_ x: Double) -> Double { log10(x) }
