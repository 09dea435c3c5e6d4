import Figures
import Testing

@Suite struct LedgerValidationTests {
  /// A ledger of two good rows and one whose cells are changed.
  private func problems(_ changes: [String: String], columns: [String] = SmallLedger.figureColumns) throws -> [String] {
    var small = SmallLedger()
    var row = SmallLedger.figure(
      "T003", kind: "level", value: "2.6", printed: "2.6 billion USD", unit: "billion USD", year: 2018)
    row.merge(changes) { $1 }
    small.figures.append(row)
    return try Ledger.problems(of: small.tables(columns: columns)).map(\.description)
  }

  @Test func aGoodLedgerHasNoFault() throws { #expect(try problems([:]).isEmpty) }

  @Test(arguments: [
    ("unit", "bushels", "\"bushels\" is not among the units"),
    ("unit", "percent", "\"percent\" counts a ratio, and a level here is in one of: currency, currency rate"),
    ("unit", "bilion USD", "perhaps \"billion USD\""),
    ("partner", "XXZ", "\"XXZ\" is no economy, bloc or area that is known"),
    ("subject", "Atlantis", "is no economy, bloc or area"), ("source", "nowhere", "is not among the sources"),
    ("reporter", "Nobody", "is not among the institutions"), ("data_origin", "Nobody", "is not among the institutions"),
    ("period_end", "2017-12-31", "the period ends on 2017-12-31, before it starts on 2018-01-01"),
    ("period_end", "", "needs a day, since period_start has one"), ("period_start", "2018-13-01", "is not a date"),
    ("part_of", "T999", "\"T999\" is not the id of a figure"), ("derived_from", "T001;T998", "\"T998\" is not the id"),
    ("value", "2,6x", "is not a number"), ("value", "", "not allowed for a level"),
    ("kind", "rumour", "is not one of level, growth"), ("qualifier", "perhaps", "is not a word of qualification"),
    ("flow", "sideways", "is not one of X, M, T, B"), ("principal", "yes", "neither true nor false"),
    ("period_kind", "soon", "is not one of annual"), ("subject", "", "an empty cell is not allowed"),
    ("id", "T001", "already names the row of line 2"),
  ])
  func oneFault(column: String, text: String, why: String) throws {
    let found = try problems([column: text])
    #expect(found.count == 1, "\(found)")
    let id = column == "id" ? text : "T003"
    #expect(found.first?.hasPrefix("figures.csv, line 4 (\(id)), column \"\(column)\": ") == true, "\(found)")
    #expect(found.first?.contains(why) == true, "\(found)")
  }

  @Test func allFaultsAreListed() throws {
    let found = try problems([
      "unit": "bushels", "partner": "XXZ", "source": "nowhere", "period_end": "2017-12-31", "part_of": "T999",
    ])
    #expect(found.count == 5)
    #expect(throws: LedgerProblems.self) {
      var small = SmallLedger.broken("unit", "bushels")
      small.figures[1]["source"] = "nowhere"
      do { _ = try small.ledger() } catch let problems as LedgerProblems {
        #expect(problems.problems.map(\.line) == [2, 3])
        throw problems
      }
    }
  }

  @Test func datesHaveNoNumber() throws {
    let found = try problems(["kind": "date", "unit": "date", "flow": ""])
    #expect(found.count == 1 && found[0].contains("a date has none"))
  }

  @Test func sharesBeyondTheWhole() throws {
    let found = try problems(["kind": "share", "unit": "percent", "value": "130", "as_printed": "130%"])
    #expect(found.count == 1 && found[0].contains("lies outside 0 to 100"))
  }

  @Test(arguments: ["part_of", "supersedes", "derived_from"])
  func circles(column: String) throws {
    var small = SmallLedger()
    for (index, target) in ["T004", "T001", "T003"].enumerated() {
      var row = SmallLedger.figure(
        "T00\(index + 3)", kind: "level", value: "1", printed: "1", unit: "billion USD", year: 2010 + index)
      row[column] = target
      small.figures.append(row)
    }
    small.figures[0][column] = "T005"
    let found = try Ledger.problems(of: small.tables()).map(\.description)
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.contains("lead back to themselves: T001 → T005 → T003 → T004 → T001") == true, "\(found)")
    var own = SmallLedger()
    own.figures[0][column] = "T001"
    #expect(try Ledger.problems(of: own.tables()).map(\.line) == [2])
  }

  @Test func aDiamondIsNoCircle() throws {
    var small = SmallLedger()
    for (id, parts) in [("T003", "T001"), ("T004", "T001"), ("T005", "T003;T004")] {
      var row = SmallLedger.figure(id, kind: "level", value: "1", printed: "1", unit: "billion USD", year: 2010)
      row["part_of"] = parts
      small.figures.append(row)
    }
    #expect(try Ledger.problems(of: small.tables()).isEmpty)
  }

  @Test func brokenHashes() throws {
    let columns = SmallLedger.figureColumns + ["hash"]
    let empty = try LedgerTables(
      figures: TextTable(name: "figures", file: "figures.csv", header: columns, rows: []),
      sources: SmallLedger().tables().sources, units: SmallLedger().tables().units)
    let drafts = try SmallLedger().tables().figures
    var whole = try empty.adding(drafts)
    #expect(try Ledger.problems(of: whole).isEmpty)
    #expect(try Ledger(whole).figures.count == 2)
    // One cell is changed behind the ledger's back, and one hash is taken away.
    var rows = whole.figures.rows
    rows[0][columns.firstIndex(of: "value")!] = "18.4"
    rows[1][columns.count - 1] = ""
    whole.figures = try TextTable(name: "figures", file: "figures.csv", header: columns, rows: rows)
    let found = try Ledger.problems(of: whole).map(\.description)
    #expect(found.count == 2)
    #expect(found[0].contains("line 2 (T001), column \"hash\": the row was changed after its hash was made"))
    #expect(found[1].contains("line 3 (T002), column \"hash\": the row has no hash"))
  }

  @Test func missingColumns() throws {
    let columns = SmallLedger.figureColumns.filter { !["unit", "note"].contains($0) }
    let found = try Ledger.problems(of: SmallLedger().tables(columns: columns))
    #expect(found.map(\.column) == ["unit"])
    let optional = try SmallLedger().tables(columns: LedgerColumns.required)
    // Growth has no base period then, and nothing else is wrong.
    #expect(try Ledger.problems(of: optional).map(\.column) == ["base_start"])
  }

  @Test func draftsKeepTheirPlaces() throws {
    let drafts = try TextTable(
      name: "drafts", file: "drafts.csv", header: ["id", "subject", "unit"],
      rows: [["T010", "RUS", "bushels"]], lines: [7])
    let found = try Ledger.problems(of: try SmallLedger().tables().adding(drafts)).map(\.description)
    #expect(found.contains { $0.hasPrefix("drafts.csv, line 7 (T010), column \"unit\": \"bushels\"") })
  }
}

@Suite struct ContentHashTests {
  /// Against Python's hashlib over the bytes that decision 0011 describes.
  @Test func knownRow() {
    let cells = [("value", "17"), ("id", "T002"), ("note", ""), ("hash", "anything"), ("unit", "percent")]
    #expect(ContentHash.of(cells) == "371a2ab97d89998a4452708a210e92a6ac5894d98c33326119529ebcca6401e7")
    #expect(ContentHash.of(cells.reversed()) == ContentHash.of(cells))
    #expect(ContentHash.of(cells.dropLast()) != ContentHash.of(cells))
  }
}
