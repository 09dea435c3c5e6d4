import Decimals
import Documents
import Figures
import Foundation
import Ingest
import Intervals
import Nomenclature
import Observations
import Renderers
import Reports

/// `comity figures check`: the claims of a ledger beside data and beside each other.
public struct FiguresCheckRequest: Sendable {
  /// A folder, a file of figures or a bundled package; the bundled ledger when absent.
  public var ledger: String?
  /// Conditions on the ledger's columns.
  public var conditions: [String] = []
  /// Data to check against; the ledger's own table of trade when absent.
  public var data = DataSelection()
  /// Whether a claim that fails makes the check fail.
  public var strict = false
  /// Whether to give every reading a row.
  public var readings = false
  /// What a part of a document has.
  var drawing = PartDrawing.none

  public init() {}
}

/// Whether a part of a document has pictures beside its tables, or alone.
enum PartDrawing: Sendable {
  case none, beside, alone
}

extension Comity {
  public static func figuresCheck(_ request: FiguresCheckRequest, output: OutputOptions) throws -> Outcome {
    let format = try output.resolvedFormat()
    let files = try LedgerFiles(request.ledger)
    let ledger = try files.ledger()
    let table = try files.tables.figures.completed(with: LedgerColumns.optional)
    let filter = try FiguresFilter(request.conditions, columns: table.header)
    let chosen = try filter.ids(table)
    let data = try ClaimData(files: files, ledger: ledger, request: request)
    let checker = ClaimChecker(ledger: ledger, data: data.levels, prices: data.prices)
    let checks = checker.check(ledger.figures.filter { chosen.contains($0.id) })
    let failed = request.strict && checks.contains { $0.finding == .fails }
    let tables = CheckTables(checks: checks, showsAll: !filter.isEmpty || request.readings, data: data.words)
    if let collector = output.collector, request.drawing != .none {
      let words = request.readings ? [Block.table(tables.readings)] : tables.document.blocks
      let charts = ClaimCharts.intervals(tables.shown).map { Block.chart($0) }
      guard !charts.isEmpty else {
        throw WorkflowError("None of the claims has data or levels beside it, so there is nothing to draw.")
      }
      collector.append((request.drawing == .alone ? [] : words) + charts, sources: [])
      return Outcome(output: [], failedCheck: failed)
    }
    if request.readings || [.csv, .tsv, .json].contains(format) {
      return try Rendering.outcome(
        request.readings ? tables.readings : tables.contract, output: output, failedCheck: failed)
    }
    var outcome = try Rendering.outcome(tables.document, output: output)
    outcome.failedCheck = failed
    return outcome
  }
}

/// The levels that a ledger's claims are checked against, and consumer prices.
struct ClaimData {
  let levels: OfficialLevels?
  let prices: [Int: ExactDecimal]
  /// What the data are called.
  let words: String

  init(files: LedgerFiles, ledger: Ledger, request: FiguresCheckRequest) throws {
    prices = try Self.prices(files)
    var selection = request.data
    if selection.data.isEmpty {
      guard let path = files.path("trade") else {
        levels = nil
        words = "no data: the claims are checked against one another"
        return
      }
      selection.data = [files.isBundled ? "\(files.name)/trade" : path]
      words = "\(files.name)/trade"
    } else {
      words = selection.data.joined(separator: ", ")
    }
    levels = OfficialLevels(name: words, rows: try Self.rows(selection, ledger: ledger))
  }

  /// One row a reporter, partner, flow and period, and what else the data tell apart.
  private static func rows(_ selection: DataSelection, ledger: Ledger) throws -> [OfficialLevels.Row] {
    let opened = try selection.open()
    var groups = ["reporter", "partner", "flow", "period"]
    for name in groups where StandardField(rawValue: name).flatMap({ opened.roles.fields[$0] }) == nil {
      throw WorkflowError(
        "\(selection.data.joined(separator: ", ")) has no \(name), and claims of trade need it. Name data of trade by partner."
      )
    }
    let extras = ["sector", "data_origin", "unit", "price_base", "scope"].filter { opened.header.contains($0) }
    groups += extras
    var asked = selection
    let areas = Self.economies(ledger)
    asked.conditions += ["reporter=\(areas.joined(separator: ","))", "partner=\(areas.joined(separator: ","))"]
    let answer = try asked.aggregate(opened, groups: groups.map { Field($0) }, measures: [Measure("value")])
    let places = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
    let unit = answer.unit
    return answer.aggregation.rows.compactMap { row in
      func text(_ column: String) -> String { places[column].map { row.key[$0] } ?? "" }
      guard let value = row.values.first?.exactValue, let period = Period(text("period")),
        let flow = FigureFlow(rawValue: text("flow"))
      else { return nil }
      return OfficialLevels.Row(
        reporter: text("reporter"), partner: text("partner"), flow: flow, period: period, sector: text("sector"),
        origin: text("data_origin"), unit: places["unit"] == nil ? unit : text("unit"), priceBase: text("price_base"),
        scope: text("scope"), value: value)
    }
  }

  /// The economies of the claims, blocs by all that ever were members.
  private static func economies(_ ledger: Ledger) -> [String] {
    var found: Set<String> = []
    for figure in ledger.figures where figure.flow != nil {
      for area in [figure.subject, figure.partner].compactMap({ $0 }) {
        if let bloc = Blocs.all.first(where: { $0.code == area }), Economies.alpha3(area) == nil {
          found.formUnion(bloc.memberships.map(\.economy))
        } else {
          found.insert(area)
        }
      }
    }
    return found.sorted()
  }

  private static func prices(_ files: LedgerFiles) throws -> [Int: ExactDecimal] {
    guard let table = try files.table("prices") else { return [:] }
    var prices: [Int: ExactDecimal] = [:]
    for row in table.rows.indices where table.cell("economy", ofRow: row) == "USA" {
      if let year = Int(table.cell("year", ofRow: row)), let index = ExactDecimal(table.cell("index", ofRow: row)) {
        prices[year] = index
      }
    }
    return prices
  }
}

/// Checks as tables: the contract of COMMANDS, every reading, and for readers.
struct CheckTables {
  let checks: [ClaimCheck]
  let showsAll: Bool
  let data: String

  var contract: Table {
    var table = Table(id: "figures-check", title: "Claims", columns: Self.contractColumns)
    for check in checks {
      table.append(row(check, check.own, flipped: ClaimTables.flips(check), reason: ClaimTables.reason(check)))
    }
    table.notes = [Prose(counts)]
    return table
  }

  /// The claimant's own reading first, then the others.
  var readings: Table {
    var table = Table(id: "figures-check-readings", title: "Readings of claims", columns: Self.contractColumns)
    for check in checks {
      table.append(row(check, check.own, flipped: ClaimTables.flips(check), reason: ClaimTables.reason(check)))
      for reading in check.others { table.append(row(check, reading, flipped: .missing, reason: reading.reason)) }
    }
    table.notes = [Prose(counts)]
    return table
  }

  var shown: [ClaimCheck] { checks.filter { showsAll || $0.finding != .notCheckable } }

  var document: Document {
    let shown = shown
    var document = Document(title: "Claims and what other figures give", subtitle: "Data: \(data)")
    var table = ClaimTables.verdicts(shown, title: "Claims")
    table.notes[0] = Prose(counts)
    document.append(Self.withoutSources(table))
    let surviving = shown.filter { !$0.flippedBy.isEmpty || $0.finding == .fails || showsAll && !$0.others.isEmpty }
    if !surviving.isEmpty { document.append(Self.withoutSources(ClaimTables.survival(surviving))) }
    return document
  }

  /// A command about the ledger names figures by their ids; it has no list of sources below.
  private static func withoutSources(_ table: Table) -> Table {
    var table = table
    for row in table.rows.indices { table.rows[row].sources = [] }
    return table
  }

  private static let contractColumns = [
    Table.Column("id"), Table.Column("claim"), Table.Column("reading"),
    Table.Column("computed_low", format: .significant(digits: 6)),
    Table.Column("computed_high", format: .significant(digits: 6)), Table.Column("verdict"),
    Table.Column("flipped_by"), Table.Column("reason"),
  ]

  private func row(_ check: ClaimCheck, _ reading: ClaimReading, flipped: Cell, reason: String) -> [Cell] {
    let name = [reading.dimension?.rawValue, reading.name].compactMap { $0 }.joined(separator: ": ")
    return [
      .text(check.figure.id), .text(ClaimTables.claim(check.figure)), name.isEmpty ? .missing : .text(name),
      FigureCells.bound(reading.computed?.lower), FigureCells.bound(reading.computed?.upper),
      .text(reading.finding.rawValue), flipped, reason.isEmpty ? .missing : .text(reason),
    ]
  }

  private var counts: String { "\(ClaimTables.counts(checks)) Data: \(data)." }
}
