import Charts
import Decimals
import Documents
import Figures
import Intervals
import Nomenclature
import Renderers

/// `comity figures progress`: goals against time, targets against outcomes, funds, and what the documents cover.
public struct FiguresProgressRequest: Sendable {
  /// A folder, a file of figures or a bundled package; the bundled ledger when absent.
  public var ledger: String?
  /// Which table csv and json hold: `progress`, `fund` or `areas`; `progress` when absent.
  public var table: String?
  /// A picture to write: shares met by day with the even pace.
  public var chart: String?
  /// The programme that is drawn; the one with most records when absent.
  public var programme: String?
  /// What a part of a document has.
  var drawing = PartDrawing.none

  public init() {}
}

extension Comity {
  public static func figuresProgress(_ request: FiguresProgressRequest, output: OutputOptions) throws -> Outcome {
    let format = try output.resolvedFormat()
    let names = ["progress", "fund", "areas"]
    if let name = request.table, !names.contains(name) {
      throw WorkflowError.unknown(
        "table", name, suggestions: NearestNames.suggestions(for: name, among: names, limit: 1), known: names)
    }
    if let path = request.chart, path != "-", !path.hasSuffix(".svg") {
      throw WorkflowError("\(path): charts are written as SVG. Give the file a name that ends in .svg.")
    }
    let files = try LedgerFiles(request.ledger)
    let record = try files.record()
    guard !record.progress.isEmpty || !record.targets.isEmpty || !record.fund.isEmpty else {
      throw WorkflowError(
        "\(files.name) has no programmes, targets or funds: progress.csv, targets.csv and fund.csv are not there.")
    }
    let tables = ProgressTables(
      name: files.name, record: record, outcomes: try outcomes(record, files: files), programme: request.programme)
    if let path = request.chart {
      guard let picture = LineChart(try tables.picture()) else { throw WorkflowError("There is no share to draw.") }
      try OutputFile.write(Array(picture.svg.utf8), to: path)
    }
    if let collector = output.collector {
      let blocks = tables.document.blocks
      collector.append(request.drawing == .alone ? [] : blocks, sources: [])
      if request.drawing != .none { collector.append([.chart(try tables.picture())], sources: []) }
      return Outcome(output: [])
    }
    if request.table != nil || [.csv, .tsv, .json].contains(format) {
      let table =
        switch request.table {
        case "fund": tables.fund
        case "areas": tables.areas
        default: tables.progress
        }
      return try Rendering.outcome(table, output: output)
    }
    return try Rendering.outcome(tables.document, output: output)
  }

  /// Targets with their published outcomes, and what the package's table of trade says where a target names its rows.
  private static func outcomes(_ record: CooperationRecord, files: LedgerFiles) throws -> [TargetOutcome] {
    var levels: OfficialLevels?
    if record.targets.contains(where: { $0.tradeKey != nil }), files.path("trade") != nil {
      levels = try ClaimData(files: files, ledger: record.ledger, request: FiguresCheckRequest()).levels
    }
    return record.targets.compactMap { target in
      TargetOutcome(target, ledger: record.ledger, official: levels.flatMap { official(target, $0) })
    }
  }

  private static func official(_ target: Target, _ levels: OfficialLevels) -> TargetOutcome.Outcome? {
    guard let key = target.tradeKey,
      let origin = levels.origins(key.reporter, key.partner).first(where: { $0.reporter == key.reporter })?.origin
    else { return nil }
    let selection = OfficialLevels.Selection(
      reporter: key.reporter, partner: key.partner, flow: key.flow, sector: "", origin: origin, unit: "USD")
    guard let level = try? levels.level(selection, over: .year(key.year)),
      let billions = level.divided(by: ExactRational(1_000_000_000))?.rounded(places: 2)
    else { return nil }
    return TargetOutcome.Outcome(
      text: "\(billions.formatted(places: 2)) billion USD (\(origin.isEmpty ? levels.name : origin))",
      interval: Interval(exactly: level), source: levels.name)
  }
}

/// Progress as tables and a picture.
struct ProgressTables {
  /// What the ledger is called.
  let name: String
  let record: CooperationRecord
  let outcomes: [TargetOutcome]
  let programme: String?

  private static let hundred = ExactRational(100)

  private static func percent(_ interval: Interval?) -> Interval? { interval?.scaled(by: hundred) }

  /// The contract: one row a measure, day and reading of the time; then one row a target.
  var progress: Table {
    var table = Table(
      id: "figures-progress", title: "Goals met against time gone, and targets against outcomes",
      columns: [
        Table.Column("programme"), Table.Column("measure"), Table.Column("as_of", heading: "as of"),
        Table.Column("low", unit: "%", format: .fixed(places: 1)),
        Table.Column("high", unit: "%", format: .fixed(places: 1)),
        Table.Column("elapsed", heading: "time gone", unit: "%", format: .fixed(places: 1)),
        Table.Column("pace", heading: "ahead of an even pace", unit: "points", format: .fixed(places: 1)),
        Table.Column("verdict"), Table.Column("variant", heading: "start and end"), Table.Column("reason"),
      ])
    for pace in record.paces {
      let share = Self.percent(pace.record.share)
      table.append([
        .text(pace.programme.id), .text(pace.record.measure), .text("\(pace.record.asOf)"),
        FigureCells.bound(share?.lower), FigureCells.bound(share?.upper),
        Self.number(pace.elapsed?.multiplied(by: Self.hundred)), Self.lead(pace), .text(pace.finding.rawValue),
        .text(pace.programme.variant), .text(Self.reason(pace)),
      ])
    }
    for outcome in outcomes {
      let share = Self.percent(outcome.share)
      table.append([
        .text(outcome.target.id), .text(outcome.target.measure),
        outcome.target.deadline.map { .text("\($0)") } ?? .missing(reason: "no day is named"),
        FigureCells.bound(share?.lower), FigureCells.bound(share?.upper), .missing, .missing,
        .text(outcome.finding.rawValue), .missing, .text(Self.reason(outcome)),
      ])
    }
    table.notes = [
      """
      low and high are the share met, in percent; for a target they are its outcomes in percent of it. time gone is days \
      from the start to the day over the days of the programme, under each start and end that the sources give.
      """,
      "pace is low less time gone, in points: below zero is behind. A share of which only a bound is printed has none.",
    ]
    return table
  }

  private static func number(_ value: ExactRational?) -> Cell {
    guard let value else { return .missing(reason: "no start and end") }
    return FigureCells.bound(.closed(value))
  }

  private static func lead(_ pace: ProgressPace) -> Cell {
    guard let lead = percent(pace.lead)?.singleValue else { return .missing(reason: "only bounds are known") }
    return FigureCells.bound(.closed(lead))
  }

  private static func reason(_ pace: ProgressPace) -> String {
    var parts = [pace.record.definition]
    if let met = pace.record.met, let total = pace.record.total { parts.append("\(met) of \(total)") }
    if let lead = percent(pace.lead), pace.finding == .behind || pace.finding == .ahead {
      let points = (lead.singleValue.map { Interval(exactly: $0.isNegative ? $0.negated : $0) } ?? lead)
        .rangeText(places: 1)
      parts.append("\(pace.finding.rawValue) by \(points) points")
    }
    if let needed = percent(pace.neededPerYear), let soFar = percent(pace.soFarPerYear), pace.finding != .finished {
      parts.append(
        "needed to finish: \(needed.rangeText(places: 1)) points a year, so far \(soFar.rangeText(places: 1))")
    }
    return parts.joined(separator: "; ")
  }

  private static func reason(_ outcome: TargetOutcome) -> String {
    let aim = outcome.target.kind == .target ? outcome.aim.wording : "expected: \(outcome.aim.wording)"
    let found = outcome.outcomes.map(\.text).joined(separator: "; ")
    return found.isEmpty ? "\(aim); no outcome is published" : "\(aim); outcome \(found)"
  }

  var fund: Table {
    let account = FundAccount(record.fund)
    var table = Table(
      id: "figures-fund", title: "Contributions to the fund",
      columns: [
        Table.Column("period"), Table.Column("kind"), Table.Column("low", format: .plain(grouped: true)),
        Table.Column("high", format: .plain(grouped: true)),
        Table.Column("cumulated_low", heading: "cumulated low", format: .plain(grouped: true)),
        Table.Column("cumulated_high", heading: "cumulated high", format: .plain(grouped: true)),
        Table.Column("growth_low", heading: "growth low", unit: "%", format: .fixed(places: 1)),
        Table.Column("growth_high", heading: "growth high", unit: "%", format: .fixed(places: 1)), Table.Column("unit"),
        Table.Column("basis"), Table.Column("figures"),
      ])
    for (index, entry) in account.contributions.enumerated() {
      let growth = Self.percent(account.growth(at: index))
      table.append(
        cells(entry) + [
          FigureCells.bound(account.cumulated[index].lower), FigureCells.bound(account.cumulated[index].upper),
          FigureCells.bound(growth?.lower), FigureCells.bound(growth?.upper), .text(entry.unit),
          .text(entry.basis.rawValue), .text(entry.figures.joined(separator: " ")),
        ])
    }
    for entry in account.rates + account.amounts {
      table.append(
        cells(entry) + [
          .missing, .missing, .missing, .missing, .text(entry.unit), .text(entry.basis.rawValue),
          .text(entry.figures.joined(separator: " ")),
        ])
    }
    table.notes = [
      "Only contributions are added; yearly rates and amounts at a day are not.",
      "Growth is on the year before; two years known by the same bounds alone have none.",
    ]
    if let growth = account.growth {
      let (total, yearly) = (
        growth.total.rangeText(places: 1, percent: true), growth.perYear.rangeText(places: 1, percent: true)
      )
      table.notes.append(
        "From the first contribution to the last: \(total) % in \(growth.years) years, \(yearly) % a year.")
    }
    return table
  }

  private func cells(_ entry: FundEntry) -> [Cell] {
    [
      entry.period.map { .text("\($0)") } ?? .missing(reason: "years not given"), .text(entry.kind.rawValue),
      FigureCells.bound(entry.interval.lower), FigureCells.bound(entry.interval.upper),
    ]
  }

  /// Which document names which area of cooperation, with its year.
  var areas: Table {
    let sources = Set(record.cooperationAreas.map(\.source)).sorted { left, right in
      let (a, b) = (year(left), year(right))
      return a == b ? left < right : (a ?? .max) < (b ?? .max)
    }
    var table = Table(
      id: "figures-areas", title: "Areas of cooperation by document",
      columns: [Table.Column("area")]
        + sources.map { source in
          Table.Column(source, heading: "\(source) (\(year(source).map(String.init) ?? "no year"))")
        } + [Table.Column("documents", format: .plain(grouped: false))])
    for area in Set(record.cooperationAreas.map(\.area)).sorted() {
      let named = Set(record.cooperationAreas.filter { $0.area == area }.map(\.source))
      table.append(
        [.text(area)] + sources.map { .text(named.contains($0) ? "named" : "–") } + [.integer(named.count)])
    }
    table.notes = ["A document that does not name an area is silent about it; nothing follows from that."]
    return table
  }

  private func year(_ source: String) -> Int? { record.ledger.source(source)?.published?.year }

  var document: Document {
    var document = Document(title: "Programmes, targets and funds", subtitle: "Ledger: \(name)")
    document.append(progress)
    if !record.fund.isEmpty { document.append(fund) }
    if !record.cooperationAreas.isEmpty { document.append(areas) }
    return document
  }

  /// Shares met by month, each measure with its own mark, and the even pace from start to end.
  func picture() throws -> Chart {
    let chosen = try drawn()
    let records = record.progress.filter { $0.programme == chosen.id }.sorted { $0.asOf < $1.asOf }
    guard let span = chosen.span, let lastDay = records.map(\.asOf).max() else {
      throw WorkflowError("\(chosen.id) has no record with a day, or no start and end. Name another with --programme.")
    }
    let first = Period(containing: span.first, frequency: .month)
    let end = Period(containing: max(span.last, lastDay), frequency: .month)
    let months = first.periods(through: end)
    var chart = Chart(
      id: "progress", title: "\(chosen.name): share met and even pace", unit: "%", form: .lines,
      categories: months.map(\.description), series: [],
      sources: Set(records.flatMap(\.figures)).sorted())
    let even = months.map { month -> Double? in
      let gone = span.fractionGone(on: month.lastDay.adding(days: 1))
      return Double(gone.passed) / Double(gone.of) * 100
    }
    for record in records {
      guard let place = months.firstIndex(where: { $0.contains(record.asOf) }) else { continue }
      func alone(_ value: Double?) -> [Double?] { months.indices.map { $0 == place ? value : nil } }
      let low = record.share.lower.value.map { $0.doubleValue * 100 }
      let high = record.share.upper.value.map { $0.doubleValue * 100 }
      let value = record.share.lower.value.map { Interval(exactly: $0).text(places: 1, percent: true) } ?? ""
      let sign = record.share.singleValue == nil ? "> " : ""
      chart.series.append(Chart.Series(name: "\(record.measure), \(sign)\(value)", values: alone(low)))
      if record.share.singleValue == nil {
        chart.bands.append(Chart.Band(name: record.measure, low: alone(low), high: alone(high)))
      }
    }
    chart.series.append(Chart.Series(name: "even pace", values: even, isFitted: true))
    return chart
  }

  /// The programme asked for under its first reading of the time, else the one with most records.
  private func drawn() throws -> Programme {
    let ids = Set(record.progress.map(\.programme)).sorted()
    if let programme {
      guard let found = record.programmes.first(where: { $0.id == programme && ids.contains($0.id) }) else {
        throw WorkflowError.unknown(
          "programme with records", programme,
          suggestions: NearestNames.suggestions(for: programme, among: ids, limit: 2), known: ids)
      }
      return found
    }
    func count(_ id: String) -> Int { record.progress.count { $0.programme == id } }
    let most = ids.max { count($0) == count($1) ? $0 > $1 : count($0) < count($1) }
    guard let found = record.programmes.first(where: { $0.id == most && $0.span != nil }) else {
      throw WorkflowError("There is no record of a programme to draw.")
    }
    return found
  }
}
