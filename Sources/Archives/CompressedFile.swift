#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A compressed file that is open for reading at any place; safe to use from several threads at once.
final class CompressedFile: Sendable {
  let name: String
  private let descriptor: Int32
  /// Its size and when it was written to last, at the time it was opened.
  private let opened: State?

  private struct State: Equatable {
    let size: Int
    let seconds: Int
    let nanoseconds: Int

    init?(_ descriptor: Int32) {
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { return nil }
      #if canImport(Glibc)
        let time = status.st_mtim
      #else
        let time = status.st_mtimespec
      #endif
      (size, seconds, nanoseconds) = (Int(status.st_size), Int(time.tv_sec), Int(time.tv_nsec))
    }
  }

  init(path: String, name: String) throws {
    self.name = name
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError(name, "opening it") }
    opened = State(descriptor)
  }

  /// Keeps a stream in a temporary file without a name, since a zip archive is read from its end.
  init(name: String, spooling reading: (UnsafeMutableRawBufferPointer) throws -> Int) throws {
    self.name = name
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((folder + "/comity-XXXXXX").utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw systemError(name, "keeping it in \(folder)") }
    unlink(template)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: CompressedInput.blockSize, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try reading(buffer)
      if count == 0 { break }
      var written = 0
      while written < count {
        let part = write(descriptor, buffer.baseAddress! + written, count - written)
        if part < 0, errno == EINTR { continue }
        guard part > 0 else { throw systemError(name, "keeping it in \(folder)") }
        written += part
      }
    }
    opened = State(descriptor)
  }

  deinit { close(descriptor) }

  /// Reads up to the size of the buffer; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
    while true {
      let got = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if got >= 0 { return got }
      if errno != EINTR { throw systemError(name, "reading it") }
    }
  }

  /// Throws when the file was written to since it was opened.
  func checkUnchanged() throws {
    guard State(descriptor) == opened else { throw ArchiveError.changedWhileRead(file: name) }
  }

  func size() throws -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw systemError(name, "reading its size") }
    return Int(status.st_size)
  }
}

func systemError(_ file: String, _ action: String) -> ArchiveError {
  .system(file: file, action: action, message: String(cString: strerror(errno)))
}
