import DelimitedText

/// Passes a TSV file of Eurostat on as one in which every cell has one thing in it.
///
/// Eurostat joins the codes of a series with commas in the first cell, and puts a blank and flags behind every value:
/// `CNMIGRAT,AL<tab>-27007 e<tab>: `. Those commas and the first blank of every other cell become tabs, so that flags
/// stand in columns of their own and bytes stay where they are in the file. Where a program took blanks at the ends
/// of cells away, or the flag is glued to a colon (`:c`), a tab is put in.
final class EurostatForm: ByteStream {
  private let source: any ByteStream
  private var output: [UInt8] = []
  private var position = 0
  private let input = UnsafeMutablePointer<UInt8>.allocate(capacity: blockSize)
  private var place = Place.key

  private static let blockSize = 1 << 16
  private static let tab = UInt8(ascii: "\t")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let blank = UInt8(ascii: " ")

  private enum Place {
    /// In the codes before the first tab.
    case key
    /// In a value, of which the text tells whether it is a colon.
    case value(isColon: Bool, isEmpty: Bool)
    case flag
  }

  init(_ source: any ByteStream) {
    self.source = source
    output.reserveCapacity(2 * Self.blockSize)
  }

  deinit { input.deallocate() }

  /// Whether a file begins like one of Eurostat's: a first cell that ends in `\time` or `\TIME_PERIOD`.
  static func isForm(_ sample: [UInt8]) -> Bool {
    let line = sample.prefix { $0 != lineFeed }
    guard let end = line.firstIndex(of: tab) else { return false }
    let key = String(decoding: line[..<end], as: UTF8.self).lowercased()
    return key.hasSuffix("\\time") || key.hasSuffix("\\time_period")
  }

  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws -> Int {
    while position == output.count {
      let got = try source.read(into: input, count: Self.blockSize)
      output.removeAll(keepingCapacity: true)
      position = 0
      if got == 0 {
        // A last line without an end: its last cell still needs its column of flags.
        guard case .value = place else { return 0 }
        output.append(Self.tab)
        place = .key
      }
      for index in 0..<got { pass(input[index]) }
    }
    let part = min(count, output.count - position)
    output.withUnsafeBufferPointer { buffer.update(from: $0.baseAddress! + position, count: part) }
    position += part
    return part
  }

  private func pass(_ byte: UInt8) {
    switch place {
    case .key:
      output.append(byte == UInt8(ascii: ",") ? Self.tab : byte)
      if byte == Self.tab { place = .value(isColon: false, isEmpty: true) }
    case .value(let isColon, let isEmpty):
      let endsCell = byte == Self.tab || byte == Self.lineFeed || byte == UInt8(ascii: "\r")
      if endsCell || (isColon && byte != Self.blank) {
        output.append(Self.tab)
        place = .flag
        pass(byte)
      } else if byte == Self.blank, !isEmpty {
        output.append(Self.tab)
        place = .flag
      } else {
        output.append(byte)
        place = .value(isColon: isEmpty && byte == UInt8(ascii: ":"), isEmpty: isEmpty && byte == Self.blank)
      }
    case .flag:
      output.append(byte)
      if byte == Self.tab { place = .value(isColon: false, isEmpty: true) }
      if byte == Self.lineFeed { place = .key }
    }
  }
}
