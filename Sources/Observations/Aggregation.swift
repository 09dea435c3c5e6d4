import Columns
import Decimals

/// The answer to a query: one row a group, sorted by key, with what became of every row that was read.
public struct Aggregation: Sendable {
  public struct Row: Sendable, Equatable {
    public var key: [String]
    public var values: [AggregateValue]
    /// How many rows were added.
    public var rowCount: Int

    public init(key: [String], values: [AggregateValue], rowCount: Int) {
      self.key = key
      self.values = values
      self.rowCount = rowCount
    }
  }

  /// A group whose left-out World row and whose partners' sum can be compared.
  public struct WorldRow: Sendable, Equatable {
    public var key: [String]
    public var world: AggregateValue
    public var partners: AggregateValue

    public init(key: [String], world: AggregateValue, partners: AggregateValue) {
      self.key = key
      self.world = world
      self.partners = partners
    }
  }

  /// A mark such as "estimated" beside values.
  public struct FlagCount: Sendable, Equatable {
    public var flag: String
    /// Rows with a value, and rows where the mark stands in place of one.
    public var rows: Int
    public var withoutValue: Int

    public init(flag: String, rows: Int, withoutValue: Int) {
      self.flag = flag
      self.rows = rows
      self.withoutValue = withoutValue
    }
  }

  /// That a member of a bloc that was selected by has a value in a period.
  public struct Presence: Sendable, Hashable {
    /// The field of the condition: reporter or partner.
    public var field: String
    public var economy: String
    public var period: String

    public init(field: String, economy: String, period: String) {
      self.field = field
      self.economy = economy
      self.period = period
    }
  }

  public var groups: [String]
  public var measures: [Measure]
  public var account: RowAccount
  public var worldRows: [WorldRow]
  /// Columns with several values that deserve a note, with their values.
  public var notes: [(column: String, values: [String])]
  /// How many of the rows used bear which mark, in the column that qualifies single values.
  public var flags: [FlagCount]
  /// Who has data when, of the blocs whose members were selected.
  public var presences: Set<Presence> = []
  /// The one value of each field that must not mix and that did not: the unit, the price base.
  public var constants: [String: String]
  /// The sum of the first measure over all groups.
  public var total: AggregateValue
  /// The groups as columns, where no two of them were combined after the count.
  public private(set) var columns: GroupColumns?
  private var combined: [Row] = []

  /// The groups one by one. O(groups) texts are made with every call: millions of groups are better taken from
  /// `columns`.
  public var rows: [Row] { columns?.rows ?? combined }

  /// Merges the workers' parts. Throws `wouldMix` when rows were added that must not be.
  public init(_ plan: QueryPlan, _ aggregators: [Aggregator], rejected: Int) throws {
    let parts = aggregators.filter { $0.readRows > 0 }
    try Self.check(plan, parts)
    groups = plan.groups.map(\.name)
    measures = plan.measures.map(\.measure)
    let columns = GroupColumns(plan, parts)
    self.columns = columns
    let exponent = plan.measures[0].exponent
    total = columns.grandTotal(exponent: exponent)
    account = Self.account(plan, parts, columns, rejected: rejected, total: total)
    worldRows = []
    // Only sums add up to what a World row says.
    if let world = plan.exclusions.firstIndex(where: { $0.reason == "World rows" }),
      plan.measures[0].measure.function == .sum
    {
      worldRows = columns.pairs(withExclusion: world, exponent: exponent)
    }
    notes = plan.trackers.indices.compactMap { index in
      guard case .note = plan.trackers[index].purpose else { return nil }
      let values = Self.trackedTexts(index, parts)
      return values.count > 1 ? (plan.trackers[index].field.name, values) : nil
    }
    flags = Self.flags(parts)
    constants = [:]
    for (index, tracker) in plan.trackers.enumerated() {
      let values = Self.trackedTexts(index, parts)
      if values.count == 1 { constants[tracker.field.name] = values[0] }
    }
    presences = Set(parts.flatMap(\.presentMembers))
    if let combination = plan.flowCombination { combineFlows(combination) }
  }

  private static func trackedTexts(_ tracker: Int, _ parts: [Aggregator]) -> [String] {
    Set(parts.flatMap { $0.trackedTexts(tracker) }).sorted()
  }

  private static func flags(_ parts: [Aggregator]) -> [FlagCount] {
    var counts: [String: FlagCount] = [:]
    for part in parts.flatMap(\.flagCounts) {
      counts[part.flag, default: FlagCount(flag: part.flag, rows: 0, withoutValue: 0)].rows += part.rows
      counts[part.flag]?.withoutValue += part.withoutValue
    }
    return counts.values.filter { !$0.flag.isEmpty }.sorted { $0.flag < $1.flag }
  }

  private static func check(_ plan: QueryPlan, _ parts: [Aggregator]) throws {
    var mixes: [(mix: MixedField, why: String, choices: [String])] = []
    for (index, tracker) in plan.trackers.enumerated() {
      guard case .mustNotMix(let why, let choices) = tracker.purpose else { continue }
      let values = trackedTexts(index, parts)
      if values.count > 1 { mixes.append((MixedField(field: tracker.field.name, values: values), why, choices)) }
    }
    guard let first = mixes.first else { return }
    throw QueryError.wouldMix(
      field: first.mix.field, values: first.mix.values, why: first.why, choices: first.choices,
      others: mixes.dropFirst().map(\.mix))
  }

  private static func account(
    _ plan: QueryPlan, _ parts: [Aggregator], _ columns: GroupColumns, rejected: Int, total: AggregateValue
  ) -> RowAccount {
    var account = RowAccount()
    account.rejected = rejected
    account.read = parts.reduce(rejected) { $0 + $1.readRows }
    account.used = columns.usedRows
    account.notSelected = parts.reduce(0) { $0 + $1.notSelected }
    account.withoutWeight = columns.rowsWithoutWeight
    account.withoutValue = parts.reduce(0) { $0 + $1.withoutValue }
    let exponent = plan.measures[0].exponent
    for (index, exclusion) in plan.exclusions.enumerated() {
      let rows = parts.reduce(0) { $0 + $1.exclusionRows[index] }
      guard rows > 0 else { continue }
      let sum = GroupedSums.grandTotal(parts.map { $0.exclusionSums[index] }, exponent: exponent)
      var share: Double?
      if let part = sum.doubleValue, let whole = total.doubleValue, whole != 0 { share = part / whole }
      account.leftOut.append(
        RowAccount.LeftOut(reason: exclusion.reason, rows: rows, total: sum, share: share))
    }
    var unreadable: [String: Int] = [:]
    for part in parts { unreadable.merge(part.unreadable, uniquingKeysWith: +) }
    for (field, rows) in unreadable.sorted(by: { $0.key < $1.key }) {
      account.leftOut.append(
        RowAccount.LeftOut(reason: "rows without a readable \(field)", rows: rows, total: .missing, share: nil))
    }
    return account
  }

  /// The answer for each value of the first group field, without that field, as if it alone had been asked for.
  ///
  /// Rows of other values, and those left out, count as not selected; marks and notes are those of the whole.
  public func splitByFirstGroup() -> [(value: String, part: Aggregation)] {
    precondition(!groups.isEmpty, "there is a field to split by")
    var parts: [(value: String, part: Aggregation)] = []
    var empty = self
    empty.groups.removeFirst()
    empty.columns = nil
    empty.combined = []
    empty.worldRows = []
    empty.account.leftOut = []
    empty.account.used = 0
    for row in rows {
      if parts.last?.value != row.key[0] { parts.append((row.key[0], empty)) }
      let last = parts.count - 1
      parts[last].part.combined.append(Row(key: Array(row.key.dropFirst()), values: row.values, rowCount: row.rowCount))
      parts[last].part.account.used += row.rowCount
    }
    for index in parts.indices {
      let account = parts[index].part.account
      parts[index].part.account.notSelected = account.read - account.rejected - account.used
    }
    return parts
  }

  /// Folds the hidden last key field: exports plus or minus imports. A key with only one of them has neither.
  private mutating func combineFlows(_ combination: QueryPlan.FlowCombination) {
    groups.removeLast()
    var folded: [Row] = []
    var unpaired: Set<[String]> = []
    for row in rows {
      // Keys are sorted, so a key's imports (M) come right before its exports (X).
      let key = Array(row.key.dropLast())
      if let imports = folded.last, imports.key == key {
        folded[folded.count - 1] = Row(
          key: key,
          values: zip(row.values, imports.values).map { Self.combined(exports: $0, imports: $1, combination) },
          rowCount: imports.rowCount + row.rowCount)
        unpaired.remove(key)
      } else {
        folded.append(Row(key: key, values: row.values, rowCount: row.rowCount))
        unpaired.insert(key)
      }
    }
    columns = nil
    combined = folded.map { row in
      guard unpaired.contains(row.key) else { return row }
      return Row(key: row.key, values: row.values.map { _ in .missing }, rowCount: row.rowCount)
    }
    worldRows = []
  }

  private static func combined(
    exports: AggregateValue, imports: AggregateValue, _ combination: QueryPlan.FlowCombination
  ) -> AggregateValue {
    if let out = exports.exactValue, let into = imports.exactValue,
      let sum = out.addingReportingOverflow(combination == .trade ? into : -into)
    {
      return .exact(sum)
    }
    guard let out = exports.doubleValue, let into = imports.doubleValue else { return .missing }
    return .rounded(combination == .trade ? out + into : out - into)
  }
}
