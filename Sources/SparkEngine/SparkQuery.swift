import Columns
import Observations

/// A plan as Spark SQL: the rows put together where they are alike in every text the plan looks at, with their counts,
/// sums and extremes. What the texts mean is decided where they come back.
struct SparkQuery {
  let plan: QueryPlan
  let inputs: [SparkInput]
  /// Columns of texts that come back, each the cells of these slots of the plan.
  let texts: [[Int]]
  /// The plan's columns of numbers.
  let numbers: [Int]

  private let fields: [String]
  private let known: KnownCells
  private let selection: [String]
  private let textExpressions: [String]

  /// Exact in DECIMAL(38,18): at most 18 digits before the point and 18 behind it. All else comes back as it stands.
  private static func number(decimalSign: UInt8) -> String {
    let sign = SparkText.pattern(decimalSign)
    return "\\A[+-]?(?:[0-9]{1,18}(?:\(sign)[0-9]{0,18})?|\(sign)[0-9]{1,18}"
      + "|[0-9](?:\(sign)[0-9]{1,17})?[eE]\\+?(?:[0-9]|1[0-7]))\\z"
  }

  /// The marks at the beginning of a row, and of the last line, which shows that all came.
  static let row = "row"
  static let end = "end"

  init(_ plan: QueryPlan, _ inputs: [SparkInput]) {
    self.plan = plan
    self.inputs = inputs
    var fields: [String] = []
    for column in plan.columns where !fields.contains(column.name) { fields.append(column.name) }
    self.fields = fields
    let places = plan.columns.map { column in fields.firstIndex(of: column.name) ?? 0 }
    let known = KnownCells { "f\(places[$0])" }
    self.known = known
    numbers = plan.columns.indices.filter { plan.columns[$0].kind == .decimal }
    let tests = plan.selectionTests + plan.exclusionTests
    selection = plan.selectionTests.compactMap { known.expression($0) }

    // Columns that only tests look at come back as one cell for all that these tests judge alike.
    let kept = plan.keptSlots
    let counted = plan.countedSlots
    var sets: [[Int]] = []
    for test in tests where !sets.contains(test.slots) { sets.append(test.slots) }
    let uses = Dictionary(sets.flatMap { Set($0) }.map { ($0, 1) }, uniquingKeysWith: +)
    var texts: [[Int]] = []
    var expressions: [String] = []
    for slots in sets where slots.allSatisfy({ !kept.contains($0) && !counted.contains($0) && uses[$0] == 1 }) {
      guard let expression = known.representative(tests.filter { $0.slots == slots }, of: slots) else { continue }
      texts.append(slots)
      expressions.append(expression)
    }
    for slot in plan.columns.indices
    where plan.columns[slot].kind == .text && !texts.contains(where: { $0.contains(slot) }) {
      texts.append([slot])
      let cell = known.column(slot)
      let isCountedOnly = counted.contains(slot) && uses[slot] == nil
      expressions.append(isCountedOnly ? "CASE WHEN \(cell) = '' THEN '' ELSE 'x' END" : cell)
    }
    self.texts = texts
    textExpressions = expressions
  }

  /// Whether the least and the greatest of a column of numbers come back.
  func hasExtremes(_ slot: Int) -> Bool { plan.extremeSlots.contains(slot) }

  /// The statements: views of the inputs, then the query, whose every line is a row or the end.
  func statements(decimalSign: UInt8) -> [String] {
    let names = inputs.indices.map { "comity_\($0)" }
    return zip(inputs, names).flatMap { $0.views($1) } + [select(names, decimalSign: decimalSign)]
  }

  private func select(_ views: [String], decimalSign: UInt8) -> String {
    let rows = inputs.indices.map { inputs[$0].rows(of: views[$0], number: $0, fields: fields) }.joined(
      separator: " UNION ALL ")
    let pattern = SparkText.literal(Self.number(decimalSign: decimalSign))
    let failed = selection.map { "NOT coalesce(\($0), TRUE)" }.joined(separator: " OR ")
    var keys = ["raw", "ragged", "failed"]
    var columns = ["raw", "ragged", "failed"]
    var results = ["\(Self.hex("raw"))", "ragged", "failed"]
    for (index, expression) in textExpressions.enumerated() {
      columns.append("CASE WHEN isTaken THEN \(expression) END AS t\(index)")
      keys.append("t\(index)")
      results.append(Self.hex("t\(index)"))
    }
    var sums: [String] = []
    for (index, slot) in numbers.enumerated() {
      let cell = known.column(slot)
      let plain =
        decimalSign == UInt8(ascii: ".") ? cell : "replace(\(cell), \(SparkText.literal(bytes: [decimalSign])), '.')"
      columns.append("CASE WHEN isTaken AND NOT \(cell) RLIKE \(pattern) THEN \(cell) END AS i\(index)")
      columns.append(
        "CASE WHEN isTaken AND \(cell) RLIKE \(pattern) THEN CAST(\(plain) AS DECIMAL(38,18)) END AS v\(index)")
      keys.append("i\(index)")
      results.append(Self.hex("i\(index)"))
      sums += ["COUNT(v\(index))", "SUM(v\(index))"]
      if hasExtremes(slot) { sums += ["MIN(v\(index))", "MAX(v\(index))"] }
    }
    results += ["COUNT(*)"] + sums
    let end = ["'\(Self.end)'"] + results.map { _ in "NULL" }
    return """
      SELECT '\(Self.row)', \(results.joined(separator: ", ")) \
      FROM (SELECT \(columns.joined(separator: ", ")) \
      FROM (SELECT *, raw IS NULL AND ragged IS NULL AND NOT coalesce(failed, FALSE) AS isTaken \
      FROM (SELECT *, CASE WHEN raw IS NULL AND ragged IS NULL THEN \(failed.isEmpty ? "FALSE" : failed) END AS failed \
      FROM (\(rows))))) \
      GROUP BY \(keys.joined(separator: ", ")) \
      UNION ALL SELECT \(end.joined(separator: ", "))
      """
  }

  private static func hex(_ text: String) -> String { "hex(encode(\(text), 'ISO-8859-1'))" }
}
