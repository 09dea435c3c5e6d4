import Documents
import Nomenclature
import Observations
import Panels

/// `comity growth`: growth rates and contributions to growth.
public struct GrowthRequest: Sendable {
  public var series = SeriesRequest()
  public var variant: String?
  public var contributions = false

  public init() {}

  static let variantNames = GrowthVariant.allCases.map(\.rawValue)

  /// What cannot be asked for, whatever the data are; the variant otherwise.
  func check() throws -> GrowthVariant {
    let known = Self.variantNames
    let name = self.variant ?? GrowthVariant.yearOnYear.rawValue
    guard let variant = GrowthVariant(rawValue: name) else {
      let suggestions = NearestNames.suggestions(for: name, among: known, limit: 1)
      throw WorkflowError.unknown("variant of growth", name, suggestions: suggestions, known: known)
    }
    let hasContribution = variant == .yearOnYear || variant == .periodOnPeriod
    if contributions, !hasContribution {
      throw WorkflowError("Contributions add up to year-on-year or period-on-period growth, not to \(name) growth.")
    }
    let comparison = series.selection.comparison
    if comparison.against != nil, self.variant != nil {
      throw WorkflowError("--against compares with one period and --variant with another. Ask for one of them.")
    }
    if contributions, try series.selection.flowSources().count > 1 {
      throw WorkflowError("The sources of a flow are not added up, so --source all has no --contributions.")
    }
    return variant
  }
}

extension Comity {
  public static func growth(_ request: GrowthRequest, output: OutputOptions) throws -> Outcome {
    let variant = try request.check()
    let series = try SeriesPanel(request.series, against: .untouched)
    let failedCheck = try request.series.selection.exceedsRejects(series.aggregated)
    var clock = StageClock()
    let base = try request.series.selection.comparison.against.map { try series.panel.period(named: $0) }
    let table = try growthTable(series, variant, from: base, request)
    clock.end("growth")
    let outcome = try Rendering.outcome(table, output: output, failedCheck: failedCheck)
    clock.end("write")
    return outcome.timed(request.series.selection, series.aggregated, clock)
  }

  private static func growthTable(
    _ series: SeriesPanel, _ variant: GrowthVariant, from base: Period?, _ request: GrowthRequest
  ) throws -> Table {
    let panel = series.panel
    let contributions = request.contributions
    let paths = try base.map { try panel.growth(from: $0) } ?? panel.growth(variant)
    let name = base.map { "against \(panel.name(of: $0))" } ?? variant.rawValue
    let coverage = try request.series.selection.comparison.coverage ? series.coverage() : nil
    let bands =
      try request.series.selection.flowSources().count < 2
      ? nil
      : SourceBand.bands(
        paths.flatMap { path in
          zip(panel.periods, path.rates).map { (key: path.key.dropLast() + ["\($0)"], value: $1.doubleValue ?? .nan) }
        })
    var rows: [Table.Row] = []
    var reasons: Set<String> = []
    for (index, path) in paths.enumerated() {
      for (position, period) in panel.periods.enumerated() {
        let value = panel.series[index].values[position]
        if case .undefined(let reason) = path.rates[position], reason != .noBase, reason != .noValue {
          reasons.insert(reason.rawValue)
        }
        var cells = series.keyCells(index)
        cells += [.text(panel.name(of: period)), Cell(value), .text(panel.unit), Cell(path.rates[position])]
        if contributions { cells.append(Cell(path.contributions[position])) }
        if let band = bands?[index * panel.periods.count + position] {
          cells += [band.low, band.high].map { .number($0, otherwise: "fewer than two sources have it") }
        }
        if let coverage { cells.append(.text(coverage[position])) }
        cells.append(.text(name))
        rows.append(Table.Row(cells))
      }
    }
    let values = panel.series.flatMap(\.values)
    var columns =
      series.keyColumns + [
        Table.Column("period"), Table.Column("value", format: NumberFormats.format(for: values)),
        Table.Column("unit", isForMachines: true), Table.Column("growth", unit: "%", format: .percent(places: 2)),
      ]
    if contributions {
      columns.append(Table.Column("contribution", unit: "points", format: .percent(places: 2)))
    }
    if bands != nil { columns += SourceBand.columns(.percent(places: 2)) }
    if coverage != nil { columns.append(Table.Column("coverage")) }
    columns.append(Table.Column("variant", isForMachines: true))
    var notes = series.notes
    notes.append(
      Prose(
        "Growth is \(base.map { "the change on \(panel.name(of: $0)), divided by its value" } ?? definition(variant)).")
    )
    if bands != nil { notes.append(Prose(FlowSource.bandNote)) }
    if contributions {
      notes.append("Contributions are of the total of all series shown and add up to its growth.")
    }
    for reason in reasons.sorted() { notes.append("Growth is not defined where \(reason).") }
    let unit = panel.unit.isEmpty ? "" : ", \(panel.unit)"
    return Table(id: "growth", title: "Growth\(unit)", columns: columns, rows: rows, notes: notes).withUniqueColumnNames
  }

  private static func definition(_ variant: GrowthVariant) -> String {
    switch variant {
    case .yearOnYear: "the change on the same period of the year before, divided by its value"
    case .periodOnPeriod: "the change on the period before, divided by its value"
    case .logDifference: "the difference of natural logarithms on the year before"
    case .compoundAnnual: "the constant yearly rate that leads from the first value to this one"
    }
  }
}
