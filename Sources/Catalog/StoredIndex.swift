import Digests

/// What stands at the end of a stored file: how long its pieces are, their check sums, and the digest of the published
/// bytes.
///
/// A stored file is a row of Zstandard frames, one a piece of 128 KiB, then this index in a frame that readers of
/// Zstandard skip: `zstd -d` gives the published bytes. Every byte of the file is under a check sum: each piece under
/// its own, over the compressed bytes, and the index under one at its end.
struct StoredIndex: Equatable {
  static let pieceSize = 1 << 17
  /// A frame to skip (RFC 8878, section 3.1.2) and the length of what follows.
  private static let skippable: UInt32 = 0x184D_2A5C
  private static let mark = Array("COMITYZ1".utf8)
  private static let trailerSize = 4 + 4 + 8 + 32 + 8 + 8

  struct Piece: Equatable {
    var storedSize: Int
    var sum: UInt64
  }

  var pieces: [Piece] = []
  /// How many bytes were published, and their SHA-256.
  var size = 0
  var digest: [UInt8] = []

  var storedSize: Int { pieces.reduce(0) { $0 + $1.storedSize } }

  func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(littleEndian: Self.skippable)
    bytes.append(littleEndian: UInt32(12 * pieces.count + Self.trailerSize))
    for piece in pieces {
      bytes.append(littleEndian: UInt32(piece.storedSize))
      bytes.append(littleEndian: piece.sum)
    }
    bytes.append(littleEndian: UInt32(pieces.count))
    bytes.append(littleEndian: UInt32(Self.pieceSize))
    bytes.append(littleEndian: UInt64(size))
    bytes += digest
    bytes.append(littleEndian: XXHash64.sum(bytes))
    bytes += Self.mark
    return bytes
  }

  /// How many bytes at the end of a file the index takes, from the last `trailerSize` of them.
  static func length(trailer: [UInt8]) -> Int? {
    guard trailer.count == trailerSize, trailer.suffix(8).elementsEqual(mark) else { return nil }
    return 8 + 12 * Int(trailer.littleEndian(at: 0) as UInt32) + trailerSize
  }

  static var trailerLength: Int { trailerSize }

  /// Reads an index; `nil` when anything about it is wrong.
  init?(_ bytes: [UInt8]) {
    let trailer = bytes.count - Self.trailerSize
    guard trailer >= 8, bytes.suffix(8).elementsEqual(Self.mark),
      XXHash64.sum(Array(bytes.dropLast(16))) == bytes.littleEndian(at: bytes.count - 16),
      bytes.littleEndian(at: 0) == Self.skippable, Int(bytes.littleEndian(at: 4) as UInt32) == bytes.count - 8,
      Int(bytes.littleEndian(at: trailer) as UInt32) * 12 == trailer - 8,
      bytes.littleEndian(at: trailer + 4) == UInt32(Self.pieceSize)
    else { return nil }
    size = Int(truncatingIfNeeded: bytes.littleEndian(at: trailer + 8) as UInt64)
    digest = Array(bytes[(trailer + 16)..<(trailer + 48)])
    for place in stride(from: 8, to: trailer, by: 12) {
      pieces.append(
        Piece(
          storedSize: Int(bytes.littleEndian(at: place) as UInt32), sum: bytes.littleEndian(at: place + 4)))
    }
    guard size >= 0, (size + Self.pieceSize - 1) / Self.pieceSize == pieces.count else { return nil }
  }

  init() {}
}

extension [UInt8] {
  mutating func append(littleEndian value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }

  func littleEndian<Value: FixedWidthInteger>(at offset: Int) -> Value {
    withUnsafeBytes { Value(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: Value.self)) }
  }
}
