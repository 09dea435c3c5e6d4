import Documents

/// Rows with the coverage of the blocs they are about as a last column.
struct CoveredRows<Rows: PlainRows>: PlainRows {
  private let rows: Rows
  private let place: Int32
  private let width: Int
  let texts: [String]
  let columns: [Table.Column]

  init(_ rows: Rows, coverage: String) {
    self.rows = rows
    width = rows.columns.count
    place = Int32(rows.texts.count)
    texts = rows.texts + [coverage]
    columns = rows.columns + [Table.Column("coverage")]
  }

  var rowCount: Int { rows.rowCount }

  func write(_ row: Int, to cells: UnsafeMutablePointer<PlainCell>) {
    rows.write(row, to: cells)
    (cells + width).initialize(to: .text(place))
  }

  func missingReason(_ row: Int) -> String? { rows.missingReason(row) }
}
