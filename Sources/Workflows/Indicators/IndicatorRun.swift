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
  private var windowDates: [String: Period] = [:]
  private var readingSeconds = 0.0
  /// Whose figures are computed with now.
  private(set) var source: FlowSource?
  private var sources: [FlowSource] = []
  private var mirrors: [[Condition]: MirrorWorld] = [:]
  /// Opened to see the columns, and not read yet.
  private var opened: ObservationFiles?
  private var companionSeries: CompanionSeries?

  /// Which records: the rows, what tells them apart, and whether their values are exact decimals.
  struct LoadKey: Hashable {
    var conditions: [Condition]
    var shape: TradeRecords.Shape
    var isExact = false
    /// Whose figures; as reported without a mirror when `nil`.
    var source: FlowSource?
  }

  private struct WorldKey: Hashable {
    var records: LoadKey
    var mirror: LoadKey?
    var mirrorsPartners: Bool
    var source: FlowSource?
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
    try request.selection.refuseConversion("indicator")
    let comparison = request.selection.comparison
    if comparison.companion != nil, !entries.contains(where: { $0.needs.contains(.companion) }) {
      let known = IndicatorCatalogue.all.filter { $0.needs.contains(.companion) }.map(\.name)
      throw WorkflowError(
        "\(entries[0].name) is not divided by anything, so --with has no use. It is for \(known.joined(separator: ", "))."
      )
    }
    if !comparison.on.isEmpty, Set(comparison.on) != ["reporter", "period"] {
      throw WorkflowError("An indicator joins --with FILE by economy and period: --on reporter,period.")
    }
    if comparison.against != nil, request.index != nil {
      throw WorkflowError("--against and --index compare with one period in two ways. Ask for one of them.")
    }
    if request.bounds, let entry = entries.first(where: { !IndicatorCatalogue.bounded.contains($0.name) }) {
      throw WorkflowError(
        "--bounds is for \(IndicatorCatalogue.bounded.joined(separator: ", ")), and not for \(entry.name).")
    }
    if request.uncertain != nil, !request.bounds { throw WorkflowError("--uncertain belongs to --bounds.") }
    if request.bounds,
      comparison.addsPeriods || comparison.against != nil || request.index != nil || request.selection.source != nil
    {
      throw WorkflowError("--bounds is for values as they are: leave other periods, comparisons and --source out.")
    }
    rows = IndicatorRows(
      entries, coverage: comparison.coverage, bounds: request.bounds,
      sources: try request.selection.flowSources().count)
    concordance = try request.concordance.map { try ConcordanceFile.read($0) }
  }

  /// Binds what the indicators look at to the columns of the data, without reading rows.
  func check() throws {
    _ = try request.selection.flowSources()
    let files = try request.selection.open()
    for entry in entries {
      let computation = try IndicatorComputation(self, entry, variant: try entry.variant(request.variant))
      var shape = TradeRecords.Shape()
      shape.hasProducts = entry.needs.contains(.products)
      shape.hasPartners = entry.needs.contains(.partners)
      shape.hasQuantities = entry.needs.contains(.quantities)
      let key =
        computation.records(in: files.roles).first ?? LoadKey(conditions: computation.conditions, shape: shape)
      _ = try files.plan(try query(key, files))
    }
    if let index = request.index { _ = try IndexBase(index) }
  }

  func computeAll() throws {
    sources = try request.selection.flowSources()
    for source in sources.isEmpty ? [nil] : sources.map(Optional.some) {
      self.source = source
      try computeOnce()
    }
    try compare()
    if sources.count > 1 {
      rows.addBands()
      remark(FlowSource.bandNote)
    }
    if !sources.isEmpty { remark(FlowSource.note) }
  }

  private func computeOnce() throws {
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

  /// Compares all values with those of one period, where that is asked for.
  private func compare() throws {
    if let period = request.selection.comparison.against {
      try rows.compare(with: period, as: .difference)
      remark("Values are differences: the value less that of \(period).")
    }
    if let index = request.index {
      let base = try IndexBase(index)
      try rows.compare(with: base.period, as: .index(Double(base.level)))
      remark("Values are divided by that of \(base.period), which is \(base.level).")
    }
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
    guard source == nil else { return }
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
        Result { try self.records(aggregated, keys[index]) }
      }
    }
    for (key, found) in zip(keys, records) {
      cache[key] = found.flatMap { read in Result { try converted(read, key) } }
      guard let windows = try? found.get().windows else { continue }
      for window in windows.windows { windowDates[window.name] = window.date }
      for text in windows.remarks { remark(text) }
    }
    let read = answers.compactMap { try? $0.get() }
    readingTimings += read.prefix(1).flatMap(\.timings) + read.dropFirst().flatMap { $0.timings.dropFirst() }
    readingSeconds += start.duration(to: .now).seconds
  }

  private func records(_ aggregated: Aggregated, _ key: LoadKey) throws -> TradeRecords {
    let comparison = request.selection.comparison
    let records = try TradeRecords(aggregated, shape: key.shape, exact: key.isExact || comparison.addsPeriods)
    return try FlowWindows(comparison, periods: records.periods).map { try records.summed(over: $0) } ?? records
  }

  /// The date by which members of a bloc count in a period of the result.
  func date(of period: String) throws -> Period {
    guard let date = windowDates[period] ?? Period(period) else {
      throw QueryError.unreadablePeriod(period, field: "period")
    }
    return date
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
    var key = key
    key.source = source
    if cache[key] == nil, let source { cache[key] = Result { try converted(try mirrored(source, key), key) } }
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

  /// Records of flows as seen from one side or both.
  private func mirrored(_ source: FlowSource, _ key: LoadKey) throws -> TradeRecords {
    let start = ContinuousClock.now
    var conditions = key.conditions
    let flows = try MirrorWorld.flows(takingFrom: &conditions)
    let world =
      try mirrors[key.conditions]
      ?? MirrorWorld(request.selection, conditions: conditions, factor: MirrorFlow.customaryFactor)
    mirrors[key.conditions] = world
    for window in world.windows?.windows ?? [] { windowDates[window.name] = window.date }
    for text in (world.windows?.remarks ?? []) + [world.reliabilityNote] { remark(text) }
    let digits = concordance == nil ? request.productDigits : nil
    let records = try TradeRecords(
      world, source, flows: flows, shape: key.shape, productDigits: digits)
    readingSeconds += start.duration(to: .now).seconds
    return records
  }

  /// Records over one list of economies and products, made once.
  func world(_ key: LoadKey, mirror: LoadKey? = nil, mirrorsPartners: Bool = false) throws -> TradeWorld {
    let worldKey = WorldKey(records: key, mirror: mirror, mirrorsPartners: mirrorsPartners, source: source)
    if let world = worlds[worldKey] { return world }
    let world = TradeWorld(
      try records(key), mirror: try mirror.map { try records($0) }, mirrorsPartners: mirrorsPartners)
    worlds[worldKey] = world
    return world
  }

  /// Output or income by economy and period, from the file of `--with`.
  func companion(_ economy: String, _ period: String) throws -> Double? {
    guard let path = request.selection.comparison.companion else { return nil }
    let values =
      try companionSeries
      ?? CompanionSeries(
        path, on: ["reporter", "period"], seriesFields: ["reporter"], selection: request.selection)
    companionSeries = values
    remark("With \(path), read as \(values.profileName)\(values.unit.isEmpty ? "" : ", in \(values.unit)").")
    return values.value([economy], named: period).doubleValue
  }
}
