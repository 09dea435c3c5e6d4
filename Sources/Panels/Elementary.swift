#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The elementary functions of the C library under full names.
enum Elementary {
  static func logarithm(_ value: Double) -> Double { log(value) }
  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
}
