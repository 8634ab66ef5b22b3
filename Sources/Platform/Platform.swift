// The one place that decides which of the system's modules the program is made of. All of Foundation would bring 40 MB
// of tables for languages into a program that is linked statically; FoundationEssentials, which Linux has, does not.
#if canImport(FoundationEssentials)
  @_exported import FoundationEssentials
#else
  @_exported import Foundation
#endif

#if canImport(Glibc)
  @_exported import Glibc
#elseif canImport(Musl)
  @_exported import Musl
#else
  @_exported import Darwin
#endif
