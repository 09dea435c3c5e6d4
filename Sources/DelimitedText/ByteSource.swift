#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Bytes that are read, never mapped: a mapped file counts as memory and crashes the reader when it shrinks.
protocol ByteStream: AnyObject {
  /// Reads up to `count` bytes; 0 at the end.
  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws -> Int
}

/// A file that is open for reading at any place; safe to use from several threads at once.
final class FileBytes: Sendable {
  let name: String
  let size: Int
  private let descriptor: Int32

  init(path: String, name: String? = nil) throws {
    let label = name ?? path
    self.name = label
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.openingError(label, code: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw systemError(label, "reading its size", code)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw ReadingError.isDirectory(file: label)
    }
    size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : -1
  }

  deinit { close(descriptor) }

  private static func openingError(_ name: String, code: Int32) -> ReadingError {
    switch code {
    case ENOENT, ENOTDIR: .notFound(file: name)
    case EACCES, EPERM: .notPermitted(file: name)
    default: systemError(name, "opening it", code)
    }
  }

  /// Whether the file can be read at any place; a pipe cannot.
  var isSeekable: Bool { size >= 0 }

  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int, at offset: Int) throws -> Int {
    var total = 0
    while total < count {
      let got = pread(descriptor, buffer + total, count - total, off_t(offset + total))
      if got < 0 {
        if errno == EINTR { continue }
        throw systemError(name, "reading it", errno)
      }
      if got == 0 { break }
      total += got
    }
    return total
  }

  fileprivate func readNext(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws -> Int {
    while true {
      let got = Self.systemRead(descriptor, buffer, count)
      if got >= 0 { return got }
      if errno != EINTR { throw systemError(name, "reading it", errno) }
    }
  }

  fileprivate static func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer, count)
    #else
      Darwin.read(descriptor, buffer, count)
    #endif
  }
}

/// A file or pipe read from its beginning to its end.
final class SequentialBytes: ByteStream {
  private let file: FileBytes
  private var offset = 0

  init(_ file: FileBytes) { self.file = file }

  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws -> Int {
    let got =
      file.isSeekable
      ? try file.read(into: buffer, count: count, at: offset) : try file.readNext(into: buffer, count: count)
    offset += got
    return got
  }
}

/// Standard input.
final class StandardInputBytes: ByteStream {
  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws -> Int {
    while true {
      let got = FileBytes.systemRead(STDIN_FILENO, buffer, count)
      if got >= 0 { return got }
      if errno != EINTR { throw systemError("standard input", "reading it", errno) }
    }
  }
}

/// Bytes that were already read, then the rest of a stream.
final class RejoinedBytes: ByteStream {
  private var head: [UInt8]
  private var position = 0
  private let rest: any ByteStream

  init(head: [UInt8], rest: any ByteStream) {
    self.head = head
    self.rest = rest
  }

  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws -> Int {
    guard position < head.count else { return try rest.read(into: buffer, count: count) }
    let part = min(count, head.count - position)
    head.withUnsafeBufferPointer { buffer.update(from: $0.baseAddress! + position, count: part) }
    position += part
    return part
  }
}

func systemError(_ file: String, _ action: String, _ code: Int32) -> ReadingError {
  .system(file: file, action: action, code: code, message: String(cString: strerror(code)))
}
