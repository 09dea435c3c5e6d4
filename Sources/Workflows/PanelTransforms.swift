import Documents
import Nomenclature
import Observations
import Panels

extension DataSelection {
  /// Whether values are followed otherwise than as they are grouped: in another currency, other prices, other periods.
  var transformsSeries: Bool {
    currency != nil || deflator != nil || comparison.splice != nil || comparison.addsPeriods
      || comparison.companion != nil
      || comparison.against != nil
  }
}

extension DataSelection {
  /// Throws where series are to be converted for a command that compares flows of one period with each other.
  func refuseConversion(_ command: String) throws {
    let asked = [
      ("--currency", currency != nil), ("--deflate", deflator != nil), ("--splice", comparison.splice != nil),
    ]
    guard let option = asked.first(where: \.1)?.0 else { return }
    throw WorkflowError(
      "\(command) takes values as they are, without \(option): it compares flows of one period. "
        + "Convert its result, or use \(option) on table, growth or trend.")
  }
}

/// The operations along time that tables, growth and trends share: another currency, constant prices, other periods,
/// values by head, an index.
struct PanelTransforms {
  /// What `--against` makes of values.
  enum Against {
    /// Changes from the value of the period.
    case changes
    /// Multiples of the value of the period, which can be followed as values can.
    case multiples
    /// Nothing: the command compares by itself.
    case untouched
  }

  private let selection: DataSelection
  private let index: String?
  private let against: Against

  init(_ selection: DataSelection, index: String? = nil, against: Against = .multiples) {
    self.selection = selection
    self.index = index
    self.against = against
  }

  /// Applies them to long cells, one of whose key fields is the period.
  func apply(
    _ cells: [TableBuilder.LongCell], fields: [Field], unit: String
  ) throws -> (cells: [TableBuilder.LongCell], unit: String, windows: PeriodWindows?, notes: [Prose]) {
    guard let position = fields.firstIndex(where: { $0.name == "period" }) else {
      throw WorkflowError(
        "An index, a currency, a deflator, and comparing periods work along time: put period into --rows or --columns.")
    }
    let rows = cells.map { cell in
      var key = cell.key
      let period = key.remove(at: position)
      return Aggregation.Row(key: key + [period], values: [cell.value], rowCount: 1)
    }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    let names = fields.map(\.description).enumerated().filter { $0.offset != position }.map(\.element)
    var panel = try Panel(rows: rows, seriesFields: names, unit: unit)
    let transformed = try apply(panel)
    panel = transformed.panel
    let measure = cells.first?.measure ?? "value"
    var result: [TableBuilder.LongCell] = []
    for series in panel.series {
      for (period, value) in zip(panel.periods, series.values) where value != .missing {
        var key = series.key
        key.insert(panel.name(of: period), at: position)
        result.append(TableBuilder.LongCell(key: key, measure: measure, value: value))
      }
    }
    return (result, panel.unit, transformed.windows, transformed.notes)
  }

  /// The same series in another file, under the same conditions.
  private func continuation(_ path: String, of panel: Panel) throws -> Panel {
    var other = selection
    other.data = [path]
    other.period = nil
    other.profile = nil
    other.sameReporters = false
    let level: Field.Level? = [.year: .year, .quarter: .quarter, .month: .month][panel.frequency]
    let fields = try panel.seriesFields.map { try Field(parsing: $0) } + [Field("period", level: level)]
    let measures = try selection.values.map { try Measure(parsing: $0) }
    let conditions = try other.parsedConditions() + SharedReading.condition()
    let answer = try SharedReading.apart {
      try other.aggregate(try other.open(), conditions: conditions, groups: fields, measures: measures)
    }
    guard answer.unit == panel.unit || answer.unit.isEmpty || panel.unit.isEmpty else {
      throw WorkflowError(
        "\(path) is in \(answer.unit) and the data are in \(panel.unit); they are not spliced unasked.")
    }
    return try Panel(answer.aggregation, unit: answer.unit)
  }

  /// Applies them to a panel: first what continues it, then currency and prices, periods, other quantities,
  /// and the index.
  func apply(_ panel: Panel) throws -> (panel: Panel, windows: PeriodWindows?, notes: [Prose]) {
    var panel = panel
    var notes: [Prose] = []
    if let path = selection.comparison.splice {
      let (spliced, unlinked) = try panel.spliced(with: try continuation(path, of: panel))
      panel = spliced
      var text = "Continued before and after by the movements of \(path), linked where both have values."
      if !unlinked.isEmpty {
        let names = unlinked.prefix(6).map { $0.joined(separator: " ") }.joined(separator: ", ")
        text += " Not linked, as nothing overlaps: \(names.isEmpty ? "the series" : names)"
        text += unlinked.count > 6 ? " and \(unlinked.count - 6) more." : "."
      }
      notes.append(Prose(text))
    }
    if let currency = selection.currency {
      guard let file = selection.ratesFile else {
        throw WorkflowError("--currency \(currency) needs --rates FILE with columns currency, year and per_usd.")
      }
      guard !panel.unit.isEmpty else {
        throw WorkflowError(
          "The data do not say their currency, so --currency \(currency) has nothing to convert from. "
            + "Add a column \"currency\" or \"unit\".")
      }
      let rates = try TimeSeriesFile.rates(file, from: panel.unit, to: currency)
      notes.append("Converted from \(panel.unit) to \(currency) at the annual average rates of \(file).")
      panel = try panel.converted(to: currency, rates: rates)
    }
    if let deflator = selection.deflator {
      guard let base = selection.base.flatMap({ Period($0) }) else {
        throw WorkflowError("--deflate needs --base YEAR, the year whose prices are taken.")
      }
      notes.append("Deflated with \(deflator), prices of \(base.description).")
      panel = try panel.deflated(by: try TimeSeriesFile.values(deflator), base: base)
    }
    let comparison = selection.comparison
    let windows = try comparison.windows(over: panel.periods)
    if let windows {
      panel = panel.summed(over: windows)
      notes.append(Prose(windows.meaning + " A value with a missing part is missing."))
    }
    if let path = comparison.companion {
      let companion = try CompanionSeries(
        path, on: comparison.on, seriesFields: panel.seriesFields, selection: selection)
      let divided = companion.divide(panel)
      panel = divided.panel
      notes += divided.notes
    }
    if let text = comparison.against, against != .untouched {
      let period = try panel.period(named: text)
      panel = against == .changes ? try panel.changes(from: period) : try panel.indexed(at: period, base: 1)
      if against == .multiples {
        notes.append(Prose("Values are multiples of those of \(panel.name(of: period))."))
      }
    }
    if let index {
      let base = try IndexBase(index)
      panel = try panel.indexed(at: try panel.period(named: base.period), base: base.level)
    }
    return (panel, windows, notes)
  }
}
