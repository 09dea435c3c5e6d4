import Observations
import TestSupport
import Testing

/// Small files in the forms of SDMX-CSV, made for these tests.
@Suite struct SDMXTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func versionOneWithMissingValuesAndFlags() throws {
    let path = try folder.file(
      "one.csv",
      "DATAFLOW,FREQ,REF_AREA,COUNTERPART_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS\n"
        + "IMF:IMTS(1.0),M,ID,RU,2026-M04,1.5,A\nIMF:IMTS(1.0),M,IDN,G001,2026-M04,9,E\n"
        + "IMF:IMTS(1.0),M,ID,VN,2026-M04,NaN,M\nIMF:IMTS(1.0),M,ID,TH,2026-M04,,M\n")
    let answer = try aggregate([path], by: ["reporter", "period"])
    #expect(answer.lines == ["IDN 2026-04: 1.5"])
    #expect(answer.account.leftOut.map(\.reason) == ["World rows"])
    #expect(answer.account.withoutValue == 2)
    #expect(answer.notes.map(\.column) == ["OBS_STATUS"])
    #expect(answer.notes.map(\.values) == [["A", "M"]])
  }

  @Test func versionTwoWithDeletionsAndRowsOfAttributes() throws {
    let path = try folder.file(
      "two.csv",
      "STRUCTURE[|];STRUCTURE_ID;ACTION;FREQ;REF_AREA;TIME_PERIOD;OBS_VALUE;TITLE\n"
        + "dataflow;OECD:DF(1.0);I;A;THA;2020;10.5;\ndataflow;OECD:DF(1.0);D;A;THA;2019;99;\n"
        + "dataflow;OECD:DF(1.0);I;A;THA;;;Exports of goods\n")
    let source = try aggregate([path], by: ["period"], values: ["value:count"])
    #expect(source.account.leftOut.map(\.reason) == ["rows with attributes only", "rows that delete others"])
    #expect(source.account.leftOut.map(\.rows) == [1, 1])
    #expect(source.account.isBalanced)
  }

  @Test func labelsBesideCodes() throws {
    let path = try folder.file(
      "labels.csv",
      "DATAFLOW,FREQ: Frequency,REF_AREA: Reference area,TIME_PERIOD: Time period,OBS_VALUE: Value\n"
        + "BIS:DF(1.0): Trade,A: Annual,\"VN: Viet Nam, all\",2020: 2020,4\nBIS:DF(1.0): Trade,A: Annual,LA: Laos,2020,2\n"
    )
    #expect(try aggregate([path], by: ["reporter", "period"]).lines == ["LAO 2020: 2", "VNM 2020: 4"])
    #expect(try aggregate([path], where: ["FREQ=A"], by: ["FREQ", "DATAFLOW"]).lines == ["A BIS:DF(1.0): 6"])
  }

  @Test(arguments: ["FREQ", "UNIT_MEASURE", "UNIT_MULT", "CURRENCY", "SEX"])
  func differentDimensionsAndUnitsAreNotAdded(column: String) throws {
    let path = try folder.file(
      "mixed.csv", "DATAFLOW,\(column),REF_AREA,TIME_PERIOD,OBS_VALUE\nX:Y(1.0),A,TH,2020,1\nX:Y(1.0),B,TH,2020,2\n")
    #expect(throws: QueryError.self) { try aggregate([path], by: ["period"]) }
    #expect(try aggregate([path], where: ["\(column)=B"], by: ["period"]).lines == ["2020: 2"])
    #expect(try aggregate([path], by: [column]).lines == ["A: 1", "B: 2"])
  }

  @Test func groupsOfAreasAreLeftOut() throws {
    let path = try folder.file(
      "groups.csv",
      "DATAFLOW,REF_AREA,COUNTERPART_AREA,TIME_PERIOD,OBS_VALUE\n"
        + ["U2", "4A", "EU27_2020", "W0", "G110", "RU", "EL"].map { "X:Y(1.0),TH,\($0),2020,1\n" }.joined())
    let answer = try aggregate([path], by: ["partner"])
    #expect(answer.lines == ["GRC: 1", "RUS: 1"])
    #expect(answer.account.leftOut.map(\.rows) == [1, 4])
  }
}
