import Documents

/// The least and the greatest of what several sources say of one thing; none where only one of them says something.
struct SourceBand: BitwiseCopyable {
  private var least = Double.nan
  private var greatest = Double.nan
  private var count = 0

  var low: Double { count > 1 ? least : .nan }
  var high: Double { count > 1 ? greatest : .nan }

  mutating func add(_ value: Double) {
    guard !value.isNaN else { return }
    least = count == 0 ? value : min(least, value)
    greatest = count == 0 ? value : max(greatest, value)
    count += 1
  }

  static func columns(_ format: CellFormat) -> [Table.Column] {
    [
      Table.Column("band_low", heading: "band low", format: format),
      Table.Column("band_high", heading: "band high", format: format),
    ]
  }

  /// The band of each place, from values that belong together by a key.
  static func bands<Key: Hashable>(_ values: [(key: Key, value: Double)]) -> [SourceBand] {
    var bands: [Key: SourceBand] = [:]
    for one in values { bands[one.key, default: SourceBand()].add(one.value) }
    return values.map { bands[$0.key] ?? SourceBand() }
  }
}

/// Rows with the band of all sources, and whether they agree, as last columns.
struct BandedRows<Rows: PlainRows>: PlainRows {
  private let rows: Rows
  private let bands: [SourceBand]
  private let agree: [Bool]
  private let width: Int
  private let firstWord: Int32
  let columns: [Table.Column]
  let texts: [String]

  /// `bands` and `agree` have one a row.
  init(_ rows: Rows, bands: [SourceBand], agree: [Bool], format: CellFormat) {
    self.rows = rows
    self.bands = bands
    self.agree = agree
    firstWord = Int32(rows.texts.count)
    texts = rows.texts + ["no", "yes"]
    width = rows.columns.count
    columns = rows.columns + SourceBand.columns(format) + [Table.Column("robust")]
  }

  var rowCount: Int { rows.rowCount }

  func write(_ row: Int, to cells: UnsafeMutablePointer<PlainCell>) {
    rows.write(row, to: cells)
    (cells + width).initialize(to: .number(bands[row].low))
    (cells + width + 1).initialize(to: .number(bands[row].high))
    (cells + width + 2).initialize(to: .text(firstWord + (agree[row] ? 1 : 0)))
  }

  func missingReason(_ row: Int) -> String? { rows.missingReason(row) }
}
