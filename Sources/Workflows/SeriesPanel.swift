import Documents
import Ingest
import Nomenclature
import Observations
import Panels

/// What growth and trend share: a panel of the selected series, with its notes.
public struct SeriesRequest: Sendable {
  public var selection = DataSelection()
  public var series: [String] = []
  /// `year`, `quarter` or `month`: sum the observations into such periods first.
  public var frequency: String?

  public init() {}
}

extension SeriesRequest {
  /// What cannot be asked for, whatever the data are.
  func check() throws { _ = try question() }

  private func question() throws -> (fields: [Field], measures: [Measure]) {
    let fields = try series.map { try Field(parsing: $0) }
    if let period = fields.first(where: { $0.name == "period" }) {
      throw WorkflowError("--series \(period): the period runs along the series and cannot name one. Leave it out.")
    }
    try TableBuilder.refuseRepetition(fields.map(\.description), option: "--series")
    let measures = try selection.values.map { try Measure(parsing: $0) }
    guard measures.count <= 1 else {
      throw WorkflowError("Only one value can be followed at a time; \(measures.count) are asked for.")
    }
    if let frequency, let measure = measures.first(where: { !$0.isAdditive }) {
      throw WorkflowError(
        "--frequency \(frequency) adds periods up, and \(measure) cannot be added. Ask for a sum or a count.")
    }
    try selection.comparison.check(measures)
    return (fields, measures)
  }

  /// The groups of series and periods.
  func aggregate() throws -> Aggregated {
    let (fields, measures) = try question()
    let files = try selection.open()
    guard files.roles.fields[.period] != nil else { throw QueryError.noPeriod(purpose: "a series") }
    return try selection.aggregate(files, groups: fields + [Field("period")], measures: measures)
  }

  /// Whether values are followed as they are grouped, in no other currency, prices or periods.
  var isPlain: Bool { frequency == nil && !selection.transformsSeries }
}

struct SeriesPanel {
  var panel: Panel
  var aggregated: Aggregated
  var notes: [Prose]
  private let windows: PeriodWindows?

  init(_ request: SeriesRequest, against: PanelTransforms.Against = .multiples) throws {
    let sources = try request.selection.flowSources()
    guard !sources.isEmpty else {
      try self.init(request, try request.aggregate(), against: against)
      return
    }
    let sourced = try SourcedSeries(request, sources)
    let panel = try Panel(
      rows: sourced.rows, seriesFields: request.series + [SourcedSeries.field], unit: sourced.aggregated.unit)
    let notes = AccountNotes(aggregated: sourced.aggregated).all + sourced.notes
    try self.init(request, sourced.aggregated, panel, notes: notes, against: against)
  }

  init(_ request: SeriesRequest, _ aggregated: Aggregated, against: PanelTransforms.Against = .multiples) throws {
    try self.init(
      request, aggregated, try Panel(aggregated.aggregation, unit: aggregated.unit),
      notes: AccountNotes(aggregated: aggregated).all, against: against)
  }

  private init(
    _ request: SeriesRequest, _ aggregated: Aggregated, _ made: Panel, notes: [Prose], against: PanelTransforms.Against
  ) throws {
    self.aggregated = aggregated
    self.notes = notes
    var panel = made
    if let frequency = request.frequency {
      panel = try panel.resampled(to: try Self.frequency(frequency))
      self.notes.append("Summed by \(frequency); a \(frequency) with a missing part is missing.")
    }
    let transformed = try PanelTransforms(request.selection, against: against).apply(panel)
    self.panel = transformed.panel
    windows = transformed.windows
    self.notes += transformed.notes
  }

  /// The coverage of the blocs selected, one text a period.
  func coverage() throws -> [String] {
    try aggregated.coverage.checkAsked()
    return panel.periods.enumerated().map { place, period in
      aggregated.coverage.text(parts: windows?.windows[place].parts ?? [period])
    }
  }

  private static func frequency(_ name: String) throws -> Frequency {
    let known: [String: Frequency] = ["year": .year, "quarter": .quarter, "month": .month]
    guard let frequency = known[name] else {
      throw WorkflowError.unknown("frequency", name, suggestions: [], known: known.keys.sorted())
    }
    return frequency
  }

  /// The columns and cells that name a series.
  var keyColumns: [Table.Column] { panel.seriesFields.map { Table.Column($0) } }

  func keyCells(_ index: Int) -> [Cell] { panel.series[index].key.map { .text($0) } }
}
