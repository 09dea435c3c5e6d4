import Decimals
import Intervals
import Nomenclature

/// Looks for every fault of a ledger's tables, where reading stops at the first one.
///
/// Checked of each row: its words and numbers, its unit, areas, source and institutions, that periods end after they
/// start and growth has a base, that the rows it names are there, and its hash where the table has the column; of the
/// table: its columns, ids that stand twice, and chains of `part_of`, `supersedes` or `derived_from` that lead back to
/// where they start. O(cells).
struct LedgerValidation {
  private let tables: LedgerTables
  private let figures: TextTable
  private let knownIDs: Set<String>
  private let sources: Set<String>
  /// The dimension of every unit.
  private let units: [String: String]
  private let institutions: Set<String>?
  private let areas: Set<String>
  private var problems: [LedgerProblem] = []

  init(_ tables: LedgerTables) throws(FigureError) {
    self.tables = tables
    figures = try tables.figures.completed(with: LedgerColumns.optional)
    func names(_ table: TextTable?, _ column: String) -> Set<String> {
      guard let table else { return [] }
      return Set(table.rows.indices.map { table.cell(column, ofRow: $0) })
    }
    knownIDs = names(figures, "id")
    sources = names(tables.sources, "id")
    let unitTable = tables.units
    units = Dictionary(
      unitTable.rows.indices.map { (unitTable.cell("unit", ofRow: $0), unitTable.cell("dimension", ofRow: $0)) },
      uniquingKeysWith: { first, _ in first })
    institutions = tables.institutions.map { names($0, "name") }
    areas = names(tables.areas, "code")
  }

  /// The faults in the order of lines.
  static func problems(of tables: LedgerTables) throws(FigureError) -> [LedgerProblem] {
    let lacking = LedgerColumns.required.filter { !tables.figures.hasColumn($0) }
    guard lacking.isEmpty else {
      return lacking.map {
        LedgerProblem(
          file: tables.figures.file, line: 1, column: $0,
          why: "is missing; a ledger has \(LedgerColumns.required.joined(separator: ", "))")
      }
    }
    var validation = try LedgerValidation(tables)
    for row in validation.figures.rows.indices { validation.check(row) }
    validation.checkCycles()
    let file = tables.figures.file
    return validation.problems.sorted { left, right in
      let (a, b) = (left.file == file ? 0 : 1, right.file == file ? 0 : 1)
      return (a, left.line ?? 0, left.column ?? "") < (b, right.line ?? 0, right.column ?? "")
    }
  }

  private mutating func report(_ row: Int, _ column: String, _ why: String) {
    problems.append(
      LedgerProblem(
        file: figures.file(ofRow: row), line: figures.lines[row], row: figures.cell("id", ofRow: row), column: column,
        why: why))
  }

  private mutating func check(_ row: Int) {
    func text(_ column: String) -> String { figures.cell(column, ofRow: row) }
    for column in LedgerColumns.required
    where text(column).isEmpty && !["value", "period_start", "period_end"].contains(column) {
      report(row, column, "an empty cell is not allowed here")
    }
    checkID(row)
    checkWords(row)
    checkNames(row)
    checkPeriods(row)
    checkNumber(row)
    for column in LedgerColumns.references {
      for id in text(column).split(separator: ";").map(String.init) where !knownIDs.contains(id) {
        report(row, column, "\"\(id)\" is not the id of a figure; add it or correct it")
      }
    }
    if tables.figures.hasColumn(ContentHash.column) {
      let found = ContentHash.of(figures.header.map { ($0, text($0)) })
      let own = text(ContentHash.column)
      if own != found {
        let why =
          own.isEmpty
          ? "the row has no hash; comity figures add writes rows with theirs"
          : "the row was changed after its hash was made (its cells give \(found.prefix(12))…); "
            + "add a row that supersedes it"
        report(row, ContentHash.column, why)
      }
    }
  }

  private mutating func checkID(_ row: Int) {
    let id = figures.cell("id", ofRow: row)
    guard !id.isEmpty, let first = figures.rows.indices.first(where: { figures.cell("id", ofRow: $0) == id }),
      first < row
    else { return }
    report(row, "id", "\"\(id)\" already names the row of line \(figures.lines[first]); rename one")
  }

  private mutating func checkWords(_ row: Int) {
    func known<Word: RawRepresentable & CaseIterable>(_ column: String, _ type: Word.Type) -> String?
    where Word.RawValue == String {
      let text = figures.cell(column, ofRow: row)
      guard !text.isEmpty, Word(rawValue: text) == nil else { return nil }
      return "\"\(text)\" is not one of \(Word.allCases.map(\.rawValue).joined(separator: ", "))"
    }
    let faults = [
      ("kind", known("kind", ReportedFigure.Kind.self)), ("flow", known("flow", FigureFlow.self)),
      ("period_kind", known("period_kind", ReportedFigure.PeriodKind.self)),
    ]
    for (column, why) in faults { if let why { report(row, column, why) } }
    let principal = figures.cell("principal", ofRow: row)
    if !["", "true", "false"].contains(principal) {
      report(row, "principal", "\"\(principal)\" is neither true nor false")
    }
  }

  private mutating func checkNames(_ row: Int) {
    func text(_ column: String) -> String { figures.cell(column, ofRow: row) }
    let unit = text("unit")
    if let dimension = units[unit] {
      let kind = ReportedFigure.Kind(rawValue: text("kind"))
      if let fitting = kind?.dimensions(isTrade: !text("flow").isEmpty), !fitting.contains(dimension) {
        report(
          row, "unit",
          "\"\(unit)\" counts a \(dimension), and a \(text("kind")) here is in one of: "
            + fitting.joined(separator: ", "))
      }
    } else if !unit.isEmpty {
      let near = NearestNames.suggestions(for: unit, among: units.keys.sorted(), limit: 2)
      report(row, "unit", "\"\(unit)\" is not among the units, which units.csv lists" + Self.hint(near))
    }
    for column in ["subject", "partner"] where !text(column).isEmpty && !isArea(text(column)) {
      let near = Economies.nearest(to: text(column), limit: 1)
      report(row, column, "\"\(text(column))\" is no economy, bloc or area that is known" + Self.hint(near))
    }
    if !text("source").isEmpty, !sources.contains(text("source")) {
      report(
        row, "source",
        "\"\(text("source"))\" is not among the sources (\(tables.sources.file)); add it there or correct it")
    }
    if let institutions {
      for column in ["reporter", "data_origin"] where !text(column).isEmpty && !institutions.contains(text(column)) {
        report(row, column, "\"\(text(column))\" is not among the institutions; add it there or correct it")
      }
    }
  }

  private func isArea(_ code: String) -> Bool {
    areas.contains(code) || Economies.alpha3(code) != nil || Blocs.all.contains { $0.code == code }
  }

  private static func hint(_ near: [String]) -> String {
    near.isEmpty ? "" : "; perhaps \(near.map { "\"\($0)\"" }.joined(separator: " or ")) is meant"
  }

  private mutating func checkPeriods(_ row: Int) {
    for (start, end) in [("period_start", "period_end"), ("base_start", "base_end")] {
      let (first, last) = (figures.cell(start, ofRow: row), figures.cell(end, ofRow: row))
      var days: [CalendarDate] = []
      for (column, text) in [(start, first), (end, last)] where !text.isEmpty {
        if let day = CalendarDate(text) {
          days.append(day)
        } else {
          report(row, column, "\"\(text)\" is not a date such as 2018-11-14")
        }
      }
      if first.isEmpty != last.isEmpty {
        report(row, first.isEmpty ? start : end, "needs a day, since \(first.isEmpty ? end : start) has one")
      }
      if days.count == 2, days[0] > days[1] {
        report(row, end, "the period ends on \(days[1]), before it starts on \(days[0])")
      }
    }
    let kind = figures.cell("kind", ofRow: row)
    if ["growth", "multiple"].contains(kind), !figures.cell("period_start", ofRow: row).isEmpty,
      figures.cell("base_start", ofRow: row).isEmpty
    {
      report(row, "base_start", "an empty cell leaves open what the \(kind) compares with")
    }
  }

  private mutating func checkNumber(_ row: Int) {
    func text(_ column: String) -> String { figures.cell(column, ofRow: row) }
    let isDated = ["date", "period"].contains(text("kind"))
    for column in ["value", "upper"] where !text(column).isEmpty {
      if isDated {
        report(row, column, "\"\(text(column))\" is a number, and a \(text("kind")) has none")
      } else if PrintedNumber(text(column))?.measure != .number {
        report(row, column, "\"\(text(column))\" is not a number")
      }
    }
    if text("value").isEmpty, !isDated { report(row, "value", "an empty cell is not allowed for a \(text("kind"))") }
    let word = text("qualifier")
    if !isDated, !word.isEmpty, Qualifier(word: word) == nil {
      report(row, "qualifier", "\"\(word)\" is not a word of qualification")
    }
    if text("kind") == "share", text("unit") == "percent", let share = PrintedNumber(text("value"))?.value,
      share.isNegative || share > 100
    {
      report(row, "value", "a share of \(text("value")) percent lies outside 0 to 100")
    }
  }

  /// Chains of references that come back to where they start: the row that closes each is named once.
  private mutating func checkCycles() {
    let rows = Dictionary(
      figures.rows.indices.map { (figures.cell("id", ofRow: $0), $0) }, uniquingKeysWith: { first, _ in first })
    for column in LedgerColumns.acyclic {
      var settled: Set<String> = []
      for start in figures.rows.indices.map({ figures.cell("id", ofRow: $0) }) where !settled.contains(start) {
        var path = [start]
        var reached = Set(path)
        var pending = [(start, targets(start, column, rows)[...])]
        while let (id, left) = pending.popLast() {
          var rest = left
          guard let next = rest.popFirst() else {
            settled.insert(id)
            reached.remove(id)
            path.removeLast()
            continue
          }
          pending.append((id, rest))
          if reached.contains(next), let from = path.firstIndex(of: next), let row = rows[id] {
            let circle = (path[from...] + [next]).joined(separator: " → ")
            report(row, column, "the rows lead back to themselves: \(circle)")
          } else if !settled.contains(next), rows[next] != nil {
            path.append(next)
            reached.insert(next)
            pending.append((next, targets(next, column, rows)[...]))
          }
        }
      }
    }
  }

  private func targets(_ id: String, _ column: String, _ rows: [String: Int]) -> [String] {
    guard let row = rows[id] else { return [] }
    return figures.cell(column, ofRow: row).split(separator: ";").map(String.init)
  }
}

extension ReportedFigure.Kind {
  /// What a figure of the kind can be counted in; `nil` where anything goes.
  fileprivate func dimensions(isTrade: Bool) -> [String]? {
    switch self {
    case .growth: ["ratio", "rate"]
    case .multiple, .share: ["ratio"]
    case .contribution: ["currency", "currency rate"]
    case .ordinal: ["ordinal"]
    case .level: isTrade ? ["currency", "currency rate"] : nil
    case .count, .target, .date, .period: nil
    }
  }
}
