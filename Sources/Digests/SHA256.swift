/// The Secure Hash Algorithm with digests of 256 bits.
///
/// Source: National Institute of Standards and Technology, 2015, FIPS 180-4, sections 4.1.2, 5 and 6.2. Why it is
/// written here and not taken from a library: decision 0011. O(bytes).
public enum SHA256 {
  /// The digest of bytes: 32 bytes.
  public static func digest(_ message: some Sequence<UInt8>) -> [UInt8] {
    var stream = Stream()
    stream.append(Array(message))
    return stream.digest
  }

  /// The digest as 64 hexadecimal digits in lower case.
  public static func hexadecimal(_ message: some Sequence<UInt8>) -> String {
    var stream = Stream()
    stream.append(Array(message))
    return stream.hexadecimal
  }

  /// A digest of bytes that come piece by piece, so that a file need not stand in memory.
  public struct Stream: Sendable {
    private var state: [UInt32] = [
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    /// The bytes after the last whole block of 64.
    private var rest: [UInt8] = []
    private var count: UInt64 = 0

    public init() {}

    public mutating func append(_ bytes: [UInt8]) {
      count += UInt64(bytes.count)
      guard !rest.isEmpty else {
        rest = Array(bytes[compressBlocks(of: bytes)...])
        return
      }
      let whole = rest + bytes
      rest = Array(whole[compressBlocks(of: whole)...])
    }

    /// The digest of everything so far: 32 bytes.
    public var digest: [UInt8] {
      var last = self
      // A one, zeros, and the length in bits, to a multiple of 64 bytes.
      var end: [UInt8] = [0x80]
      while (rest.count + end.count) % 64 != 56 { end.append(0) }
      let length = count * 8
      last.append(end + (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * UInt64($0))) })
      return last.state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) } }
    }

    /// The digest as 64 hexadecimal digits in lower case.
    public var hexadecimal: String {
      let digits = Array("0123456789abcdef".utf8)
      return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Compresses the whole blocks; returns how many bytes they are.
    private mutating func compressBlocks(of bytes: [UInt8]) -> Int {
      let whole = bytes.count / 64 * 64
      guard whole > 0 else { return 0 }
      bytes.withUnsafeBufferPointer { bytes in
        SHA256.constants.withUnsafeBufferPointer { constants in
          withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
            for start in stride(from: 0, to: whole, by: 64) {
              compress(bytes, start, constants, schedule)
            }
          }
        }
      }
      return whole
    }

    private mutating func compress(
      _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ constants: UnsafeBufferPointer<UInt32>,
      _ schedule: UnsafeMutableBufferPointer<UInt32>
    ) {
      for word in 0..<16 {
        let place = start + 4 * word
        let high = UInt32(bytes[place]) << 24 | UInt32(bytes[place + 1]) << 16
        schedule[word] = high | UInt32(bytes[place + 2]) << 8 | UInt32(bytes[place + 3])
      }
      for round in 16..<64 {
        let (far, near) = (schedule[round - 15], schedule[round - 2])
        let first = far.rotated(7) ^ far.rotated(18) ^ (far >> 3)
        let second = near.rotated(17) ^ near.rotated(19) ^ (near >> 10)
        schedule[round] = schedule[round - 16] &+ first &+ schedule[round - 7] &+ second
      }
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      var (e, f, g, h) = (state[4], state[5], state[6], state[7])
      for round in 0..<64 {
        let mixed = e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)
        let chosen = (e & f) ^ (~e & g)
        let first = h &+ mixed &+ chosen &+ constants[round] &+ schedule[round]
        let turned = a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)
        let second = turned &+ ((a & b) ^ (a & c) ^ (b & c))
        (h, g, f, e) = (g, f, e, d &+ first)
        (d, c, b, a) = (c, b, a, first &+ second)
      }
      state[0] &+= a
      state[1] &+= b
      state[2] &+= c
      state[3] &+= d
      state[4] &+= e
      state[5] &+= f
      state[6] &+= g
      state[7] &+= h
    }
  }

  /// The fractional parts of the cube roots of the first 64 primes.
  fileprivate static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}

extension UInt32 {
  fileprivate func rotated(_ places: UInt32) -> UInt32 { self >> places | self << (32 - places) }
}
