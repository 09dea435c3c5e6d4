import Columns
import Decimals
import DelimitedText
import Observations
import TestSupport
import Testing

@testable import SparkEngine

/// What Spark prints, made into the same aggregation that a scan gives.
@Suite struct SparkRowsTests {
  static let header = ["reporter", "partner", "flow", "unit", "value"]

  static var roles: Roles {
    var roles = Roles(profile: "test")
    for (field, column) in [
      (StandardField.reporter, "reporter"), (.partner, "partner"), (.flow, "flow"), (.value, "value"),
    ] { roles.fields[field] = Roles.FieldSource(column: column) }
    roles.worldPartners = ["W00"]
    roles.incomparables = ["unit"]
    return roles
  }

  static func plan(_ conditions: [String], rows: [String], values: [String] = []) throws -> QueryPlan {
    let query = Query(
      conditions: try conditions.map { try Condition(parsing: $0) }, groups: rows.map { Field($0) },
      measures: try values.map { try Measure(parsing: $0) })
    return try QueryPlan(query, roles: roles, header: header)
  }

  static func input(_ heads: [String] = ["reporter,partner,flow,unit,value\n"]) -> SparkInput {
    SparkInput(
      paths: ["file:///a.csv"], fieldNames: header, form: .lines(Dialect(), heads: heads.map { Array($0.utf8) }))
  }

  static func hex(_ text: String) -> String {
    text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
  }

  /// A printed row: its texts by name, the irregular cell, the count, and the numbers.
  static func line(
    _ query: SparkQuery, _ cells: [String: String], irregular: String? = nil, count: Int, _ numbers: [String]
  ) -> String {
    let texts = query.texts.map { slots in
      slots.count == 1
        ? hex(cells[query.plan.columns[slots[0]].name] ?? "")
        : hex(KnownCells.key(slots.map { cells[query.plan.columns[$0].name] ?? "" }))
    }
    let parts = ["row", "NULL", "NULL", "false"] + texts + [irregular.map(hex) ?? "NULL", "\(count)"] + numbers
    return parts.joined(separator: "\t") + "\n"
  }

  static func answer(_ query: SparkQuery, _ lines: [String]) throws -> SparkAnswer {
    let rows = SparkRows(query, dialect: Dialect())
    let bytes = Array((lines.joined() + "end\tNULL\n").utf8)
    // Pieces end anywhere.
    for start in stride(from: 0, to: bytes.count, by: 7) {
      try bytes[start..<min(start + 7, bytes.count)].withUnsafeBytes { try rows.take($0) }
    }
    return try rows.answer()
  }

  @Test func addsReducedRowsAsAScanAddsRows() throws {
    let query = SparkQuery(try Self.plan(["flow=X"], rows: ["partner"]), [Self.input()])
    let base = ["reporter": "RUS", "flow": "X", "unit": "USD"]
    func cells(_ partner: String) -> [String: String] { base.merging(["partner": partner]) { $1 } }
    let answer = try Self.answer(
      query,
      [
        Self.line(query, cells("VNM"), count: 3, ["3", "12.500000000000000000"]),
        Self.line(query, cells("VNM"), irregular: "NA", count: 2, ["0", "NULL"]),
        Self.line(query, cells("VNM"), irregular: "1 000", count: 2, ["0", "NULL"]),
        Self.line(query, cells("THA"), irregular: "n/a", count: 4, ["0", "NULL"]),
        Self.line(query, cells("W00"), count: 1, ["1", "99.000000000000000000"]),
        "row\tNULL\tNULL\ttrue\t" + query.texts.map { _ in "NULL" }.joined(separator: "\t") + "\tNULL\t7\t0\tNULL\n",
        "row\tNULL\t2/5\tNULL\t" + query.texts.map { _ in "NULL" }.joined(separator: "\t") + "\tNULL\t6\t0\tNULL\n",
        "row\t\(Self.hex("reporter,partner,flow,unit,value"))\t0\tNULL\t"
          + query.texts.map { _ in "NULL" }.joined(separator: "\t") + "\tNULL\t1\t0\tNULL\n",
        "row\t\(Self.hex("RUS,\"VN\"M,X,USD,5"))\t0\tNULL\t"
          + query.texts.map { _ in "NULL" }.joined(separator: "\t") + "\tNULL\t2\t0\tNULL\n",
      ])
    let rows = answer.aggregation.rows
    #expect(rows.map(\.key) == [["VNM"]])
    #expect(rows[0].values == [.exact(ExactDecimal("2022.5")!)] && rows[0].rowCount == 9)
    #expect(answer.rejects == [.notANumber(column: "value", text: "n/a"): 4, .ragged(fields: 2, expected: 5): 6])
    let account = answer.aggregation.account
    #expect(account.isBalanced && account.read == 27 && account.used == 9 && account.notSelected == 7)
    #expect(account.rejected == 10 && account.withoutValue == 2)
    #expect(account.leftOut.map(\.rows) == [1] && account.leftOut[0].reason == "World rows")
    #expect(answer.aggregation.constants["unit"] == "USD")
  }

  @Test func refusesWhatIsNotWhole() throws {
    let query = SparkQuery(try Self.plan([], rows: ["partner"]), [Self.input()])
    let rows = SparkRows(query, dialect: Dialect())
    #expect(throws: SparkError.cutOff) { try rows.answer() }
    let cells = ["reporter": "RUS", "flow": "X", "unit": "USD", "partner": "VNM"]
    #expect(throws: SparkError.sumTooLarge) {
      try Self.answer(query, [Self.line(query, cells, count: 3, ["3", "NULL"])])
    }
    #expect(throws: SparkError.self) { try Self.answer(query, ["row\tNULL\n"]) }
    #expect(throws: SparkError.quotedLineBreak(text: "RUS,\"VNM")) {
      let none = query.texts.map { _ in "NULL" }.joined(separator: "\t")
      _ = try Self.answer(query, ["row\t\(Self.hex("RUS,\"VNM"))\t0\tNULL\t\(none)\tNULL\t1\t0\tNULL\n"])
    }
    #expect(throws: SparkError.needsSingleValues(measure: "value_median")) {
      try SparkEngine.check(try Self.plan([], rows: [], values: ["value:median"]))
    }
  }

  @Test func readsDecimalsAsSparkPrintsThem() {
    func read(_ text: String) -> WideDecimal? { SparkRows.decimal(Array(text.utf8)[...]) }
    #expect(read("12.500000000000000000") == WideDecimal(mantissa: 125, exponent: -1))
    #expect(read("-0.000000000000000001") == WideDecimal(mantissa: -1, exponent: -18))
    #expect(
      read("99999999999999999999.999999999999999999")?.mantissa == Int128("99999999999999999999999999999999999999"))
    #expect(read("0.000000000000000000") == WideDecimal(mantissa: 0, exponent: 0))
    for wrong in ["", "-", "1.2.3", "1e5", "NULL"] { #expect(read(wrong) == nil) }
  }
}
