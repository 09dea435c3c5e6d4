public import Documents

/// A workbook for spreadsheet programs (Office Open XML), its frame written through libxlsxwriter, its rows in packed
/// stretches on all cores.
///
/// Every table is a sheet whose cells are those of its csv: numbers as numbers with the table's rounding as their format
/// (a rate stays a fraction, shown as percent), texts as texts whatever they begin with, codes with their zeros, missing
/// cells empty, intervals in two columns. The first row is the heading, stays in sight and carries filters; the range is
/// named after the table. A table longer than a sheet goes on in a further one. Charts are native ones beside their
/// numbers. `Notes` holds notes, reasons of empty cells and what a workbook could not keep; `Sources` the sources;
/// `Checks` the verdicts of all tables; of a document, `Report` holds its words with a link to every sheet.
///
/// Spreadsheet programs keep 15 significant digits of a number; the notes say where a table has more. The same document
/// gives the same bytes.
public struct WorkbookRenderer: Renderer {
  public init() {}

  /// - Throws: `WorkbookError`.
  public func render(_ table: Table, options: RenderingOptions) throws -> [UInt8] {
    let table = table.validated()
    let writer = try WorkbookWriter(title: table.title)
    try writer.write(table)
    writer.note(options.making)
    try writer.writeNotes()
    return try writer.file.finish()
  }

  /// - Throws: `WorkbookError`.
  public func render(_ document: Document, options: RenderingOptions) throws -> [UInt8] {
    let document = document.validated()
    let writer = try WorkbookWriter(title: document.title)
    try writer.writeReport(document)
    for block in document.blocks {
      switch block {
      case .table(let table): try writer.write(table)
      case .chart(let chart): try writer.write(chart)
      case .heading, .paragraph, .list: break
      }
    }
    try writer.writeChecks(document.tables)
    writer.note(options.making)
    try writer.writeNotes()
    try writer.writeSources(document.sources)
    return try writer.file.finish()
  }
}

/// Puts the parts of a document into sheets.
final class WorkbookWriter {
  let file: WorkbookFile
  private var names = SheetNames()
  private var rangeNames = RangeNames()
  /// The names of the sheets of tables and charts in their order, made before they are written for links to them.
  private var planned: [String] = []
  private var next = 0
  private var notes: [(sheet: String, title: String, note: String)] = []
  /// How many rows a sheet holds below its heading.
  private let capacity: Int

  init(title: String, capacity: Int = WorkbookLimits.rows - 1) throws {
    self.capacity = capacity
    for name in ["Report", "Checks", "Notes", "Sources"] { _ = names.name(name) }
    file = try WorkbookFile(title: title)
  }

  private func plan(_ id: String) -> String {
    let name = names.name(id)
    planned.append(name)
    return name
  }

  private func nextName(_ id: String) -> String {
    if next == planned.count { _ = plan(id) }
    next += 1
    return planned[next - 1]
  }

  // MARK: Tables

  func write(_ table: Table) throws {
    let columns = WorkbookColumn.all(of: table)
    let width = columns.count + (table.hasSources ? 1 : 0)
    guard width <= WorkbookLimits.columns else {
      throw WorkbookError.tooManyColumns(table: table.title, count: width)
    }
    let name = nextName(table.id)
    var account = WorkbookAccount()
    for start in stride(from: 0, to: max(1, table.rows.count), by: capacity) {
      let rows = start..<min(start + capacity, table.rows.count)
      let sheet = try file.addSheet(start == 0 ? name : names.name(name))
      try write(table, rows, columns, to: sheet, &account)
      if start > 0 {
        notes.append(
          (sheet.name, table.title, "This sheet goes on with the rows from \(rows.lowerBound + 1) of \(name)."))
      } else {
        let rangeName = rangeNames.name(table.id)
        file.name(rangeName, sheet, rows: 0..<(rows.count + 1), columns: 0..<width)
        notes += table.notes.map { (name, table.title, ProseText.plain($0)) }
        if rows.count < table.rows.count {
          let text = "A sheet holds \(capacity) rows below its heading; this table has \(table.rows.count) and goes on "
          notes.append((name, table.title, text + "on further sheets."))
        }
      }
    }
    notes += account.notes(columns).map { (name, table.title, $0) }
  }

  private func write(
    _ table: Table, _ rows: Range<Int>, _ columns: [WorkbookColumn], to sheet: WorkbookFile.Sheet,
    _ account: inout WorkbookAccount
  ) throws {
    let hasSources = table.hasSources
    let headings = columns.map(\.heading) + (hasSources ? ["sources"] : [])
    for (index, heading) in headings.enumerated() {
      sheet.write(WorkbookText.cell(heading).text, 0, index, .init(isHeader: true))
    }
    let widths = widths(table, rows, columns, headings)
    let maker = WorkbookRows(
      table: table, columns: columns,
      text: (file.number(.init(number: "@")), file.number(.init(number: "@", isBold: true))),
      numbers: columns.map { looks(table, rows, $0) })
    sheet.rows = try maker.packed(rows, &account)
    sheet.range = "A1:\(WorkbookFile.letters(headings.count - 1))\(rows.count + 1)"
    for (index, width) in widths.enumerated() { sheet.setWidth(min(60, max(8, width + 3)), column: index) }
    // A total is not sorted or filtered with the rows that it adds up.
    let totals = table.rows[rows].reversed().prefix { $0.isTotal }.count
    sheet.setHeader(rows: rows.count - totals, columns: headings.count)
    sheet.setPage(title: table.title, isWide: widths.reduce(0, +) > 80)
    sheet.acceptDigitsAsText(rows: rows.count, columns: columns.indices.filter { columns[$0].isText })
  }

  /// How wide the columns are, as the headings and the first rows tell.
  private func widths(
    _ table: Table, _ rows: Range<Int>, _ columns: [WorkbookColumn], _ headings: [String]
  ) -> [Int] {
    var widths = headings.map { heading in
      heading.split(separator: " ").map { DisplayWidth.of(String($0)) }.max() ?? 0
    }
    for row in table.rows[rows].prefix(500) {
      for (index, column) in columns.enumerated() {
        let text = NumberText.text(row.cells[column.index], format: table.columns[column.index].format)
        widths[index] = max(widths[index], DisplayWidth.of(String(text.prefix(80))))
      }
      if widths.count > columns.count {
        widths[columns.count] = max(widths[columns.count], DisplayWidth.of(row.sources.joined(separator: " ")))
      }
    }
    return widths
  }

  /// The numbers of the looks that a column's numbers take, by their key.
  private func looks(
    _ table: Table, _ rows: Range<Int>, _ column: WorkbookColumn
  ) -> [Int: (plain: Int32, bold: Int32)] {
    var looks: [Int: (plain: Int32, bold: Int32)] = [:]
    for row in table.rows[rows] {
      guard case .number(let value, _) = WorkbookValue(row.cells[column.index], part: column.part) else { continue }
      let key = column.formatKey(value)
      if looks[key] == nil {
        let format = column.numberFormat(key)
        looks[key] = (
          file.number(.init(number: format)),
          table.rows.contains { $0.isSummary } ? file.number(.init(number: format, isBold: true)) : 0
        )
      }
      if !column.formatDependsOnNumber { break }
    }
    return looks
  }

  // MARK: Charts

  func write(_ chart: Chart) throws {
    let table = ChartNumbers.table(chart)
    let name = nextName(chart.id)
    let sheet = try file.addSheet(name)
    var account = WorkbookAccount()
    let columns = WorkbookColumn.all(of: table)
    try write(table, table.rows.indices, columns, to: sheet, &account)
    if let picture = WorkbookChart.picture(chart, sheet: sheet, in: file) {
      sheet.insert(picture, 1, columns.count + 1)
    }
    if !chart.sources.isEmpty { notes.append((name, chart.title, "Source: " + chart.sources.joined(separator: ", "))) }
    notes += chart.marks.map { (name, chart.title, "\($0.label) after \(chart.categories[$0.afterCategory])") }
    notes += account.notes(columns).map { (name, chart.title, $0) }
  }

  // MARK: Words

  /// The words of a document in their order, and where its tables and charts are.
  func writeReport(_ document: Document) throws {
    let sheet = try file.addSheet("Report")
    sheet.setWidth(110, column: 0)
    sheet.setPage(title: document.title, isWide: false)
    var row = 0
    func line(_ text: String, _ look: WorkbookFile.Look) {
      let (text, _) = WorkbookText.cell(text)
      if !text.isEmpty { sheet.write(text, row, 0, look) }
      row += 1
    }
    line(document.title, .init(isBold: true, wraps: true, size: 16))
    if let subtitle = document.subtitle { line(subtitle, .init(wraps: true)) }
    for block in document.blocks {
      switch block {
      case .heading(let level, let text):
        row += 1
        line(text, .init(isBold: true, wraps: true, size: level <= 1 ? 14 : 12))
      case .paragraph(let prose): line(ProseText.plain(prose), .init(wraps: true))
      case .list(let items): for item in items { line("• " + ProseText.plain(item), .init(wraps: true)) }
      case .table(let table): link(to: plan(table.id), table.title, sheet, &row)
      case .chart(let chart): link(to: plan(chart.id), chart.title, sheet, &row)
      }
    }
  }

  private func link(to name: String, _ title: String, _ sheet: WorkbookFile.Sheet, _ row: inout Int) {
    let quoted = name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    let text = "→ " + name + (title.isEmpty ? "" : ": " + title.onOneLine.cut(to: 2_000))
    sheet.write(WorkbookText.cell(text).text, linkedTo: "internal:'\(quoted)'!A1", row, 0)
    row += 1
  }

  /// The rows of all tables that say whether something holds.
  func writeChecks(_ tables: [Table]) throws {
    var checks = Table(
      id: "Checks", title: "Checks",
      columns: [Table.Column("table"), Table.Column("row"), Table.Column("verdict"), Table.Column("reason")])
    for table in tables {
      guard let verdict = table.columns.firstIndex(where: { $0.name == "verdict" }) else { continue }
      let reason = table.columns.firstIndex { $0.name == "reason" || $0.name == "note" }
      for row in table.rows {
        guard case .text = row.cells[verdict] else { continue }
        let label = NumberText.text(row.cells[0], format: table.columns[0].format)
        checks.append([
          .text(table.title), .text(label), row.cells[verdict], reason.map { row.cells[$0] } ?? .missing,
        ])
      }
    }
    if !checks.rows.isEmpty { try writeWords(checks, name: "Checks", widths: [50, 30, 20, 60]) }
  }

  /// How the workbook was made, among the notes.
  func note(_ making: Making?) {
    guard let making else { return }
    notes += making.lines.map { ("", Making.title, $0) }
  }

  func writeNotes() throws {
    var table = Table(
      id: "Notes", title: "Notes",
      columns: [Table.Column("sheet"), Table.Column("table"), Table.Column("note")])
    for (sheet, title, note) in notes { table.append([.text(sheet), .text(title), .text(note)]) }
    try writeWords(table, name: "Notes", widths: [24, 44, 100])
  }

  func writeSources(_ sources: [Source]) throws {
    guard !sources.isEmpty else { return }
    var table = Table(
      id: "Sources", title: "Sources",
      columns: [Table.Column("id"), Table.Column("citation"), Table.Column("address")])
    for source in sources {
      table.append([.text(source.id), .text(source.citation), source.address.map { .text($0) } ?? .missing])
    }
    try writeWords(table, name: "Sources", widths: [14, 100, 60], linksLastColumn: true)
  }

  /// A sheet of words that wrap.
  private func writeWords(_ table: Table, name: String, widths: [Int], linksLastColumn: Bool = false) throws {
    let sheet = try file.addSheet(name)
    for (index, column) in table.columns.enumerated() { sheet.write(column.name, 0, index, .init(isHeader: true)) }
    var links = 0
    for (position, row) in table.rows.prefix(WorkbookLimits.rows - 1).enumerated() {
      for (index, cell) in row.cells.enumerated() {
        guard case .text(let words) = cell, !words.isEmpty else { continue }
        let text = WorkbookText.cell(words).text
        // A sheet holds 65,530 links of at most 2,079 characters.
        if linksLastColumn, index == row.cells.count - 1, links < 60_000, Self.isWebAddress(words) {
          sheet.write(text, linkedTo: words, position + 1, index)
          links += 1
        } else {
          sheet.write(text, position + 1, index, .init(number: "@", wraps: true))
        }
      }
    }
    for (index, width) in widths.enumerated() { sheet.setWidth(width, column: index) }
    sheet.setHeader(rows: table.rows.count, columns: table.columns.count)
    sheet.setPage(title: table.title, isWide: true)
  }

  private static func isWebAddress(_ text: String) -> Bool {
    (text.hasPrefix("https://") || text.hasPrefix("http://")) && text.utf8.count < 1_000
      && text.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\"") }
  }
}

/// What a sheet could not show as it is.
struct WorkbookAccount: Sendable {
  var cutTexts = 0
  var shortenedNumbers = 0
  private var reasons: [(column: Int, reason: String, count: Int)] = []

  mutating func add(_ reason: String, column: Int, count: Int = 1) {
    if let index = reasons.firstIndex(where: { $0.column == column && $0.reason == reason }) {
      reasons[index].count += count
    } else {
      reasons.append((column, reason, count))
    }
  }

  mutating func add(_ other: WorkbookAccount) {
    cutTexts += other.cutTexts
    shortenedNumbers += other.shortenedNumbers
    for reason in other.reasons { add(reason.reason, column: reason.column, count: reason.count) }
  }

  func notes(_ columns: [WorkbookColumn]) -> [String] {
    var notes = reasons.map { reason in
      let cells = reason.count == 1 ? "1 cell is" : "\(reason.count) cells are"
      return "\(cells) empty in the column \"\(columns[reason.column].heading)\": \(reason.reason.onOneLine)"
    }
    if shortenedNumbers > 0 {
      let numbers = shortenedNumbers == 1 ? "1 number has" : "\(shortenedNumbers) numbers have"
      notes.append(
        "\(numbers) more than \(WorkbookLimits.digits) significant digits, which is all that a workbook keeps; "
          + "csv and json have every digit.")
    }
    if cutTexts > 0 {
      notes.append(
        "\(cutTexts) texts are cut at \(WorkbookLimits.characters) characters, the most a cell holds; csv has them whole."
      )
    }
    return notes
  }
}
