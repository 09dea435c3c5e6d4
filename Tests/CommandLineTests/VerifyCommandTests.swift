import Foundation
import TestSupport
import Testing

/// `comity verify` on pages and workbooks of the real program.
@Suite struct VerifyCommandTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private static let data = "partner,year,value\nCHN,2018,10\nCHN,2019,12.5\nTHA,2018,3\nTHA,2019,4\n"

  private func run(_ arguments: String...) throws -> ComityProgram.Run {
    try ComityProgram.run(arguments, folder: folder.path)
  }

  private func make(_ file: String) throws {
    _ = try folder.file("a.csv", Self.data)
    let run = try run("table", "a.csv", "--rows", "partner", "--columns", "period", "--output", file)
    #expect(run.status == 0, "\(run.errors)")
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try #require(FileManager.default.contents(atPath: folder.path + "/" + name)), as: UTF8.self)
  }

  @Test(arguments: ["a.html", "a.xlsx"]) func whatIsUnchangedHolds(file: String) throws {
    try make(file)
    let run = try run("verify", file)
    #expect(run.status == 0 && run.output.contains("Its input is unchanged. It was made again: all"), "\(run.errors)")
  }

  @Test(arguments: ["a.html", "a.xlsx"]) func aRevisedInputIsToldCellByCell(file: String) throws {
    try make(file)
    _ = try folder.file("a.csv", Self.data.replacing("12.5", with: "12.75"))
    let run = try run("verify", file, "--format", "json")
    #expect(run.status == 1 && run.output.contains("1 of 1 inputs changed: a.csv."))
    let number = file.hasSuffix("html") ? "12.50" : "12.5"
    #expect(run.output.contains("\"published\": \"\(number)\"") && run.output.contains("\"recomputed\": \"12.75\""))
    #expect(run.output.contains("CHN, 2019"))
  }

  @Test func aNumberChangedByHandIsFound() throws {
    try make("a.html")
    _ = try folder.file("b.html", try text("a.html").replacing(">12.50<", with: ">21.50<"))
    let run = try run("verify", "b.html")
    #expect(run.status == 1 && run.output.contains("Its input is unchanged"))
    #expect(run.output.contains("21.5") && run.output.contains("12.5"))
  }

  @Test func everyBundledReportHolds() throws {
    for name in ["asean-russia", "economy-profile", "bloc-partners", "monthly-bulletin"] {
      #expect(try run("report", name, "--output", "r.html").status == 0)
      let run = try run("verify", "r.html")
      #expect(run.status == 0, "\(name): \(run.output.prefix(600)) \(run.errors)")
    }
  }

  @Test func aFileOfAnExportIsMadeAgainAlone() throws {
    _ = try folder.file("a.csv", Self.data)
    _ = try folder.file("s.yaml", "title: T\ndata: {d: a.csv}\nsections:\n  - table: {rows: period}\n")
    let export = ["export", "s.yaml", "--each", "partner", "--format", "html,xlsx", "--output", "out"]
    #expect(try ComityProgram.run(export, folder: folder.path).status == 0)
    for file in ["out/THA.html", "out/THA.xlsx", "out/CHN.html"] {
      let run = try run("verify", file)
      #expect(run.status == 0 && run.output.contains("All 2 inputs are unchanged"), "\(run.output) \(run.errors)")
    }
    #expect(try ComityProgram.run(export + ["--only", "THA", "--output", "one"], folder: folder.path).status == 0)
    #expect(try text("one/index.csv").split(separator: "\n").count == 3)
    let unknown = try ComityProgram.run(export + ["--only", "THB", "--output", "two"], folder: folder.path)
    #expect(unknown.status == 2 && unknown.errors.contains("Did you mean \"THA\"?"))
  }

  /// A file from elsewhere may hold any command.
  @Test func nothingIsWrittenButTheAnswer() throws {
    try make("a.html")
    let page = try text("a.html")
    let evil = [
      "--rejects /tmp/no --rows", "--rejects out.csv --rows", "--output out.csv --rows",
      "--max-rejects 9 --rejects out.csv --rows",
    ]
    for words in evil {
      _ = try folder.file("b.html", page.replacing("--rows", with: words))
      let run = try run("verify", "b.html")
      #expect(run.status == 0, "\(run.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/out.csv"))
    }
    for (words, reason) in [
      ("comity figures add a.csv", "makes no page or workbook"), ("comity tabel a.csv", "not one of this version"),
      ("comity bench", "makes no page or workbook"),
      ("comity verify b.html", "makes no page or workbook"), ("rm -rf", "does not say how it was made"),
    ] {
      let command = try #require(page.firstMatch(of: /comity table [^<]*/)).output
      _ = try folder.file("b.html", page.replacing(command, with: words))
      let run = try run("verify", "b.html")
      #expect(run.status == 2 && run.errors.contains(reason), "\(words): \(run.errors)")
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(left == ["a.csv", "a.html", "b.html"])
  }

  @Test func inputsAreLookedForWhereTheFileIs() throws {
    try make("a.html")
    let elsewhere = try TemporaryFolder()
    let path = folder.path + "/a.html"
    #expect(try ComityProgram.run(["verify", path], folder: elsewhere.path).status == 0)
    try FileManager.default.moveItem(atPath: path, toPath: elsewhere.path + "/a.html")
    let lost = try ComityProgram.run(["verify", "a.html"], folder: elsewhere.path)
    #expect(lost.status == 2 && lost.errors.contains("a.csv is not there") && lost.errors.contains("--from"))
    let found = try ComityProgram.run(
      ["verify", "a.html", "--from", folder.path, "--output", "answer.json"], folder: elsewhere.path)
    #expect(found.status == 0, "\(found.errors)")
    #expect(FileManager.default.fileExists(atPath: elsewhere.path + "/answer.json"))
  }

  @Test func aStreamIsGone() throws {
    let page = try ComityProgram.runInShell(
      "printf 'year,value\\n2018,1\\n' | comity table - --rows period --format html > a.html", folder: folder.path)
    #expect(page.status == 0, "\(page.errors)")
    let run = try run("verify", "a.html")
    #expect(run.status == 2 && run.errors.contains("a stream, which is gone"))
  }

  /// What was imported since does not touch what was said of a vintage.
  @Test func aVintageIsReplayed() throws {
    for (day, value) in [("2024-01-02", "12.5"), ("2024-02-02", "12.75")] {
      _ = try folder.file("a.csv", Self.data.replacing("12.5", with: value))
      #expect(try run("data", "import", "a.csv", "--name", "asean/trade", "--retrieved", day).status == 0)
      let table = ["table", "asean/trade", "--rows", "partner", "--columns", "period", "--output"]
      #expect(try ComityProgram.run(table + ["latest-\(day).html"], folder: folder.path).status == 0)
      let asOf = table + ["as-of-\(day).xlsx", "--as-of", "2024-01-31"]
      #expect(try ComityProgram.run(asOf, folder: folder.path).status == 0)
    }
    #expect(try text("latest-2024-02-02.html").contains("12.75"))
    for file in ["latest-2024-01-02.html", "latest-2024-02-02.html", "as-of-2024-02-02.xlsx"] {
      let run = try run("verify", file)
      #expect(run.status == 0 && run.output.contains("Its input is unchanged"), "\(file): \(run.output) \(run.errors)")
    }
    #expect(try run("data", "remove", "asean/trade@2024-01-02", "--force").status == 0)
    let gone = try run("verify", "latest-2024-01-02.html")
    #expect(gone.status == 2 && gone.errors.contains("asean/trade@2024-01-02 is not there"), "\(gone.errors)")
  }

  /// A file is known by what is in it, whatever it is called.
  @Test func theNameOfTheFileSaysNothing() throws {
    try make("a.xlsx")
    try FileManager.default.moveItem(atPath: folder.path + "/a.xlsx", toPath: folder.path + "/kept.bak")
    let run = try run("verify", "kept.bak")
    #expect(run.status == 0 && run.output.contains("all"), "\(run.output) \(run.errors)")
    let place = try self.run("verify", ".")
    #expect(place.status == 2 && place.errors.contains("Is a directory"), "\(place.errors)")
  }

  @Test func aMissingTemporaryFolderIsNamed() throws {
    try make("a.html")
    let run = try ComityProgram.run(["verify", "a.html"], environment: ["TMPDIR": "/none"], folder: folder.path)
    #expect(run.status == 2 && run.errors.contains("/none/comity-verify-") && run.errors.contains("TMPDIR"))
    #expect(!run.errors.contains("Error Domain"), "\(run.errors)")
  }

  @Test func anExportSaysTheDayOfItsData() throws {
    _ = try folder.file("a.csv", Self.data)
    #expect(try run("data", "import", "a.csv", "--name", "asean/trade", "--retrieved", "2024-01-02").status == 0)
    _ = try folder.file("s.yaml", "title: T\ndata: {d: asean/trade}\nsections:\n  - table: {rows: period}\n")
    let export = [
      "export", "s.yaml", "--each", "partner", "--format", "html", "--as-of", "2024-01-31", "--output", "out",
    ]
    #expect(try ComityProgram.run(export, folder: folder.path).status == 0)
    // Whichever thread wrote it.
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out").filter {
      $0.hasSuffix(".html")
    }
    #expect(pages.count > 1)
    for page in pages {
      #expect(try text("out/\(page)").contains("--as-of 2024-01-31"), "\(page)")
      #expect(try run("verify", "out/\(page)").status == 0)
    }
  }
}
