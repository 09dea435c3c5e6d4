import Columns
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
  /// What reading took.
  private(set) var readingTimings: [StageTiming] = []
  /// The records that were asked for first.
  private(set) var loaded: TradeRecords?
  private var cache: [LoadKey: Result<TradeRecords, any Error>] = [:]
  private var worlds: [WorldKey: TradeWorld] = [:]
  private let concordance: ProductConcordance?
  private var remarks: [String] = []
  private var readingSeconds = 0.0
  /// Opened to see the columns, and not read yet.
  private var opened: ObservationFiles?
  private var companionValues: [String: Double]?

  /// Which records: the rows, what tells them apart, and whether their values are exact decimals.
  struct LoadKey: Hashable {
    var conditions: [Condition]
    var shape: TradeRecords.Shape
    var isExact = false
  }

  private struct WorldKey: Hashable {
    var records: LoadKey
    var mirror: LoadKey?
    var mirrorsPartners: Bool
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
    if let entry = entries.first(where: { $0.needs.contains(.companion) }), request.companion == nil {
      let what = ["prody", "expy"].contains(entry.name) ? "income a head" : "output (GDP)"
      throw WorkflowError("\(entry.name) needs \(what) by economy and period. Name a file of it with --with FILE.")
    }
    if request.bounds, let entry = entries.first(where: { !IndicatorCatalogue.bounded.contains($0.name) }) {
      throw WorkflowError(
        "--bounds is for \(IndicatorCatalogue.bounded.joined(separator: ", ")), and not for \(entry.name).")
    }
    if request.uncertain != nil, !request.bounds { throw WorkflowError("--uncertain belongs to --bounds.") }
    rows = IndicatorRows(entries, coverage: request.coverage, bounds: request.bounds)
    concordance = try request.concordance.map { try ConcordanceFile.read($0) }
  }

  func computeAll() throws {
    let start = ContinuousClock.now
    let computations = try entries.map { entry in
      try IndicatorComputation(self, entry, variant: try entry.variant(request.variant))
    }
    try readAhead(computations)
    for computation in computations { try computation.compute() }
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
    var notes = loaded.map { AccountNotes(aggregated: $0.aggregated).all } ?? []
    notes += TableNotes.distinct(remarks)
    return notes
  }

  /// Reads once what several indicators, or one that looks at trade from two sides, will ask for.
  private func readAhead(_ computations: [IndicatorComputation]) throws {
    let files = try request.selection.open()
    opened = files
    var keys: [LoadKey] = []
    for key in computations.flatMap({ $0.records(in: files.roles) }) where !keys.contains(key) { keys.append(key) }
    // What is over other rows, or has no answer by its fields, is read when it is asked for.
    keys = keys.filter { $0.conditions == keys[0].conditions && (try? query($0, files)) != nil }
    guard keys.count > 1 else { return }
    try read(keys, files)
  }

  private func query(_ key: LoadKey, _ files: ObservationFiles) throws -> Query {
    try TradeRecords.query(
      files, request.selection, conditions: key.conditions, shape: key.shape,
      productLevel: concordance == nil ? request.productDigits.map { .digits($0) } : nil)
  }

  private func read(_ keys: [LoadKey], _ files: ObservationFiles) throws {
    let start = ContinuousClock.now
    opened = nil
    let queries = try keys.map { try query($0, files) }
    guard let answers = try request.selection.aggregate(files, together: queries) else { return }
    let records = concurrentMap(keys.count, threads: request.selection.threadCount) { index in
      answers[index].flatMap { aggregated in
        Result { try TradeRecords(aggregated, shape: keys[index].shape, exact: keys[index].isExact) }
      }
    }
    for (key, found) in zip(keys, records) {
      cache[key] = found.flatMap { read in Result { try converted(read, key) } }
    }
    let read = answers.compactMap { try? $0.get() }
    readingTimings += read.prefix(1).flatMap(\.timings) + read.dropFirst().flatMap { $0.timings.dropFirst() }
    readingSeconds += start.duration(to: .now).seconds
  }

  /// The records under the codes of the concordance, if there is one.
  private func converted(_ records: TradeRecords, _ key: LoadKey) throws -> TradeRecords {
    guard let concordance, let name = request.concordance, key.shape.hasProducts else { return records }
    guard !key.isExact else {
      throw WorkflowError(
        "margins and market-share are exact to the last digit, and the weights of a concordance round. "
          + "Leave --concordance out.")
    }
    let (converted, moved) = records.converted(by: concordance, digits: request.productDigits)
    remark(moved.remark(name))
    if !concordance.rescaled.isEmpty {
      remark(
        "\(name): the weights of \(concordance.rescaled.count) codes did not add up to 1 and were divided by their sum."
      )
    }
    return converted
  }

  func records(
    _ conditions: [Condition], _ shape: TradeRecords.Shape, exact: Bool = false
  ) throws -> TradeRecords {
    try records(LoadKey(conditions: conditions, shape: shape, isExact: exact))
  }

  func records(_ key: LoadKey) throws -> TradeRecords {
    if cache[key] == nil {
      if request.selection.data == ["-"], !cache.isEmpty {
        throw WorkflowError("Standard input can be read once, and this needs two readings. Give a file.")
      }
      try read([key], try opened ?? request.selection.open())
    }
    guard let records = try cache[key]?.get() else { preconditionFailure("one query is one reading") }
    if loaded == nil {
      loaded = records
      let unknown = records.economies.filter { Economies.resolve($0) == nil }
      if !unknown.isEmpty {
        remark(
          "Codes that are no economy of ISO 3166, taken as they stand: "
            + unknown.prefix(6).joined(separator: ", ") + (unknown.count > 6 ? ", … (\(unknown.count))" : "") + ".")
      }
    }
    return records
  }

  /// Records over one list of economies and products, made once.
  func world(_ key: LoadKey, mirror: LoadKey? = nil, mirrorsPartners: Bool = false) throws -> TradeWorld {
    let worldKey = WorldKey(records: key, mirror: mirror, mirrorsPartners: mirrorsPartners)
    if let world = worlds[worldKey] { return world }
    let world = TradeWorld(
      try records(key), mirror: try mirror.map { try records($0) }, mirrorsPartners: mirrorsPartners)
    worlds[worldKey] = world
    return world
  }

  /// Output or income by economy and period, from the file of `--with`.
  func companion(_ economy: String, _ period: String) throws -> Double? {
    if companionValues == nil {
      guard let path = request.companion else { return nil }
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
