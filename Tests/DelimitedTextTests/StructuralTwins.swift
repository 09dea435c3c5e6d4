import CScan

@testable import DelimitedText

/// Delimiters and record ends outside quotes, found one byte at a time: the twin of the kernels of `CScan`.
struct PlainIndex: Equatable {
  var positions: [UInt32] = []
  var ends: [UInt32] = []
  var hasQuotes = false
  var hasDoubledQuotes = false
  var isIrregular = false
  var isInside = false
  var isAfterStructural = true
  var isAfterClosing = false

  init(_ bytes: some Collection<UInt8>, _ dialect: cscan_dialect) {
    let bytes = Array(bytes)
    for (place, byte) in bytes.enumerated() {
      let isQuote = Int32(byte) == dialect.quote
      let isStructural = !isInside && !isQuote && (byte == dialect.delimiter || byte == dialect.record_end)
      if isQuote {
        hasQuotes = true
        if isInside {
          (isInside, isAfterClosing) = (false, true)
        } else {
          if isAfterClosing { hasDoubledQuotes = true } else if !isAfterStructural { isIrregular = true }
          (isInside, isAfterClosing) = (true, false)
        }
      } else {
        let endsLine =
          byte == Dialect.carriageReturn && place + 1 < bytes.count && bytes[place + 1] == dialect.record_end
        if isAfterClosing, !isStructural, !endsLine { isIrregular = true }
        isAfterClosing = false
      }
      if isStructural { positions.append(UInt32(place)) }
      if isStructural, byte == dialect.record_end { ends.append(UInt32(place)) }
      isAfterStructural = isStructural
    }
  }

  typealias Kernel = (
    UnsafePointer<UInt8>, Int, Int, cscan_dialect, UnsafeMutablePointer<cscan_state>, UnsafeMutablePointer<UInt32>,
    UnsafeMutablePointer<Int>, UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<Int>
  ) -> Void

  /// The same by a kernel that is given the bytes in pieces.
  init(_ bytes: some Collection<UInt8>, _ dialect: cscan_dialect, piece: Int, _ kernel: Kernel) {
    self.init([], dialect)
    // Exactly as much room as the kernels are promised, so that an address sanitizer sees a step too far.
    let room = bytes.count + Int(cscan_padding)
    let text = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
    let found = UnsafeMutablePointer<UInt32>.allocate(capacity: room)
    let foundEnds = UnsafeMutablePointer<UInt32>.allocate(capacity: room)
    defer {
      text.deallocate()
      found.deallocate()
      foundEnds.deallocate()
    }
    text.initialize(repeating: 0, count: room)
    for (place, byte) in bytes.enumerated() { text[place] = byte }
    var state = cscan_state()
    state.after_structural = 1
    var (count, endCount, from) = (0, 0, 0)
    while from < bytes.count {
      let next = min(from + piece, bytes.count)
      kernel(text, from, next, dialect, &state, found, &count, foundEnds, &endCount)
      from = next
    }
    positions = Array(UnsafeBufferPointer(start: found, count: count))
    ends = Array(UnsafeBufferPointer(start: foundEnds, count: endCount))
    (hasQuotes, hasDoubledQuotes, isIrregular) = (
      state.has_quotes, state.has_doubled_quotes, state.is_irregular
    )
    (isInside, isAfterStructural, isAfterClosing) = (
      state.inside != 0, state.after_structural != 0, state.after_closing != 0
    )
  }
}

/// Every kernel beside the plain index, over the same bytes.
struct StructuralTwins {
  let bytes: [UInt8]
  let dialect: Dialect

  static var kernels: [(name: String, kernel: PlainIndex.Kernel)] {
    var all: [(String, PlainIndex.Kernel)] = [("best", cscan_index), ("portable", cscan_index_portable)]
    #if arch(x86_64)
      all.append(("SSE2", cscan_index_sse2))
    #endif
    return all
  }

  /// The first kernel that differs from the plain index, the bytes given at once and in pieces of `cut`.
  func difference(cut: Int) -> String? {
    let signs = cscan_dialect(
      delimiter: dialect.delimiter, record_end: dialect.recordEnd, quote: dialect.quote.map { Int32($0) } ?? -1)
    let expected = PlainIndex(bytes, signs)
    for (name, kernel) in Self.kernels {
      for piece in [max(1, bytes.count), cut] {
        let found = PlainIndex(bytes, signs, piece: piece, kernel)
        if found != expected { return "the \(name) kernel in pieces of \(piece): \(found) instead of \(expected)" }
      }
    }
    return nil
  }
}
