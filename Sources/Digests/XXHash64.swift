/// A fast check sum of 64 bits against accidental damage; no protection against intent, which SHA-256 is for.
///
/// Four lanes of 64 bits take 8 bytes each in turn; products with odd constants and rotations mix them. Any changed bit
/// changes the sum but for one chance in 2^64. O(bytes).
///
/// Source: Yann Collet, 2012–2023, xxHash fast digest algorithm, version 0.1.1, "XXH64 algorithm description".
public enum XXHash64 {
  private static let primes: (UInt64, UInt64, UInt64, UInt64, UInt64) = (
    0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63, 0x27D4_EB2F_1656_67C5
  )

  /// The check sum of bytes, with seed 0.
  public static func sum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let (p1, p2, p3, p4, p5) = primes
    let count = bytes.count
    var place = 0
    func word(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    var sum: UInt64
    if count >= 32 {
      var a = p1 &+ p2
      var b = p2
      var c: UInt64 = 0
      var d = 0 &- p1
      while place + 32 <= count {
        a = (a &+ word(place) &* p2).rotatedLeft(31) &* p1
        b = (b &+ word(place + 8) &* p2).rotatedLeft(31) &* p1
        c = (c &+ word(place + 16) &* p2).rotatedLeft(31) &* p1
        d = (d &+ word(place + 24) &* p2).rotatedLeft(31) &* p1
        place += 32
      }
      sum = a.rotatedLeft(1) &+ b.rotatedLeft(7) &+ c.rotatedLeft(12) &+ d.rotatedLeft(18)
      for lane in [a, b, c, d] { sum = (sum ^ ((lane &* p2).rotatedLeft(31) &* p1)) &* p1 &+ p4 }
    } else {
      sum = p5
    }
    sum &+= UInt64(count)
    while place + 8 <= count {
      sum = (sum ^ ((word(place) &* p2).rotatedLeft(31) &* p1)).rotatedLeft(27) &* p1 &+ p4
      place += 8
    }
    if place + 4 <= count {
      let half = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
      sum = (sum ^ (UInt64(half) &* p1)).rotatedLeft(23) &* p2 &+ p3
      place += 4
    }
    while place < count {
      sum = (sum ^ (UInt64(bytes[place]) &* p5)).rotatedLeft(11) &* p1
      place += 1
    }
    sum = (sum ^ (sum >> 33)) &* p2
    sum = (sum ^ (sum >> 29)) &* p3
    return sum ^ (sum >> 32)
  }

  /// The check sum of an array of bytes.
  public static func sum(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes { sum($0) } }
}

extension UInt64 {
  fileprivate func rotatedLeft(_ places: UInt64) -> UInt64 { self << places | self >> (64 - places) }
}
