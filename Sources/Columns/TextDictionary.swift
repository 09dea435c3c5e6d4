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
  private let shortCells = ShortCells()
  private var lastTrimmed: UInt32 = 0

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

  /// Encodes one column of a block: the cells are `base[starts[row]..<ends[row]]`, blanks around them left out.
  ///
  /// Eight bytes from the beginning of every cell must be readable, whatever its length.
  public func encode(
    _ base: UnsafePointer<UInt8>, starts: UnsafePointer<UInt32>, ends cellEnds: UnsafePointer<UInt32>, count: Int,
    into codes: UnsafeMutablePointer<UInt32>
  ) {
    let raw = UnsafeRawPointer(base)
    // Trade files are sorted more often than not: the last cell's number is the best first guess.
    var lastBits: UInt64 = 0
    var lastLength = -1
    var lastCode: UInt32 = 0
    var (entries, shift) = (shortCells.entries, shortCells.shift)
    for row in 0..<count {
      let start = Int(starts[row])
      let length = Int(cellEnds[row]) &- start
      guard length <= 8, length > 0 else {
        codes[row] = codeOfTrimmed(base + start, length)
        continue
      }
      let bits =
        raw.loadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian & (.max &>> UInt64(64 &- 8 &* length))
      if bits == lastBits, length == lastLength {
        codes[row] = lastCode
        continue
      }
      var slot = ShortCells.slot(bits, shift)
      while entries[slot].length != 0, entries[slot].bits != bits || entries[slot].length != UInt32(length) {
        slot = (slot &+ 1) & shortCells.mask
      }
      if entries[slot].length == 0 {
        let entry = ShortCells.Entry(bits: bits, length: UInt32(length), code: codeOfTrimmed(base + start, length))
        shortCells.insert(entry, at: slot)
        (entries, shift) = (shortCells.entries, shortCells.shift)
        lastCode = entry.code
      } else {
        lastCode = entries[slot].code
      }
      lastBits = bits
      lastLength = length
      codes[row] = lastCode
    }
  }

  @inline(never)
  private func codeOfTrimmed(_ cell: UnsafePointer<UInt8>, _ length: Int) -> UInt32 {
    let blank = UInt8(ascii: " ")
    var (first, end) = (0, length)
    while first < end, cell[first] == blank { first += 1 }
    while end > first, cell[end - 1] == blank { end -= 1 }
    let bytes = UnsafeBufferPointer(start: cell + first, count: end - first)
    // Long cells repeat in sorted files, too.
    if !hashes.isEmpty, bytes.count == ends[Int(lastTrimmed) + 1] - ends[Int(lastTrimmed)], isEqual(bytes, lastTrimmed)
    {
      return lastTrimmed
    }
    lastTrimmed = code(of: bytes)
    return lastTrimmed
  }

  @inline(__always)
  private func isEqual(_ bytes: UnsafeBufferPointer<UInt8>, _ code: UInt32) -> Bool {
    arena.withUnsafeBufferPointer { stored in
      bytes.isEmpty || bytesAreEqual(stored.baseAddress! + ends[Int(code)], bytes.baseAddress!, bytes.count)
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
        if ends[Int(code) + 1] - ends[Int(code)] == bytes.count, isEqual(bytes, code) { return code }
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

/// Cells of at most eight bytes as they stand in the file, with their numbers: one multiplication and one comparison
/// find them again.
private final class ShortCells {
  struct Entry {
    var bits: UInt64
    /// 0 for a free place.
    var length: UInt32
    var code: UInt32
  }

  private(set) var entries: UnsafeMutablePointer<Entry>
  private(set) var mask = 255
  private(set) var shift: UInt64 = 56
  private var count = 0

  init() { entries = Self.allocate(256) }

  deinit { entries.deallocate() }

  private static func allocate(_ size: Int) -> UnsafeMutablePointer<Entry> {
    let entries = UnsafeMutablePointer<Entry>.allocate(capacity: size)
    entries.initialize(repeating: Entry(bits: 0, length: 0, code: 0), count: size)
    return entries
  }

  @inline(__always)
  static func slot(_ bits: UInt64, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: ((bits ^ (bits >> 29)) &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }

  func insert(_ entry: Entry, at slot: Int) {
    entries[slot] = entry
    count += 1
    guard count * 2 > mask else { return }
    let (old, size) = (entries, mask + 1)
    entries = Self.allocate(size * 2)
    mask = size * 2 - 1
    shift -= 1
    for place in 0..<size where old[place].length != 0 {
      var slot = Self.slot(old[place].bits, shift)
      while entries[slot].length != 0 { slot = (slot + 1) & mask }
      entries[slot] = old[place]
    }
    old.deallocate()
  }
}
