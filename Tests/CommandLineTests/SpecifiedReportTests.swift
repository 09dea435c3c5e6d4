import Foundation
import TestSupport
import Testing

/// Reports by specification, and one report for every value of a field.
@Suite struct SpecifiedReportTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private static let data = """
    partner,year,product,value
    RUS,2018,0101,10.25
    RUS,2019,0101,20.5
    CHN,2018,0101,1000
    CHN,2019,2709,3000
    ../../x,2019,0101,1
    con,2019,0101,2

    """
  private static let specification = """
    title: "Trade with {who}"
    parameters: {who: RUS}
    data: {trade: a.csv}
    values:
      total: {where: "partner={who}", places: 1}
    sections:
      - heading: Levels
      - text: "In all {total}."
      - table: {where: "partner={who}", rows: period, title: By year}
      - chart: {where: "partner={who}", trend: none}

    """

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
  }

  @Test func aReportAsItIsSpecified() throws {
    _ = try folder.file("a.csv", Self.data)
    _ = try folder.file("r.yaml", Self.specification)
    let run = try ComityProgram.run(["report", "r.yaml"], folder: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("Trade with RUS\n"))
    #expect(run.output.contains("In all 30.8."))
    #expect(run.output.contains("By year\n"))
    let other = try ComityProgram.run(["report", "r.yaml", "--set", "who=CHN"], folder: folder.path)
    #expect(other.output.contains("Trade with CHN") && other.output.contains("In all 4,000.0."))
    // The table is that of the command.
    let all = try ComityProgram.run(["report", "r.yaml", "--output", "out/"], folder: folder.path)
    #expect(all.status == 0, "\(all.errors)")
    let csv = try ComityProgram.run(
      ["table", "a.csv", "--where", "partner=RUS", "--rows", "period", "--format", "csv"], folder: folder.path)
    #expect(try text("out/tables/table.csv") == csv.output)
    #expect(try text("out/charts/chart.svg").hasPrefix("<svg"))
  }

  @Test func allFaultsAreToldBeforeAnyWork() throws {
    _ = try folder.file("a.csv", Self.data)
    _ = try folder.file(
      "r.yaml",
      """
      title: t
      data: {trade: a.csv, gone: b.csv}
      sections:
        - table: {data: trade, rows: partnr}
        - table: {data: trade, where: "flow=X"}
        - growth: {data: trade, series: [sector]}

      """)
    let run = try ComityProgram.run(["report", "r.yaml", "--output", "r.html"], folder: folder.path)
    #expect(run.status == 2 && run.output == "")
    let lines = run.errors.split(separator: "\n").map(String.init)
    #expect(lines.count == 4, "\(run.errors)")
    #expect(lines[0].hasPrefix("comity: r.yaml:2: ") && lines[0].contains("b.csv"))
    #expect(lines[1].hasPrefix("r.yaml:4: table: ") && lines[1].contains("partner"))
    #expect(lines[2].hasPrefix("r.yaml:5: table: ") && lines[2].contains("flow"))
    #expect(lines[3].hasPrefix("r.yaml:6: growth: ") && lines[3].contains("sector"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/r.html"))
  }

  @Test func theExampleWorksAndTheSchemaIsJSON() throws {
    let example = try ComityProgram.run(["report", "--init"]).output
    _ = try folder.file("example.yaml", example)
    let run = try ComityProgram.run(["report", "example.yaml", "--format", "html"], folder: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let schema = try ComityProgram.run(["report", "--schema"]).bytes
    let object = try #require(try JSONSerialization.jsonObject(with: schema) as? [String: Any])
    #expect(object["$schema"] != nil)
    #expect(try ComityProgram.run(["report", "asean-russia", "--set", "a=b"]).status == 2)
  }

  @Test(arguments: ["economy-profile", "bloc-partners", "monthly-bulletin"])
  func theBundledSpecifications(name: String) throws {
    let run = try ComityProgram.run(["report", name, "--format", "html"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("<svg") && run.output.contains("reports/\(name).yaml"))
    #expect(run.bytes == (try ComityProgram.run(["report", name, "--format", "html"]).bytes))
    let unknown = try ComityProgram.run(["report", name + "s"])
    #expect(unknown.status == 2 && unknown.errors.contains("Did you mean \"\(name)\""))
  }

  private static let each = """
    title: Profile
    data: {trade: a.csv}
    sections:
      - table: {rows: "period,product"}

    """

  private func export(_ more: [String] = []) throws -> ComityProgram.Run {
    try ComityProgram.run(
      ["export", "e.yaml", "--each", "partner", "--output", "out", "--format", "csv,xlsx"] + more, folder: folder.path)
  }

  private func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out").sorted()
  }

  @Test func everyValueHasTheFileOfItsOwnReading() throws {
    _ = try folder.file("a.csv", Self.data)
    _ = try folder.file("e.yaml", Self.each)
    let run = try export()
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      try files() == [
        ".comity-export", "CHN.csv", "CHN.xlsx", "RUS.csv", "RUS.xlsx", "_con.csv", "_con.xlsx", "index.csv", "x.csv",
        "x.xlsx",
      ])
    for partner in ["CHN", "RUS"] {
      let alone = try ComityProgram.run(
        ["table", "a.csv", "--where", "partner=\(partner)", "--rows", "period,product", "--format", "csv"],
        folder: folder.path)
      #expect(try text("out/\(partner).csv") == alone.output)
    }
    #expect(try text("out/index.csv").contains("../../x,x.csv,"))
    // Nothing is outside the folder.
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.csv", "e.yaml", "out"])
  }

  @Test func unchangedFilesAreKeptAndLostOnesMadeAgain() throws {
    _ = try folder.file("a.csv", Self.data)
    _ = try folder.file("e.yaml", Self.each)
    #expect(try export().status == 0)
    let path = folder.path + "/out/CHN.csv"
    let before = try text("out/CHN.csv")
    let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    #expect(try export().errors.contains("are as they should be"))
    try FileManager.default.removeItem(atPath: folder.path + "/out/RUS.csv")
    #expect(try export().errors.contains("3 values kept as they were"))
    #expect(try text("out/RUS.csv").hasPrefix("period,product,value\n"))
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date == date)
    // Other data make other files.
    _ = try folder.file("a.csv", Self.data + "CHN,2020,0101,5\n")
    #expect(try export().status == 0)
    #expect(try text("out/CHN.csv") == before + "2020,0101,5\n")
  }

  @Test func aProgramThatIsKilledLeavesOnlyWholeFiles() throws {
    let rows = (0..<4_000).map { "P\($0 % 200),\(2000 + $0 / 200),0101,\($0).5\n" }.joined()
    _ = try folder.file("a.csv", "partner,year,product,value\n" + rows)
    _ = try folder.file("e.yaml", Self.each)
    var random = SeededGenerator(seed: 5)
    for _ in 0..<6 {
      let program = try ComityProgram.start(
        ["export", "e.yaml", "--each", "partner", "--output", "out", "--format", "csv,xlsx"], folder: folder.path)
      usleep(UInt32.random(in: 20_000...400_000, using: &random))
      kill(program.identifier, SIGKILL)
      _ = program.finish()
      for file in (try? files()) ?? [] where !file.hasPrefix(".") {
        let bytes = Array(try #require(FileManager.default.contents(atPath: folder.path + "/out/" + file)))
        if file.hasSuffix(".xlsx") { _ = try ZipContents(bytes) } else { #expect(bytes.last == 10) }
      }
    }
    #expect(try export().status == 0)
    let whole = try files()
    #expect(whole.count == 402 && !whole.contains { $0.hasSuffix(".part") })
    #expect(try text("out/index.csv").split(separator: "\n").count == 401)
  }
}
