import DelimitedText
import Ingest
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

  /// The value itself with a label, as in the examples of pysdmx; rejects stand where they are in the file.
  @Test(arguments: ["DATAFLOW", "STRUCTURE,STRUCTURE_ID,ACTION"]) func labelsBesideValues(leading: String) throws {
    let isOne = leading == "DATAFLOW"
    let first = isOne ? "X:DF(1.0): Trade: all" : "dataflow,X:DF(1.0): Trade: all,I"
    let text =
      "\(leading),REF_AREA: Area,TIME_PERIOD: Time,OBS_VALUE: OBS_VALUE,OBS_STATUS: Status\r\n"
      + "\(first),VN: Viet Nam,2020: 2020,1.25: 1.25,A: Normal\r\n"
      + "\(first),\"TH: Thai, land\",2020: 2020,\"-2: minus two, about\",E: Estimated\r\n"
      + "\(first),LA: Laos,2020: 2020,NaN: none,M: Missing\r\n\(first),LA: Laos,2021: 2021,4,A: Normal\r\n"
    let path = try folder.file("labels.csv", text)
    let answer = try aggregate([path], by: ["reporter", "period"])
    #expect(
      answer.lines == ["LAO 2020: missing", "LAO 2021: 4", "THA 2020: -2", "VNM 2020: 1.25"])
    #expect(answer.flags.map(\.flag) == ["A", "E", "M"])
    #expect(answer.flags.map(\.rows) == [2, 1, 0])
    #expect(answer.flags.map(\.withoutValue) == [0, 0, 1])
    let bad = try folder.file("bad.csv", text + "\(first),LA: Laos,2022: 2022,some: some,A: Normal\r\n")
    let rejects = try ObservationFiles([try DelimitedSource(path: bad)]).aggregate(Query()).summary.rejects
    #expect(rejects.map(\.byte) == [text.utf8.count])
    #expect(rejects.map(\.text) == ["some"])
    #expect(rejects.map(\.column) == ["OBS_VALUE"])
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
