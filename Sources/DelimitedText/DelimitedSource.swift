import Columns

/// Where delimited text comes from: a file, a stream, standard input. Knows its beginning before it is scanned.
public final class DelimitedSource {
  /// The name that messages use.
  public let name: String
  /// The first bytes without a byte order mark, enough for the header of any file seen so far.
  public let sample: [UInt8]
  /// Where the sample begins in the file: 3 after a byte order mark, else 0.
  public let sampleOffset: Int
  /// The archive it is a member of.
  public var archive: String?
  /// Whether only the end of the bytes shows that they are whole: the check sum of compressed ones.
  public var isCompressed = false

  /// How many bytes there are; `nil` where that is not known before they are read.
  public var byteCount: Int? { file?.size }

  let file: (any RandomAccessBytes)?
  let lines = NotedLines()
  private let origin: Origin

  private enum Origin {
    case repeatable(@Sendable () throws -> any ByteStream)
    case once(any ByteStream)
  }

  private static let sampleSize = 1 << 17
  private static let compressions: [(signature: [UInt8], name: String)] = [
    ([0x1F, 0x8B], "gz"), ([0x50, 0x4B, 3, 4], "zip"), ([0x28, 0xB5, 0x2F, 0xFD], "zst"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz"),
  ]

  /// Opens a file; messages call it `name`, or by its path.
  public convenience init(path: String, name: String? = nil) throws {
    let file = try FileBytes(path: path, name: name)
    let stream = SequentialBytes(file)
    if file.isSeekable {
      try self.init(
        name: file.name, file: file, head: stream.readHead(Self.sampleSize),
        origin: .repeatable { SequentialBytes(file) })
    } else {
      try self.init(name: file.name, stream: stream)
    }
  }

  /// Text that can be read at any place.
  public convenience init(_ bytes: any RandomAccessBytes) throws {
    try self.init(
      name: bytes.name, file: bytes, head: SequentialBytes(bytes).readHead(Self.sampleSize),
      origin: .repeatable { SequentialBytes(bytes) })
  }

  /// Text that can be had from its beginning as often as it is opened: for the sample, and again for the scan.
  public convenience init(name: String, opening: @escaping @Sendable () throws -> any ByteStream) throws {
    let head = try opening().readHead(Self.sampleSize)
    try self.init(name: name, file: nil, head: head, origin: .repeatable(opening))
  }

  /// Text that can be read once.
  public convenience init(name: String, stream: any ByteStream) throws {
    let head = try stream.readHead(Self.sampleSize)
    try self.init(name: name, file: nil, head: head, origin: .once(RejoinedBytes(head: head, rest: stream)))
  }

  public static func standardInput() throws -> DelimitedSource {
    try DelimitedSource(name: "standard input", stream: StandardInputBytes())
  }

  /// The bytes from the beginning, the byte order mark among them. Those of a pipe can be had only once.
  public var stream: any ByteStream {
    switch origin {
    case .repeatable(let opening): DeferredBytes(opening)
    case .once(let stream): stream
    }
  }

  /// The text with every byte passed through another form first: `form` is given the stream and gives one.
  public func reformed(_ form: @escaping @Sendable (any ByteStream) -> any ByteStream) throws -> DelimitedSource {
    let source =
      switch origin {
      case .repeatable(let opening): try DelimitedSource(name: name) { try form(opening()) }
      case .once(let stream): try DelimitedSource(name: name, stream: form(stream))
      }
    source.archive = archive
    source.isCompressed = isCompressed
    return source
  }

  private init(name: String, file: (any RandomAccessBytes)?, head: [UInt8], origin: Origin) throws {
    guard !head.isEmpty else { throw ReadingError.empty(file: name) }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      throw ReadingError.notText(file: name, byte: 0, what: "the byte order mark of UTF-16")
    }
    if let kind = Self.compressions.first(where: { head.starts(with: $0.signature) })?.name {
      throw ReadingError.compressed(file: name, kind: kind)
    }
    if let format = ForeignFormat(head: head) { throw ReadingError.foreign(file: name, format) }
    if let nul = head.firstIndex(of: 0) { throw ReadingError.notText(file: name, byte: nul, what: "a NUL byte") }
    let hasMark = head.starts(with: [0xEF, 0xBB, 0xBF])
    self.name = name
    self.file = file
    self.origin = origin
    sampleOffset = hasMark ? 3 : 0
    sample = hasMark ? Array(head.dropFirst(3)) : head
    let isBlank = sample.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    guard !isBlank else { throw ReadingError.empty(file: name) }
  }

  /// The dialect, completed from the sample.
  public func dialect(_ hints: DialectHints = DialectHints()) -> Dialect {
    sample.withUnsafeBufferPointer { hints.completed(from: $0) }
  }

  /// One record of the beginning of a file.
  public struct Record: Sendable, Equatable {
    public var fields: [String]
    /// The line it begins on, from 1.
    public var line: Int
    /// The byte of the file after its end.
    public var end: Int
  }

  /// The first records of the sample, blank lines left out: the preamble, the header, a few rows.
  public func firstRecords(_ limit: Int, dialect: Dialect) -> [Record] {
    var records: [Record] = []
    var reader = PlainReader(bytes: sample, dialect: dialect)
    while records.count < limit, let record = reader.next() {
      // A record that the end of the sample may have cut is not shown, unless it is all there is.
      if reader.isAtEnd, sampleOffset + sample.count >= Self.sampleSize, !records.isEmpty { break }
      if record.fields == [[]] { continue }
      records.append(
        Record(
          fields: record.fields.map { TextDictionary.decode($0) }, line: record.line,
          end: sampleOffset + record.end))
    }
    return records
  }
}
