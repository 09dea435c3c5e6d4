import Decimals
import Documents
import Nomenclature
import Observations
import Panels

/// `comity table`: a pivot table of aggregates.
public struct TableRequest: Sendable {
  public var selection = DataSelection()
  public var rows: [String] = []
  public var columns: [String] = []
  /// `row`, `column` or `total`.
  public var share: String?
  public var top: Int?
  /// `2013=100`.
  public var index: String?
  /// Whether a last row adds up the rows.
  public var totals = false

  public init() {}
}

extension Comity {
  public static func table(_ request: TableRequest, output: OutputOptions) throws -> Outcome {
    let builder = try TableBuilder(request)
    let aggregated = try builder.aggregate()
    let failedCheck = try request.selection.exceedsRejects(aggregated)
    var clock = StageClock()
    let outcome =
      try builder.groupedText(aggregated, output: output, failedCheck: failedCheck)
      ?? Rendering.outcome(try builder.table(aggregated), output: output, failedCheck: failedCheck)
    clock.end("write")
    return outcome.timed(request.selection, aggregated, clock)
  }
}

struct TableBuilder {
  let request: TableRequest
  let rows: [Field]
  let columns: [Field]
  private let measures: [Measure]

  init(_ request: TableRequest) throws {
    self.request = request
    rows = try request.rows.map { try Field(parsing: $0) }
    columns = try request.columns.map { try Field(parsing: $0) }
    measures = try request.selection.values.map { try Measure(parsing: $0) }
    if let twice = rows.first(where: { columns.contains($0) }) {
      throw WorkflowError("\"\(twice)\" is asked for both as a row and as a column. Keep one of them.")
    }
    try Self.refuseRepetition(rows.map(\.description), option: "--rows")
    try Self.refuseRepetition(columns.map(\.description), option: "--columns")
    try Self.refuseRepetition(measures.map(\.description), option: "--values")
    let transforms = request.index != nil || request.selection.transformsSeries
    if request.share != nil || request.top != nil || transforms, measures.count > 1 {
      throw WorkflowError(
        "Shares, the largest rows, indices and comparisons work on one value at a time; \(measures.count) are asked for."
      )
    }
    let comparison = request.selection.comparison
    try comparison.check(measures)
    if request.share != nil || request.top != nil, comparison.companion != nil || comparison.against != nil {
      throw WorkflowError(
        "Values by --with and changes by --against do not add up to a whole: leave --share and --top out.")
    }
    if request.totals {
      if rows.isEmpty { throw WorkflowError("--totals adds up rows: name their fields with --rows.") }
      if request.share == "row" {
        throw WorkflowError("Each row of --share row has its own whole, so rows do not add up: leave --totals out.")
      }
      if comparison.companion != nil || comparison.against != nil || request.index != nil {
        throw WorkflowError("Ratios, changes and indices do not add up: leave --totals out.")
      }
    }
    let adding = [(request.share != nil, "--share"), (request.top != nil, "--top"), (request.totals, "--totals")]
    if let option = adding.first(where: \.0)?.1,
      let measure = measures.first(where: { !$0.isAdditive })
    {
      throw WorkflowError("\(option) adds values up, and \(measure) cannot be added. Ask for a sum or a count.")
    }
  }

  func aggregate() throws -> Aggregated {
    let files = try request.selection.open()
    return try request.selection.aggregate(files, groups: rows + columns, measures: measures)
  }

  func table(_ aggregated: Aggregated) throws -> Table {
    var unit = aggregated.unit
    var notes = AccountNotes(aggregated: aggregated).all
    var cells = longCells(aggregated)
    var windows: PeriodWindows?
    if needsPanel {
      let transformed = try PanelTransforms(request.selection, index: request.index, against: .changes).apply(
        cells, fields: rows + columns, unit: unit)
      cells = transformed.cells
      unit = transformed.unit
      windows = transformed.windows
      notes += transformed.notes
    }
    let coverage = try request.selection.comparison.coverage ? TableCoverage(self, aggregated, windows) : nil
    var pivot = Pivot(
      cells.map { cell in
        let key = Array(cell.key.prefix(rows.count))
        let column = Array(cell.key.dropFirst(rows.count)) + (measures.count > 1 ? [cell.measure] : [])
        return (key, column, cell.value)
      })
    var format = NumberFormats.format(for: pivot.values.joined())
    if request.selection.comparison.against != nil {
      format = .percent(places: 1)
      unit = "% \(unit)"
    }
    if let name = request.share {
      guard let whole = Pivot.Whole(rawValue: name) else {
        throw WorkflowError.unknown("share", name, suggestions: [], known: Pivot.Whole.allCases.map(\.rawValue))
      }
      // The largest rows are chosen by value, before values become shares.
      pivot = (request.top.map { pivot.top($0) } ?? pivot).shares(of: whole)
      unit = "% of \(name == "total" ? "the total" : "the \(name)")"
      format = .percent(places: 1)
      notes.append("Shares are of the sum of the \(name == "total" ? "table" : name) as shown.")
    } else if let top = request.top {
      pivot = pivot.top(top)
    }
    if let top = request.top, pivot.remainderCount > 0 {
      notes.append("The \(top) largest rows by their sum; the last row adds up the other \(pivot.remainderCount).")
    }
    var table = table(pivot, unit: unit, format: format, notes: notes, aggregated)
    if request.totals { addTotals(to: &table, pivot) }
    coverage?.addColumns(to: &table, pivot)
    return table
  }

  /// The sum of every column, over what is there.
  private func addTotals(to table: inout Table, _ pivot: Pivot) {
    let sums = pivot.columnKeys.indices.map { column in
      var sum = AggregateSum()
      for values in pivot.values { sum.add(values[column]) }
      return sum
    }
    let keys = (0..<rows.count).map { Cell.text($0 == 0 ? "total" : "") }
    var row = Table.Row(keys + sums.map { Cell($0.value) }, isSummary: true)
    row.isTotal = true
    table.rows.append(row)
    let empty = pivot.rowKeys.count * sums.count - sums.reduce(0) { $0 + $1.count }
    table.notes.append(
      empty == 0
        ? "The last row adds up the others; in a workbook it is formulas."
        : "The last row adds up what is there, without \(empty) empty cells; in a workbook it is formulas.")
  }

  static func refuseRepetition(_ names: [String], option: String) throws {
    guard let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) else { return }
    throw WorkflowError("\(option) asks for \"\(names[twice])\" twice. Keep one of them.")
  }

  struct LongCell {
    var key: [String]
    var measure: String
    var value: AggregateValue
  }

  var needsPanel: Bool { request.index != nil || request.selection.transformsSeries }

  private func longCells(_ aggregated: Aggregated) -> [LongCell] {
    aggregated.aggregation.rows.flatMap { row in
      zip(aggregated.aggregation.measures, row.values).map { measure, value in
        LongCell(key: row.key, measure: measure.description, value: value)
      }
    }
  }

  private func table(
    _ pivot: Pivot, unit: String, format: CellFormat, notes: [Prose], _ aggregated: Aggregated
  ) -> Table {
    let valueName = aggregated.aggregation.measures.first?.description ?? "value"
    let single = pivot.columnKeys.allSatisfy(\.isEmpty)
    var tableColumns = rows.map { Table.Column($0.description) }
    for key in pivot.columnKeys {
      let name = single ? valueName : key.joined(separator: " ")
      tableColumns.append(Table.Column(name, unit: unit.isEmpty ? nil : unit, format: format))
    }
    let tableRows = pivot.rowKeys.indices.map { row in
      Table.Row(
        pivot.rowKeys[row].map { .text($0) } + pivot.values[row].map { Cell($0) },
        isSummary: pivot.remainderCount > 0 && row == pivot.rowKeys.count - 1)
    }
    let by = (rows + columns).map(\.description).joined(separator: ", ")
    let title = valueName + (by.isEmpty ? "" : " by \(by)") + (unit.isEmpty ? "" : ", \(unit)")
    return Table(id: "table", title: title, columns: tableColumns, rows: tableRows, notes: notes)
      .withUniqueColumnNames
  }
}

extension Cell {
  init(_ value: AggregateValue) {
    switch value {
    case .exact(let decimal): self = .decimal(decimal)
    case .rounded(let double): self = .number(double)
    case .missing: self = .missing
    }
  }

  init(_ rate: GrowthRate) {
    switch rate {
    case .undefined(let reason): self = .missing(reason: reason.rawValue)
    default: self = rate.doubleValue.map { .number($0) } ?? .missing
    }
  }
}

/// How numbers are rounded for reading, from the numbers themselves.
enum NumberFormats {
  /// Whole numbers where values are large or whole, else two places.
  static func format(for values: some Sequence<AggregateValue>) -> CellFormat {
    var largest = 0.0
    var isWhole = true
    for value in values {
      guard let number = value.doubleValue else { continue }
      largest = max(largest, abs(number))
      isWhole = isWhole && number == number.rounded()
    }
    if isWhole || largest >= 100_000 { return .fixed(places: 0) }
    return largest >= 1 ? .fixed(places: 2) : .significant(digits: 4)
  }
}
