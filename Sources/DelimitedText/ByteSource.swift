#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Bytes that are read, never mapped: a mapped file counts as memory and crashes the reader when it shrinks.
///
/// Other modules give their own to `DelimitedSource`: decompressed bytes, bytes in another form.
public protocol ByteStream: AnyObject {
  /// Reads up to `count` bytes; 0 at the end.
  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws -> Int
}

/// Bytes that can be read at any place, by several threads at once: a file, or one that is kept in another form.
public protocol RandomAccessBytes: AnyObject, Sendable {
  var name: String { get }
  /// How many bytes there are.
  var size: Int { get }
  /// Reads `count` bytes from a place on, fewer only at the end.
  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int, at offset: Int) throws -> Int
  /// Throws when the bytes may be others than when they were opened.
  func checkUnchanged() throws
  /// What an earlier scan of these bytes has found in their blocks.
  var survey: BlockSurvey? { get }
}

extension RandomAccessBytes {
  public var survey: BlockSurvey? { nil }
}

/// A file that is open for reading at any place; safe to use from several threads at once.
final class FileBytes: RandomAccessBytes {
  let name: String
  let size: Int
  private let descriptor: Int32
  private let changed: Moment

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
    changed = Moment(status)
  }

  deinit { close(descriptor) }

  private static func openingError(_ name: String, code: Int32) -> ReadingError {
    switch code {
    case ENOENT, ENOTDIR: .notFound(file: name)
    case EACCES, EPERM: .notPermitted(file: name)
    default: systemError(name, "opening it", code)
    }
  }

  /// When a file was written to last.
  private struct Moment: Equatable {
    let seconds: Int
    let nanoseconds: Int

    init(_ status: stat) {
      #if canImport(Glibc)
        let time = status.st_mtim
      #else
        let time = status.st_mtimespec
      #endif
      (seconds, nanoseconds) = (Int(time.tv_sec), Int(time.tv_nsec))
    }
  }

  /// Throws when the file was written to since it was opened: what was read may be neither the old nor the new one.
  func checkUnchanged() throws {
    var status = stat()
    guard isSeekable, fstat(descriptor, &status) == 0 else { return }
    guard Int(status.st_size) == size, Moment(status) == changed else {
      throw ReadingError.changedWhileRead(file: name, expected: size, found: Int(status.st_size))
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
  private let file: any RandomAccessBytes
  /// The same where it is a pipe.
  private let pipe: FileBytes?
  private var offset = 0

  init(_ file: any RandomAccessBytes) {
    self.file = file
    pipe = (file as? FileBytes).flatMap { $0.isSeekable ? nil : $0 }
  }

  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws -> Int {
    let got =
      try pipe?.readNext(into: buffer, count: count) ?? file.read(into: buffer, count: count, at: offset)
    offset += got
    if got < count { try file.checkUnchanged() }
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

/// Bytes from something that is opened when they are first asked for, so that waiting for a turn costs nothing.
final class DeferredBytes: ByteStream {
  private let opening: () throws -> any ByteStream
  private var stream: (any ByteStream)?

  init(_ opening: @escaping () throws -> any ByteStream) { self.opening = opening }

  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws -> Int {
    let stream = try self.stream ?? opening()
    self.stream = stream
    return try stream.read(into: buffer, count: count)
  }
}

/// A file, pipe or standard input whose first bytes were looked at; reading it begins with them all the same.
public final class PeekedBytes: ByteStream {
  /// The first bytes: as many as were asked for, fewer when there are no more.
  public let head: [UInt8]
  /// Whether the bytes can be had again by opening the path again; those of a pipe cannot.
  public let isRegularFile: Bool
  private let rest: RejoinedBytes

  /// Opens a path. Messages call it `name`, or by its path.
  public convenience init(path: String, name: String? = nil, peeking count: Int) throws {
    let file = try FileBytes(path: path, name: name)
    try self.init(SequentialBytes(file), isRegularFile: file.isSeekable, peeking: count)
  }

  /// Reads bytes that can be read at any place from their beginning.
  public convenience init(_ bytes: any RandomAccessBytes, peeking count: Int) throws {
    try self.init(SequentialBytes(bytes), isRegularFile: true, peeking: count)
  }

  public static func standardInput(peeking count: Int) throws -> PeekedBytes {
    try PeekedBytes(StandardInputBytes(), isRegularFile: false, peeking: count)
  }

  private init(_ stream: any ByteStream, isRegularFile: Bool, peeking count: Int) throws {
    head = try stream.readHead(count)
    self.isRegularFile = isRegularFile
    rest = RejoinedBytes(head: head, rest: stream)
  }

  public func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws -> Int {
    try rest.read(into: buffer, count: count)
  }
}

extension ByteStream {
  /// The next `count` bytes, fewer at the end.
  func readHead(_ count: Int) throws -> [UInt8] {
    var head = Array(repeating: UInt8(0), count: count)
    var filled = 0
    while filled < count {
      let got = try head.withUnsafeMutableBufferPointer {
        try read(into: $0.baseAddress! + filled, count: count - filled)
      }
      if got == 0 { break }
      filled += got
    }
    head.removeLast(count - filled)
    return head
  }
}

func systemError(_ file: String, _ action: String, _ code: Int32) -> ReadingError {
  .system(file: file, action: action, code: code, message: String(cString: strerror(code)))
}
