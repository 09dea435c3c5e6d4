import CXLSXWriter

/// A stretch of bytes packed by deflate, to which others may follow.
struct PackedBytes: Sendable {
  /// Little is gained by packing harder, at several times the time.
  static let level: Int32 = 1

  private(set) var bytes: [UInt8]
  /// The number of plain bytes and their check sum.
  private(set) var count: Int
  private(set) var checkSum: UInt32

  init(_ plain: [UInt8]) throws {
    count = plain.count
    var size = 0
    bytes = [UInt8](unsafeUninitializedCapacity: comity_deflate_bound(plain.count)) { buffer, used in
      size = Int(comity_deflate(plain, plain.count, buffer.baseAddress, buffer.count, Self.level))
      used = max(0, size)
    }
    guard size >= 0 else { throw WorkbookError.notWritten(reason: "there is too little memory") }
    checkSum = comity_crc32(plain, plain.count)
  }
}

/// A zip file that is being written (PKWARE, APPNOTE.TXT 6.3.3): parts in their order, without any time.
struct ZipWriter {
  private(set) var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds a part made of packed stretches.
  mutating func append(_ name: String, _ pieces: [PackedBytes]) {
    // The end of a deflate stream: a last block without anything in it.
    let end: [UInt8] = [3, 0]
    let packed = pieces.reduce(end.count) { $0 + $1.bytes.count }
    let plain = pieces.reduce(0) { $0 + $1.count }
    let checkSum = pieces.reduce(UInt32(0)) { comity_crc32_combine($0, $1.checkSum, Int64($1.count)) }
    begin(name, method: 8, packed: packed, plain: plain, checkSum: checkSum)
    for piece in pieces { bytes += piece.bytes }
    bytes += end
  }

  /// Adds a part as another zip file holds it.
  mutating func append(_ part: ZipPart) {
    begin(part.name, method: part.method, packed: part.data.count, plain: part.size, checkSum: part.checkSum)
    bytes += part.data
  }

  private mutating func begin(_ name: String, method: Int, packed: Int, plain: Int, checkSum: UInt32) {
    let offset = bytes.count
    let isLarge = max(packed, plain, offset) >= 0xFFFF_FFFF
    func sizes(_ value: Int) -> [UInt8] { Self.number(isLarge ? 0xFFFF_FFFF : value, 4) }
    // The first day that a zip file can name.
    var common = Self.number(isLarge ? 45 : 20, 2) + Self.number(0x0800, 2) + Self.number(method, 2)
    common += Self.number(0, 2) + Self.number(0x0021, 2) + Self.number(Int(checkSum), 4)
    common += sizes(packed) + sizes(plain) + Self.number(name.utf8.count, 2)
    let large = Self.number(1, 2) + Self.number(24, 2) + Self.number(plain, 8) + Self.number(packed, 8)
    let extra = isLarge ? large + Self.number(offset, 8) : []
    bytes += Self.number(0x0403_4B50, 4) + common + Self.number(extra.count, 2) + name.utf8 + extra
    directory += Self.number(0x0201_4B50, 4) + Self.number(45, 2) + common + Self.number(extra.count, 2)
    directory += [UInt8](repeating: 0, count: 10) + sizes(offset) + name.utf8 + extra
    count += 1
  }

  /// The whole file.
  mutating func finish() -> [UInt8] {
    let offset = bytes.count
    let size = directory.count
    bytes += directory
    if offset + size >= 0xFFFF_FFFF {
      let place = bytes.count
      bytes += Self.number(0x0606_4B50, 4) + Self.number(44, 8) + Self.number(45, 2) + Self.number(45, 2)
      bytes += Self.number(0, 8) + Self.number(count, 8) + Self.number(count, 8) + Self.number(size, 8)
      bytes += Self.number(offset, 8)
      bytes += Self.number(0x0706_4B50, 4) + Self.number(0, 4) + Self.number(place, 8) + Self.number(1, 4)
    }
    bytes += Self.number(0x0605_4B50, 4) + Self.number(0, 4) + Self.number(count, 2) + Self.number(count, 2)
    bytes += Self.number(size, 4) + Self.number(min(offset, 0xFFFF_FFFF), 4) + Self.number(0, 2)
    return bytes
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}

/// One part of a small zip file.
struct ZipPart {
  var name: String
  var method: Int
  var checkSum: UInt32
  /// The number of plain bytes.
  var size: Int
  var data: [UInt8]

  /// All parts in their order; `nil` for bytes that are no zip file.
  static func all(_ bytes: [UInt8]) -> [ZipPart]? {
    func number(_ at: Int, _ count: Int) -> Int { (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) } }
    let endLength = 22
    guard bytes.count >= endLength else { return nil }
    let places = stride(from: bytes.count - endLength, through: max(0, bytes.count - endLength - 65_535), by: -1)
    guard let end = places.first(where: { number($0, 4) == 0x0605_4B50 }) else { return nil }
    var position = number(end + 16, 4)
    var parts: [ZipPart] = []
    for _ in 0..<number(end + 10, 2) {
      guard position + 46 <= end, number(position, 4) == 0x0201_4B50 else { return nil }
      let packed = number(position + 20, 4)
      let nameLength = number(position + 28, 2)
      let header = number(position + 42, 4)
      guard header + 30 <= position, position + 46 + nameLength <= end else { return nil }
      let start = header + 30 + number(header + 26, 2) + number(header + 28, 2)
      guard start + packed <= end else { return nil }
      parts.append(
        ZipPart(
          name: String(decoding: bytes[(position + 46)..<(position + 46 + nameLength)], as: UTF8.self),
          method: number(position + 10, 2), checkSum: UInt32(number(position + 16, 4)),
          size: number(position + 24, 4), data: Array(bytes[start..<(start + packed)])))
      position += 46 + nameLength + number(position + 30, 2) + number(position + 32, 2)
    }
    return parts
  }

  /// The plain bytes; `nil` where they are damaged.
  var plain: [UInt8]? {
    if method == 0 { return data }
    var code: Int32 = -1
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, used in
      code = comity_inflate(data, data.count, buffer.baseAddress, size)
      used = code == 0 ? size : 0
    }
    return code == 0 && comity_crc32(bytes, bytes.count) == checkSum ? bytes : nil
  }
}
