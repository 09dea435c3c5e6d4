#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A lock on a file that one program at a time can hold. The system gives it back when the program ends, however that
/// happens, so a lock that is free means that nobody alive owns what it guards.
final class FileLock: @unchecked Sendable {
  let path: String
  private let descriptor: Int32

  /// Takes the lock, waiting so many seconds at most.
  init(_ path: String, waiting seconds: Int) throws {
    self.path = path
    descriptor = try SystemCalls.open(path, O_RDWR | O_CREAT, action: "opening it")
    // From here on an error ends the life of this object, which closes the file.
    try Self.wait(descriptor, path, seconds: seconds)
  }

  private static func wait(_ descriptor: Int32, _ path: String, seconds: Int) throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { throw SystemCalls.failure(path, "locking it") }
      guard ContinuousClock.now < deadline else { throw CatalogError.databaseBusy(path: path) }
      usleep(2_000)
    }
  }

  /// Takes the lock of a file where it is free, `nil` where somebody holds it or there is no such file.
  init?(ifFree path: String, making: Bool = false) {
    self.path = path
    let flags = making ? O_RDWR | O_CREAT | O_EXCL : O_RDWR
    guard let descriptor = try? SystemCalls.open(path, flags, action: "opening it") else { return nil }
    self.descriptor = descriptor
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, isThere else { return nil }
  }

  deinit { close(descriptor) }

  /// Whether the file that is locked is still the one of that name.
  private var isThere: Bool {
    var held = stat()
    var named = stat()
    return fstat(descriptor, &held) == 0 && stat(path, &named) == 0 && held.st_ino == named.st_ino
      && held.st_dev == named.st_dev
  }
}
