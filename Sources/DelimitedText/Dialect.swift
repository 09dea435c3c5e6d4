/// How a delimited text file spells its records and numbers.
public struct Dialect: Sendable, Hashable {
  /// Between two fields.
  public var delimiter: UInt8
  /// Around a field that holds delimiters; `nil` when quotes are ordinary characters.
  public var quote: UInt8?
  /// The last byte of a record's end: line feed (also for CR LF), carriage return, or any other.
  public var recordEnd: UInt8
  /// Between the whole and the fraction of a number: a point or a comma.
  public var decimalSign: UInt8
  /// A sign between groups of three digits besides blanks and no-break blanks; `nil` for none.
  public var groupingSign: UInt8?
  /// The cells that mean "no number here", after trimming blanks.
  public var missingMarkers: Set<String>

  public static let lineFeed = UInt8(ascii: "\n")
  public static let carriageReturn = UInt8(ascii: "\r")

  /// The marks seen in real trade files. `0` is a number and `n/a` is not among them: whoever wants it says so.
  public static let usualMissingMarkers: Set<String> = [
    "", "NA", "N/A", "-", "–", "—", "…", "...", "..", ":", "NULL", "null", "NaN", "nan", "#N/A", "#DIV/0!",
  ]

  public init(
    delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8? = UInt8(ascii: "\""), recordEnd: UInt8 = lineFeed,
    decimalSign: UInt8 = UInt8(ascii: "."), groupingSign: UInt8? = nil,
    missingMarkers: Set<String> = usualMissingMarkers
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.recordEnd = recordEnd
    self.decimalSign = decimalSign
    self.groupingSign = groupingSign
    self.missingMarkers = missingMarkers
  }
}

/// What the caller knows about a dialect; the rest is recognised from the first bytes.
public struct DialectHints: Sendable, Hashable {
  public enum Quote: Sendable, Hashable { case recognised, none, character(UInt8) }

  public var delimiter: UInt8?
  public var quote = Quote.recognised
  public var recordEnd: UInt8?
  public var decimalSign: UInt8?
  public var groupingSign: UInt8?
  public var extraMissingMarkers: Set<String> = []

  public init() {}

  /// Why these signs cannot be told apart in a file, as a sentence; `nil` when they can.
  public var clash: String? {
    let quoteSign: UInt8? =
      switch quote {
      case .recognised: UInt8(ascii: "\"")
      case .none: nil
      case .character(let character): character
      }
    let end = recordEnd ?? Dialect.lineFeed
    let roles = [("delimiter", delimiter), ("quote", quoteSign), ("record end", end)]
    for (name, sign) in roles {
      guard let sign, Self.isPartOfValues(sign) else { continue }
      return "The \(name) cannot be a letter, a digit or a sign of a number. Choose a sign that no value holds."
    }
    for (first, second) in [(0, 1), (0, 2), (1, 2)] where roles[first].1 != nil && roles[first].1 == roles[second].1 {
      return "The \(roles[first].0) and the \(roles[second].0) are the same sign. Give each a sign of its own."
    }
    if delimiter == Dialect.carriageReturn, end == Dialect.lineFeed {
      return
        "A carriage return cannot be the delimiter: it ends records. Leave the delimiter out, or set the record end."
    }
    if delimiter == nil, let quoteSign, Self.delimiterCandidates.contains(quoteSign) {
      return "A quote that is usually a delimiter needs the delimiter to be said, too."
    }
    return nil
  }

  private static func isPartOfValues(_ sign: UInt8) -> Bool {
    switch sign {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "+"):
      true
    default: false
    }
  }

  fileprivate static let delimiterCandidates = [
    UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|"),
  ]

  /// Completes the hints from the beginning of a file: record end by what occurs, delimiter by which candidate cuts
  /// the first records into the same, largest number of fields.
  public func completed(from sample: UnsafeBufferPointer<UInt8>) -> Dialect {
    var dialect = Dialect()
    switch quote {
    case .recognised: break
    case .none: dialect.quote = nil
    case .character(let character): dialect.quote = character
    }
    if let recordEnd {
      dialect.recordEnd = recordEnd
    } else if !sample.contains(Dialect.lineFeed), sample.contains(Dialect.carriageReturn) {
      dialect.recordEnd = Dialect.carriageReturn
    }
    dialect.delimiter = delimiter ?? likeliestDelimiter(in: sample, quote: dialect.quote, recordEnd: dialect.recordEnd)
    dialect.decimalSign = decimalSign ?? UInt8(ascii: ".")
    dialect.groupingSign = groupingSign
    dialect.missingMarkers.formUnion(extraMissingMarkers)
    return dialect
  }
}

private func likeliestDelimiter(in sample: UnsafeBufferPointer<UInt8>, quote: UInt8?, recordEnd: UInt8) -> UInt8 {
  let candidates = DialectHints.delimiterCandidates
  var counts = candidates.map { _ in [Int]() }
  var current = Array(repeating: 0, count: candidates.count)
  var isQuoted = false
  var length = 0
  for byte in sample {
    if byte == quote { isQuoted.toggle() }
    guard !isQuoted else { continue }
    if byte == recordEnd {
      if length > 0 { for index in candidates.indices { counts[index].append(current[index]) } }
      current = Array(repeating: 0, count: candidates.count)
      length = 0
      if counts[0].count == 50 { break }
      continue
    }
    if byte != Dialect.carriageReturn { length += 1 }
    for (index, candidate) in candidates.enumerated() where byte == candidate { current[index] += 1 }
  }
  if counts[0].isEmpty { for index in candidates.indices { counts[index].append(current[index]) } }
  // The most frequent field count of each candidate, weighted by how many records share it.
  var best = candidates[0]
  var bestScore = 0
  for (index, candidate) in candidates.enumerated() {
    var frequencies: [Int: Int] = [:]
    for count in counts[index] where count > 0 { frequencies[count, default: 0] += 1 }
    let score = frequencies.map { $0.value * 1_000 + $0.key }.max() ?? 0
    if score > bestScore {
      bestScore = score
      best = candidate
    }
  }
  return best
}
