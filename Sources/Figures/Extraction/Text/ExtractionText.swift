/// A text to search: UTF-8 with line feeds, in which every line of the source is still one line.
public struct ExtractionText: Sendable, Equatable {
  public let utf8: [UInt8]

  /// Text as it is; CR LF and CR become LF, a byte order mark is dropped.
  public init(plain bytes: [UInt8]) { utf8 = Self.withLineFeeds(bytes) }

  /// Text as it is.
  public init(plain text: String) { self.init(plain: Array(text.utf8)) }

  /// Bytes that are ready: line feeds only.
  init(converted bytes: [UInt8]) { utf8 = bytes }

  /// The bytes of U+2029: the end of a paragraph that ends no line.
  static let paragraphEnd: [UInt8] = [0xE2, 0x80, 0xA9]

  static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if start == 0, !bytes.contains(0x0D) { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = start
    while index < bytes.count {
      if bytes[index] == 0x0D {
        result.append(0x0A)
        if index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
      } else {
        result.append(bytes[index])
      }
      index += 1
    }
    return result
  }
}
