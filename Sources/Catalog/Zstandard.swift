import CZstandard

/// Zstandard for one piece at a time; belongs to one thread at a time.
final class Zstandard {
  /// Level 1 with long matches among the last few hundred places only: rows of trade data are like the rows just before
  /// them, and their digits are packed best as single letters (measured: decision 0014).
  private static let parameters: [(ZSTD_cParameter, Int32)] = [
    (ZSTD_c_compressionLevel, 1), (ZSTD_c_strategy, Int32(ZSTD_fast.rawValue)), (ZSTD_c_minMatch, 7),
    (ZSTD_c_hashLog, 8),
  ]

  private let compressor = ZSTD_createCCtx()
  private let decompressor = ZSTD_createDCtx()

  init() {
    guard let compressor else { return }
    for (parameter, value) in Self.parameters {
      let isSet = ZSTD_isError(ZSTD_CCtx_setParameter(compressor, parameter, value)) == 0
      precondition(isSet, "Zstandard has these parameters since version 1.4")
    }
  }

  deinit {
    ZSTD_freeCCtx(compressor)
    ZSTD_freeDCtx(decompressor)
  }

  static func room(for count: Int) -> Int { ZSTD_compressBound(count) }

  /// Returns how many bytes were written; `nil` without memory.
  func compress(_ bytes: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer) -> Int? {
    let count = ZSTD_compress2(compressor, target.baseAddress, target.count, bytes.baseAddress, bytes.count)
    return ZSTD_isError(count) == 0 ? count : nil
  }

  /// Whether the bytes are one whole frame that gives exactly as many bytes as the target takes.
  func decompress(_ bytes: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer) -> Bool {
    ZSTD_decompressDCtx(decompressor, target.baseAddress, target.count, bytes.baseAddress, bytes.count) == target.count
  }
}
