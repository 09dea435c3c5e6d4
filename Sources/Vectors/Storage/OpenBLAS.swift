import COpenBLAS

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The library behind the kernels, held to one thread: its dot product differs in the last digit between one and two.
public enum OpenBLAS {
  private static let held: Void = {
    openblas_set_num_threads(1)
    endThreads()
  }()

  /// Holds the library to one thread and ends those it starts when a program is loaded, which otherwise wait in a busy
  /// loop for a tenth of a second and take a core from scans. Kernels call it; programs may, first of all. O(1) after
  /// the first time.
  @inline(__always)
  public static func prepare() { _ = held }

  /// Builds of the library without threads do not have the function, nor may others.
  private static func endThreads() {
    guard let end = dlsym(dlopen(nil, RTLD_NOW), "blas_thread_shutdown_") else { return }
    typealias Shutdown = @convention(c) () -> CInt
    _ = unsafeBitCast(end, to: Shutdown.self)()
  }

  /// A dimension as the library counts it. Traps above 2³¹ − 1, where the library itself has no answer.
  @inline(__always)
  static func dimension(_ count: Int) -> Int32 {
    guard let dimension = Int32(exactly: count) else { preconditionFailure("more than 2^31 - 1 rows or columns") }
    return dimension
  }
}
