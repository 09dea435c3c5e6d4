import Columns

/// Where delimited text comes from: a file, a stream, standard input. Knows its beginning before it is scanned.
public final class DelimitedSource {
  /// The name that messages use.
  public let name: String
  /// The first bytes without a byte order mark, enough for the header of any file seen so far.
  public let sample: [UInt8]
  /// Where the sample begins in the file: 3 after a byte order mark, else 0.
  public let sampleOffset: Int

  let file: FileBytes?
  let stream: any ByteStream
  let lines = NotedLines()

  private static let sampleSize = 1 << 17
  private static let compressions: [(signature: [UInt8], name: String)] = [
    ([0x1F, 0x8B], "gz"), ([0x50, 0x4B, 3, 4], "zip"), ([0x28, 0xB5, 0x2F, 0xFD], "zst"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz"),
  ]

  /// Opens a file; messages call it `name`, or by its path.
  public convenience init(path: String, name: String? = nil) throws {
    let file = try FileBytes(path: path, name: name)
    try self.init(name: name ?? path, file: file.isSeekable ? file : nil, stream: SequentialBytes(file))
  }

  public static func standardInput() throws -> DelimitedSource {
    try DelimitedSource(name: "standard input", file: nil, stream: StandardInputBytes())
  }

  private init(name: String, file: FileBytes?, stream: any ByteStream) throws {
    var head = Array(repeating: UInt8(0), count: Self.sampleSize)
    var count = 0
    while count < head.count {
      let got = try head.withUnsafeMutableBufferPointer {
        try stream.read(into: $0.baseAddress! + count, count: $0.count - count)
      }
      if got == 0 { break }
      count += got
    }
    head.removeLast(head.count - count)
    guard count > 0 else { throw ReadingError.empty(file: name) }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      throw ReadingError.notText(file: name, byte: 0, what: "the byte order mark of UTF-16")
    }
    if let kind = Self.compressions.first(where: { head.starts(with: $0.signature) })?.name {
      throw ReadingError.compressed(file: name, kind: kind)
    }
    if let nul = head.firstIndex(of: 0) { throw ReadingError.notText(file: name, byte: nul, what: "a NUL byte") }
    let hasMark = head.starts(with: [0xEF, 0xBB, 0xBF])
    self.name = name
    self.file = file
    self.stream = RejoinedBytes(head: head, rest: stream)
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
