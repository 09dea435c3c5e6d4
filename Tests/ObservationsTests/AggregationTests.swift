import Columns
import Decimals
import TestSupport
import Testing

@testable import Observations

@Suite struct AggregationTests {
  /// Few and many groups, keys of more than 64 bits, missing values, conditions: the same as a dictionary of strings
  /// gives, for any number of workers and any distribution of the rows among them.
  @Test(arguments: [(1, 3), (2, 40), (3, 300), (7, 3_000)])
  func agreesWithADictionary(fields: Int, texts: Int) throws {
    var random = SeededGenerator(seed: UInt64(fields))
    let names = (0..<fields).map { "f\($0)" }
    let rows = (0..<20_000).map { _ -> (key: [String], value: Int64?) in
      let key = names.map { _ in String(Int.random(in: 0..<texts, using: &random) * 7 % 1_009) }
      return (key, Int.random(in: 0..<9, using: &random) == 0 ? nil : Int64.random(in: -999...99_999, using: &random))
    }
    var expected: [[String]: (sum: Int64, hasValue: Bool, rows: Int)] = [:]
    for row in rows where row.key[0] != "7" {
      let known = expected[row.key] ?? (0, false, 0)
      expected[row.key] = (known.sum + (row.value ?? 0), known.hasValue || row.value != nil, known.rows + 1)
    }
    let keys = expected.keys.sorted { $0.lexicographicallyPrecedes($1) }
    var roles = Roles(profile: "test")
    roles.fields[.value] = Roles.FieldSource(column: "v")
    let query = Query(
      conditions: [try Condition(parsing: "f0!=7")], groups: names.map { Field($0) }, measures: [Measure("v")])
    let plan = try QueryPlan(query, roles: roles, header: names + ["v"])
    for workers in [1, 2, 5] {
      let parts = (0..<workers).map { _ in Aggregator(plan) }
      let dictionaries = parts.map { _ in names.map { _ in TextDictionary() } }
      var position = 0
      while position < rows.count {
        let batch = rows[position..<min(rows.count, position + Int.random(in: 1...700, using: &random))]
        let part = Int.random(in: 0..<workers, using: &random)
        try parts[part].take(Self.batch(Array(batch), plan, names, dictionaries[part]))
        position += batch.count
      }
      let answer = try Aggregation(plan, parts, rejected: 0)
      let found = answer.rows
      #expect(found.map(\.key) == keys)
      for (row, key) in zip(found, keys) {
        let truth = try #require(expected[key])
        #expect(row.values == [truth.hasValue ? .exact(ExactDecimal(mantissa: Int128(truth.sum), scale: 3)) : .missing])
        #expect(row.rowCount == truth.rows)
      }
      #expect(answer.account.isBalanced)
      #expect(answer.account.used == keys.reduce(0) { $0 + (expected[$1]?.rows ?? 0) })
      let whole = expected.values.reduce(Int64(0)) { $0 + $1.sum }
      #expect(answer.total == .exact(ExactDecimal(mantissa: Int128(whole), scale: 3)))
    }
  }

  /// World rows stand beside the partners of their group whichever worker meets them, and groups of World rows alone are
  /// none.
  @Test(arguments: [1, 2, 3, 8])
  func worldRowsMeetTheirPartnersFromAllWorkers(workers: Int) throws {
    var random = SeededGenerator(seed: 21)
    let names = ["period", "partner"]
    let rows = (0..<3_000).map { _ -> (key: [String], value: Int64?) in
      let period = Int.random(in: 0..<900, using: &random)
      // In every third period there is nothing but World.
      let isWorld = period % 3 == 0 || Int.random(in: 0..<4, using: &random) == 0
      return (["\(1_000 + period)", isWorld ? "W00" : "RUS"], Int64.random(in: 1...99_999, using: &random))
    }
    var expected: [String: (world: Int64?, partners: Int64?)] = [:]
    for row in rows {
      let known = expected[row.key[0]] ?? (nil, nil)
      let value = row.value ?? 0
      expected[row.key[0]] =
        row.key[1] == "W00"
        ? ((known.world ?? 0) + value, known.partners) : (known.world, (known.partners ?? 0) + value)
    }
    var roles = Roles(profile: "test")
    roles.fields[.value] = Roles.FieldSource(column: "v")
    roles.fields[.partner] = Roles.FieldSource(column: "partner")
    roles.worldPartners = ["W00"]
    let plan = try QueryPlan(
      Query(conditions: [], groups: [Field("period")], measures: [Measure("v")]), roles: roles, header: names + ["v"])
    let parts = (0..<workers).map { _ in Aggregator(plan) }
    let dictionaries = parts.map { _ in names.map { _ in TextDictionary() } }
    for row in rows {
      let part = Int.random(in: 0..<workers, using: &random)
      try parts[part].take(Self.batch([row], plan, names, dictionaries[part]))
    }
    let answer = try Aggregation(plan, parts, rejected: 0)
    func value(_ mantissa: Int64) -> AggregateValue { .exact(ExactDecimal(mantissa: Int128(mantissa), scale: 3)) }
    let used = expected.filter { $0.value.partners != nil }.sorted { $0.key < $1.key }
    #expect(answer.rows.map(\.key) == used.map { [$0.key] })
    #expect(answer.rows.map { $0.values[0] } == used.map { value($0.value.partners ?? 0) })
    let both = used.filter { $0.value.world != nil }
    #expect(answer.worldRows.map(\.key) == both.map { [$0.key] } && both.count > 100)
    #expect(answer.worldRows.map(\.world) == both.map { value($0.value.world ?? 0) })
    #expect(answer.worldRows.map(\.partners) == both.map { value($0.value.partners ?? 0) })
  }

  private static func batch(
    _ rows: [(key: [String], value: Int64?)], _ plan: QueryPlan, _ names: [String], _ dictionaries: [TextDictionary]
  ) -> Batch {
    let columns = plan.columns.map { column -> Batch.Column in
      guard let field = names.firstIndex(of: column.name) else {
        var numbers = DecimalColumn(capacity: rows.count)
        for (row, value) in rows.enumerated() {
          guard let value = value.value else { continue }
          (numbers.mantissas[row], numbers.scales[row]) = (value, 3)
        }
        return .decimal(numbers)
      }
      return .text(rows.map { dictionaries[field].code(of: $0.key[field]) }, dictionaries[field])
    }
    return Batch(rowCount: rows.count, columns: columns)
  }
}
