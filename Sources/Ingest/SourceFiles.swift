import Archives
public import DelimitedText

/// Opens what people name: plain and compressed files, archives, standard input. What something is, its first bytes
/// say, whatever its name.
public enum SourceFiles {
  private static let textSuffixes = [".csv", ".tsv", ".txt"]

  /// Whether a file of a folder is one to read, by its name: `a.csv`, `a.tsv.gz`, `a.zip`; names with a point at the
  /// beginning are not.
  public static func isReadable(_ name: String) -> Bool {
    guard !name.hasPrefix(".") else { return false }
    guard let (compression, stem) = Compression.suffix(of: name) else { return isText(name) }
    return compression == .zip || isText(stem)
  }

  /// Opens a file; an archive gives a source for each of its files of text, in the order of their names. Messages call
  /// it `name`, or by its path.
  public static func open(path: String, name: String? = nil) throws -> [DelimitedSource] {
    let peeked = try PeekedBytes(path: path, name: name, peeking: Compression.signatureSize)
    let label = name ?? path
    guard let compression = Compression(signature: peeked.head) else {
      if let named = Compression.suffix(of: path)?.compression, !peeked.head.isEmpty {
        if named.isCutOff(peeked.head) { throw ArchiveError.truncated(file: label, byte: peeked.head.count) }
        guard isLikeText(peeked.head) else {
          throw ArchiveError.corrupt(file: label, byte: 0, detail: "it does not begin as \(named) does")
        }
      }
      return [
        peeked.isRegularFile
          ? try DelimitedSource(path: path, name: name) : try DelimitedSource(name: label, stream: peeked)
      ]
    }
    guard peeked.isRegularFile else { return try decompressed(peeked, compression, name: label) }
    if compression == .zip { return try members(ZipArchive(path: path, name: label)) }
    let stream = try DecompressedStream.repeatable(path: path, name: label, compression: compression)
    return [
      try checked {
        DecompressedBytes(try stream())
      } making: {
        try DelimitedSource(name: label, opening: $0)
      }
    ]
  }

  /// Opens bytes that can be read at any place, compressed or not; an archive gives a source for each of its files.
  public static func open(_ bytes: any RandomAccessBytes) throws -> [DelimitedSource] {
    let peeked = try PeekedBytes(bytes, peeking: Compression.signatureSize)
    guard let compression = Compression(signature: peeked.head) else { return [try DelimitedSource(bytes)] }
    if compression == .zip { return try decompressed(peeked, compression, name: bytes.name) }
    return [
      try checked {
        let stream = try PeekedBytes(bytes, peeking: 0)
        return DecompressedBytes(
          try DecompressedStream(name: bytes.name, compression: compression) { try fill($0, from: stream) })
      } making: {
        try DelimitedSource(name: bytes.name, opening: $0)
      }
    ]
  }

  /// Standard input, compressed or not.
  public static func standardInput() throws -> [DelimitedSource] {
    let peeked = try PeekedBytes.standardInput(peeking: Compression.signatureSize)
    let name = "standard input"
    guard let compression = Compression(signature: peeked.head) else {
      return [try DelimitedSource(name: name, stream: peeked)]
    }
    return try decompressed(peeked, compression, name: name)
  }

  private static func decompressed(
    _ stream: any ByteStream, _ compression: Compression, name: String
  ) throws -> [DelimitedSource] {
    if compression == .zip { return try members(ZipArchive(name: name) { try fill($0, from: stream) }) }
    let plain = try DecompressedStream(name: name, compression: compression) { try fill($0, from: stream) }
    let bytes = DecompressedBytes(plain)
    do {
      let source = try DelimitedSource(name: name, stream: bytes)
      source.isCompressed = true
      return [source]
    } catch let error as ReadingError {
      try bytes.readOn()
      throw error
    }
  }

  private static func fill(_ buffer: UnsafeMutableRawBufferPointer, from stream: any ByteStream) throws -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    return try stream.read(into: base.assumingMemoryBound(to: UInt8.self), count: buffer.count)
  }

  /// Makes a source of decompressed bytes. What comes out as no text may be damaged, as only its end shows.
  private static func checked(
    _ opening: @escaping @Sendable () throws -> any ByteStream,
    making: (@escaping @Sendable () throws -> any ByteStream) throws -> DelimitedSource
  ) throws -> DelimitedSource {
    do {
      let source = try making(opening)
      source.isCompressed = true
      return source
    } catch let error as ReadingError {
      try opening().readOn()
      throw error
    }
  }

  /// Whether a beginning may be plain text under a name that says compressed.
  private static func isLikeText(_ head: [UInt8]) -> Bool {
    let hasControls = head.contains { $0 < 32 && $0 != 9 && $0 != 10 && $0 != 13 }
    // The last character may be cut.
    return !hasControls && (0..<4).contains { String(validating: head.dropLast($0), as: UTF8.self) != nil }
  }

  private static func members(_ archive: ZipArchive) throws -> [DelimitedSource] {
    let readable = archive.members.filter { member in
      let file = member.name.split(separator: "/").last.map(String.init) ?? ""
      return isText(file) && !file.hasPrefix(".") && !member.name.hasPrefix("__MACOSX/")
    }
    guard !readable.isEmpty else {
      if let format = ForeignFormat(members: archive.members.map(\.name)) {
        throw ReadingError.foreign(file: archive.name, format)
      }
      throw ArchiveError.nothingReadable(file: archive.name, members: archive.members.map(\.name))
    }
    return try readable.map { member in
      let source = try checked {
        DecompressedBytes(try archive.stream(of: member))
      } making: {
        try DelimitedSource(name: "\(archive.name)/\(member.name)", opening: $0)
      }
      source.archive = archive.name
      return source
    }
  }

  private static func isText(_ name: String) -> Bool { textSuffixes.contains { name.lowercased().hasSuffix($0) } }
}

extension ByteStream {
  /// Reads on for the sake of the errors on the way: to the end, or as far as a second allows.
  func readOn() throws {
    let size = 1 << 16
    let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    defer { buffer.deallocate() }
    for _ in 0..<(1 << 12) where try read(into: buffer, count: size) == 0 { return }
  }
}

/// Decompressed bytes as the reader of delimited text takes them.
private final class DecompressedBytes: ByteStream {
  private let stream: DecompressedStream

  init(_ stream: DecompressedStream) { self.stream = stream }

  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws -> Int {
    try stream.read(into: buffer, count: count)
  }
}
