import CArchive

/// Reads what libarchive reads: the one stream of bz2, xz and zst, or one member of a zip archive.
final class LibraryDecoder: Decoder {
  private let name: String
  private let client: Client
  private let handle: OpaquePointer
  private let isZip: Bool
  private var hasHeader = false
  private var isFinished = false

  /// What libarchive's callbacks are given.
  private final class Client {
    let input: CompressedInput
    /// What a callback met; libarchive itself only hears that it failed.
    var failure: (any Error)?

    init(_ input: CompressedInput) { self.input = input }

    static func of(_ pointer: UnsafeMutableRawPointer?) -> Client {
      guard let pointer else { preconditionFailure("libarchive lost its client") }
      return Unmanaged<Client>.fromOpaque(pointer).takeUnretainedValue()
    }
  }

  /// One member's name and whether it needs a password.
  struct Header {
    var name: String
    var isEncrypted: Bool
    var isFile: Bool
  }

  init(name: String, compression: Compression, input: CompressedInput) throws {
    self.name = name
    isZip = compression == .zip
    client = Client(input)
    guard let handle = archive_read_new() else {
      throw ArchiveError.system(file: name, action: "decompressing it", message: "libarchive does not start")
    }
    self.handle = handle
    switch compression {
    case .zip:
      // Only by its directory at the end: reading on without it would take a cut archive for a whole one.
      archive_read_support_format_zip_seekable(handle)
    case .gz: archive_read_support_filter_gzip(handle)
    case .bz2: archive_read_support_filter_bzip2(handle)
    case .xz: archive_read_support_filter_xz(handle)
    case .zst: archive_read_support_filter_zstd(handle)
    }
    if compression != .zip {
      archive_read_support_format_raw(handle)
      archive_read_support_format_empty(handle)
    }
    installCallbacks(canSeek: compression == .zip)
    try check(archive_read_open1(handle))
  }

  deinit { archive_read_free(handle) }

  private func installCallbacks(canSeek: Bool) {
    archive_read_set_callback_data(handle, Unmanaged.passUnretained(client).toOpaque())
    archive_read_set_read_callback(handle) { _, data, block in
      let client = Client.of(data)
      do {
        let bytes = try client.input.next()
        block?.pointee = UnsafeRawPointer(bytes.baseAddress)
        return bytes.count
      } catch {
        client.failure = error
        return Int(ARCHIVE_FATAL)
      }
    }
    guard canSeek else { return }
    archive_read_set_seek_callback(handle) { _, data, offset, whence in
      let client = Client.of(data)
      do {
        let place = try client.input.seek { current, size in
          switch whence {
          case SEEK_SET: Int(offset)
          case SEEK_CUR: current + Int(offset)
          default: size + Int(offset)
          }
        }
        return place.map { Int64($0) } ?? Int64(ARCHIVE_FATAL)
      } catch {
        client.failure = error
        return Int64(ARCHIVE_FATAL)
      }
    }
  }

  /// Steps to the next member; `nil` after the last.
  func nextHeader() throws -> Header? {
    var entry: OpaquePointer?
    let status = archive_read_next_header(handle, &entry)
    if status == ARCHIVE_EOF { return nil }
    // A warning is about a name in an odd encoding.
    if status != ARCHIVE_WARN { try check(status) }
    guard let entry else { return nil }
    hasHeader = true
    let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
    return Header(
      name: name.map { String(cString: $0) } ?? "", isEncrypted: archive_entry_is_encrypted(entry) != 0,
      isFile: archive_entry_filetype(entry) == 0o100000)
  }

  /// Steps to the only member of a compressed stream. Without the right beginning libarchive would pass the bytes on as
  /// they are.
  func beginStream() throws {
    _ = try nextHeader()
    guard archive_filter_code(handle, 0) == ARCHIVE_FILTER_NONE else { return }
    _ = try client.input.next()
    if client.input.isAtEnd { throw ArchiveError.truncated(file: name, byte: client.input.offset) }
    throw ArchiveError.corrupt(file: name, byte: 0, detail: "it does not begin as such data do")
  }

  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws -> Int {
    guard !isFinished else { return 0 }
    while true {
      let got = archive_read_data(handle, buffer, count)
      if got == Int(ARCHIVE_RETRY) { continue }
      guard got >= 0 else { throw failure() }
      if got == 0 { try finish() }
      return got
    }
  }

  /// Some filters stop where a following stream is damaged; nothing may be left over.
  private func finish() throws {
    isFinished = true
    guard !isZip else { return }
    let used = Int(archive_filter_bytes(handle, -1))
    if used == client.input.offset, !client.input.isAtEnd { _ = try client.input.next() }
    guard used == client.input.offset else {
      throw ArchiveError.corrupt(file: name, byte: used, detail: "other bytes follow the end of the data")
    }
  }

  private func check(_ status: Int32) throws {
    guard status == ARCHIVE_OK else { throw failure() }
  }

  private func failure() -> any Error {
    if let failure = client.failure { return failure }
    if isZip, !hasHeader {
      return ArchiveError.corrupt(
        file: name, byte: client.input.offset,
        detail: "the directory that every zip archive ends with is missing, so it may be cut off")
    }
    if client.input.isAtEnd { return ArchiveError.truncated(file: name, byte: client.input.offset) }
    var detail = archive_error_string(handle).map { String(cString: $0) } ?? "it does not follow its format"
    while detail.last?.isNewline == true { detail.removeLast() }
    return ArchiveError.corrupt(file: name, byte: client.input.offset, detail: detail)
  }
}
