import Digests
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes a published file in the form in which a workspace keeps it: pieces are packed on all cores while the digest is
/// made. The stored bytes do not depend on the number of threads.
struct StoredFileWriter {
  struct Written: Sendable {
    /// The SHA-256 of the published bytes.
    var digest: String
    var size: Int
    var storedSize: Int
  }

  private static let piecesAtATime = 32

  /// Reads `source` to its end and writes `target`, whose bytes are on the disk when this returns.
  static func write(_ source: String, to target: String) throws(CatalogError) -> Written {
    let input = try SystemCalls.open(source, O_RDONLY, action: "opening it")
    defer { close(input) }
    let before = SystemCalls.state(input)
    let output = try SystemCalls.open(target, O_WRONLY | O_CREAT | O_EXCL, action: "writing")
    defer { close(output) }
    let batch = Batch(pieces: piecesAtATime)
    var index = StoredIndex()
    while true {
      batch.count = try SystemCalls.read(input, into: batch.plain, path: source)
      if batch.count == 0 { break }
      index.size += batch.count
      try batch.work()
      for piece in 0..<batch.pieceCount {
        let stored = batch.stored(piece)
        index.pieces.append(StoredIndex.Piece(storedSize: stored.count, sum: batch.sums[piece]))
        try SystemCalls.write(stored, to: output, path: target)
      }
      if batch.count < batch.plain.count { break }
    }
    guard SystemCalls.state(input) == before else { throw .changedWhileRead(file: source) }
    index.digest = batch.digest.digest
    let end = index.encoded()
    try writeAll(end, to: output, path: target)
    try SystemCalls.synchronise(output, path: target)
    return Written(
      digest: batch.digest.hexadecimal, size: index.size, storedSize: index.storedSize + end.count)
  }

  private static func writeAll(_ bytes: [UInt8], to output: Int32, path: String) throws(CatalogError) {
    var failure: CatalogError?
    bytes.withUnsafeBytes { buffer in
      do throws(CatalogError) {
        try SystemCalls.write(buffer, to: output, path: path)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  /// The pieces that are worked on together. Each piece is touched by one thread; the digest by one more.
  private final class Batch: @unchecked Sendable {
    let plain: UnsafeMutableRawBufferPointer
    var count = 0
    var digest = SHA256.Stream()
    private(set) var sums: [UInt64]
    private var sizes: [Int]
    private let packed: UnsafeMutableRawBufferPointer
    private let room = Zstandard.room(for: StoredIndex.pieceSize)
    private let packers: [Zstandard]

    init(pieces: Int) {
      plain = .allocate(byteCount: pieces * StoredIndex.pieceSize, alignment: 16)
      packed = .allocate(byteCount: pieces * room, alignment: 16)
      sums = Array(repeating: 0, count: pieces)
      sizes = Array(repeating: 0, count: pieces)
      packers = (0..<pieces).map { _ in Zstandard() }
    }

    deinit {
      plain.deallocate()
      packed.deallocate()
    }

    var pieceCount: Int { (count + StoredIndex.pieceSize - 1) / StoredIndex.pieceSize }

    func stored(_ piece: Int) -> UnsafeRawBufferPointer {
      UnsafeRawBufferPointer(rebasing: packed[(piece * room)..<(piece * room + sizes[piece])])
    }

    func work() throws(CatalogError) {
      let pieces = pieceCount
      let results = Mutex<[(piece: Int, size: Int?, sum: UInt64)]>([])
      DispatchQueue.concurrentPerform(iterations: pieces + 1) { number in
        guard number > 0 else {
          self.digest.append(Array(UnsafeRawBufferPointer(rebasing: self.plain[..<self.count])))
          return
        }
        let piece = number - 1
        let start = piece * StoredIndex.pieceSize
        let end = min(start + StoredIndex.pieceSize, self.count)
        let target = UnsafeMutableRawBufferPointer(
          rebasing: self.packed[(piece * self.room)..<((piece + 1) * self.room)])
        let size = self.packers[piece].compress(
          UnsafeRawBufferPointer(rebasing: self.plain[start..<end]), into: target)
        let sum = size.map { XXHash64.sum(UnsafeRawBufferPointer(rebasing: target[..<$0])) } ?? 0
        results.withLock { $0.append((piece, size, sum)) }
      }
      for (piece, size, sum) in results.withLock({ $0 }) {
        guard let size else {
          throw .system(path: "a published file", action: "packing it", code: ENOMEM, reason: "there is no memory")
        }
        sizes[piece] = size
        sums[piece] = sum
      }
    }
  }
}
