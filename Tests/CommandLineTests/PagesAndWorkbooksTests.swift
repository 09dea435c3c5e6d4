import Foundation
import TestSupport
import Testing

/// Pages and workbooks of the real program.
@Suite struct PagesAndWorkbooksTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private static let data = """
    reporter,partner,year,product,value
    THA,RUS,2019,0101,10.25
    THA,CHN,2019,0101,1e3
    THA,RUS,2020,2709,0
    "=cmd()","<script>alert(1)</script>",2020,0007,5

    """

  private func bytes(_ name: String) throws -> [UInt8] {
    Array(try #require(FileManager.default.contents(atPath: folder.path + "/" + name)))
  }

  @Test func aWorkbookHasTheCellsOfTheCsv() throws {
    _ = try folder.file("a.csv", Self.data)
    let arguments = ["table", "a.csv", "--rows", "reporter,partner,product", "--columns", "period"]
    let run = try ComityProgram.run(arguments + ["--output", "a.xlsx"], folder: folder.path)
    #expect(run.status == 0 && run.output == "", "\(run.errors)")
    let book = try WorkbookContents(bytes("a.xlsx"))
    let csv = try ComityProgram.run(arguments + ["--format", "csv"], folder: folder.path).output
    let lines = csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(lines.count == 5)
    for (row, line) in lines.enumerated().dropFirst() {
      #expect(book["table"]?.row(row + 1, columns: 5) == line.map { $0.isEmpty ? nil : $0 })
    }
    #expect(book["table"]?.cells.values.contains { $0.value == "0007" && $0.isText } == true)
    let notes = try #require(book["Notes"]).cells.values.map(\.value)
    #expect(notes.contains { $0.hasPrefix("By comity ") && $0.hasSuffix("--output a.xlsx") })
    #expect(notes.contains { $0.hasPrefix("Input: a.csv, \(Self.data.utf8.count) bytes, SHA-256 ") })
  }

  @Test func aPageTellsItsInputsAndRunsNothing() throws {
    _ = try folder.file("a.csv", Self.data)
    let arguments = ["table", "a.csv", "--rows", "reporter,partner", "--output", "a.html"]
    #expect(try ComityProgram.run(arguments, folder: folder.path).status == 0)
    let html = String(decoding: try bytes("a.html"), as: UTF8.self)
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(html.matches(of: /<script/).count == 1)
    #expect(html.contains("<code class=\"command\">comity table a.csv --rows reporter,partner --output a.html</code>"))
    #expect(html.contains("<li>Input: a.csv, \(Self.data.utf8.count) bytes, SHA-256 "))
  }

  @Test(arguments: ["html", "xlsx"]) func theSameBytesFromEveryRun(format: String) throws {
    let arguments = ["report", "--format", format]
    let first = try ComityProgram.run(arguments)
    let second = try ComityProgram.run(arguments, environment: ["TZ": "Asia/Bangkok", "LC_ALL": "de_DE.UTF-8"])
    #expect(first.status == 0 && first.bytes.count > 10_000)
    #expect(first.bytes == second.bytes)
  }

  /// The report's workbook holds every number of its tables.
  @Test func theReportAsAWorkbook() throws {
    let book = try WorkbookContents(Array(try ComityProgram.run(["report", "--format", "xlsx"]).bytes))
    #expect(book.sheets.first?.name == "Report")
    #expect(book.sheets.suffix(3).map(\.name) == ["Checks", "Notes", "Sources"])
    #expect(book.sheets.count > 30)
    #expect(book.zip.names.contains { $0.hasPrefix("xl/charts/chart") })
  }

  @Test func aFileThatMayNotGrow() throws {
    let rows = (0..<20_000).map { "key number \($0),\($0)\n" }.joined()
    _ = try folder.file("a.csv", "key,value\n" + rows)
    let command = "ulimit -f 8; comity table a.csv --rows key --output out.xlsx"
    let run = try ComityProgram.runInShell(command, folder: folder.path)
    #expect(run.status == 2 && !run.wasKilled)
    #expect(run.errors.contains("File too large"), "\(run.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.csv"])
  }

  @Test func theReportAsAFolder() throws {
    let run = try ComityProgram.run(["report", "--output", "all/"], folder: folder.path)
    #expect(run.status == 0 && run.output == "", "\(run.errors)")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/all").sorted()
    #expect(
      files == [
        "charts", "csv-metadata.json", "report.html", "report.json", "report.md", "report.txt", "report.xlsx", "tables",
      ])
    let metadata = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes("all/csv-metadata.json"))) as? [String: Any])
    let tables = try #require(metadata["tables"] as? [[String: Any]])
    #expect(tables.count > 30)
    for table in tables {
      let address = try #require(table["url"] as? String)
      let csv = String(decoding: try bytes("all/" + address), as: UTF8.self)
      let schema = try #require(table["tableSchema"] as? [String: Any])
      let columns = try #require(schema["columns"] as? [[String: Any]]).compactMap { $0["name"] as? String }
      #expect(csv.split(separator: "\n").first.map(String.init) == columns.joined(separator: ","))
    }
    // A folder that is there already is filled, too.
    #expect(try ComityProgram.run(["report", "--output", "all"], folder: folder.path).status == 0)
  }

  @Test func chartsInOtherForms() throws {
    let data = ["asean-russia/trade", "--where", "source=itpd-e-r01", "--where", "reporter=RUS", "--where", "flow=T"]
    for form in ["heat-map", "slope", "dumbbell"] {
      let run = try ComityProgram.run(["chart"] + data + ["--series", "partner", "--form", form])
      #expect(run.status == 0 && run.output.hasPrefix("<svg"), "\(run.errors)")
    }
    let vega = try ComityProgram.run(
      ["chart"] + data + ["--form", "bars", "--output", "c.json"], folder: folder.path)
    #expect(vega.status == 0, "\(vega.errors)")
    #expect(String(decoding: try bytes("c.json"), as: UTF8.self).contains("vega-lite/v5.json"))
    let many = try ComityProgram.run(["chart"] + data + ["--series", "partner", "--form", "bars"])
    #expect(many.status == 2 && many.errors.contains("5 can be told apart"))
    let wrong = try ComityProgram.run(["chart"] + data + ["--form", "pie"])
    #expect(wrong.status == 2 && wrong.errors.contains("heat-map"))
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  func aWorkbookIsNotForATerminal() throws {
    _ = try folder.file("a.csv", Self.data)
    let line = "script -qec 'comity table a.csv --rows reporter --format xlsx' /dev/null"
    let run = try ComityProgram.runInShell(line, folder: folder.path)
    #expect(run.status == 2 && run.output.contains("Give it a file: --output NAME.xlsx."), "\(run.output.prefix(200))")
  }

  @Test func totalsAreFormulasInAWorkbook() throws {
    _ = try folder.file("a.csv", "partner,year,value\nCHN,2018,0.1\nTHA,2018,0.2\nTHA,2019,7\n")
    let arguments = ["table", "a.csv", "--rows", "partner", "--columns", "period", "--totals"]
    let csv = try ComityProgram.run(arguments + ["--format", "csv"], folder: folder.path)
    #expect(csv.output == "partner,2018,2019\nCHN,0.1,\nTHA,0.2,7\ntotal,0.3,7\n")
    #expect(try ComityProgram.run(arguments + ["--output", "a.xlsx"], folder: folder.path).status == 0)
    let sheet = try ZipContents(bytes("a.xlsx")).text("xl/worksheets/sheet1.xml")
    #expect(sheet.contains("<f>SUM(B2:B3)</f><v>0.3</v>") && sheet.contains("<f>SUM(C2:C3)</f><v>7</v>"))
    #expect(sheet.matches(of: /<f>/).count == 2)
    // The filters leave the total alone.
    #expect(sheet.contains("<autoFilter ref=\"A1:C3\"/>"))
    let mean = try ComityProgram.run(arguments + ["--values", "value:mean"], folder: folder.path)
    #expect(mean.status == 2 && mean.errors.contains("--totals adds values up, and value_mean cannot be added."))
    let share = try ComityProgram.run(arguments + ["--share", "row"], folder: folder.path)
    #expect(share.status == 2 && share.errors.contains("rows do not add up: leave --totals out"))
    let index = try ComityProgram.run(arguments + ["--index", "2018=100"], folder: folder.path)
    #expect(index.status == 2 && index.errors.contains("leave --totals out"))
  }

  @Test func aChartAsPNG() throws {
    _ = try folder.file("a.csv", "year,value\n2018,1\n2019,3\n")
    let arguments = ["chart", "a.csv", "--trend", "none", "--output", "a.png"]
    let missing = try ComityProgram.run(arguments, environment: ["PATH": "/nowhere"], folder: folder.path)
    #expect(missing.status == 2 && missing.errors.contains("PNG is drawn by rsvg-convert"))
    // A stand-in hands on what it was given, so that the picture and the options are seen without librsvg.
    let program = try folder.file("standin", "#!/bin/sh\necho \"$@\"\nfor f; do :; done\ncat \"$f\"\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    let run = try ComityProgram.run(
      arguments, environment: ["COMITY_RSVG_CONVERT": program], folder: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let given = String(decoding: try bytes("a.png"), as: UTF8.self)
    #expect(given.hasPrefix("--format png --zoom 2 --background-color white ") && given.contains("<svg"))
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/rsvg-convert")))
  func librsvgDrawsIt() throws {
    _ = try folder.file("a.csv", "year,value\n2018,1\n2019,3\n")
    let run = try ComityProgram.run(
      ["chart", "a.csv", "--trend", "none", "--output", "a.png"], folder: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let png = try bytes("a.png")
    #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]) && png.count > 2_000)
  }
}
