/// The parts of a zip file by its directory (PKWARE, APPNOTE.TXT 6.3.3, 4.3.12): names and sizes before packing.
enum ZipDirectory {
  /// Empty for bytes that are no zip file.
  static func sizes(_ bytes: [UInt8]) -> [String: Int64] {
    func number(_ at: Int, _ count: Int) -> Int64 {
      (0..<count).reduce(0) { $0 | Int64(bytes[at + $1]) << (8 * Int64($1)) }
    }
    let endLength = 22
    guard bytes.count >= endLength else { return [:] }
    let earliest = max(0, bytes.count - endLength - 65_535)
    let end = stride(from: bytes.count - endLength, through: earliest, by: -1).first { number($0, 4) == 0x0605_4B50 }
    guard let end else { return [:] }
    var position = Int(number(end + 16, 4))
    if position == 0xFFFF_FFFF {
      // The larger form: 20 bytes before the end tell where its own end record stands.
      guard end >= 20, number(end - 20, 4) == 0x0706_4B50 else { return [:] }
      let large = Int(number(end - 12, 8))
      guard large >= 0, large + 56 <= bytes.count else { return [:] }
      position = Int(number(large + 48, 8))
    }
    var sizes: [String: Int64] = [:]
    while position >= 0, position + 46 <= end, number(position, 4) == 0x0201_4B50 {
      let lengths = (name: Int(number(position + 28, 2)), extra: Int(number(position + 30, 2)))
      let next = position + 46 + lengths.name + lengths.extra + Int(number(position + 32, 2))
      guard next <= end else { break }
      let name = String(decoding: bytes[(position + 46)..<(position + 46 + lengths.name)], as: UTF8.self)
      var size = number(position + 24, 4)
      let extra = position + 46 + lengths.name
      // A size that is too large for its place stands first in the extra field.
      if size == 0xFFFF_FFFF, lengths.extra >= 12, number(extra, 2) == 1 { size = number(extra + 4, 8) }
      sizes[name] = size
      position = next
    }
    return sizes
  }
}
