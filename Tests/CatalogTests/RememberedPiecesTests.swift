import TestSupport
import Testing

@testable import Catalog

@Suite struct RememberedPiecesTests {
  private func part(_ pieces: RememberedPieces, _ piece: Int, from start: Int, count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    let isKnown = bytes.withUnsafeMutableBytes { pieces.copy(piece, from: start, into: $0) }
    return isKnown ? bytes : nil
  }

  private func bytes(_ piece: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(($0 * 7 + piece) % 251) } }

  @Test func ofAHeadOnlyItsBytesAreKnown() {
    var pieces = RememberedPieces()
    let whole = bytes(3, 10_000)
    whole.withUnsafeBytes { pieces.keepHead(of: 3, $0) }
    #expect(part(pieces, 3, from: 0, count: RememberedPieces.headSize) == Array(whole[..<RememberedPieces.headSize]))
    #expect(part(pieces, 3, from: 100, count: 50) == Array(whole[100..<150]))
    #expect(part(pieces, 3, from: 0, count: RememberedPieces.headSize + 1) == nil)
    #expect(part(pieces, 3, from: RememberedPieces.headSize, count: 1) == nil)
    #expect(part(pieces, 4, from: 0, count: 1) == nil)
  }

  @Test func aPieceShorterThanAHeadIsKnownToItsEnd() {
    var pieces = RememberedPieces()
    bytes(1, 10).withUnsafeBytes { pieces.keepHead(of: 1, $0) }
    #expect(part(pieces, 1, from: 0, count: 10) == bytes(1, 10))
    #expect(part(pieces, 1, from: 5, count: 6) == nil)
  }

  /// Against a model that forgets nothing: what is known is right, and the latest are known.
  @Test func whatIsKnownIsRight() {
    var generator = SeededGenerator(seed: 5)
    var pieces = RememberedPieces()
    var latest: [Int] = []
    for _ in 0..<500 {
      let piece = Int.random(in: 0..<1_000, using: &generator)
      pieces.keep(piece, bytes(piece, 6_000))
      latest.append(piece)
      let asked = Int.random(in: 0..<1_000, using: &generator)
      let start = Int.random(in: 0..<6_000, using: &generator)
      if let found = part(pieces, asked, from: start, count: 6_000 - start) {
        #expect(found == Array(bytes(asked, 6_000)[start...]))
        #expect(latest.contains(asked))
      }
      for recent in latest.suffix(8) { #expect(part(pieces, recent, from: 0, count: 6_000) == bytes(recent, 6_000)) }
    }
  }
}
