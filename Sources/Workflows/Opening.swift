import DelimitedText
import Documents
import Foundation
import Ingest
import Nomenclature
import Observations

extension DataSelection {
  /// How many threads work: as asked, else one a core.
  var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

  /// Opens what is named and recognises its profile.
  func open() throws -> ObservationFiles {
    if try engine.chosen() == .spark {
      if asOf != nil || AsOf.day != nil { throw EngineChoice.noVintages }
      return try ObservationFiles(try SparkReading(self).sources(), options: try observationOptions())
    }
    let located = try DataLocator.locate(data)
    if asOf != nil, !located.readsImported {
      throw WorkflowError(
        "--as-of takes vintages of imported data sets, and \(data.joined(separator: ", ")) is none. comity data list "
          + "tells which there are.")
    }
    let options = try completed(with: located.readingOptions).observationOptions()
    return try ObservationFiles(located.sources, options: options)
  }

  func observationOptions() throws -> ObservationFiles.Options {
    var options = ObservationFiles.Options()
    options.profile = profile
    options.periodColumns = period
    options.threads = threadCount
    options.hints = try dialectHints()
    return options
  }

  private func dialectHints() throws -> DialectHints {
    var hints = DialectHints()
    hints.delimiter = try delimiter.map { try Self.byte($0, option: "--delimiter") }
    hints.recordEnd = try recordEnd.map { try Self.byte($0, option: "--record-end") }
    if let quote { hints.quote = quote == "none" ? .none : .character(try Self.byte(quote, option: "--quote")) }
    if let clash = hints.clash { throw WorkflowError(clash) }
    switch decimalSign {
    case nil, "point", ".": hints.decimalSign = nil
    case "comma", ",": hints.decimalSign = UInt8(ascii: ",")
    case let other?: throw WorkflowError("--decimal-sign \(other): the decimal sign is point or comma.")
    }
    hints.extraMissingMarkers = Set(missing)
    return hints
  }

  private static func byte(_ text: String, option: String) throws -> UInt8 {
    let named: [String: UInt8] = ["tab": 9, "\\t": 9, "lf": 10, "\\n": 10, "cr": 13, "\\r": 13, "space": 32]
    if let byte = named[text.lowercased()] { return byte }
    guard text.utf8.count == 1, let byte = text.utf8.first else {
      throw WorkflowError("\(option) takes one character (or tab, lf, cr), not \"\(text)\".")
    }
    return byte
  }

  /// The conditions, read.
  func parsedConditions() throws -> [Condition] { try conditions.map { try Condition(parsing: $0) } }

  /// Answers a query over what is named, with the World rows where nothing else is there.
  func aggregate(_ files: ObservationFiles, groups: [Field], measures: [Measure]) throws -> Aggregated {
    try aggregate(files, conditions: try parsedConditions(), groups: groups, measures: measures)
  }

  /// The same under other conditions than those of the selection.
  func aggregate(
    _ files: ObservationFiles, conditions: [Condition], groups: [Field], measures: [Measure]
  ) throws -> Aggregated {
    if let parts = SharedReading.current {
      return try parts.answer(self, files, conditions: conditions, groups: groups, measures: measures)
    }
    return try answer(files, conditions: conditions, groups: groups, measures: measures)
  }

  /// Reads for the answer.
  func answer(
    _ files: ObservationFiles, conditions: [Condition], groups: [Field], measures: [Measure]
  ) throws -> Aggregated {
    try aggregate(files, Query(conditions: conditions, groups: groups, measures: measures))
  }

  func aggregate(_ files: ObservationFiles, _ query: Query) throws -> Aggregated {
    let (query, remarks) = try restricted([query])
    guard let answer = try answers(files, query)?.first else { preconditionFailure("one query takes one reading") }
    return try settled(try answer.get(), files, query[0], remarks)
  }

  /// Answers several queries about the same rows with one reading, each with its answer or why it has none; `nil` where
  /// one reading is not enough.
  func aggregate(_ files: ObservationFiles, together queries: [Query]) throws -> [Result<Aggregated, any Error>]? {
    let (queries, remarks) = try restricted(queries)
    guard let answers = try answers(files, queries) else { return nil }
    return zip(answers, queries).map { answer, query in
      Result { try settled(try answer.get(), files, query, remarks) }
    }
  }

  /// Queries about the same rows under the rule of membership, and about those reporters only that are there throughout
  /// where that is asked for.
  private func restricted(_ queries: [Query]) throws -> (queries: [Query], remarks: [Prose]) {
    var queries = queries
    let rule = try membershipRule()
    for place in queries.indices { queries[place].membershipRule = rule }
    guard sameReporters, let first = queries.first else { return (queries, []) }
    let same = try SameReporters(self, first)
    for place in queries.indices {
      queries[place].conditions.append(Condition(field: "reporter", test: .isOneOf(same.names)))
    }
    return (queries, [same.note])
  }

  func progress(_ files: ObservationFiles) -> (@Sendable (Int) -> Void)? {
    guard let onProgress else { return nil }
    let meter = ProgressMeter(total: files.byteCount, report: onProgress)
    return { meter.add(bytes: $0) }
  }

  /// The answer, or that with the World rows where nothing else is there; stops when rows were rejected or none is left.
  private func settled(
    _ first: Engine.Answer, _ files: ObservationFiles, _ query: Query, _ remarks: [Prose]
  ) throws -> Aggregated {
    var answer = first
    var usesWorldRows = false
    let worldRows = answer.aggregation.account.leftOut.contains { $0.reason == "World rows" }
    if answer.aggregation.account.used == 0, worldRows, data != ["-"] {
      guard let again = try answers(try open(), [query], includesWorld: true)?.first else {
        preconditionFailure("one query takes one reading")
      }
      answer = try again.get()
      usesWorldRows = true
    }
    try judge(answer)
    if answer.aggregation.account.used == 0 { throw nothingLeft(answer.aggregation.account) }
    return Aggregated(
      aggregation: answer.aggregation, files: files, rejectedRows: answer.rejectedRows, bytes: answer.bytes,
      usesWorldRows: usesWorldRows, scanTime: answer.scanTime, groupTime: answer.groupTime,
      coverage: BlocCoverage(query, answer.aggregation.presences), remarks: remarks)
  }

  /// Which day decides who is a member: as asked, else the last.
  func membershipRule() throws -> MembershipRule {
    guard let members else { return .end }
    guard let rule = MembershipRule(rawValue: members) else {
      let known = MembershipRule.allCases.map(\.rawValue)
      throw WorkflowError.unknown(
        "rule of membership", members, suggestions: NearestNames.suggestions(for: members, among: known, limit: 1),
        known: known)
    }
    return rule
  }

  func nothingLeft(_ account: RowAccount) -> WorkflowError {
    if account.read == 0 {
      return WorkflowError("\(data.joined(separator: ", ")): there is a header and no row below it.")
    }
    let conditions = conditions.isEmpty ? "" : " by " + conditions.map { "--where '\($0)'" }.joined(separator: " ")
    let leftOut = account.leftOut.map { "\($0.rows) left out (\($0.reason))" }
    var parts = ["\(account.read) read", "\(account.notSelected) not selected\(conditions)"] + leftOut
    if account.withoutValue > 0 { parts.append("\(account.withoutValue) without a value") }
    var error = WorkflowError("No rows are left: \(parts.joined(separator: ", ")). Loosen the conditions.")
    error.leavesNoRows = true
    return error
  }

  /// Stops when more rows were rejected than allowed; the first five are named.
  private func judge(_ answer: Engine.Answer) throws {
    let count = answer.rejectedRows
    guard count > 0 else { return }
    guard let maxRejects else {
      let others = count - answer.toldRejects
      let rest = others > 0 ? ["… and \(others) more rejected rows."] : []
      throw WorkflowError((answer.firstRejects + rest).joined(separator: "\n"))
    }
    _ = try Self.allowedRejects(maxRejects, of: answer.records)
  }

  /// Whether more rows were rejected than an explicit `--max-rejects` allows.
  func exceedsRejects(_ aggregated: Aggregated) throws -> Bool {
    guard let maxRejects else { return false }
    return aggregated.rejectedRows
      > (try Self.allowedRejects(maxRejects, of: aggregated.aggregation.account.read))
  }

  private static func allowedRejects(_ text: String, of rows: Int) throws -> Int {
    if text.hasSuffix("%"), let percent = Double(text.dropLast()), (0...100).contains(percent) {
      return Int(Double(rows) * percent / 100)
    }
    guard let count = Int(text), count >= 0 else {
      throw WorkflowError("--max-rejects takes a number or a percentage such as 1%, not \"\(text)\".")
    }
    return count
  }
}

/// An answered query with what is needed to tell where it comes from.
struct Aggregated {
  var aggregation: Aggregation
  var files: ObservationFiles
  var rejectedRows: Int
  var bytes: Int
  var usesWorldRows: Bool
  var scanTime: Duration
  var groupTime: Duration
  var coverage: BlocCoverage
  /// What was done to the selection before the rows were read.
  var remarks: [Prose]

  /// The unit of the value: what a column says, else what the profile knows.
  var unit: String {
    guard let measure = aggregation.measures.first, ![.count, .distinct].contains(measure.function) else { return "" }
    let isStandard = measure.column == StandardField.value.rawValue
    let isValueColumn = files.roles.fields[.value]?.columns == [measure.column]
    // Another column, a quantity say, is not in the unit of the value.
    guard isStandard || isValueColumn else { return "" }
    let constants = aggregation.constants
    var unit =
      constants["unit"] ?? constants["UNIT_MEASURE"] ?? constants["UNIT"] ?? constants["currency"]
      ?? constants["CURRENCY"] ?? files.roles.valueUnit ?? ""
    // SDMX prints the power of ten beside the value.
    if let multiplier = constants["UNIT_MULT"], let exponent = Int(multiplier), exponent != 0 {
      let words = [3: "thousand", 6: "million", 9: "billion"]
      unit = "\(words[exponent] ?? "10^\(exponent)") \(unit)"
    }
    if !isStandard, files.roles.valueExponent == 3, !unit.isEmpty { unit = "thousand \(unit)" }
    if let base = aggregation.constants["price_base"], base != "current", !unit.isEmpty {
      unit += " at \(base) prices"
    }
    return unit
  }
}
