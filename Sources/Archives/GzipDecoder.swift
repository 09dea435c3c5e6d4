import CArchive

/// Reads gz by ISA-L: several gz streams one after another are one, and every check sum and length is compared.
final class GzipDecoder: Decoder {
  private let name: String
  private let input: CompressedInput
  private let state: UnsafeMutableRawPointer
  private var bytes: UnsafePointer<UInt8>?
  private var byteCount = 0
  private var isBetweenStreams = false
  private var isFinished = false

  init(name: String, input: CompressedInput) throws {
    self.name = name
    self.input = input
    guard let state = comity_gzip_make() else {
      throw ArchiveError.system(file: name, action: "decompressing it", message: "there is no memory")
    }
    self.state = state
  }

  deinit { comity_gzip_free(state) }

  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws -> Int {
    guard !isFinished, count > 0 else { return 0 }
    let wanted = min(count, Int(Int32.max))
    var target: UnsafeMutablePointer<UInt8>? = buffer
    var room = wanted
    while room > 0 {
      if byteCount == 0, !input.isAtEnd {
        let block = try input.next()
        bytes = UnsafePointer(block.baseAddress?.assumingMemoryBound(to: UInt8.self))
        byteCount = block.count
      }
      if isBetweenStreams, try !beginNextStream() {
        if isFinished { break }
        continue
      }
      let before = (byteCount, room)
      let code = comity_gzip_inflate(state, &bytes, &byteCount, &target, &room)
      guard code == ISAL_DECOMP_OK || code == ISAL_END_INPUT else { throw corrupt(Self.detail(code)) }
      if comity_gzip_is_finished(state) != 0 {
        isBetweenStreams = true
      } else if before == (byteCount, room), input.isAtEnd {
        throw ArchiveError.truncated(file: name, byte: input.offset)
      }
    }
    return wanted - room
  }

  /// After a gz stream: another one, padding with zeros, or the end. Returns whether another one begins.
  private func beginNextStream() throws -> Bool {
    guard byteCount > 0, let next = bytes else {
      isFinished = input.isAtEnd
      return false
    }
    if next[0] == 0x1F {
      comity_gzip_restart(state)
      isBetweenStreams = false
      return true
    }
    guard next[0] == 0 else { throw corrupt("other bytes follow the end of the gz data") }
    bytes = next + 1
    byteCount -= 1
    return false
  }

  private func corrupt(_ detail: String) -> ArchiveError {
    .corrupt(file: name, byte: input.offset - byteCount, detail: detail)
  }

  private static func detail(_ code: Int32) -> String {
    switch code {
    case ISAL_INVALID_WRAPPER, ISAL_UNSUPPORTED_METHOD: "it is not gz"
    case ISAL_INVALID_BLOCK: "a block is of no known kind"
    case ISAL_INVALID_SYMBOL: "a code stands for nothing"
    case ISAL_INVALID_LOOKBACK: "a repetition points before the beginning"
    case ISAL_INCORRECT_CHECKSUM: "the check sum is another"
    default: "ISA-L stops with code \(code)"
    }
  }
}
