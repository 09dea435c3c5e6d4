import Documents
import Nomenclature
import Observations
import Panels

/// The operations along time that tables, growth and trends share: another currency, constant prices, an index.
struct PanelTransforms {
  private let selection: DataSelection
  private let index: String?

  init(_ selection: DataSelection, index: String? = nil) {
    self.selection = selection
    self.index = index
  }

  /// Applies them to long cells, one of whose key fields is the period.
  func apply(
    _ cells: [TableBuilder.LongCell], fields: [Field], unit: String
  ) throws -> (cells: [TableBuilder.LongCell], unit: String, notes: [Prose]) {
    guard let position = fields.firstIndex(where: { $0.name == "period" }) else {
      throw WorkflowError("An index, a currency or a deflator works along time: put period into --rows or --columns.")
    }
    let rows = cells.map { cell in
      var key = cell.key
      let period = key.remove(at: position)
      return Aggregation.Row(key: key + [period], values: [cell.value], rowCount: 1)
    }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var panel = try Panel(rows: rows, seriesFields: [], unit: unit)
    let (transformed, notes) = try apply(panel)
    panel = transformed
    let measure = cells.first?.measure ?? "value"
    var result: [TableBuilder.LongCell] = []
    for series in panel.series {
      for (period, value) in zip(panel.periods, series.values) where value != .missing {
        var key = series.key
        key.insert(period.description, at: position)
        result.append(TableBuilder.LongCell(key: key, measure: measure, value: value))
      }
    }
    return (result, panel.unit, notes)
  }

  /// Applies them to a panel: first the currency, then prices, then the index.
  func apply(_ panel: Panel) throws -> (panel: Panel, notes: [Prose]) {
    var panel = panel
    var notes: [Prose] = []
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
    if let index {
      let parts = index.split(separator: "=").map(String.init)
      guard parts.count == 2, let period = Period(parts[0]), let level = Int(parts[1]) else {
        throw WorkflowError("--index \(index) is not understood. Write --index 2013=100.")
      }
      panel = try panel.indexed(at: period, base: level)
    }
    return (panel, notes)
  }
}
