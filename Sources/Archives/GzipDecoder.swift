import CArchive

/// Reads gz by zlib: several gz streams one after another are one, and every check sum is compared.
final class GzipDecoder: Decoder {
  private let name: String
  private let input: CompressedInput
  private let state: UnsafeMutablePointer<z_stream>
  private var isBetweenStreams = false
  private var isFinished = false

  /// A window of 32 KiB, and 16 for the gz header and trailer instead of zlib's own.
  private static let windowBits = Int32(15 + 16)

  init(name: String, input: CompressedInput) throws {
    self.name = name
    self.input = input
    state = .allocate(capacity: 1)
    state.initialize(to: z_stream())
    guard inflateInit2_(state, Self.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      state.deallocate()
      throw ArchiveError.system(file: name, action: "decompressing it", message: "zlib does not start")
    }
  }

  deinit {
    inflateEnd(state)
    state.deallocate()
  }

  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws -> Int {
    guard !isFinished, count > 0 else { return 0 }
    let wanted = min(count, Int(Int32.max))
    state.pointee.next_out = buffer
    state.pointee.avail_out = UInt32(wanted)
    while state.pointee.avail_out > 0 {
      if state.pointee.avail_in == 0, !input.isAtEnd {
        let block = try input.next()
        state.pointee.next_in = block.baseAddress?.assumingMemoryBound(to: UInt8.self)
        state.pointee.avail_in = UInt32(block.count)
      }
      if isBetweenStreams, try !beginNextStream() {
        if isFinished { break }
        continue
      }
      let before = (state.pointee.avail_in, state.pointee.avail_out)
      switch inflate(state, Z_NO_FLUSH) {
      case Z_STREAM_END:
        isBetweenStreams = true
      case Z_OK, Z_BUF_ERROR:
        let isStuck = before == (state.pointee.avail_in, state.pointee.avail_out)
        if isStuck, input.isAtEnd { throw ArchiveError.truncated(file: name, byte: input.offset) }
      default:
        throw corrupt(state.pointee.msg.map { String(cString: $0) } ?? "it is not gz")
      }
    }
    return wanted - Int(state.pointee.avail_out)
  }

  /// After a gz stream: another one, padding with zeros, or the end. Returns whether another one begins.
  private func beginNextStream() throws -> Bool {
    guard state.pointee.avail_in > 0, let bytes = state.pointee.next_in else {
      isFinished = input.isAtEnd
      return false
    }
    if bytes[0] == 0x1F {
      inflateReset(state)
      isBetweenStreams = false
      return true
    }
    guard bytes[0] == 0 else { throw corrupt("other bytes follow the end of the gz data") }
    state.pointee.next_in = bytes + 1
    state.pointee.avail_in -= 1
    return false
  }

  private func corrupt(_ detail: String) -> ArchiveError {
    .corrupt(file: name, byte: input.offset - Int(state.pointee.avail_in), detail: detail)
  }
}
