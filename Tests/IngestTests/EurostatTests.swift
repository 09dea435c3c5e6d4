import DelimitedText
import Ingest
import Observations
import TestSupport
import Testing

/// Small files in the forms of Eurostat's TSV, made for these tests.
@Suite struct EurostatTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func theOldForm() throws {
    let path = try folder.file(
      "old.tsv",
      "unit,geo\\time\t2019M02 \t2019M01 \nEUR,AL\t: \t-15.5 e\nEUR,AL0\t: \t-15.5 \nEUR,EL\t7 bp\t: c\n"
        + "EUR,EU28\t70 \t60 \n")
    let answer = try aggregate([path], by: ["reporter", "period"])
    #expect(
      answer.lines == [
        "ALB 2019-01: -15.5", "ALB 2019-02: missing", "GRC 2019-01: missing", "GRC 2019-02: 7",
      ])
    #expect(
      answer.account.leftOut.map(\.reason) == ["rows of groups of reporters", "rows of regions within economies"])
    #expect(answer.account.leftOut.map(\.rows) == [2, 2])
    #expect(answer.account.withoutValue == 2)
    #expect(answer.notes.map(\.values) == [["", "bp", "c", "e"]])
    #expect(
      answer.flags == [
        .init(flag: "bp", rows: 1, withoutValue: 0), .init(flag: "c", rows: 0, withoutValue: 1),
        .init(flag: "e", rows: 1, withoutValue: 0),
      ])
    #expect(try aggregate([path], by: ["flag"], values: ["value:count"]).lines == [": 0", "bp: 1", "c: 0", "e: 1"])
    #expect(try aggregate([path], where: ["flag=e"], by: ["geo"]).lines == ["AL: -15.5"])
    #expect(try aggregate([path], where: ["geo=AL0", "period=2019-01"]).lines == [": -15.5"])
  }

  @Test func theNewFormWithOnePeriodAndNoBlanks() throws {
    // One tab against three commas: the form is recognised, not counted.
    let path = try folder.file(
      "new.tsv", "freq,unit,s_adj,geo\\TIME_PERIOD\t2015-Q1\r\nQ,EUR,SA,UK\t12.5 p\r\nQ,EUR,SA,DE\t:c\r\nQ,EUR,SA,FR\t3"
    )
    #expect(
      try aggregate([path], by: ["reporter", "period"]).lines == [
        "DEU 2015-Q1: missing", "FRA 2015-Q1: 3", "GBR 2015-Q1: 12.5",
      ])
    #expect(try aggregate([path], by: ["flag"]).lines == [": 3", "c: missing", "p: 12.5"])
    #expect(try aggregate([path], by: ["freq", "unit", "s_adj"]).lines == ["Q EUR SA: 15.5"])
  }

  @Test func filesWithOtherPeriodsAreOneTable() throws {
    let first = try folder.file("a.tsv", "unit,geo\\time\t2018 \t2017 \nEUR,AT\t1 \t2 \n")
    let second = try folder.file("b.tsv", "unit,geo\\time\t2019 \nEUR,AT\t4 e\n")
    #expect(try aggregate([first, second], by: ["period"]).lines == ["2017: 2", "2018: 1", "2019: 4"])
    #expect(try aggregate([first, second], by: ["flag"]).lines == [": 3", "e: 4"])
  }

  @Test func unitsAreNotAdded() throws {
    let path = try folder.file("units.tsv", "unit,geo\\time\t2018 \nEUR,AT\t1 \nUSD,AT\t1.2 \n")
    #expect(throws: QueryError.self) { try aggregate([path], by: ["period"]) }
  }

  @Test func rejectsStandWhereTheyAreInTheFile() throws {
    let text = "unit,geo\\time\t2018 \t2017 \nEUR,AT\t1 \t2 \nEUR,BE\tabout 3 \t2 \n"
    let path = try folder.file("bad.tsv", text)
    let files = try ObservationFiles([try DelimitedSource(path: path)])
    let rejects = try files.aggregate(Query()).summary.rejects
    #expect(rejects.map(\.line) == [3])
    #expect(rejects.map(\.byte) == [text.utf8.count - "EUR,BE\tabout 3 \t2 \n".utf8.count])
    #expect(rejects.map(\.text) == ["about"])
  }
}
