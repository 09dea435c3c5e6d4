import Figures
import Ingest
import Observations
import Panels
import SparkEngine
import Specifications

extension SpecifiedReport {
  /// Opens all data and binds every section's fields to them, without reading rows; written parts of a ledger, which is
  /// small, are made.
  ///
  /// - Parameter each: The field whose values each have a report, if they have.
  /// - Throws: `SpecificationError` with all that is wrong.
  func check(each: Field? = nil) throws {
    if try engine.chosen() == .spark {
      _ = try engine.sparkProgram()
      if AsOf.day != nil { throw EngineChoice.noVintages }
      if specification.data.isEmpty {
        throw WorkflowError(
          "\(BundledData.name(ofPath: file) ?? file) has no data for Spark to read: ledgers are read here. Leave "
            + "--engine spark out.")
      }
    }
    var check = SpecificationCheck(report: self, each: each)
    check.run()
    if !check.faults.isEmpty { throw SpecificationError(file: file, faults: check.faults) }
  }
}

extension SpecifiedReport {
  /// Every data set opened, or why it cannot be; with Spark those that only it can read in one of its runs.
  fileprivate func openedData() -> [Result<ObservationFiles, any Error>] {
    let work = specification.data.map { part in
      { () throws -> ObservationFiles in
        let selection = try selection(part, Specification.Options())
        let files = try selection.open()
        if try engine.chosen() == .spark { try SparkReading(selection).check(files) }
        return files
      }
    }
    do {
      guard try engine.chosen() == .spark else { return work.map { work in Result { try work() } } }
      return try SparkRounds.run(SparkEngine(try engine.sparkProgram()), work)
    } catch {
      return work.map { _ in .failure(error) }
    }
  }
}

/// What can be wrong with a specification whose keys and names are right: files, fields, ledgers, requests.
private struct SpecificationCheck {
  let report: SpecifiedReport
  let each: Field?
  private(set) var faults: [SpecificationFault] = []
  private var opened: [String: ObservationFiles] = [:]
  /// Ledgers of which is told already that they cannot be read.
  private var brokenLedgers: Set<String?> = []

  init(report: SpecifiedReport, each: Field?) {
    self.report = report
    self.each = each
  }

  mutating func run() {
    open()
    for part in report.specification.values {
      checkEach(part)
      check(part) { check, files in
        try check.bind(try check.report.selection(of: part), groups: [], files)
      }
    }
    for part in report.specification.sections {
      guard let keys = SpecificationKeys.sections.first(where: { $0.name == part.name })?.keys else { continue }
      checkEach(part)
      guard checkFiles(part, keys) else { continue }
      check(part) { try $0.checkSection(part, $1) }
    }
  }

  private mutating func open() {
    let parts = report.specification.data
    for part in parts {
      checkFiles(part, SpecificationKeys.data)
      checkEach(part)
    }
    var told: Set<String> = []
    for (part, result) in zip(parts, report.openedData()) {
      switch result {
      case .success(let files): opened[part.name] = files
      // Where Spark stops, what it did not come to has the same error.
      case .failure(let error as SparkError) where !told.insert("\(error)").inserted: continue
      case .failure(let error): fault(part.options.line("files") ?? part.line, "\(error)")
      }
    }
  }

  private mutating func fault(_ line: Int, _ message: String) {
    faults.append(SpecificationFault(line: line, message))
  }

  /// Runs a check over the opened data of a part; without them, there is nothing more to tell.
  private mutating func check(
    _ part: Specification.Part, _ body: (inout SpecificationCheck, ObservationFiles?) throws -> Void
  ) {
    let takesData =
      SpecificationKeys.sections.first { $0.name == part.name }?.keys?.contains { $0.name == "data" } ?? true
    let files = report.dataPart(part).flatMap { opened[$0.name] }
    guard files != nil || !takesData else { return }
    do {
      try body(&self, files)
    } catch {
      fault(part.line, "\(part.name): \(error)")
    }
  }

  // MARK: Files beside the data

  /// Whether the files of a part are there with the columns they need.
  @discardableResult
  private mutating func checkFiles(_ part: Specification.Part, _ keys: [SpecificationKey]) -> Bool {
    let count = faults.count
    for key in keys where key.kind == .file {
      guard let item = part.options.items[key.name], let word = item.texts.first else { continue }
      do {
        var selection = DataSelection()
        selection.data = [try report.place(word)]
        selection.threads = 1
        // What continues the data is read as they are; rates and the like are small.
        if key.name == "splice" { selection.engine = report.engine }
        let files = try selection.open()
        for column in Self.columns[key.name] ?? [] where !files.header.contains(column) {
          fault(item.line, "\(key.name): \(word) has no column \"\(column)\".")
        }
        if key.name == "with" {
          selection.conditions = part.options.texts("with-where")
          _ = try files.plan(Query(conditions: try selection.parsedConditions(), groups: [], measures: []))
        }
      } catch {
        fault(item.line, "\(key.name): \(error)")
      }
    }
    return faults.count == count
  }

  private static let columns = ["rates": ["currency", "per_usd"], "concordance": ["from", "to", "weight"]]

  // MARK: One report for every value

  /// What looks at all values of the field together has no part for one of them.
  private mutating func checkEach(_ part: Specification.Part) {
    guard let each else { return }
    func isAsked(_ key: String) -> Bool { (part.options.text(key) ?? "false") != "false" }
    if isAsked("splice"), (try? report.engine.chosen()) == .spark {
      fault(
        part.options.line("splice") ?? part.line,
        "splice would start Spark anew for each \(each). Leave it out, or use --engine local.")
    }
    let keys = ["same-reporters", "coverage", "source"].filter(isAsked)
    for key in keys + (part.name == "indicator" ? ["indicator"] : []) {
      fault(
        part.options.line(key) ?? part.line,
        "\(key) looks at all of the data, and an export has a part of them for each \(each). Leave it out.")
    }
  }

  // MARK: Sections

  private mutating func checkSection(_ part: Specification.Part, _ files: ObservationFiles?) throws {
    switch try report.request(part) {
    case .table(let request):
      let builder = try TableBuilder(request)
      if let index = request.index { _ = try IndexBase(index) }
      try bind(request.selection, groups: builder.rows + builder.columns, files)
    case .growth(let request):
      _ = try request.check()
      try bind(request.series, files)
    case .trend(let request):
      _ = try SeriesOrder(request)
      _ = try request.isScreen ? ScreenMethods(request).methods : TrendMethods(request)
      try bind(request.series, files)
    case .forecast(let request):
      _ = try ForecastMethod(request.method)
      try bind(request.series, files)
    case .chart(let request):
      _ = try request.check()
      try bind(request.series, files)
    case .indicator(let request): try IndicatorRun(request).check()
    case .claims(let request):
      if checkLedger(request.ledger, part) { _ = try FiguresFilter(request.conditions, columns: columns(of: request)) }
    case .progress(let request): _ = checkLedger(request.ledger, part)
    case .record(let request):
      guard checkLedger(request.ledger, part) else { return }
      _ = try report.blocks(request)
    case nil: break
    }
  }

  private func columns(of request: FiguresCheckRequest) throws -> [String] {
    try LedgerFiles(request.ledger).tables.figures.completed(with: LedgerColumns.optional).header
  }

  private mutating func checkLedger(_ ledger: String?, _ part: Specification.Part) -> Bool {
    if brokenLedgers.contains(ledger) { return false }
    do {
      if part.name == "record" {
        _ = try report.records.parts(ledger)
      } else {
        _ = try LedgerFiles(ledger)
      }
      return true
    } catch {
      brokenLedgers.insert(ledger)
      fault(part.options.line("ledger") ?? part.line, "\(part.name): \(error)")
      return false
    }
  }

  private func bind(_ series: SeriesRequest, _ files: ObservationFiles?) throws {
    try series.check()
    _ = try series.selection.flowSources()
    try bind(series.selection, groups: try series.series.map { try Field(parsing: $0) } + [Field("period")], files)
  }

  /// The fields of a question are among those of the data.
  private func bind(_ selection: DataSelection, groups: [Field], _ files: ObservationFiles?) throws {
    guard let files else { return }
    let query = Query(
      conditions: try selection.parsedConditions(), groups: groups,
      measures: try selection.values.map { try Measure(parsing: $0) })
    let plan = try files.plan(query)
    if try selection.engine.chosen() == .spark { try SparkEngine.check(plan) }
  }
}
