import Decimals
import Documents
import Indicators
import Ingest
import Nomenclature
import Observations
import Vectors

/// One run of `comity indicator`: what is read once for several names, and the rows they give.
final class IndicatorRun {
  let request: IndicatorRequest
  let entries: [IndicatorEntry]
  let rows: IndicatorRows
  private(set) var clock = StageClock()
  private(set) var readings: [Aggregated] = []
  private(set) var loaded: TradeRecords?
  private var cache: [LoadKey: TradeRecords] = [:]
  private var remarks: [String] = []
  private var readingSeconds = 0.0
  private var companionValues: [String: Double]?

  private struct LoadKey: Hashable {
    var conditions: [Condition]
    var shape: TradeRecords.Shape
    var isExact: Bool
  }

  init(_ request: IndicatorRequest) throws {
    self.request = request
    guard !request.names.isEmpty else { throw WorkflowError("Name an indicator (comity indicator --list shows them).") }
    entries = try request.names.map { try IndicatorCatalogue.named($0) }
    try TableBuilder.refuseRepetition(entries.map(\.name), option: "The list of indicators")
    if entries.count > 1, request.variant != nil {
      throw WorkflowError("--variant belongs to one indicator. Ask for one at a time.")
    }
    for entry in entries { _ = try entry.variant(request.variant) }
    if let over = request.over, !["product", "partner"].contains(over) {
      throw WorkflowError.unknown(
        "field to measure concentration over", over, suggestions: [], known: ["product", "partner"])
    }
    if let digits = request.productDigits, ![2, 4, 6].contains(digits) {
      throw WorkflowError("--products takes 2, 4 or 6, the digits of a code, not \(digits).")
    }
    if let entry = entries.first(where: { $0.needs.contains(.companion) }),
      request.selection.comparison.companion == nil
    {
      let what = ["prody", "expy"].contains(entry.name) ? "income a head" : "output (GDP)"
      throw WorkflowError("\(entry.name) needs \(what) by economy and period. Name a file of it with --with FILE.")
    }
    rows = IndicatorRows(entries, coverage: request.selection.comparison.coverage)
  }

  func computeAll() throws {
    let start = ContinuousClock.now
    for entry in entries {
      try IndicatorComputation(self, entry, variant: try entry.variant(request.variant)).compute()
    }
    var stage = StageTiming(stage: "indicators", seconds: start.duration(to: .now).seconds)
    stage.seconds -= readingSeconds
    clock.skip()
    clock.add(stage)
  }

  /// Says something once.
  func remark(_ text: String) {
    if !remarks.contains(text) { remarks.append(text) }
  }

  var notes: [Prose] {
    var notes = readings.first.map { AccountNotes(aggregated: $0).all } ?? []
    notes += TableNotes.distinct(remarks)
    return notes
  }

  func records(
    _ conditions: [Condition], _ shape: TradeRecords.Shape, exact: Bool = false
  ) throws -> TradeRecords {
    let key = LoadKey(conditions: conditions, shape: shape, isExact: exact)
    if let records = cache[key] { return records }
    if request.selection.data == ["-"], !cache.isEmpty {
      throw WorkflowError("Standard input can be read once, and this needs two readings. Give a file.")
    }
    let start = ContinuousClock.now
    let records = try TradeRecords(
      request.selection, conditions: conditions, shape: shape,
      productLevel: request.productDigits.map { .digits($0) }, exact: exact)
    cache[key] = records
    readings.append(records.aggregated)
    if loaded == nil { loaded = records }
    readingSeconds += start.duration(to: .now).seconds
    return records
  }

  /// Output or income by economy and period, from the file of `--with`.
  func companion(_ economy: String, _ period: String) throws -> Double? {
    if companionValues == nil {
      guard let path = request.selection.comparison.companion else { return nil }
      var selection = DataSelection()
      selection.data = [path]
      selection.threads = request.selection.threads
      let files = try selection.open()
      guard files.roles.fields[.reporter] != nil, files.roles.fields[.period] != nil else {
        throw WorkflowError("--with \(path): it needs a column of economies (reporter) and one of periods.")
      }
      let answer = try selection.aggregate(files, groups: [Field("reporter"), Field("period")], measures: [])
      var values: [String: Double] = [:]
      for row in answer.aggregation.rows {
        if let value = row.values[0].doubleValue { values["\(row.key[0])|\(row.key[1])"] = value }
      }
      companionValues = values
      remark("With \(path), read as \(files.profileName)\(answer.unit.isEmpty ? "" : ", in \(answer.unit)").")
    }
    return companionValues?["\(economy)|\(period)"]
  }
}
