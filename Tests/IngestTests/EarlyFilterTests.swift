import Ingest
import Observations
import TestSupport
import Testing

/// Conditions are met while the file is scanned: what is not selected is not read further, and what cannot be selected
/// is passed over. Neither may show in the result.
@Suite struct EarlyFilterTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private static func rows(sorted: Bool, quoted: Bool, seed: UInt64) -> [String] {
    var random = SeededGenerator(seed: seed)
    let rows = (0..<60_000).map { _ -> (year: Int, line: String) in
      let year = Int.random(in: 2_000...2_019, using: &random)
      let partner = ["VNM", "IDN", "THA"].randomElement(using: &random)!
      // Values and notes hold years, too, and must mislead nobody.
      let value = Int.random(in: 0...3_000_000, using: &random)
      let note =
        Int.random(in: 0..<50, using: &random) == 0 ? (quoted ? "\"of 2018, say\"" : "of 2018") : "a plain note"
      let blank = Int.random(in: 0..<900, using: &random) == 0 ? "\n" : ""
      return (year, "\(year),\(partner),\(value / 1_000).\(value % 1_000),\(note)\n" + blank)
    }
    return (sorted ? rows.sorted { $0.year < $1.year } : rows).map(\.line)
  }

  @Test(arguments: [true, false], [true, false])
  func theResultIsThatOfReadingEverything(sorted: Bool, quoted: Bool) throws {
    let rows = Self.rows(sorted: sorted, quoted: quoted, seed: 7)
    let path = try folder.file("a.csv", "year,partner,value,note\n" + rows.joined())
    let all = try aggregate([path], by: ["period", "partner"])
    for condition in ["period=2018", "period=2004,2018", "period=2017..2019", "period=2001..2018", "period!=2018"] {
      for threads in [1, 2, 7] {
        let found = try aggregate([path], where: [condition], by: ["period", "partner"], threads: threads)
        let expected = all.rows.filter { row in
          switch condition {
          case "period=2018": row.key[0] == "2018"
          case "period=2004,2018": ["2004", "2018"].contains(row.key[0])
          case "period=2017..2019": "2017"..."2019" ~= row.key[0]
          case "period=2001..2018": "2001"..."2018" ~= row.key[0]
          default: row.key[0] != "2018"
          }
        }
        #expect(found.rows == expected)
        #expect(found.account.isBalanced)
        #expect(found.account.read == 60_000)
        #expect(found.account.notSelected == 60_000 - expected.reduce(0) { $0 + $1.rowCount })
      }
    }
  }

  @Test func textsThatAreTakenAsTheyStand() throws {
    let rows = Self.rows(sorted: true, quoted: false, seed: 8)
    let path = try folder.file("a.csv", "year,partner,value,note\n" + rows.joined())
    let all = try aggregate([path], by: ["note"])
    #expect(all.rows.map(\.key) == [["a plain note"], ["of 2018"]])
    #expect(try aggregate([path], where: ["note=of*"], by: ["note"], threads: 2).rows == [all.rows[1]])
    #expect(try aggregate([path], where: ["note=of 2018"], by: ["note"], threads: 2).rows == [all.rows[1]])
    #expect(try aggregate([path], where: ["note=nothing"], by: ["note"], threads: 2).account.read == 60_000)
  }

  /// The sign of the kelvin is a K to Unicode, so a filter by bytes must not look for a K.
  @Test func lettersWithLookAlikes() throws {
    let path = try folder.file("a.csv", "year,note,value\n2018,\u{212A}elvin,1\n2018,Kelvin,2\n2018,Celsius,4\n")
    #expect(try aggregate([path], where: ["note=Kelvin"]).lines == [": 3"])
  }

  /// A cell that is no number stops the command only where its row is asked for.
  @Test func whatIsNotSelectedIsNotRead() throws {
    let path = try folder.file("a.csv", "year,partner,value\n2017,VNM,oops\n2018,VNM,1\n")
    #expect(try aggregate([path], where: ["period=2018"]).lines == [": 1"])
    #expect(try aggregate([path], where: ["period=2017,2018"]).account.rejected == 1)
  }

  /// A row with too few cells is never known to be unselected.
  @Test func raggedRowsAreRejectedWhereverTheyStand() throws {
    var rows = Self.rows(sorted: true, quoted: false, seed: 9)
    rows.insert("2003,VNM\n", at: 9_000)
    rows.insert("2003,VNM,1,a,b\n", at: 50_000)
    let path = try folder.file("a.csv", "year,partner,value,note\n" + rows.joined())
    for threads in [1, 2, 7] {
      let found = try aggregate([path], where: ["period=2018"], threads: threads)
      #expect(found.account.rejected == 2)
      #expect(found.account.read == 60_002)
    }
  }
}
