/// Bytes of a stored file that were unpacked and will soon be asked for again.
///
/// Scans read a block of whole pieces, then the few bytes behind it that end its last record: these are the head of a piece
/// that another thread has just unpacked, or of the one that the next read wants whole.
struct RememberedPieces {
  static let headSize = 1 << 12
  /// Every piece of a block leaves one; those of the blocks that the threads are at must stay.
  private static let mostHeads = 256
  private static let mostPieces = 8

  private var pieces = Ring(most: mostPieces)
  private var heads = Ring(most: mostHeads)

  private struct Ring {
    let most: Int
    var entries: [(piece: Int, bytes: [UInt8])] = []
    var next = 0

    mutating func keep(_ piece: Int, _ bytes: [UInt8]) {
      if entries.count < most {
        entries.append((piece, bytes))
      } else {
        entries[next] = (piece, bytes)
        next = (next + 1) % most
      }
    }

    func copy(_ piece: Int, from start: Int, into target: UnsafeMutableRawBufferPointer) -> Bool {
      for entry in entries where entry.piece == piece && start + target.count <= entry.bytes.count {
        entry.bytes.withUnsafeBytes { target.copyMemory(from: .init(rebasing: $0[start..<(start + target.count)])) }
        return true
      }
      return false
    }
  }

  /// Fills `target` with the bytes of a piece from `start` on, where they are known.
  func copy(_ piece: Int, from start: Int, into target: UnsafeMutableRawBufferPointer) -> Bool {
    pieces.copy(piece, from: start, into: target) || heads.copy(piece, from: start, into: target)
  }

  mutating func keep(_ piece: Int, _ bytes: [UInt8]) { pieces.keep(piece, bytes) }

  mutating func keepHead(of piece: Int, _ bytes: UnsafeRawBufferPointer) {
    heads.keep(piece, Array(bytes.prefix(Self.headSize)))
  }
}
