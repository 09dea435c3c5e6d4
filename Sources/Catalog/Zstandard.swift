import CZstandard

/// Zstandard for one piece at a time; belongs to one thread at a time.
final class Zstandard {
  /// Level 1 packs trade data as well as level 5 and unpacks them fastest (measured: decision 0014).
  private static let level: Int32 = 1

  private let compressor = ZSTD_createCCtx()
  private let decompressor = ZSTD_createDCtx()

  deinit {
    ZSTD_freeCCtx(compressor)
    ZSTD_freeDCtx(decompressor)
  }

  static func room(for count: Int) -> Int { ZSTD_compressBound(count) }

  /// Returns how many bytes were written; `nil` without memory.
  func compress(_ bytes: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer) -> Int? {
    let count = ZSTD_compressCCtx(
      compressor, target.baseAddress, target.count, bytes.baseAddress, bytes.count, Self.level)
    return ZSTD_isError(count) == 0 ? count : nil
  }

  /// Whether the bytes are one whole frame that gives exactly as many bytes as the target takes.
  func decompress(_ bytes: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer) -> Bool {
    ZSTD_decompressDCtx(decompressor, target.baseAddress, target.count, bytes.baseAddress, bytes.count) == target.count
  }
}
