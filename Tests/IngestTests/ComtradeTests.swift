import Decimals
import Observations
import TestSupport
import Testing

/// Small files in the forms of UN Comtrade, made for these tests.
@Suite struct ComtradeTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  static let header =
    "period,reporterCode,reporterISO,flowCode,partnerCode,partnerISO,partner2Code,classificationCode,cmdCode,"
    + "customsCode,mosCode,motCode,primaryValue\n"

  private func row(
    _ period: String = "2020", reporter: String = "764,THA", flow: String = "M", partner: String = "156,CHN",
    second: String = "0", classification: String = "H6", product: String = "8542", customs: String = "C00",
    supply: String = "0", transport: String = "0", value: String
  ) -> String {
    // The trailing comma is UN Comtrade's own.
    "\(period),\(reporter),\(flow),\(partner),\(second),\(classification),\(product),\(customs),\(supply),\(transport),\(value),\n"
  }

  private func write(_ rows: [String], header: String = ComtradeTests.header) throws -> [String] {
    [try folder.file("comtrade.csv", header + rows.joined())]
  }

  @Test func leavesOutWorldRowsAndComparesThem() throws {
    let files = try write([
      row(partner: "0,W00", value: "30.01"), row(value: "10.004"), row(partner: "392,JPN", value: "20.005"),
    ])
    let answer = try aggregate(files, by: ["period"])
    #expect(answer.lines == ["2020: 30.009"])
    #expect(answer.worldRows.map(\.key) == [["2020"]])
    #expect(answer.worldRows.map(\.world) == [.exact(ExactDecimal("30.01")!)])
    #expect(answer.worldRows.map(\.partners) == [.exact(ExactDecimal("30.009")!)])
    #expect(answer.account.leftOut.map(\.reason) == ["World rows"])
    #expect(answer.account.isBalanced)
    #expect(try aggregate(files, where: ["partner=W00"], by: ["period"]).lines == ["2020: 30.01"])
    #expect(try aggregate(files, where: ["partner=World"], by: ["partner"]).lines == ["W00: 30.01"])
  }

  @Test func leavesOutGroupsOfPartnersAndReporters() throws {
    let files = try write([
      row(value: "10"), row(partner: "97,EUR", value: "50"), row(reporter: "97,EUR", value: "70"),
      row(reporter: "975,R4 ", value: "90"),
    ])
    let answer = try aggregate(files)
    #expect(answer.lines == [": 10"])
    #expect(answer.account.leftOut.map(\.rows) == [1, 2])
    #expect(try aggregate(files, where: ["partner=EUR"]).lines == [": 50"])
  }

  @Test(arguments: [
    ("second partner", "partner2Code"), ("customs procedure", "customsCode"), ("mode of transport", "motCode"),
    ("mode of supply", "mosCode"),
  ])
  func usesRowsThatAreSplitOnlyAsTheirTotal(name: String, column: String) throws {
    let part =
      switch column {
      case "partner2Code": row(second: "344", value: "4")
      case "customsCode": row(customs: "C01", value: "4")
      case "motCode": row(transport: "1000", value: "4")
      default: row(supply: "1", value: "4")
      }
    // Codes are padded with blanks in some rows of real files.
    let files = try write([row(supply: "0   ", value: "10"), part])
    let answer = try aggregate(files)
    #expect(answer.lines == [": 10"])
    #expect(answer.account.leftOut == [.init(reason: "rows split by \(name)", rows: 1, total: .exact(4), share: 0.4)])
    #expect(try aggregate(files, by: [column]).rows.count == 2)
  }

  @Test func reExportsArePartOfExports() throws {
    let files = try write([row(flow: "X", value: "10"), row(flow: "RX", value: "3")])
    #expect(try aggregate(files).lines == [": 10"])
    #expect(try aggregate(files, by: ["flow"]).lines == ["RX: 3", "X: 10"])
    #expect(try aggregate(files, where: ["flow=RX"]).lines == [": 3"])
    // The file's own column means the same.
    #expect(try aggregate(files, by: ["flowCode"]).lines == ["RX: 3", "X: 10"])
    #expect(try aggregate(files, where: ["flowCode=RX"]).lines == [": 3"])
  }

  @Test func exportsAndImportsAreNotAddedUnasked() throws {
    let files = try write([
      row(flow: "X", value: "10"), row(value: "4"), row("2021", flow: "X", value: "7"),
    ])
    let error = #expect(throws: QueryError.self) { try aggregate(files) }
    #expect(error?.description.contains("--where flow=T for trade") == true)
    #expect(try aggregate(files, where: ["flow=T"], by: ["period"]).lines == ["2020: 14", "2021: missing"])
    #expect(try aggregate(files, where: ["flow=B"], by: ["period"]).lines == ["2020: 6", "2021: missing"])
    #expect(try aggregate(files, where: ["flow=M"], by: ["period"]).lines == ["2020: 4"])
  }

  @Test func productLevelsAreNotAddedTogether() throws {
    let files = try write([
      row(product: "85", value: "10"), row(product: "8542", value: "4"), row(product: "TOTAL", value: "90"),
    ])
    #expect(throws: QueryError.self) { try aggregate(files) }
    #expect(throws: QueryError.self) { try aggregate(files, where: ["product=85*"]) }
    #expect(try aggregate(files, where: ["product=TOTAL"]).lines == [": 90"])
    #expect(try aggregate(files, by: ["product"]).lines == ["85: 10", "8542: 4", "TOTAL: 90"])
    #expect(try aggregate(files, by: ["cmdCode"]).lines == ["85: 10", "8542: 4", "TOTAL: 90"])
    #expect(throws: QueryError.self) { try aggregate(files, by: ["product:2"]) }
  }

  @Test func mixedClassificationsAreNamed() throws {
    let files = try write([row(classification: "H4", value: "10"), row("2021", classification: "H5", value: "4")])
    let answer = try aggregate(files, by: ["period"])
    #expect(answer.notes.map(\.column) == ["classificationCode"])
    #expect(answer.notes.map(\.values) == [["H4", "H5"]])
  }

  @Test func membersOfABlocAtTheDateOfEachPeriod() throws {
    let files = try write([
      row("1998", partner: "116,KHM", value: "1"), row("1999", partner: "116,KHM", value: "2"),
      row("1998", partner: "704,VNM", value: "4"),
    ])
    #expect(try aggregate(files, where: ["partner=@ASEAN"], by: ["period"]).lines == ["1998: 4", "1999: 2"])
    #expect(try aggregate(files, where: ["partner=@ASEAN:2018"], by: ["period"]).lines == ["1998: 5", "1999: 2"])
    let error = #expect(throws: QueryError.self) { try aggregate(files, where: ["partner=@ASEEN"]) }
    #expect(error?.description.contains("Did you mean \"ASEAN\"") == true)
  }

  @Test func readsTheFormerLayoutsToo() throws {
    let wide = try folder.file(
      "legacy.csv",
      "Classification,Year,Period,Trade Flow Code,Trade Flow,Reporter Code,Reporter ISO,Partner Code,Partner ISO,"
        + "Commodity Code,Trade Value (US$)\nH4,2013,2013,1,Import,8,ALB,0,WLD,27,30\nH4,2013,2013,1,Import,8,ALB,643,RUS,27,20\n"
        + "H4,2013,2013,1,Import,8,ALB,899,,27,10\n")
    #expect(try aggregate([wide], by: ["partner"]).lines == ["RUS: 20", "_X: 10"])
    let bulk = try folder.file(
      "bulk.csv",
      "Year,Reporter Code,Trade Flow Code,Partner Code,Classification,Commodity Code,Value\n2010,699,2,156,\"H3\",\"010619\",109\n"
    )
    #expect(try aggregate([bulk], by: ["reporter", "partner", "flow", "product"]).lines == ["IND CHN X 010619: 109"])
  }
}
