import Digests
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A published file of a workspace, open for reading its published bytes at any place, by several threads at once.
///
/// Every piece is compared with its check sum before it is used, so damage ends in `CatalogError.fileDamaged` with the name
/// of the data set, never in other bytes. Memory is a few pieces a thread, whatever the size.
public final class StoredFile: Sendable {
  /// What messages call it: `asean/trade@2024-11-02`.
  public let name: String
  /// How many bytes were published.
  public let size: Int
  /// Their SHA-256 in hexadecimal digits.
  public let digest: String
  let path: String
  private let descriptor: Int32
  private let pieces: [StoredIndex.Piece]
  /// Where each piece begins in the stored file, and where the last ends.
  private let offsets: [Int]
  private let idle = Mutex<[Reader]>([])
  private let remembered = Mutex(RememberedPieces())

  /// What one read works with.
  private final class Reader: @unchecked Sendable {
    let zstandard = Zstandard()
    var stored = UnsafeMutableRawBufferPointer.allocate(byteCount: 0, alignment: 16)

    func makeRoom(_ count: Int) {
      guard stored.count < count else { return }
      stored.deallocate()
      stored = .allocate(byteCount: count, alignment: 16)
    }

    deinit { stored.deallocate() }
  }

  /// Opens a stored file and reads its index.
  ///
  /// - Parameters:
  ///   - path: Where it is kept.
  ///   - name: The data set that it belongs to.
  ///   - digest: The SHA-256 of the published bytes that the database says.
  init(path: String, name: String, digest: String) throws {
    self.path = path
    self.name = name
    self.digest = digest
    let (descriptor, index) = try Self.open(path: path, name: name, digest: digest)
    self.descriptor = descriptor
    size = index.size
    pieces = index.pieces
    var offsets = [0]
    offsets.reserveCapacity(pieces.count + 1)
    for piece in pieces { offsets.append(offsets[offsets.count - 1] + piece.storedSize) }
    self.offsets = offsets
  }

  deinit { close(descriptor) }

  private static func open(
    path: String, name: String, digest: String
  ) throws -> (descriptor: Int32, index: StoredIndex) {
    let descriptor: Int32
    do {
      descriptor = try SystemCalls.open(path, O_RDONLY, action: "opening it")
    } catch {
      if case .system(_, _, ENOENT, _) = error { throw CatalogError.fileMissing(name: name, path: path) }
      throw error
    }
    do {
      return (descriptor, try index(descriptor, path: path, name: name, digest: digest))
    } catch {
      close(descriptor)
      throw error
    }
  }

  private static func index(
    _ descriptor: Int32, path: String, name: String, digest: String
  ) throws -> StoredIndex {
    func damaged(_ detail: String) -> CatalogError { .fileDamaged(name: name, path: path, detail: detail) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemCalls.failure(path, "reading its size") }
    let fileSize = Int(status.st_size)
    func tail(_ count: Int) throws -> [UInt8] {
      var bytes = Array(repeating: UInt8(0), count: count)
      let got = try bytes.withUnsafeMutableBytes {
        try SystemCalls.read(descriptor, into: $0, at: fileSize - count, path: path)
      }
      guard got == count else { throw damaged("it is cut off") }
      return bytes
    }
    guard fileSize >= StoredIndex.trailerLength else { throw damaged("it is cut off") }
    guard let length = StoredIndex.length(trailer: try tail(StoredIndex.trailerLength)), length <= fileSize,
      let index = StoredIndex(try tail(length)), index.storedSize + length == fileSize
    else { throw damaged("the index at its end is another") }
    guard index.digest.hexadecimal == digest else { throw damaged("it is another file") }
    return index
  }

  /// Reads published bytes from a place on: as many as asked for, fewer at the end.
  public func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int, at offset: Int) throws -> Int {
    let end = min(offset + count, size)
    guard offset < end else { return 0 }
    let reader = idle.withLock { $0.popLast() } ?? Reader()
    defer { idle.withLock { $0.append(reader) } }
    let first = offset / StoredIndex.pieceSize
    let last = (end - 1) / StoredIndex.pieceSize
    let base = offsets[first]
    reader.makeRoom(offsets[last + 1] - base)
    let stored = UnsafeMutableRawBufferPointer(rebasing: reader.stored[..<(offsets[last + 1] - base)])
    guard try SystemCalls.read(descriptor, into: stored, at: base, path: path) == stored.count else {
      throw damaged(first, "the file is cut off")
    }
    for piece in first...last {
      let start = piece * StoredIndex.pieceSize
      let length = self.length(piece)
      let low = max(start, offset)
      let high = min(start + length, end)
      let target = UnsafeMutableRawBufferPointer(start: buffer + (low - offset), count: high - low)
      if remembered.withLock({ $0.copy(piece, from: low - start, into: target) }) { continue }
      let bytes = UnsafeRawBufferPointer(rebasing: stored[(offsets[piece] - base)..<(offsets[piece + 1] - base)])
      if high - low == length {
        try unpack(piece, bytes, reader, into: target)
        remembered.withLock { $0.keepHead(of: piece, UnsafeRawBufferPointer(target)) }
      } else {
        let whole = try [UInt8](unsafeUninitializedCapacity: length) { whole, count in
          try unpack(piece, bytes, reader, into: UnsafeMutableRawBufferPointer(start: whole.baseAddress, count: length))
          count = length
        }
        whole.withUnsafeBytes { target.copyMemory(from: .init(rebasing: $0[(low - start)..<(high - start)])) }
        remembered.withLock { $0.keep(piece, whole) }
      }
    }
    return end - offset
  }

  /// Compares every piece with its check sum, without unpacking it.
  func checkPieces() throws {
    let reader = Reader()
    for piece in pieces.indices {
      reader.makeRoom(pieces[piece].storedSize)
      let bytes = UnsafeMutableRawBufferPointer(rebasing: reader.stored[..<pieces[piece].storedSize])
      guard try SystemCalls.read(descriptor, into: bytes, at: offsets[piece], path: path) == bytes.count,
        XXHash64.sum(UnsafeRawBufferPointer(bytes)) == pieces[piece].sum
      else { throw damaged(piece, "its check sum is another") }
    }
  }

  /// Compares every piece and the digest of all published bytes. O(bytes).
  func verify() throws {
    var stream = SHA256.Stream()
    let room = 32 * StoredIndex.pieceSize
    var offset = 0
    while offset < size {
      let bytes = try [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        count = try read(into: buffer.baseAddress!, count: room, at: offset)
      }
      stream.append(bytes)
      offset += bytes.count
    }
    guard stream.hexadecimal == digest else {
      throw CatalogError.fileDamaged(name: name, path: path, detail: "its published bytes have another SHA-256")
    }
  }

  /// How long the published bytes of a piece are.
  private func length(_ piece: Int) -> Int { min(StoredIndex.pieceSize, size - piece * StoredIndex.pieceSize) }

  private func unpack(
    _ piece: Int, _ bytes: UnsafeRawBufferPointer, _ reader: Reader, into target: UnsafeMutableRawBufferPointer
  ) throws {
    guard XXHash64.sum(bytes) == pieces[piece].sum else { throw damaged(piece, "its check sum is another") }
    guard reader.zstandard.decompress(bytes, into: target) else { throw damaged(piece, "it cannot be unpacked") }
  }

  private func damaged(_ piece: Int, _ detail: String) -> CatalogError {
    let place = "piece \(piece + 1) of \(pieces.count), from published byte \(piece * StoredIndex.pieceSize) on"
    return .fileDamaged(name: name, path: path, detail: "\(place): \(detail)")
  }
}

extension [UInt8] {
  /// Two digits a byte.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
