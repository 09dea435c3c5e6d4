#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A compressed file that is open for reading at any place; safe to use from several threads at once.
final class CompressedFile: Sendable {
  let name: String
  private let descriptor: Int32

  init(path: String, name: String) throws {
    self.name = name
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError(name, "opening it") }
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

  func size() throws -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw systemError(name, "reading its size") }
    return Int(status.st_size)
  }
}

func systemError(_ file: String, _ action: String) -> ArchiveError {
  .system(file: file, action: action, message: String(cString: strerror(errno)))
}
