import Columns
import Decimals
import TestSupport
import Testing

@testable import Observations

@Suite struct MeasureTests {
  @Test func readsWhatIsWritten() throws {
    #expect(try Measure(parsing: "value") == Measure("value"))
    #expect(try Measure(parsing: "OBS:VALUE:max") == Measure("OBS:VALUE", .max))
    #expect(try Measure(parsing: "value:mean:quantity") == Measure("value", .weightedMean(by: "quantity")))
    #expect(try Measure(parsing: "value:median") == Measure("value", .quantile(ExactDecimal(mantissa: 5, scale: 1))))
    #expect(try Measure(parsing: "v:quantile:0.25").description == "v_quantile_0.25")
    #expect(try Measure(parsing: "v:mean:q").description == "v_mean_by_q")
    #expect(throws: QueryError.unreadableQuantile("1.5")) { try Measure(parsing: "v:quantile:1.5") }
    #expect(throws: QueryError.unreadableQuantile("x")) { try Measure(parsing: "v:quantile:x") }
    #expect(throws: QueryError.missingOperand(function: "quantile", example: "value:quantile:0.9")) {
      try Measure(parsing: "v:quantile")
    }
    #expect(throws: QueryError.missingOperand(function: "mean", example: "value:mean:quantity")) {
      try Measure(parsing: "v:mean:")
    }
    #expect(throws: QueryError.self) { try Measure(parsing: "v:avg") }
  }

  private struct Row {
    var group: Int
    var value: ExactDecimal?
    var weight: ExactDecimal?
  }

  private static func number(_ random: inout SeededGenerator, wide: Bool) -> ExactDecimal? {
    switch Int.random(in: 0..<20, using: &random) {
    case 0: nil
    case 1 where wide:
      ExactDecimal(mantissa: Int128(Int64.random(in: 1...(.max), using: &random)) * 1_000, scale: 12)
    case 2 where wide: ExactDecimal(mantissa: Int128(Int.random(in: 1...99, using: &random)), scale: 15)
    default:
      ExactDecimal(
        mantissa: Int128(Int.random(in: -50...400, using: &random)), scale: Int.random(in: 0...3, using: &random))
    }
  }

  private static func column(_ numbers: [ExactDecimal?]) -> DecimalColumn {
    var column = DecimalColumn(capacity: numbers.count)
    for (row, number) in numbers.enumerated() {
      guard let number else { continue }
      if let narrow = Int64(exactly: number.mantissa), number.scale >= 0, number.scale <= 18 {
        column.mantissas[row] = narrow
        column.scales[row] = UInt8(number.scale)
      } else {
        column.scales[row] = DecimalColumn.isWide
        column.wide[row] = WideDecimal(mantissa: number.mantissa, exponent: -number.scale)
      }
    }
    return column
  }

  /// Sorted lists and fractions say the same, for numbers of every size and any distribution among workers.
  @Test(arguments: [false, true]) func quantilesAndWeightedMeansAgreeWithTheirDefinition(wide: Bool) throws {
    var random = SeededGenerator(seed: wide ? 3 : 4)
    let rows = (0..<90_000).map { _ in
      Row(
        group: Int.random(in: 0..<7, using: &random), value: Self.number(&random, wide: wide),
        weight: Self.number(&random, wide: wide))
    }
    let parts = ["0", "0.25", "0.5", "0.9", "1"]
    let measures =
      try parts.map { try Measure(parsing: "v:quantile:\($0)") } + [Measure("v", .weightedMean(by: "w"))]
    var roles = Roles(profile: "test")
    roles.fields[.value] = Roles.FieldSource(column: "v")
    let plan = try QueryPlan(
      Query(groups: [Field("g")], measures: measures), roles: roles, header: ["g", "v", "w"])
    for workers in [1, 3] {
      let aggregators = (0..<workers).map { _ in Aggregator(plan) }
      let dictionaries = aggregators.map { _ in TextDictionary() }
      for start in stride(from: 0, to: rows.count, by: 1_500) {
        let some = rows[start..<min(rows.count, start + 1_500)]
        let worker = Int.random(in: 0..<workers, using: &random)
        let columns = plan.columns.map { column -> Batch.Column in
          switch column.name {
          case "g":
            .text(some.map { dictionaries[worker].code(of: "\($0.group)") }, dictionaries[worker])
          case "v": .decimal(Self.column(some.map(\.value)))
          default: .decimal(Self.column(some.map(\.weight)))
          }
        }
        try aggregators[worker].take(Batch(rowCount: some.count, columns: columns))
      }
      let answer = try Aggregation(plan, aggregators, rejected: 0)
      #expect(answer.rows.count == 7)
      for row in answer.rows {
        let group = rows.filter { "\($0.group)" == row.key[0] }
        let sorted = group.compactMap(\.value).sorted()
        for (place, part) in parts.enumerated() {
          let rank = Double(sorted.count - 1) * Double(part)!
          let below = sorted[Int(rank)]
          let above = sorted[min(sorted.count - 1, Int(rank) + 1)]
          // The parts asked for are twentieths, so ranks end in twentieths, too.
          let share = ExactDecimal(mantissa: Int128(((rank - rank.rounded(.down)) * 20).rounded() * 5), scale: 2)
          #expect(row.values[place] == .exact(below + share * (above - below)))
        }
        let pairs = group.compactMap { row in row.value.flatMap { value in row.weight.map { (value, $0) } } }
        var (top, bottom) = (WideDecimalSum(), WideDecimalSum())
        for (value, weight) in pairs {
          top.addProduct(value.mantissa, weight.mantissa, exponent: -value.scale - weight.scale)
          bottom.add(weight)
        }
        let mean = try #require(row.values[parts.count].doubleValue)
        let expected = top.doubleValue / bottom.doubleValue
        #expect(abs(mean - expected) <= abs(expected) * 1e-15)
      }
      #expect(answer.account.withoutWeight == rows.count { $0.value != nil && $0.weight == nil })
    }
  }

  @Test func aProductOfAnySizeIsExact() {
    var sum = WideDecimalSum()
    let large = Int128("99999999999999999999999999999999999999")!
    sum.addProduct(large, large, exponent: -76)
    sum.addProduct(large, -large, exponent: -76)
    sum.addProduct(3, 7, exponent: -2)
    #expect(sum.exactValue == ExactDecimal(mantissa: 21, scale: 2))
  }

  @Test func weightsThatAddUpToNothingGiveNoMean() throws {
    var roles = Roles(profile: "test")
    roles.fields[.value] = Roles.FieldSource(column: "v")
    let plan = try QueryPlan(
      Query(measures: [Measure("v", .weightedMean(by: "w"))]), roles: roles, header: ["v", "w"])
    let aggregator = Aggregator(plan)
    let columns = plan.columns.map { column in
      Batch.Column.decimal(Self.column(column.name == "v" ? [1, 2] : [1, -1]))
    }
    try aggregator.take(Batch(rowCount: 2, columns: columns))
    #expect(try Aggregation(plan, [aggregator], rejected: 0).rows.map(\.values) == [[.missing]])
  }

  @Test func onlySumsAreCombinedOverFlows() throws {
    var roles = Roles(profile: "test")
    roles.fields[.value] = Roles.FieldSource(column: "v")
    roles.fields[.flow] = Roles.FieldSource(column: "flow")
    let measure = Measure("v", .mean)
    let query = Query(conditions: [try Condition(parsing: "flow=T")], measures: [measure])
    #expect(throws: QueryError.cannotBeCombined(measure)) {
      try QueryPlan(query, roles: roles, header: ["v", "flow"])
    }
  }
}
