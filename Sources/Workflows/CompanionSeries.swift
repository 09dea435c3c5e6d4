import Documents
import Ingest
import Nomenclature
import Observations
import Panels

/// The values of another file that those of a result are divided by: output, population, area.
struct CompanionSeries {
  /// What a column of economies may be called.
  private static let economyFields = ["reporter", "economy", "country"]

  private let name: String
  let unit: String
  let profileName: String
  /// Where the joined fields stand in the key of a series; `nil` for the period.
  private let places: [Int?]
  private let values: [[String]: AggregateValue]
  private let hasPeriods: Bool
  /// Whose values were added up, where that was selected.
  private let scope: String
  /// Whether the file has years only.
  private let isAnnual: Bool

  /// Reads the file, summed by the fields that join it, under those conditions on economies that it can take.
  init(_ path: String, on wanted: [String], seriesFields: [String], selection: DataSelection) throws {
    name = path
    var reading = DataSelection()
    reading.data = [path]
    reading.threads = selection.threads
    reading.members = selection.members
    reading.conditions = selection.comparison.companionConditions
    let files = try reading.open()
    let bases = try seriesFields.map { try Field(parsing: $0).name }
    func column(_ field: String) -> String? {
      let known = QueryPlan.knownFields(roles: files.roles, header: files.header)
      if known.contains(field) { return field }
      // What a partner's output is stands under the reporter of the other file.
      guard ["reporter", "partner"].contains(field) else { return nil }
      return Self.economyFields.first(where: known.contains)
    }
    let available = bases + ["period"]
    var fields = wanted
    if fields.isEmpty {
      fields = available.filter { column($0) != nil }
      // One column of economies is joined once, by the reporter.
      if fields.contains("reporter"), column("partner") != "partner" { fields.removeAll { $0 == "partner" } }
    }
    for field in fields {
      guard available.contains(field) else {
        throw WorkflowError.unknown(
          "field to join by (--on)", field,
          suggestions: NearestNames.suggestions(for: field, among: available, limit: 2), known: available)
      }
      guard column(field) != nil else {
        throw WorkflowError(
          "--with \(path) has no field \"\(field)\" to join by. Name its column so, or leave it out of --on.")
      }
    }
    guard !fields.isEmpty else {
      throw WorkflowError(
        "--with \(path) has no field in common with the result: \(available.joined(separator: ", ")).")
    }
    hasPeriods = fields.contains("period")
    if !hasPeriods, files.roles.fields[.period] != nil {
      throw WorkflowError("--with \(path) has values by period; add period to --on.")
    }
    let joinedColumns = fields.compactMap(column)
    guard Set(joinedColumns).count == joinedColumns.count else {
      throw WorkflowError(
        "--with \(path) has one column of economies; join by reporter or by partner, not both (--on).")
    }
    let groups = zip(fields, fields.map { column($0) ?? $0 }).map { field, column -> Field in
      let level = bases.firstIndex(of: field).flatMap { try? Field(parsing: seriesFields[$0]).level }
      return Field(column, level: level)
    }
    // Who is selected is selected here, too; where one column of economies stands for both sides, the reporters.
    var conditions: [Condition] = []
    var taken = Set(joinedColumns)
    for field in ["reporter", "partner"] {
      guard !fields.contains(field), let own = column(field), !taken.contains(own) else { continue }
      let same = try (selection.parsedConditions() + SharedReading.condition()).filter { $0.field == field }
      conditions += same.map { Condition(field: own, test: $0.test) }
      if !same.isEmpty { taken.insert(own) }
    }
    let sides = Set(taken).subtracting(joinedColumns)
    scope = conditions.isEmpty ? "" : " for the \(sides.sorted().joined(separator: " and ")) selected"
    let answer = try Self.answer(
      reading, files, conditions: try reading.parsedConditions() + conditions, groups: groups)
    profileName = files.profileName
    let rows = answer.aggregation.rows
    let periodPlace = fields.firstIndex(of: "period")
    unit = answer.unit
    places = fields.map { field in bases.firstIndex(of: field) }
    isAnnual = periodPlace.map { place in rows.allSatisfy { Period($0.key[place])?.frequency == .year } } ?? false
    values = Dictionary(uniqueKeysWithValues: rows.map { ($0.key, $0.values[0]) })
  }

  /// Sums of the file's values; what must not be mixed is chosen by an option of its own.
  private static func answer(
    _ reading: DataSelection, _ files: ObservationFiles, conditions: [Condition], groups: [Field]
  ) throws -> Aggregated {
    do {
      return try SharedReading.apart {
        try reading.aggregate(files, conditions: conditions, groups: groups, measures: [])
      }
    } catch QueryError.wouldMix(let field, let values, let why, _, let others) {
      throw QueryError.wouldMix(
        field: field, values: values, why: why, choices: ["--with-where \(field)=…"], others: others)
    }
  }

  /// Divides a panel, saying what was done.
  func divide(_ panel: Panel) -> (panel: Panel, notes: [Prose]) {
    var withoutOther = 0
    let divided = panel.divided(unit: unit(of: panel.unit)) { key, period in
      let value = divisor(key, period)
      if value == .missing { withoutOther += 1 }
      return value
    }
    var text = "Divided by \(name)\(unit.isEmpty ? "" : " (\(unit))") of the same "
    text += places.map { $0.map { panel.seriesFields[$0] } ?? "period" }.joined(separator: ", ")
    text += scope
    if isAnnual, panel.frequency != .year { text += "; its years stand for the \(panel.frequency.noun)s in them" }
    if isAnnual, panel.yearStart != 1 { text += "; its calendar year is the one in which the year begins" }
    text += "."
    if withoutOther > 0 {
      let values = withoutOther == 1 ? "1 value has" : "\(withoutOther) values have"
      text += " \(values) no counterpart there and \(withoutOther == 1 ? "is" : "are") missing."
    }
    return (divided, [Prose(text)])
  }

  /// The unit of quotients.
  func unit(of above: String) -> String {
    above == unit && !unit.isEmpty ? "ratio" : "\(above) / \(unit.isEmpty ? name : unit)"
  }

  /// What a value of a period is divided by, also of a year such as 2018/19: by the calendar year in which it begins.
  func value(_ key: [String], named period: String) -> AggregateValue {
    Period(period.prefix { $0 != "/" }).map { divisor(key, $0) } ?? .missing
  }

  /// What a value is divided by.
  func divisor(_ key: [String], _ period: Period) -> AggregateValue {
    func value(_ date: String) -> AggregateValue? { values[places.map { $0.map { key[$0] } ?? date }] }
    if let exact = value(period.description) { return exact }
    guard hasPeriods, let year = period.coarsened(to: .year) else { return .missing }
    return value(year.description) ?? .missing
  }
}
