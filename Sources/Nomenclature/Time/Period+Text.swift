extension Period: CustomStringConvertible {
  /// `2018`, `2015-S1`, `2018-Q1`, `2018-04`, `2015-W01` or `2018-05-19`.
  public var description: String {
    switch frequency {
    case .year: padded(year, to: 4)
    case .halfYear: "\(padded(year, to: 4))-S\(numberInYear)"
    case .quarter: "\(padded(year, to: 4))-Q\(numberInYear)"
    case .month: "\(padded(year, to: 4))-\(padded(numberInYear, to: 2))"
    case .week: "\(padded(year, to: 4))-W\(padded(numberInYear, to: 2))"
    case .day: firstDay.description
    }
  }
}

extension Period {
  /// Reads the forms in which statistics print periods.
  ///
  /// - Year: `2018`, `Y2019`, `2018-A1`
  /// - Half-year: `2015-S1`, `2015S1`, `2018-H2`
  /// - Quarter: `2018-Q1`, `2018Q1`
  /// - Month: `201801`, `2018-01`, `2018-M04`, `2019M01`, `2019-M1`
  /// - Week (ISO 8601): `2015-W01`, `2015W1`
  /// - Day: `2018-05-19`, `20180519`
  ///
  /// Years have four digits, 0001 to 9999; letters may be small; blanks around the text are ignored. Returns `nil` for
  /// anything else, such as a thirteenth month, a 53rd week of a year of 52, or 30 February.
  public init?(_ text: some StringProtocol) { self.init(utf8: text.utf8) }

  /// Reads the same forms from UTF-8 bytes; allocates nothing when the bytes are contiguous.
  public init?(utf8 bytes: some Collection<UInt8>) {
    let period = bytes.withContiguousStorageIfAvailable { Period(utf8: $0) }
    guard let period = period ?? Array(bytes).withUnsafeBufferPointer({ Period(utf8: $0) }) else { return nil }
    self = period
  }

  /// Reads the same forms from a buffer of UTF-8 bytes.
  public init?(utf8 buffer: UnsafeBufferPointer<UInt8>) {
    var reader = PeriodReader(buffer)
    guard let period = reader.read() else { return nil }
    self = period
  }
}

/// A cursor over the bytes of one period.
private struct PeriodReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position: Int
  private let end: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var end = bytes.count
    while start < end, PeriodReader.isBlank(bytes[start]) { start += 1 }
    while end > start, PeriodReader.isBlank(bytes[end - 1]) { end -= 1 }
    self.bytes = bytes
    self.position = start
    self.end = end
  }

  mutating func read() -> Period? {
    let isMarkedYear = letter() == UInt8(ascii: "Y")
    if isMarkedYear { position += 1 }
    guard let year = number(ofDigits: 4...4), year > 0 else { return nil }
    if position == end { return .year(year) }
    if isMarkedYear { return nil }

    switch bytes[position] {
    case UInt8(ascii: "-"):
      position += 1
      return letter() == nil ? readDashed(year) : readLettered(year)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return readCompact(year)
    default:
      return readLettered(year)
    }
  }

  /// After `2018-`: a month, or a month and a day.
  private mutating func readDashed(_ year: Int) -> Period? {
    guard let month = number(ofDigits: 2...2), (1...12).contains(month) else { return nil }
    if position == end { return .month(year, month) }
    guard bytes[position] == UInt8(ascii: "-") else { return nil }
    position += 1
    guard let day = number(ofDigits: 2...2), position == end else { return nil }
    return CalendarDate(year: year, month: month, day: day).map(Period.day)
  }

  /// After `2018`: two digits of a month, or four of a month and a day.
  private mutating func readCompact(_ year: Int) -> Period? {
    guard let month = digits(2), (1...12).contains(month) else { return nil }
    if position == end { return .month(year, month) }
    guard let day = digits(2), position == end else { return nil }
    return CalendarDate(year: year, month: month, day: day).map(Period.day)
  }

  /// After `2018` or `2018-`: a letter and a number.
  private mutating func readLettered(_ year: Int) -> Period? {
    guard let marker = letter() else { return nil }
    position += 1
    guard let number = number(ofDigits: 1...2), position == end else { return nil }
    switch marker {
    case UInt8(ascii: "A"): return number == 1 ? .year(year) : nil
    case UInt8(ascii: "S"), UInt8(ascii: "H"): return (1...2).contains(number) ? .halfYear(year, number) : nil
    case UInt8(ascii: "Q"): return (1...4).contains(number) ? .quarter(year, number) : nil
    case UInt8(ascii: "M"): return (1...12).contains(number) ? .month(year, number) : nil
    case UInt8(ascii: "W"): return .week(year, number)
    default: return nil
    }
  }

  /// The letter at the cursor as a capital, or `nil` when there is none.
  private func letter() -> UInt8? {
    guard position < end else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): return bytes[position]
    case UInt8(ascii: "a")...UInt8(ascii: "z"): return bytes[position] - 32
    default: return nil
    }
  }

  /// Exactly `count` digits.
  private mutating func digits(_ count: Int) -> Int? {
    guard position + count <= end else { return nil }
    var value = 0
    for offset in 0..<count {
      let byte = bytes[position + offset]
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    position += count
    return value
  }

  /// As many digits as the range allows, at least its lower bound.
  private mutating func number(ofDigits range: ClosedRange<Int>) -> Int? {
    guard var value = digits(range.lowerBound) else { return nil }
    var count = range.lowerBound
    while count < range.upperBound, let digit = digits(1) {
      value = value * 10 + digit
      count += 1
    }
    return value
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
