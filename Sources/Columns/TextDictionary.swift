/// Distinct byte strings as small numbers, in the order in which they were first seen.
///
/// One dictionary belongs to one column and one worker; grouping and filtering then work on the numbers. Bytes are
/// kept as they stand in the file; `text(of:)` decodes them. Lookups are amortised O(length).
public final class TextDictionary {
  private var arena: [UInt8] = []
  private var ends: [Int] = [0]
  private var slots: [UInt32]
  private var hashes: [UInt32] = []
  private var mask: Int

  private static let empty = UInt32.max

  public init() {
    slots = Array(repeating: Self.empty, count: 64)
    mask = 63
  }

  public var count: Int { hashes.count }

  /// The text behind a number.
  public func text(of code: UInt32) -> String {
    Self.decode(arena[ends[Int(code)]..<ends[Int(code) + 1]])
  }

  /// Bytes as text: UTF-8 where they are valid UTF-8, otherwise Latin-1, which half of all trade files still are.
  public static func decode(_ bytes: some Collection<UInt8>) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }

  /// Encodes one column of a block: the cells are `base[starts[row]..<ends[row]]`.
  public func encode(
    _ base: UnsafePointer<UInt8>, starts: UnsafePointer<UInt32>, ends cellEnds: UnsafePointer<UInt32>, count: Int,
    into codes: inout [UInt32]
  ) {
    codes.withUnsafeMutableBufferPointer { codes in
      // Trade files are sorted more often than not: the last cell's number is the best first guess.
      var lastStart = 0
      var lastLength = -1
      var lastCode: UInt32 = 0
      for row in 0..<count {
        let start = Int(starts[row])
        let length = Int(cellEnds[row]) - start
        if length == lastLength, bytesAreEqual(base + start, base + lastStart, length) {
          codes[row] = lastCode
          continue
        }
        lastCode = code(of: UnsafeBufferPointer(start: base + start, count: length))
        lastStart = start
        lastLength = length
        codes[row] = lastCode
      }
    }
  }

  /// The number of a byte string, which is given one when it is new.
  public func code(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let hash = hashOfBytes(bytes)
    var slot = Int(hash) & mask
    while true {
      let code = slots[slot]
      if code == Self.empty { break }
      if hashes[Int(code)] == hash {
        let start = ends[Int(code)]
        if ends[Int(code) + 1] - start == bytes.count,
          arena.withUnsafeBufferPointer({ stored in
            bytes.isEmpty || bytesAreEqual(stored.baseAddress! + start, bytes.baseAddress!, bytes.count)
          })
        {
          return code
        }
      }
      slot = (slot + 1) & mask
    }
    return insert(bytes, hash: hash, at: slot)
  }

  public func code(of text: String) -> UInt32 {
    var text = text
    return text.withUTF8 { code(of: $0) }
  }

  private func insert(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt32, at slot: Int) -> UInt32 {
    let code = UInt32(hashes.count)
    arena.append(contentsOf: bytes)
    ends.append(arena.count)
    hashes.append(hash)
    slots[slot] = code
    if hashes.count * 2 > slots.count { grow() }
    return code
  }

  private func grow() {
    let size = slots.count * 2
    mask = size - 1
    slots = Array(repeating: Self.empty, count: size)
    for (code, hash) in hashes.enumerated() {
      var slot = Int(hash) & mask
      while slots[slot] != Self.empty { slot = (slot + 1) & mask }
      slots[slot] = UInt32(code)
    }
  }
}

@inline(__always)
private func bytesAreEqual(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Bool {
  var index = 0
  let (wideLeft, wideRight) = (UnsafeRawPointer(left), UnsafeRawPointer(right))
  while index + 8 <= count {
    let a = wideLeft.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    let b = wideRight.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    if a != b { return false }
    index += 8
  }
  while index < count {
    if left[index] != right[index] { return false }
    index += 1
  }
  return true
}

/// A multiply-and-fold hash of eight bytes at a time.
@inline(__always)
private func hashOfBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
  var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
  guard let base = bytes.baseAddress else { return UInt32(truncatingIfNeeded: hash) }
  let raw = UnsafeRawPointer(base)
  var index = 0
  while index + 8 <= bytes.count {
    hash = (hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 32
    index += 8
  }
  var tail: UInt64 = 0
  while index < bytes.count {
    tail = tail << 8 | UInt64(base[index])
    index += 1
  }
  hash = (hash ^ tail) &* 0xC4CE_B9FE_1A85_EC53
  return UInt32(truncatingIfNeeded: hash ^ (hash >> 29) ^ (hash >> 47))
}
