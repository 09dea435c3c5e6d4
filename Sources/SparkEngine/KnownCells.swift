import Decimals
import Nomenclature
import Observations

/// What Spark can be told about a plan's tests before it reads: which cells pass and which do not.
///
/// An expression is true or false for cells that are known and NULL for all others, whose rows come back with their
/// cells as they stand and are judged here. So results never depend on what is known, only how many rows come back does.
struct KnownCells {
  /// The column of Spark's that holds the cells of a slot.
  let column: (Int) -> String

  private static let ascii = SparkText.literal("\\A[ -~]*+\\z")
  private static func digits(_ count: ClosedRange<Int>) -> String {
    SparkText.literal("\\A[0-9]{\(count.lowerBound),\(count.upperBound)}\\z")
  }

  /// Whether a row passes, or that it does not; `nil` where nothing is known beforehand.
  func expression(_ test: CellTest) -> String? {
    if let expression = valuesExpression(test) ?? rangeExpression(test) { return expression }
    if let expression = periodExpression(test) { return expression }
    if test.fields.count == 1 {
      let candidates = CandidateCells.cells(of: test.fields[0])
      return expression(candidates, of: test.slots) { test.passes($0) }
    }
    return neverMembers(test)
  }

  /// The cells of some slots as one text of Spark's.
  func key(_ slots: [Int]) -> String {
    if slots.count == 1 { return column(slots[0]) }
    let parts = slots.map { "length(\(column($0))), ':', \(column($0))" }
    return "concat(\(parts.joined(separator: ", ")))"
  }

  /// The same text made here, of cells in ASCII.
  static func key(_ cells: [String]) -> String {
    cells.count == 1 ? cells[0] : cells.map { "\($0.utf8.count):\($0)" }.joined()
  }

  /// The cells of a key that Spark made; `nil` when it is none.
  static func cells(of key: [UInt8], count: Int) -> [ArraySlice<UInt8>]? {
    if count == 1 { return [key[...]] }
    var cells: [ArraySlice<UInt8>] = []
    var rest = key[...]
    while !rest.isEmpty {
      guard let colon = rest.firstIndex(of: UInt8(ascii: ":")),
        let length = Int(String(decoding: rest[..<colon], as: UTF8.self)), length >= 0, length < rest.endIndex - colon
      else { return nil }
      let start = colon + 1
      cells.append(rest[start..<(start + length)])
      rest = rest[(start + length)...]
    }
    return cells.count == count ? cells : nil
  }

  /// What comes back in place of the cells of slots that only tests look at: one of the cells for which all these tests
  /// say the same; `nil` where cells are to come back as they are.
  func representative(_ tests: [CellTest], of slots: [Int]) -> String? {
    let key = key(slots)
    if tests.count == 1, let expression = valuesExpression(tests[0]), let values = tests[0].values {
      let likely = values.map { $0.hasSuffix("*") ? String($0.dropLast()) : $0 } + ["", "-", "~", "0"]
      guard let passing = likely.first(where: { tests[0].passes([$0]) }),
        let failing = likely.first(where: { !tests[0].passes([$0]) })
      else { return nil }
      return """
        CASE \(expression) WHEN TRUE THEN \(SparkText.literal(passing)) WHEN FALSE THEN \(SparkText.literal(failing)) \
        ELSE \(key) END
        """
    }
    // Of tests of two fields, such as the members of a bloc by period, no likely cells are known.
    guard tests.allSatisfy({ $0.fields.count == 1 }) else { return nil }
    var classes: [[Bool]: [[String]]] = [:]
    for cells in CandidateCells.cells(of: tests[0].fields[0]) {
      classes[tests.map { $0.passes(cells) }, default: []].append(cells)
    }
    guard !classes.isEmpty else { return nil }
    let ordered = classes.values.sorted { $0[0].lexicographicallyPrecedes($1[0]) }
    let cases = ordered.map { cells in
      "WHEN \(key) IN (\(Self.literals(cells))) THEN \(SparkText.literal(Self.key(cells[0])))"
    }
    return "CASE \(cases.joined(separator: " ")) ELSE \(key) END"
  }

  private func valuesExpression(_ test: CellTest) -> String? {
    guard let values = test.values, test.slots.count == 1, !values.isEmpty,
      values.allSatisfy({ $0.utf8.allSatisfy { (32..<127).contains($0) } })
    else { return nil }
    let cell = column(test.slots[0])
    let (yes, no) = test.wantsValues ? ("TRUE", "FALSE") : ("FALSE", "TRUE")
    var cases = ""
    if let digits = test.unchangedDigits {
      cases += " WHEN NOT \(cell) RLIKE \(Self.digits(digits...digits)) THEN NULL"
    }
    let exact = values.filter { !$0.hasSuffix("*") }
    if !exact.isEmpty {
      cases += " WHEN \(cell) IN (\(exact.map { SparkText.literal($0) }.joined(separator: ", "))) THEN \(yes)"
    }
    cases += " WHEN NOT \(cell) RLIKE \(Self.ascii) THEN NULL"
    for prefix in values where prefix.hasSuffix("*") {
      cases += " WHEN startswith(\(cell), \(SparkText.literal(String(prefix.dropLast())))) THEN \(yes)"
    }
    return "CASE\(cases) ELSE \(no) END"
  }

  private func rangeExpression(_ test: CellTest) -> String? {
    guard let condition = test.condition, case .isWithin(let low, let high) = condition.test,
      test.isIdentity || test.unchangedDigits != nil,
      test.slots.count == 1, test.fields[0].name != "period"
    else { return nil }
    let cell = column(test.slots[0])
    var bounds: [String] = []
    for (bound, sign) in [(low, ">="), (high, "<=")] {
      guard let bound else { continue }
      guard let number = ExactDecimal(bound), number.scale == 0,
        number.magnitude < ExactDecimal(1_000_000_000_000_000_000)
      else { return nil }
      bounds.append("CAST(\(cell) AS DECIMAL(18,0)) \(sign) \(number)")
    }
    guard !bounds.isEmpty else { return nil }
    let count = test.unchangedDigits.map { $0...$0 } ?? 1...18
    return "CASE WHEN \(cell) RLIKE \(Self.digits(count)) THEN \(bounds.joined(separator: " AND ")) END"
  }

  /// A member of no day is a member in no period, whatever the row's.
  private func neverMembers(_ test: CellTest) -> String? {
    guard let condition = test.condition, let field = test.fields.first else { return nil }
    let bloc: Bloc?
    let isMember: Bool
    switch condition.test {
    case .isMember(let name, nil): (bloc, isMember) = (Blocs.named(name), true)
    case .isNoMember(let name, nil): (bloc, isMember) = (Blocs.named(name), false)
    default: return nil
    }
    guard let bloc, isMember else { return nil }
    let ever = Set(bloc.memberships.map(\.economy))
    let never = CandidateCells.cells(of: field).filter { cells in field.derive(cells).map { !ever.contains($0) } ?? true
    }
    guard !never.isEmpty else { return nil }
    return "CASE WHEN \(key(field.slots)) IN (\(Self.literals(never))) THEN FALSE END"
  }

  /// The periods that do not pass, as runs of neighbours in each spelling.
  private func periodExpression(_ test: CellTest) -> String? {
    guard test.slots.count == 1, test.fields[0].name.prefix(while: { $0 != ":" }) == "period" else { return nil }
    let cell = column(test.slots[0])
    var cases = ""
    for form in CandidateCells.periodForms {
      var runs: [(first: String, last: String)] = []
      var isRun = false
      for text in form.cells {
        let fails = !test.passes([text])
        if fails, isRun { runs[runs.count - 1].last = text } else if fails { runs.append((text, text)) }
        isRun = fails
      }
      guard (1...64).contains(runs.count) else { continue }
      let ranges = runs.map { "\(cell) BETWEEN \(SparkText.literal($0.first)) AND \(SparkText.literal($0.last))" }
      cases +=
        " WHEN \(cell) RLIKE \(SparkText.literal(form.pattern)) AND (\(ranges.joined(separator: " OR "))) THEN FALSE"
    }
    return cases.isEmpty ? nil : "CASE\(cases) END"
  }

  /// Whoever is not known to fail is taken.
  private func expression(
    _ candidates: [[String]], of slots: [Int], _ passes: ([String]) -> Bool
  ) -> String? {
    let failing = candidates.filter { !passes($0) }
    return failing.isEmpty ? nil : "CASE WHEN \(key(slots)) IN (\(Self.literals(failing))) THEN FALSE END"
  }

  private static func literals(_ cells: [[String]]) -> String {
    cells.map { SparkText.literal(key($0)) }.joined(separator: ", ")
  }
}
