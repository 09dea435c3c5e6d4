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
      return [
        peeked.isRegularFile
          ? try DelimitedSource(path: path, name: name) : try DelimitedSource(name: label, stream: peeked)
      ]
    }
    guard peeked.isRegularFile else { return try decompressed(peeked, compression, name: label) }
    if compression == .zip { return try members(ZipArchive(path: path, name: label)) }
    return [
      try DelimitedSource(name: label) {
        DecompressedBytes(try DecompressedStream(path: path, name: label, compression: compression))
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
    func fill(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
      guard let base = buffer.baseAddress else { return 0 }
      return try stream.read(into: base.assumingMemoryBound(to: UInt8.self), count: buffer.count)
    }
    if compression == .zip { return try members(ZipArchive(name: name, spooling: fill)) }
    let plain = try DecompressedStream(name: name, compression: compression, reading: fill)
    return [try DelimitedSource(name: name, stream: DecompressedBytes(plain))]
  }

  private static func members(_ archive: ZipArchive) throws -> [DelimitedSource] {
    let readable = archive.members.filter { member in
      let file = member.name.split(separator: "/").last.map(String.init) ?? ""
      return isText(file) && !file.hasPrefix(".") && !member.name.hasPrefix("__MACOSX/")
    }
    guard !readable.isEmpty else {
      throw ArchiveError.nothingReadable(file: archive.name, members: archive.members.map(\.name))
    }
    return try readable.map { member in
      let source = try DelimitedSource(name: "\(archive.name)/\(member.name)") {
        DecompressedBytes(try archive.stream(of: member))
      }
      source.archive = archive.name
      return source
    }
  }

  private static func isText(_ name: String) -> Bool { textSuffixes.contains { name.lowercased().hasSuffix($0) } }
}

/// Decompressed bytes as the reader of delimited text takes them.
private final class DecompressedBytes: ByteStream {
  private let stream: DecompressedStream

  init(_ stream: DecompressedStream) { self.stream = stream }

  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws -> Int {
    try stream.read(into: buffer, count: count)
  }
}
