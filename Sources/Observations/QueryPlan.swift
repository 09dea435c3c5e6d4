public import Columns
import Nomenclature

/// A query bound to the columns of a file: what to read, which rows to keep, how to group them.
///
/// Made once from names; the aggregators then work on numbers only.
public struct QueryPlan: Sendable {
  /// The columns to read, in the order in which batches must hold them.
  public internal(set) var columns: [(name: String, kind: ColumnKind)] = []
  public let query: Query
  public let roles: Roles

  var groups: [PlannedField] = []
  var selections: [Gate] = []
  /// What the cells of a column must hold for their row to be selected, from the first condition that tells.
  var requiredTexts: RequiredTexts?
  var exclusions: [Exclusion] = []
  var trackers: [Tracker] = []
  var presences: [PlannedPresence] = []
  var measures: [PlannedMeasure] = []
  /// Exports plus imports, or exports minus imports, from a hidden last group field.
  var flowCombination: FlowCombination?
  /// Whether rows of the World partner are left out when there are others.
  public internal(set) var leavesOutWorld = false

  /// The tracker of the column that qualifies single values, whose marks are counted.
  var flagTracker: Int? { roles.flagColumn.flatMap { name in trackers.firstIndex { $0.field.name == name } } }

  enum FlowCombination: Sendable { case trade, balance }

  /// A field as the columns it is made from. The text is `nil` where a cell cannot be read as the field.
  struct PlannedField: Sendable {
    var name: String
    var slots: [Int]
    var derive: @Sendable ([String]) -> String?
    var isIdentity: Bool
    /// What an unreadable cell is called in the row account.
    var unreadable: String
    /// Cells of so many digits are the text as they stand.
    var unchangedDigits: Int?
  }

  struct Gate: Sendable {
    var fields: [PlannedField]
    var passes: @Sendable ([String?]) -> Bool
  }

  /// Rows that repeat what others say; `state` is what the engine writes beside them.
  struct Exclusion: Sendable {
    var reason: String
    var gate: Gate
  }

  /// A field whose different values among the used rows must be known.
  struct Tracker: Sendable {
    enum Purpose: Sendable {
      case mustNotMix(why: String, choices: [String])
      case note
    }
    var field: PlannedField
    var purpose: Purpose
  }

  /// A field whose values, members of a bloc, are known by the periods in which they have data.
  struct PlannedPresence: Sendable {
    var member: PlannedField
    var period: PlannedField
  }

  struct PlannedMeasure: Sendable {
    var measure: Measure
    var slot: Int
    /// The column of weights of a weighted mean.
    var weightSlot: Int?
    var kind: ColumnKind
    var exponent: Int
  }

  /// Binds a query. `header` holds the file's own column names; `includesWorld` keeps the World rows.
  public init(_ query: Query, roles: Roles, header: [String], includesWorld: Bool = false) throws {
    var query = query
    self.roles = roles
    flowCombination = Self.takeFlowCombination(&query)
    self.query = query
    for field in query.groups { groups.append(try plan(field, header)) }
    if flowCombination != nil { groups.append(try plan(Field("flow"), header)) }
    for condition in query.conditions { selections.append(try gate(condition, header)) }
    requiredTexts = zip(query.conditions, selections).lazy.compactMap { requiredTexts(of: $0, $1.fields[0]) }.first
    try planMeasures(header)
    try planExclusions(header, includesWorld: includesWorld)
    try planTrackers(header)
    try planPresence(header)
  }

  /// The columns a file offers: the standard fields first, then its own.
  public static func knownFields(roles: Roles, header: [String]) -> [String] {
    let standard = StandardField.allCases.filter { roles.fields[$0] != nil }.map(\.rawValue)
    return standard + header.filter { !$0.isEmpty && !standard.contains($0) }
  }

  mutating func slot(of column: String, _ kind: ColumnKind) -> Int {
    if let slot = columns.firstIndex(where: { $0.name == column && $0.kind == kind }) { return slot }
    columns.append((column, kind))
    return columns.count - 1
  }

  mutating func plan(_ field: Field, _ header: [String]) throws -> PlannedField {
    let source = try fieldSource(field.name, header)
    let slots = source.columns.map { slot(of: $0, .text) }
    guard let level = field.level else {
      return PlannedField(
        name: field.description, slots: slots, derive: source.derive, isIdentity: source.isIdentity,
        unreadable: field.name, unchangedDigits: source.unchangedDigits)
    }
    return PlannedField(
      name: field.description, slots: slots,
      derive: { cells in source.derive(cells).flatMap { Self.coarsened($0, to: level) } },
      isIdentity: false, unreadable: field.name)
  }

  func fieldSource(_ name: String, _ header: [String]) throws -> Roles.FieldSource {
    if let standard = StandardField(rawValue: name), let source = roles.fields[standard] { return source }
    if let source = roles.derivedColumns[name] { return source }
    if header.contains(name) { return Roles.FieldSource(column: name) }
    let known = Self.knownFields(roles: roles, header: header)
    throw QueryError.unknownField(
      name, suggestions: NearestNames.suggestions(for: name, among: known, limit: 2), known: known)
  }

  private static func coarsened(_ text: String, to level: Field.Level) -> String? {
    switch level {
    case .year: Period(text)?.coarsened(to: .year)?.description
    case .quarter: Period(text)?.coarsened(to: .quarter)?.description
    case .month: Period(text)?.coarsened(to: .month)?.description
    case .digits(let count): text.count >= count ? String(text.prefix(count)) : text
    }
  }

  private static func takeFlowCombination(_ query: inout Query) -> FlowCombination? {
    for index in query.conditions.indices where query.conditions[index].field == "flow" {
      guard case .isOneOf(let values) = query.conditions[index].test else { continue }
      if values == ["T"] || values == ["B"] {
        query.conditions[index].test = .isOneOf(["X", "M"])
        return values == ["T"] ? .trade : .balance
      }
    }
    return nil
  }

  private mutating func planMeasures(_ header: [String]) throws {
    var wanted = query.measures
    if wanted.isEmpty {
      guard roles.fields[.value] != nil else { throw QueryError.noValue(known: header.filter { !$0.isEmpty }) }
      wanted = [Measure("value")]
    }
    for measure in wanted {
      if flowCombination != nil, !measure.isAdditive { throw QueryError.cannotBeCombined(measure) }
      let source = try fieldSource(measure.column, header)
      let kind = kind(of: measure, source)
      // The standard field is in the unit of the value; the file's own column beside it stays as it is printed.
      let isStandard = measure.column == StandardField.value.rawValue
      var planned = PlannedMeasure(
        measure: measure, slot: slot(of: source.columns[0], kind), kind: kind,
        exponent: isStandard ? roles.valueExponent : 0)
      if case .weightedMean(let weight) = measure.function {
        planned.weightSlot = slot(of: try fieldSource(weight, header).columns[0], .decimal)
      }
      measures.append(planned)
    }
  }

  /// Whether the cells of a measure are read as numbers. A count takes the rows with a number where the column is that of
  /// the value or the quantity, else the rows with a text.
  private func kind(of measure: Measure, _ source: Roles.FieldSource) -> ColumnKind {
    switch measure.function {
    case .sum, .mean, .min, .max, .weightedMean, .quantile: .decimal
    case .count:
      [.value, .quantity].contains { roles.fields[$0]?.columns == [source.columns[0]] } ? .decimal : .text
    case .distinct: .text
    }
  }
}
