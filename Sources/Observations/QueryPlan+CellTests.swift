import Columns

/// A condition or guard of a plan as a test of the cells of a row, so that another engine can tell what passes.
public struct CellTest: Sendable {
  /// A field as the plan's columns it is made from; the text is `nil` where they cannot be read as the field.
  public struct TestedField: Sendable {
    public let name: String
    public let slots: [Int]
    public let derive: @Sendable ([String]) -> String?
  }

  public let fields: [TestedField]
  /// The condition that is tested; `nil` for a guard.
  public let condition: Condition?
  /// Where the one column is taken as it stands (or cells of `unchangedDigits` are) and passes when it is one of these: the texts, `*` at the end of one
  /// matching what begins so.
  public let values: [String]?
  /// Whether it is those values that pass, or all others.
  public let wantsValues: Bool
  /// Whether the one column is taken as it stands.
  public let isIdentity: Bool
  /// Where cells of so many digits are taken as they stand, and others are not.
  public let unchangedDigits: Int?
  private let judge: @Sendable ([String?]) -> Bool

  init(
    _ gate: QueryPlan.Gate, condition: Condition?, values: [String]? = nil, wantsValues: Bool = true
  ) {
    fields = gate.fields.map { TestedField(name: $0.name, slots: $0.slots, derive: $0.derive) }
    self.condition = condition
    self.values = values
    self.wantsValues = wantsValues
    isIdentity = gate.fields.count == 1 && gate.fields[0].isIdentity
    unchangedDigits = gate.fields.count == 1 ? gate.fields[0].unchangedDigits : nil
    judge = gate.passes
  }

  /// The columns looked at, field by field.
  public var slots: [Int] { fields.flatMap(\.slots) }

  /// Whether a row with these cells, one for each of `slots`, passes.
  public func passes(_ cells: [String]) -> Bool {
    var rest = cells[...]
    return judge(
      fields.map { field in
        defer { rest = rest.dropFirst(field.slots.count) }
        return field.derive(Array(rest.prefix(field.slots.count)))
      })
  }
}

extension QueryPlan {
  /// The conditions, one after another; a row must pass all of them.
  public var selectionTests: [CellTest] {
    zip(query.conditions, selections).map { condition, gate in
      guard gate.fields.count == 1, gate.fields[0].isIdentity || gate.fields[0].unchangedDigits != nil
      else { return CellTest(gate, condition: condition) }
      let standard = StandardField(rawValue: condition.field).flatMap { roles.fields[$0] == nil ? nil : $0 }
      guard standard != .period else { return CellTest(gate, condition: condition) }
      func texts(_ values: [String]) -> [String] {
        values.map {
          $0.hasSuffix("*") ? $0 : Self.normalised($0, standard: standard, worlds: roles.worldPartners)
        }
      }
      switch condition.test {
      case .isOneOf(let values): return CellTest(gate, condition: condition, values: texts(values))
      case .isNoneOf(let values):
        return CellTest(gate, condition: condition, values: texts(values), wantsValues: false)
      case .isWithin, .isMember, .isNoMember: return CellTest(gate, condition: condition)
      }
    }
  }

  /// The guards against counting twice: a row that does not pass one is left out.
  public var exclusionTests: [CellTest] {
    exclusions.map { exclusion in
      let gate = exclusion.gate
      let totals = roles.breakdowns.first { $0.column == gate.fields[0].name }?.totals
      guard gate.fields.count == 1, gate.fields[0].isIdentity, let totals,
        !totals.contains(where: { $0.hasSuffix("*") })
      else { return CellTest(gate, condition: nil) }
      return CellTest(gate, condition: nil, values: totals.sorted())
    }
  }

  /// The columns of texts that matter one by one, and not only by what passes a test.
  public var keptSlots: Set<Int> {
    let fields = groups + trackers.map(\.field) + presences.flatMap { [$0.member, $0.period] }
    let texts = measures.filter { $0.measure.function == .distinct }.map(\.slot)
    return Set(fields.flatMap(\.slots) + texts)
  }

  /// The columns of which only matters whether a cell is empty.
  public var countedSlots: Set<Int> {
    Set(measures.filter { $0.kind == .text && $0.measure.function == .count }.map(\.slot)).subtracting(keptSlots)
  }

  /// The columns of numbers whose least and greatest are wanted.
  public var extremeSlots: Set<Int> {
    Set(measures.filter { $0.measure.function == .min || $0.measure.function == .max }.map(\.slot))
  }

  /// The first measure that needs every single value, and cannot be had of sums.
  public var measureOfSingleValues: Measure? {
    measures.map(\.measure).first { measure in
      switch measure.function {
      case .weightedMean, .quantile: true
      case .sum, .mean, .min, .max, .count, .distinct: false
      }
    }
  }
}
