import Catalog
import Decimals
import Documents
import Ingest
import Nomenclature
import Observations
import Panels
import Renderers

/// `comity data diff`: what changed between two vintages.
public struct DataDiffRequest: Sendable {
  /// The earlier and the later vintage; or one data set, whose last two vintages are meant.
  public var vintages: [String] = []
  /// The fields that make a cell; the period with the reporter, partner and flow there are when empty.
  public var rows: [String] = []
  /// Conditions, values and the options of reading.
  public var selection = DataSelection()
  /// Whether the statistics are the result, and not the cells.
  public var statistics = false
  /// Whether cells that did not change are rows, too.
  public var unchanged = false

  public init() {}
}

extension Comity {
  /// Compares two vintages cell by cell, with statistics of the revisions.
  ///
  /// - Parameters:
  ///   - request: The vintages, what makes a cell, which rows.
  ///   - output: Csv, tsv and json have the cells; text and pages the statistics, too.
  public static func dataDiff(_ request: DataDiffRequest, output: OutputOptions) throws -> Outcome {
    let format = try output.resolvedFormat()
    let difference = try VintageDifference(request)
    if request.statistics { return try Rendering.outcome(difference.statisticsTable, output: output) }
    if [.csv, .tsv, .json].contains(format) { return try Rendering.outcome(difference.cellTable, output: output) }
    var document = Document(title: difference.title)
    document.append(difference.cellTable)
    document.append(difference.statisticsTable)
    return try Rendering.outcome(document, name: "revisions", output: output)
  }
}

/// Two vintages cell by cell.
private struct VintageDifference {
  enum Change: String, CaseIterable { case added, removed, revised, unchanged }

  struct Cell {
    var key: [String]
    var change: Change
    var earlier: AggregateValue
    var later: AggregateValue
  }

  let earlier: ImportedData
  let later: ImportedData
  let fields: [String]
  let unit: String
  let cells: [Cell]
  let statistics: RevisionStatistics
  private let request: DataDiffRequest
  private let notes: [Prose]

  init(_ request: DataDiffRequest) throws {
    self.request = request
    (earlier, later) = try Self.vintages(request.vintages)
    guard earlier.vintage != later.vintage else {
      throw WorkflowError(
        "\(earlier.vintage.name) is asked for twice. Name two vintages: comity data show \(earlier.vintage.dataSet) "
          + "lists them.")
    }
    let before = try Self.open(earlier, request)
    let after = try Self.open(later, request)
    fields = try Self.fields(request, before.files.header, before.files.roles, after.files.roles)
    let groups = try fields.map { try Field(parsing: $0) }
    let measures = try request.selection.values.map { try Measure(parsing: $0) }
    guard measures.count <= 1 else {
      throw WorkflowError("Revisions are of one value at a time; \(measures.count) are asked for by --values.")
    }
    let first = try before.selection.aggregate(before.files, groups: groups, measures: measures)
    let second = try after.selection.aggregate(after.files, groups: groups, measures: measures)
    unit = first.unit
    guard first.unit == second.unit else {
      throw WorkflowError(
        "The vintages are in different units, \(first.unit) and \(second.unit): their numbers cannot be compared.")
    }
    cells = Self.compare(first.aggregation, second.aggregation)
    statistics = RevisionStatistics(
      cells.filter { [.revised, .unchanged].contains($0.change) }.map { ($0.earlier, $0.later) })
    notes = AccountNotes(aggregated: first).all + AccountNotes(aggregated: second).all
  }

  private static func vintages(_ words: [String]) throws -> (ImportedData, ImportedData) {
    if words.count == 2 { return (try ImportedData.require(words[0]), try ImportedData.require(words[1])) }
    let latest = try ImportedData.require(words[0])
    let all = try latest.workspace.vintages(of: latest.vintage.dataSet)
    guard let place = all.firstIndex(of: latest.vintage), place > 0 else {
      throw WorkflowError(
        "\(latest.vintage.name) has no vintage before it to be compared with. Name two: NAME@DATE NAME@DATE.")
    }
    return (ImportedData(workspace: latest.workspace, vintage: all[place - 1]), latest)
  }

  private static func open(
    _ data: ImportedData, _ request: DataDiffRequest
  ) throws -> (selection: DataSelection, files: ObservationFiles) {
    var selection = request.selection
    selection.data = [data.vintage.exactName]
    return (selection, try selection.open())
  }

  /// The fields asked for, or those that tell observations apart.
  private static func fields(
    _ request: DataDiffRequest, _ header: [String], _ roles: Roles, _ others: Roles
  ) throws -> [String] {
    guard request.rows.isEmpty else { return request.rows }
    let usual: [StandardField] = [.reporter, .partner, .flow, .product, .period]
    let found = usual.filter { roles.fields[$0] != nil && others.fields[$0] != nil }.map(\.rawValue)
    guard !found.isEmpty else {
      throw WorkflowError(
        "No field tells the cells apart. Name them with --rows; columns are: \(header.joined(separator: ", ")).")
    }
    return found
  }

  private static func compare(_ first: Aggregation, _ second: Aggregation) -> [Cell] {
    var before: [[String]: AggregateValue] = [:]
    for row in first.rows { before[row.key] = row.values[0] }
    var cells: [Cell] = []
    var met: Set<[String]> = []
    for row in second.rows {
      let later = row.values[0]
      guard let earlier = before[row.key] else {
        cells.append(Cell(key: row.key, change: .added, earlier: .missing, later: later))
        continue
      }
      met.insert(row.key)
      let change: Change =
        switch (earlier, later) {
        case (.missing, .missing): .unchanged
        case (.missing, _): .added
        case (_, .missing): .removed
        default: earlier == later ? .unchanged : .revised
        }
      cells.append(Cell(key: row.key, change: change, earlier: earlier, later: later))
    }
    for (key, earlier) in before where !met.contains(key) {
      cells.append(Cell(key: key, change: .removed, earlier: earlier, later: .missing))
    }
    return cells.sorted { $0.key.lexicographicallyPrecedes($1.key) }
  }

  // MARK: Tables

  var title: String { "Revisions from \(earlier.vintage.name) to \(later.vintage.name)" }

  private func count(_ change: Change) -> Int { cells.count { $0.change == change } }

  var cellTable: Table {
    let number = NumberFormats.format(for: cells.flatMap { [$0.earlier, $0.later] })
    let unit = unit.isEmpty ? nil : unit
    var table = Table(
      id: "revisions", title: "Cells",
      columns: fields.map { Table.Column($0) } + [
        Table.Column("change"), Table.Column("earlier", unit: unit, format: number),
        Table.Column("later", unit: unit, format: number), Table.Column("revision", unit: unit, format: number),
        Table.Column("fraction", heading: "relative revision", format: .percent(places: 2)),
        Table.Column("unit", isForMachines: true),
      ])
    for cell in cells where cell.change != .unchanged || request.unchanged {
      let revision = RevisionStatistics.revision(cell.earlier, cell.later)
      table.rows.append(
        Table.Row(
          cell.key.map { .text($0) } + [
            .text(cell.change.rawValue), Self.cell(cell.earlier), Self.cell(cell.later), Self.cell(revision),
            Self.fraction(cell), .text(self.unit),
          ]))
    }
    let counts = Change.allCases.map { "\(count($0)) \($0.rawValue)" }.joined(separator: ", ")
    table.notes = [
      Prose("Cells: \(counts). A revision is the later figure less the earlier; in percent, of the earlier's size.")
    ]
    table.notes += notes
    return table.withUniqueColumnNames
  }

  private static func cell(_ value: AggregateValue) -> Documents.Cell {
    switch value {
    case .exact(let decimal): .decimal(decimal)
    case .rounded(let double): .number(double)
    case .missing: .missing
    }
  }

  private static func fraction(_ cell: Cell) -> Documents.Cell {
    guard let earlier = cell.earlier.doubleValue,
      let revision = RevisionStatistics.revision(cell.earlier, cell.later).doubleValue
    else { return .missing }
    return earlier == 0 ? .missing(reason: "the earlier figure is zero") : .number(revision / earlier.magnitude)
  }

  var statisticsTable: Table {
    var table = Table(
      id: "revision-statistics", title: "Revision statistics",
      columns: [
        Table.Column("measure"), Table.Column("cells", format: .plain(grouped: true)),
        Table.Column("revised", format: .plain(grouped: true)), Table.Column("upward", format: .plain(grouped: true)),
        statistic("mean"), statistic("mean_absolute", "mean absolute"),
        statistic("standard_deviation", "standard deviation"), statistic("lowest"), statistic("highest"),
        statistic("bias_t", "bias: t"), Table.Column("bias_p", heading: "bias: p", format: .significant(digits: 3)),
        Table.Column("unit"),
      ])
    for (measure, moments, unit) in [
      ("revision", statistics.values, unit), ("fraction of the earlier figure", statistics.fractions, "fraction"),
    ] {
      table.rows.append(
        Table.Row([
          .text(measure), .integer(moments?.count ?? 0), .integer(statistics.revised), .integer(statistics.upward),
          number(moments?.mean), number(moments?.meanAbsolute), number(moments?.standardDeviation),
          number(moments?.lowest), number(moments?.highest), number(moments?.biasStatistic),
          number(moments?.biasPValue), .text(unit),
        ]))
    }
    table.notes = [
      """
      Over the cells with a figure in both vintages, revised or not. Bias: t test that the mean revision is zero, as if \
      cells were independent (comity explain revisions).
      """
    ]
    if let sum = statistics.sum {
      table.notes.append(Prose("The revisions add up to \(sum)\(unit.isEmpty ? "" : " \(unit)")."))
    }
    if let relative = statistics.relativeMeanAbsolute {
      let percent = (relative * 10_000).rounded() / 100
      table.notes.append(Prose("Mean absolute revision by mean absolute earlier figure: \(percent) %."))
    }
    return table
  }

  private func statistic(_ name: String, _ heading: String? = nil) -> Table.Column {
    Table.Column(name, heading: heading, format: .significant(digits: 4))
  }

  private func number(_ value: Double?) -> Documents.Cell { value.map { .number($0) } ?? .missing }
}
