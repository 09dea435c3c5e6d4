/// Writes rows of fields as delimited text (RFC 4180; Shafranovich 2005): UTF-8 bytes, quoted only where needed.
///
/// A field is quoted when it holds the separator, a quote, or a line end; quotes inside are doubled. Tabs and line ends
/// in tab-separated text are quoted the same way, never replaced. A row of one empty field is written as `""`, since
/// readers skip empty lines. Every row ends with a line end, the last one too. O(bytes).
public struct DelimitedWriter: Sendable {
  /// What differs between the programs that will read the text.
  public struct Dialect: Sendable, Hashable {
    /// The ASCII character between fields.
    public var separator: UInt8
    public var lineEnd: LineEnd
    /// Writes U+FEFF first, by which Excel knows UTF-8.
    public var writesByteOrderMark: Bool
    /// Numbers get a comma before their fraction.
    public var usesDecimalComma: Bool
    /// Puts an apostrophe before text (never numbers) that a spreadsheet would run as a formula: text that begins with
    /// `=`, `+`, `-`, `@`, a tab or a carriage return.
    public var guardsFormulas: Bool

    public init(
      separator: UInt8 = UInt8(ascii: ","), lineEnd: LineEnd = .lineFeed, writesByteOrderMark: Bool = false,
      usesDecimalComma: Bool = false, guardsFormulas: Bool = false
    ) {
      precondition(separator < 0x80 && !#"""#.utf8.contains(separator), "the separator is an ASCII character, no quote")
      self.separator = separator
      self.lineEnd = lineEnd
      self.writesByteOrderMark = writesByteOrderMark
      self.usesDecimalComma = usesDecimalComma
      self.guardsFormulas = guardsFormulas
    }

    /// Commas and line feeds.
    public static let csv = Dialect()
    /// Tabs and line feeds.
    public static let tsv = Dialect(separator: UInt8(ascii: "\t"))
    /// Commas, a byte order mark, carriage returns, and guarded formulas.
    public static let excel = Dialect(
      lineEnd: .carriageReturnLineFeed, writesByteOrderMark: true, guardsFormulas: true)

    /// The dialect for readers whose decimal sign is a comma: fields are then separated by `;` instead of `,`.
    public var withDecimalComma: Dialect {
      var dialect = self
      dialect.usesDecimalComma = true
      if separator == UInt8(ascii: ",") { dialect.separator = UInt8(ascii: ";") }
      return dialect
    }
  }

  public enum LineEnd: String, Sendable, Hashable {
    case lineFeed = "\n"
    case carriageReturnLineFeed = "\r\n"
  }

  /// One value of a row.
  public enum Field: Sendable, Hashable {
    case text(String)
    /// Plain digits with a point, such as `-0.0125`; written as they are or with a comma.
    case number(String)
    case empty
  }

  public let dialect: Dialect
  /// What has been written and not taken yet.
  public private(set) var bytes: [UInt8]

  public init(dialect: Dialect = .csv) {
    self.dialect = dialect
    bytes = dialect.writesByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
  }

  /// Writes one row. Traps on a row without fields.
  public mutating func append(_ row: some Sequence<Field>) {
    let start = bytes.count
    var count = 0
    for field in row {
      if count > 0 { bytes.append(dialect.separator) }
      append(field)
      count += 1
    }
    precondition(count > 0, "a row has at least one field")
    if count == 1, bytes.count == start { bytes += #""""#.utf8 }
    bytes += dialect.lineEnd.rawValue.utf8
  }

  /// Writes one row of texts, such as the header.
  public mutating func append(_ texts: some Sequence<String>) { append(texts.map(Field.text)) }

  /// Hands over what has been written so far, for writing long tables in pieces.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func append(_ field: Field) {
    switch field {
    case .empty: break
    case .number(let digits):
      append(
        dialect.usesDecimalComma
          ? digits.utf8.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: ",") : $0 } : digits.utf8.map { $0 })
    case .text(let text):
      let isGuarded =
        dialect.guardsFormulas && text.utf8.first.map { #"=+-@"#.utf8.contains($0) || $0 == 9 || $0 == 13 } ?? false
      append(isGuarded ? [UInt8(ascii: "'")] + text.utf8 : [UInt8](text.utf8))
    }
  }

  private mutating func append(_ field: [UInt8]) {
    let quote = UInt8(ascii: "\"")
    guard field.contains(where: { $0 == dialect.separator || $0 == quote || $0 == 10 || $0 == 13 }) else {
      bytes += field
      return
    }
    bytes.append(quote)
    for byte in field {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }
}
