import COpenBLAS

/// The library behind the kernels, held to one thread: its dot product differs in the last digit between one and two.
enum OpenBLAS {
  private static let held: Void = openblas_set_num_threads(1)

  /// Call before every kernel; free after the first time.
  @inline(__always)
  static func prepare() { _ = held }

  /// A dimension as the library counts it. Traps above 2³¹ − 1, where the library itself has no answer.
  @inline(__always)
  static func dimension(_ count: Int) -> Int32 {
    guard let dimension = Int32(exactly: count) else { preconditionFailure("more than 2^31 - 1 rows or columns") }
    return dimension
  }
}
