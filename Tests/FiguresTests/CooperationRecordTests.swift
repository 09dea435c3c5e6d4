import Figures
import Foundation
import Intervals
import Testing

/// The bundled tables, whole and broken one cell at a time.
@Suite struct CooperationRecordTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Datasets/asean-russia")

  private static func table(_ name: String) throws -> TextTable {
    let text = try String(contentsOf: folder.appendingPathComponent("\(name).csv"), encoding: .utf8)
    var rows: [[String]] = [[""]]
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: rows[rows.count - 1].append("")
      case "\n" where !isQuoted: rows.append([""])
      default: rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
      }
    }
    rows.removeLast()
    return try TextTable(name: name, header: rows[0], rows: Array(rows.dropFirst()))
  }

  private static let tables = Result { try CooperationRecord.tableNames.map(table) }

  private static func record(changing name: String, _ key: String, _ column: String, _ text: String) throws
    -> CooperationRecord
  {
    try CooperationRecord(
      try tables.get().map { table in
        guard table.name == name else { return table }
        let position = try #require(table.header.firstIndex(of: column))
        var found = false
        let rows = table.rows.map { row -> [String] in
          guard !found, row[0] == key else { return row }
          found = true
          var changed = row
          changed[position] = text
          return changed
        }
        #expect(found)
        return try TextTable(name: name, header: table.header, rows: rows)
      })
  }

  @Test func theBundledTablesAreRight() throws {
    let record = try CooperationRecord(try Self.tables.get())
    #expect(record.ledger.figures.count == (try Self.table("figures").rows.count))
    // Every measured figure has an interval.
    for figure in record.ledger.figures where figure.reported != nil {
      #expect((try? figure.interval()) != nil, "\(figure.id)")
    }
    #expect(record.fund.filter { $0.kind == .contribution }.count == 15)
    #expect(
      record.programmes.filter { $0.id == "cpa-2016-2020" }.map(\.variant) == ["calendar", "four-year", "from-summit"])
  }

  @Test(arguments: [
    ("fund", "contribution-2009", "low", "n/a"), ("fund", "contribution-2009", "high", "100"),
    ("fund", "contribution-2009", "period_end", "2008-12-31"), ("fund", "contribution-2009", "period_start", ""),
    ("progress", "cpa-2020-03-launched", "met", "140"), ("progress", "cpa-2020-03-launched", "as_of", "soon"),
    ("programmes", "cpa-2021-2025", "end", "2020-12-31"), ("meetings", "arsom", "status", "maybe"),
    ("meetings", "arsom", "date_end", ""), ("milestones", "tac-signed", "date_start", "1976-02-30"),
    ("targets", "idn-rus-2019", "trade_key", "RUS,IDN,T"), ("membership", "ASEAN", "from", ""),
    ("sources", "bls-cpi-u", "published", "last week"), ("units", "percent", "scale", "-1"),
  ])
  func badCells(table: String, key: String, column: String, text: String) throws {
    let error = try #require(throws: FigureError.self) { try Self.record(changing: table, key, column, text) }
    guard case .badCell(let place, _, let found, _, let why) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(place == table && found == column && !why.isEmpty)
  }

  @Test(arguments: [
    ("fund", "contribution-2009", "figures", "S999", "figures"),
    ("activities", "memorandum-articles", "source", "nowhere", "sources"),
    ("progress", "cpa-2020-03-launched", "programme", "five-year-plan", "programmes"),
    ("meetings", "arsom", "series", "tea", "meeting series"), ("meetings", "arsom", "sources", "nowhere", "sources"),
    ("conflicts", "armenia-accession", "figures", "X026/X999", "figures"),
  ])
  func unknownReferences(table: String, key: String, column: String, text: String, target: String) throws {
    let error = try #require(throws: FigureError.self) { try Self.record(changing: table, key, column, text) }
    guard case .unknownReference(let place, _, let found, _, let meant) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(place == table && found == column && meant == target)
  }

  @Test func amountsOfTheFundAreBounds() throws {
    let record = try CooperationRecord(try Self.tables.get())
    let amount = try #require(record.fund.first { $0.kind == .amount })
    #expect(amount.interval.description == "(7,200,000, ∞)")
  }
}
