/// Turns compressed bytes into plain ones.
protocol Decoder: AnyObject {
  /// Up to `count` bytes; 0 at the end.
  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws -> Int
}

/// The plain bytes of something compressed, from the beginning to the end.
///
/// Check sums are compared and the end must be complete: what is cut or damaged ends in an `ArchiveError`, never in
/// fewer bytes. Memory does not depend on the size. Belongs to one thread at a time.
public final class DecompressedStream {
  private let decoder: any Decoder

  /// Opens a file of one compressed stream: gz, bz2, xz or zst. Messages call it `name`, or by its path.
  public convenience init(path: String, name: String? = nil, compression: Compression) throws {
    let file = try CompressedFile(path: path, name: name ?? path)
    try self.init(name: file.name, compression: compression, input: CompressedInput(file))
  }

  /// Opens a file once, to be read from its beginning as often as the function is called: also after another file has
  /// taken its name.
  public static func repeatable(
    path: String, name: String? = nil, compression: Compression
  ) throws -> @Sendable () throws -> DecompressedStream {
    let file = try CompressedFile(path: path, name: name ?? path)
    return { try DecompressedStream(name: file.name, compression: compression, input: CompressedInput(file)) }
  }

  /// Reads one compressed stream from a function that fills a buffer and returns how much; 0 at the end.
  public convenience init(
    name: String, compression: Compression, reading: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
  ) throws {
    try self.init(name: name, compression: compression, input: CompressedInput(reading))
  }

  private init(name: String, compression: Compression, input: CompressedInput) throws {
    precondition(compression != .zip, "a zip archive has members: see ZipArchive")
    if compression == .gz {
      decoder = try GzipDecoder(name: name, input: input)
    } else {
      let library = try LibraryDecoder(name: name, compression: compression, input: input)
      try library.beginStream()
      decoder = library
    }
  }

  init(_ decoder: any Decoder) { self.decoder = decoder }

  /// Up to `count` bytes; 0 at the end.
  public func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws -> Int {
    try decoder.read(into: buffer, count: count)
  }
}
