import DelimitedText
import Ingest
import Observations
import TestSupport
import Testing

/// Small files in the form of CEPII's BACI, made for these tests.
@Suite struct BACITests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func write(_ rows: String, header: String = "\"t\",\"i\",\"j\",\"k\",\"v\",\"q\"") throws -> [String] {
    [try folder.file("BACI.csv", header + "\r\n" + rows.split(separator: "\n").map { $0 + "\r\n" }.joined())]
  }

  @Test func thousandsAreMultipliedOutAndQuantitiesArePadded() throws {
    let files = try write("2021,4,842,382390,52.051,\"       13.235\"\n2021,4,842,382390,0.041,\"           NA\"\n")
    let answer = try aggregate(files, by: ["reporter", "partner", "flow"], values: ["value", "quantity"])
    #expect(answer.lines == ["AFG USA X: 52092 13.235"])
    // The file's own column stays in thousands.
    #expect(try aggregate(files, by: ["period"], values: ["v"]).lines == ["2021: 52.092"])
  }

  @Test func whatIsNotKnownIsNotCounted() throws {
    let files = try write("2021,4,842,382390,52.051,13\n2021,4,842,382390,1,NA\n2021,4,842,382390,,2\n")
    let measures = ["q:count", "quantity:count", "q:mean", "v:count", "value:count", "k:count"]
    #expect(try aggregate(files, by: ["reporter"], values: measures).lines == ["AFG: 2 2 7.5 2 2 3"])
  }

  @Test func zerosLostToSpreadsheetsAreRestored() throws {
    let files = try write("2021,4,31,81310,1,1\n2021,4,31,081310,2,1\n2021,4,31,271000,4,1\n")
    #expect(try aggregate(files, by: ["product"]).lines == ["081310: 3000", "271000: 4000"])
    #expect(try aggregate(files, where: ["product=08*"]).lines == [": 3000"])
    #expect(try aggregate(files, where: ["k=081310"]).lines == [": 3000"])
    #expect(try aggregate(files, by: ["product:2"]).lines == ["08: 3000", "27: 4000"])
  }

  @Test func aCodeThatIsNoSixDigitsIsNotGuessedAt() throws {
    let files = try write("2021,4,31,8131,1,1\n2021,4,31,271000,4,1\n")
    #expect(try aggregate(files, by: ["product"]).lines == ["271000: 4000", "8131: 1000"])
    #expect(throws: QueryError.self) { try aggregate(files) }
  }

  @Test func productsAreReadOnlyWhenAskedFor() throws {
    let files = try write("2021,4,31,81310,1,1\n2021,4,31,271000,4,1\n")
    let opened = try ObservationFiles([try DelimitedSource(path: files[0])])
    #expect(opened.roles.fields[.product]?.hasOneLevel == true)
    let plan = try QueryPlan(Query(groups: [Field("reporter")]), roles: opened.roles, header: opened.header)
    #expect(plan.columns.map(\.name) == ["i", "v"])
    #expect(try aggregate(files, by: ["product:2"]).lines == ["08: 1000", "27: 4000"])
  }

  @Test func numbersOfEconomiesThatShareAnAlpha3() throws {
    let files = try write(
      "1998,58,699,271000,1,1\n2000,56,699,271000,2,1\n2010,736,757,271000,3,1\n2013,729,579,271000,4,1\n"
        + "2013,251,490,271000,5,1\n2013,711,710,271000,6,1\n")
    #expect(
      try aggregate(files, by: ["reporter", "partner", "period"]).lines == [
        "711 ZAF 2013: 6000", "BEL IND 1998: 1000", "BEL IND 2000: 2000", "FRA S19 2013: 5000", "SDN CHE 2010: 3000",
        "SDN NOR 2013: 4000",
      ])
  }

  @Test func everyRowIsAnExport() throws {
    let files = try write("1998,4,31,081310,1,1\n", header: "t,i,j,hs6,v,q")
    #expect(try aggregate(files, where: ["flow=X"], by: ["product"]).lines == ["081310: 1000"])
    #expect(try aggregate(files, where: ["flow=M"]).account.notSelected == 1)
  }

  @Test func theColumnsOfOldReleases() throws {
    let files = try write("1998,10121,4,842,1.5,2\n", header: "t,hs6,i,j,v,q")
    #expect(try aggregate(files, by: ["reporter", "partner", "product"]).lines == ["AFG USA 010121: 1500"])
  }
}
