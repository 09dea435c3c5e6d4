import DelimitedText
import Ingest
import Observations
import TestSupport
import Testing

@Suite struct PlainAndWideTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func plainFilesAreReadByTheirNames() throws {
    let path = try folder.file(
      "trade.csv",
      "reporter,partner,flow,year,month,value,unit\nViet Nam,Russian Federation,exports,2018,1,10.5,USD\n"
        + "Vietnam,RUS,X,2018,2,1.25,USD\nLaos,RUS,X,2018,1,3,USD\n")
    #expect(
      try aggregate([path], by: ["reporter", "period"]).lines
        == ["LAO 2018-01: 3", "VNM 2018-01: 10.5", "VNM 2018-02: 1.25"])
    #expect(try aggregate([path], by: ["period:year"]).lines == ["2018: 14.75"])
    #expect(try aggregate([path], where: ["reporter=Lao PDR"]).lines == [": 3"])
  }

  @Test func rangesMayBeOpenAtEitherEnd() throws {
    let path = try folder.file(
      "open.csv", "period,partner,weight,value\n2017-12,RUS,-1.5,1\n2018-01,THA,2,2\n2018-02,VNM,10,4\n2019-01,,,8\n")
    func total(_ conditions: String...) throws -> [String] { try aggregate([path], where: conditions).lines }
    #expect(try total("period=2018..") == [": 14"])
    #expect(try total("period=..2018") == [": 7"])
    #expect(try total("period=2018-02..") == [": 12"])
    #expect(try total("period=2018..", "period=..2018-01") == [": 2"])
    #expect(try total("weight=2..") == [": 6"])
    #expect(try total("weight=..2.0") == [": 3"])
    #expect(try total("weight=..-1.5") == [": 1"])
    #expect(try total("partner=THA..") == [": 6"])
    #expect(try total("partner=..S") == [": 9"])
    #expect(throws: QueryError.unreadablePeriod("soon", field: "period")) { try total("period=soon..") }
    #expect(throws: QueryError.unreadablePeriod("soon", field: "period")) { try total("period=..soon") }
    #expect(throws: QueryError.unreadableCondition("period=..")) { try total("period=..") }
  }

  @Test(arguments: ["unit", "currency", "price_base", "scope", "sector"])
  func numbersOfDifferentKindAreNotAdded(column: String) throws {
    let path = try folder.file("mixed.csv", "year,value,\(column)\n2018,1,a\n2018,2,b\n")
    let error = #expect(throws: QueryError.self) { try aggregate([path], by: ["period"]) }
    #expect(error?.description.contains("--where \(column)=") == true)
    #expect(try aggregate([path], where: ["\(column)=b"], by: ["period"]).lines == ["2018: 2"])
    #expect(try aggregate([path], by: [column]).lines == ["a: 1", "b: 2"])
  }

  @Test func allFunctionsOfValues() throws {
    let path = try folder.file(
      "values.csv", "year,k,value\n2018,a,1\n2018,a,2.5\n2018,b,\n2018,c,-4\n2019,a,NA\n")
    #expect(
      try aggregate(
        [path], by: ["period"],
        values: ["value", "value:mean", "value:min", "value:max", "value:count", "k:distinct", "k:count"]
      ).lines == [
        "2018: -0.5 -0.16666666666666666 -4 2.5 3 3 4", "2019: missing missing missing missing 0 1 1",
      ])
  }

  @Test func rowsWithoutAPeriodAreAccountedFor() throws {
    let path = try folder.file("gaps.csv", "year,value\n2018,1\nabout 2019,2\n,3\n")
    let answer = try aggregate([path], by: ["period"])
    #expect(answer.lines == ["2018: 1"])
    #expect(answer.account.leftOut.map(\.rows) == [2])
    #expect(answer.account.isBalanced)
  }

  @Test func worldBankFilesAreWideAfterAPreamble() throws {
    let path = try folder.file(
      "wdi.csv",
      "\u{FEFF}\"Data Source\",\"World Development Indicators\",\r\n\r\n\"Last Updated Date\",\"2016-07-22\",\r\n\r\n"
        + "\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"2013\",\"2014\",\r\n"
        + "\"Viet Nam\",\"VNM\",\"GDP (current US$)\",\"NY.GDP.MKTP.CD\",\"171222025117.38\",\"\",\r\n"
        + "\"East Asia & Pacific\",\"EAS\",\"GDP (current US$)\",\"NY.GDP.MKTP.CD\",\"1\",\"2\",\r\n")
    let answer = try aggregate([path], by: ["reporter", "period"])
    #expect(answer.lines == ["VNM 2013: 171222025117.38", "VNM 2014: missing"])
    #expect(answer.account.leftOut.map(\.reason) == ["rows of groups of reporters"])
    #expect(try aggregate([path], where: ["reporter=EAS", "period=2014"], by: ["period"]).lines == ["2014: 2"])
  }

  @Test func severalFilesAreOneTableAndMustBeOfOneKind() throws {
    let first = try folder.file("a.csv", "year,value\n2018,0.1\n")
    let second = try folder.file("b.csv", "value,year\n0.2,2018\n")
    #expect(try aggregate([first, second], by: ["period"]).lines == ["2018: 0.3"])
    let other = try folder.file("c.csv", ComtradeTests.header)
    #expect(throws: IngestError.self) { try aggregate([first, other]) }
  }

  @Test func theOrderOfRowsTheThreadsAndTheSplitDoNotShow() throws {
    var random = SeededGenerator(seed: 31)
    let rows = (0..<60_000).map { row in
      "\(2_000 + row % 20),\(["VNM", "IDN", "THA"].randomElement(using: &random)!),"
        + "\(Int.random(in: 0...999_999, using: &random)).\(Int.random(in: 0...999, using: &random)),some longer text to fill the blocks of the file\n"
    }
    let header = "year,partner,value,note\n"
    let whole = try folder.file("whole.csv", header + rows.joined())
    let expected = try aggregate([whole], by: ["partner", "period"])
    #expect(expected.rows.count == 60)
    let shuffled = try folder.file("shuffled.csv", header + rows.shuffled(using: &random).joined())
    let half = try folder.file("half.csv", header + rows[..<20_000].joined())
    let rest = try folder.file("rest.csv", header + rows[20_000...].joined())
    for (files, threads) in [([whole], 2), ([whole], 7), ([shuffled], 2), ([half, rest], 3)] {
      #expect(try aggregate(files, by: ["partner", "period"], threads: threads).rows == expected.rows)
    }
  }

  @Test func unknownNamesSuggestTheNearest() throws {
    let path = try folder.file("a.csv", "year,partner,value\n2018,VNM,1\n")
    let field = #expect(throws: QueryError.self) { try aggregate([path], by: ["partnr"]) }
    #expect(field?.description.contains("Did you mean \"partner\"") == true)
    let profile = #expect(throws: IngestError.self) { try aggregate([path], profile: "comtrad") }
    #expect(profile?.description.contains("Did you mean \"comtrade\"") == true)
    #expect(throws: IngestError.self) { try aggregate([path], profile: "comtrade") }
    let twice = try folder.file("twice.csv", "year,value,value\n2018,1,2\n")
    #expect(throws: IngestError.duplicateColumn(file: twice, name: "value")) { try aggregate([twice]) }
  }
}
