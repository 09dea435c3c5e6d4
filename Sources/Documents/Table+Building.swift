public import Decimals
public import Intervals

extension Cell {
  /// A count.
  public static func integer(_ value: Int) -> Cell { .decimal(ExactDecimal(value)) }

  /// A decimal where there is one.
  public static func decimal(_ value: ExactDecimal?, otherwise reason: String? = nil) -> Cell {
    value.map(Cell.decimal) ?? .missing(reason: reason)
  }

  /// A finite double where there is one: "not a number" is missing.
  public static func number(_ value: Double?, otherwise reason: String? = nil) -> Cell {
    if let value, value.isFinite { .number(value) } else { .missing(reason: reason) }
  }

  public static func interval(_ value: Interval?, otherwise reason: String? = nil) -> Cell {
    value.map(Cell.interval) ?? .missing(reason: reason)
  }

  public var isMissing: Bool { if case .missing = self { true } else { false } }
}

extension Table {
  /// Adds a row; traps when it has not a cell a column.
  public mutating func append(_ cells: [Cell], sources: [String] = [], isSummary: Bool = false) {
    precondition(cells.count == columns.count, "a row of \(cells.count) cells for \(columns.count) columns")
    rows.append(Row(cells, sources: sources, isSummary: isSummary))
  }

  /// Whether any row names its sources.
  public var hasSources: Bool { rows.contains { !$0.sources.isEmpty } }

  /// Whether any row has an interval in this column, which exact outputs then split in two.
  public func hasIntervals(inColumn index: Int) -> Bool {
    rows.contains { row in
      if case .interval = row.cells[index] { true } else { false }
    }
  }
}

extension Prose {
  /// The words alone, references left out.
  public var plainText: String {
    runs.map { run in
      switch run {
      case .text(let text), .emphasis(let text): text
      case .sources: ""
      }
    }.joined()
  }

  public var isEmpty: Bool { runs.isEmpty }
}

extension Document {
  public mutating func append(heading text: String, level: Int = 1) { blocks.append(.heading(level: level, text)) }
  public mutating func append(paragraph prose: Prose) { blocks.append(.paragraph(prose)) }
  public mutating func append(list items: [Prose]) { blocks.append(.list(items)) }
  /// Traps when the table has faults.
  public mutating func append(_ table: Table) { blocks.append(.table(table.validated())) }
  /// Traps when the chart has faults.
  public mutating func append(_ chart: Chart) { blocks.append(.chart(chart.validated())) }
}
