import Documents
import Nomenclature
import Observations
import Panels

/// How many members of a bloc stand behind the values of a table, as columns: one where periods run down the rows, one
/// a period where they run across, and one of the least covered period where there are none.
struct TableCoverage {
  private let coverage: BlocCoverage
  private let windows: PeriodWindows?
  /// Where the period stands among the row fields, or among the column fields.
  private let rowPlace: Int?
  private let columnPlace: Int?

  init(_ builder: TableBuilder, _ aggregated: Aggregated, _ windows: PeriodWindows?) throws {
    coverage = aggregated.coverage
    try coverage.checkAsked()
    self.windows = windows
    rowPlace = builder.rows.firstIndex { $0.name == "period" }
    columnPlace = builder.columns.firstIndex { $0.name == "period" }
  }

  func addColumns(to table: inout Table, _ pivot: Pivot) {
    if let columnPlace {
      for name in Set(pivot.columnKeys.map { $0[columnPlace] }).sorted() {
        add("coverage \(name)", to: &table) { _ in text(name) }
      }
    } else if let rowPlace {
      add("coverage", to: &table) { row in text(pivot.rowKeys[row][rowPlace]) }
    } else {
      let lowest = coverage.lowest
      add("coverage", to: &table) { _ in lowest }
    }
  }

  private func add(_ name: String, to table: inout Table, _ text: (Int) -> String?) {
    table.columns.append(Table.Column(name))
    for row in table.rows.indices {
      table.rows[row].cells.append(table.rows[row].isSummary ? .missing : text(row).map { .text($0) } ?? .missing)
    }
  }

  private func text(_ name: String) -> String? {
    if let window = windows?.windows.first(where: { windows?.name(of: $0.period) == name }) {
      return coverage.text(parts: window.parts)
    }
    return Period(name).map { coverage.text(parts: [$0]) }
  }
}
