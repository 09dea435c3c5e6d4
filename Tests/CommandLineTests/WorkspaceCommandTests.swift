import Foundation
import TestSupport
import Testing

/// Importing, vintages, revisions and safety, by the real program.
@Suite struct WorkspaceCommandTests {
  let folder: TemporaryFolder
  let october: String
  let november: String

  init() throws {
    folder = try TemporaryFolder()
    october = try folder.file(
      "october.csv",
      """
      reporter,partner,flow,period,value
      THA,RUS,X,2017,10.5
      THA,VNM,X,2017,20
      THA,RUS,X,2018,30

      """)
    november = try folder.file(
      "november.csv",
      """
      reporter,partner,flow,period,value
      THA,RUS,X,2017,11
      THA,RUS,X,2018,28.25
      THA,VNM,X,2018,5

      """)
  }

  private func comity(_ words: String...) throws -> ComityProgram.Run {
    try ComityProgram.run(words, environment: ["COMITY_WORKSPACE": ""], folder: folder.path)
  }

  private func importBoth() throws {
    for (file, day) in [(october, "2024-10-01"), (november, "2024-11-02")] {
      let run = try comity(
        "data", "import", file, "--name", "asean/trade", "--source", "Ministry", "--licence", "CC0", "--retrieved", day)
      #expect(run.status == 0, "\(run.errors)")
    }
  }

  @Test func anImportTellsWhatItFound() throws {
    let run = try comity(
      "data", "import", october, "--name", "asean/trade", "--retrieved", "2024-10-01", "--note", "a draft")
    #expect(run.status == 0)
    #expect(run.output.contains("asean/trade@2024-10-01 is imported"))
    #expect(run.output.contains("Read as plain: 5 columns, periods 2017 to 2018 (2), 1 reporter, 2 partners."))
    #expect(run.output.contains("Rows: 3 read = 3 used."))
    let show = try comity("data", "show", "asean/trade", "--format", "csv")
    #expect(show.output.contains("origin,note,a draft,\n"))
    #expect(show.output.contains("origin,retrieved,2024-10-01,\n"))
    #expect(show.output.contains("period,2017,,2\n"))
    #expect(show.output.contains("partner,RUS,Russian Federation,2\n"))
    #expect(show.output.contains("rows,used,,3\n"))
    let list = try comity("data", "list", "--format", "csv")
    #expect(list.output.hasSuffix("\nasean/trade,imported,,,1,2024-10-01,3,91\n"))
    let json = try comity("data", "list", "--format", "json")
    #expect(json.output.contains("asean/trade"))
  }

  @Test func theVintageOfADay() throws {
    try importBoth()
    let first = "period,value\n2017,10.5\n2018,30\n"
    let second = "period,value\n2017,11\n2018,28.25\n"
    let query = ["--rows", "period", "--where", "partner=RUS", "--format", "csv"]
    for (words, expected) in [
      (["asean/trade"], second), (["asean/trade@2024-10-01"], first), (["asean/trade@2024-11-01"], first),
      (["asean/trade", "--as-of", "2024-10-20"], first), (["asean/trade", "--as-of", "2024-11"], second),
      (["asean/trade@2024-11-02", "--as-of", "2024-10-20"], second),
    ] {
      let run = try ComityProgram.run(["table"] + words + query, folder: folder.path)
      #expect(run.output == expected, "\(words)")
    }
    let early = try comity("table", "asean/trade", "--as-of", "2024-09-30")
    #expect(early.status == 2)
    #expect(
      early.errors.contains("asean/trade has no vintage of 2024-09-30 or before. It has: 2024-10-01, 2024-11-02."))
    let file = try comity("table", october, "--as-of", "2024-10-01")
    #expect(file.status == 2)
    #expect(file.errors.contains("--as-of takes vintages of imported data sets"))
    let word = try comity("table", "asean/trade@2024-1x-01")
    #expect(word.errors.contains("is no vintage"))
    let twice = try comity("table", "asean/trade", "asean/trade@2024-11-02")
    #expect(twice.errors.contains("is named twice and would be counted twice"))
    let wrong = try comity("table", "asean/trad")
    #expect(wrong.errors.contains("Did you mean \"asean/trade\""))
    let text = try comity("table", "asean/trade@2024-10-15", "--rows", "period")
    #expect(text.output.contains("Source: asean/trade@2024-10-01, read as plain."))
  }

  @Test func everyCommandOverDataTakesADay() throws {
    try importBoth()
    for words in [
      ["growth", "--series", "partner"], ["trend", "--method", "linear"], ["forecast"], ["chart"], ["breaks"],
      ["decompose"], ["mirror"], ["indicator", "hhi"],
    ] {
      let isIndicator = words[0] == "indicator"
      let data =
        (isIndicator ? Array(words[..<2]) : [words[0]]) + ["asean/trade"] + words.dropFirst(isIndicator ? 2 : 1)
      let run = try ComityProgram.run(data + ["--as-of", "2024-09-30"], folder: folder.path)
      #expect(run.status == 2, "\(words)")
      #expect(run.errors.contains("has no vintage of 2024-09-30"), "\(words): \(run.errors)")
    }
  }

  @Test func revisionsCellByCell() throws {
    try importBoth()
    let run = try comity(
      "data", "diff", "asean/trade@2024-10-01", "asean/trade@2024-11-02", "--rows", "partner,period", "--format", "csv")
    #expect(
      run.output == """
        partner,period,change,earlier,later,revision,fraction,unit
        RUS,2017,revised,10.5,11,0.5,0.047619047619047616,
        RUS,2018,revised,30,28.25,-1.75,-0.058333333333333334,
        VNM,2017,removed,20,,,,
        VNM,2018,added,,5,,,

        """)
    let one = try comity("data", "diff", "asean/trade", "--rows", "partner,period", "--format", "csv")
    #expect(one.output == run.output)
    let statistics = try comity(
      "data", "diff", "asean/trade", "--rows", "partner,period", "--statistics", "--format", "csv")
    #expect(
      statistics.output.contains("\nrevision,2,2,1,-0.625,1.125,1.590990257669732,-1.75,0.5,-0.5555555555555556,"))
    let text = try comity("data", "diff", "asean/trade", "--rows", "partner,period")
    #expect(text.output.contains("Cells: 1 added, 1 removed, 2 revised, 0 unchanged."))
    #expect(text.output.contains("The revisions add up to -1.25."))
    let same = try comity("data", "diff", "asean/trade@2024-11-02", "asean/trade")
    #expect(same.status == 2)
    #expect(same.errors.contains("is asked for twice"))
    let first = try comity("data", "diff", "asean/trade@2024-10-01")
    #expect(first.errors.contains("has no vintage before it"))
  }

  @Test func exportedBytesAreThePublishedOnes() throws {
    try importBoth()
    let published = try #require(FileManager.default.contents(atPath: october))
    #expect(try comity("data", "export", "asean/trade@2024-10-01").bytes == published)
    let run = try comity("data", "export", "asean/trade", "--as-of", "2024-10-01", "--to", "out/", "--format", "csv")
    #expect(run.status == 0, "\(run.errors)")
    #expect(FileManager.default.contents(atPath: folder.path + "/out/october.csv") == published)
    #expect(run.output.hasPrefix("name,vintage,file,sha256,bytes\nasean/trade,2024-10-01,out/october.csv,"))
    _ = try comity("data", "export", "asean/trade@2024-10-01", "--to", "copy.csv")
    #expect(FileManager.default.contents(atPath: folder.path + "/copy.csv") == published)
  }

  @Test func compressedFilesAndFoldersAreKeptAsTheyAre() throws {
    let gz = try folder.file("a.csv.gz", try #require(Data(base64Encoded: CompressedSamples.gz)))
    let zst = try folder.file("a.csv.zst", try #require(Data(base64Encoded: CompressedSamples.zst)))
    let zip = try folder.file("a.zip", try #require(Data(base64Encoded: CompressedSamples.zip)))
    let query = ["--rows", "year", "--format", "csv"]
    for (number, file) in [gz, zst, zip].enumerated() {
      let name = "packed/\(number)"
      #expect(try comity("data", "import", file, "--name", name).status == 0)
      let plain = try ComityProgram.run(["table", file] + query, folder: folder.path)
      let kept = try ComityProgram.run(["table", name] + query, folder: folder.path)
      #expect(kept.output == plain.output)
      #expect(kept.status == 0, "\(kept.errors)")
      #expect(try comity("data", "export", name).bytes == FileManager.default.contents(atPath: file))
    }
    try FileManager.default.createDirectory(atPath: folder.path + "/parts", withIntermediateDirectories: true)
    for (number, file) in [october, november].enumerated() {
      try FileManager.default.copyItem(atPath: file, toPath: folder.path + "/parts/\(number).csv")
    }
    #expect(try comity("data", "import", "parts", "--name", "both", "--retrieved", "2024-11-02").status == 0)
    let run = try comity("table", "both", "--rows", "period", "--format", "csv")
    #expect(run.output == "period,value\n2017,41.5\n2018,63.25\n")
    let export = try comity("data", "export", "both")
    #expect(export.errors.contains("has 2 files. Name a folder"))
  }

  @Test func howFilesAreReadIsRemembered() throws {
    let file = try folder.file("a.txt", "jahr;wert\n2017;1,5\n2018;x\n")
    let run = try comity(
      "data", "import", file, "--name", "a", "--delimiter", ";", "--decimal-sign", "comma", "--period", "jahr",
      "--missing", "x")
    #expect(run.status == 0, "\(run.errors)")
    let table = try comity("table", "a", "--rows", "jahr", "--values", "wert", "--format", "csv")
    #expect(table.output == "jahr,wert\n2017,1.5\n2018,\n")
    #expect(try comity("data", "show", "a", "--format", "csv").output.contains("reading,delimiter,;,\n"))
  }

  @Test func reportsHoldTheirVintages() throws {
    try importBoth()
    let specification = try folder.file(
      "spec.yaml",
      """
      title: Trade
      data:
        trade:
          files: [asean/trade]
          where: [flow=X]
      sections:
        - table:
            rows: [partner]
            columns: [period]

      """)
    let report = try comity("report", specification, "--as-of", "2024-10-05", "--output", "report.html")
    #expect(report.status == 0, "\(report.errors)")
    let page = try String(contentsOfFile: folder.path + "/report.html", encoding: .utf8)
    #expect(page.contains("asean/trade@2024-10-01"))
    let digest = try comity("data", "verify", "asean/trade@2024-10-01", "--format", "csv").output
      .split(separator: "\n")[2].split(separator: ",")[2]
    #expect(page.contains(digest))
    let refused = try comity("data", "remove", "asean/trade@2024-10-01")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("asean/trade@2024-10-01 is referred to by report"))
    #expect(try comity("data", "remove", "asean/trade@2024-11-02").status == 0)
    let forced = try comity("data", "remove", "asean/trade@2024-10-01", "--force", "--format", "csv")
    #expect(forced.output == "name,vintage,files,rows\nasean/trade,2024-10-01,1,3\n")
    #expect(try comity("data", "list", "--format", "csv").output.contains("imported") == false)
  }

  @Test func ledgerChecksHoldTheirVintages() throws {
    try importBoth()
    _ = try comity("figures", "check", "--against", "asean/trade@2024-10-01", "--output", "checks.csv")
    let refused = try comity("data", "remove", "asean/trade@2024-10-01")
    #expect(refused.errors.contains("is referred to by ledger check"), "\(refused.errors)")
  }

  @Test func theWorkspaceIsFoundUpward() throws {
    try importBoth()
    let inner = folder.path + "/a/b"
    try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: true)
    let query = ["table", "asean/trade", "--rows", "period", "--format", "csv"]
    #expect(try ComityProgram.run(query, folder: inner).status == 0)
    let other = ["COMITY_WORKSPACE": inner + "/other"]
    let elsewhere = try ComityProgram.run(query, environment: other, folder: folder.path)
    #expect(elsewhere.status == 2)
    let made = try ComityProgram.run(
      ["data", "import", october, "--name", "x"], environment: other, folder: folder.path)
    #expect(made.status == 0, "\(made.errors)")
    #expect(FileManager.default.fileExists(atPath: inner + "/other/catalog.sqlite"))
    let papers = try ComityProgram.run(
      ["data", "import", october, "--name", "x"], environment: ["COMITY_WORKSPACE": folder.path], folder: folder.path)
    #expect(papers.status == 2)
    #expect(papers.errors.contains("is no workspace: it holds other files"))
  }

  @Test func damageIsNamedAndNothingIsRead() throws {
    try importBoth()
    #expect(try comity("data", "verify").status == 0)
    let files = folder.path + "/.comity/files"
    for name in try FileManager.default.contentsOfDirectory(atPath: files) {
      var bytes = try #require(FileManager.default.contents(atPath: files + "/" + name))
      bytes[20] ^= 4
      try bytes.write(to: URL(fileURLWithPath: files + "/" + name))
    }
    let verify = try comity("data", "verify", "--format", "csv")
    #expect(verify.status == 1)
    #expect(verify.output.split(separator: "\n").count { $0.contains(",damaged,") } == 2)
    for words in [["table"], ["data", "export"], ["growth"]] {
      let run = try ComityProgram.run(words + ["asean/trade"], folder: folder.path)
      #expect(run.status == 2)
      #expect(run.output == "")
      #expect(run.errors.hasPrefix("comity: asean/trade@2024-11-02: its stored file"), "\(run.errors)")
    }
    let again = try comity(
      "data", "import", november, "--name", "asean/trade", "--retrieved", "2024-11-02",
      "--source", "Ministry", "--licence", "CC0")
    #expect(again.errors.contains("is there already"))
    #expect(try comity("table", "asean/trade").status == 0)
    let database = folder.path + "/.comity/catalog.sqlite"
    var bytes = try #require(FileManager.default.contents(atPath: database))
    for page in 0..<(bytes.count / 4_096) { bytes[page * 4_096 + 2_000] ^= 1 }
    try bytes.write(to: URL(fileURLWithPath: database))
    let read = try comity("table", "asean/trade")
    #expect(read.status == 2)
    #expect(read.errors.contains("asean/trade") && read.errors.contains("catalog.sqlite is damaged"), "\(read.errors)")
    #expect(try comity("data", "verify").errors.contains("catalog.sqlite is damaged"))
    // Data that are in no workspace need none.
    #expect(try comity("table", october).status == 0)
  }

  @Test func whatCannotBeImportedLeavesNothing() throws {
    let words = ["data", "import"]
    for (rest, message) in [
      (["-", "--name", "a"], "standard input is no file"), (["none.csv", "--name", "a"], "there is no such file"),
      ([october, "--name", "../a"], "cannot be the name of a data set"),
      ([october, "--name", "asean-russia/trade"], "is the name of a bundled data set"),
      ([october, "--name", "a", "--retrieved", "yesterday"], "--retrieved takes a day"),
      ([october, october, "--name", "a"], "is named twice"),
    ] {
      let run = try ComityProgram.run(words + rest, folder: folder.path)
      #expect(run.status == 2)
      #expect(run.errors.contains(message), "\(run.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/.comity"))
    let none = try comity("data", "verify")
    #expect(none.errors.contains("There is no workspace (.comity) in this folder or above it"))
    let rows = try folder.file("bad.csv", "reporter,partner,flow,period,value\nTHA,RUS,X,2017\n")
    #expect(try comity("data", "import", rows, "--name", "bad").errors.contains("not one row can be read"))
    #expect(try comity("data", "list", "--format", "csv").output.contains("imported") == false)
  }

  /// An answer that cannot be written does not undo the import, and says so where it can.
  @Test func anAnswerThatGoesNowhere() throws {
    let words = ["data", "import", october, "--name", "asean/trade", "--retrieved", "2024-10-01"]
    let run = try ComityProgram.run(words + ["--output", "none/answer.csv"], folder: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("asean/trade@2024-10-01 is kept, but the answer went nowhere. none/answer.csv cannot"))
    let again = try ComityProgram.run(words + ["--output", "answer.csv"], folder: folder.path)
    #expect(again.status == 0)
    #expect(again.errors.contains("asean/trade@2024-10-01 is there already"))
    #expect(try comity("data", "verify", "--format", "csv").output.split(separator: "\n").count == 3)
    // The area of the import and the log are cleared away after the answer.
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/.comity/staging").isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/.comity/catalog.sqlite-wal"))
  }

  @Test func twoImportsAndTenReadersAtOnce() throws {
    try importBoth()
    let words = ["table", "asean/trade@2024-10-01", "--rows", "period", "--format", "csv"]
    let expected = try ComityProgram.run(words, folder: folder.path).output
    for round in 0..<3 {
      let imports = try (0..<2).map { number in
        try ComityProgram.start(
          ["data", "import", october, "--name", "more/\(round)-\(number)", "--retrieved", "2024-10-01"],
          folder: folder.path)
      }
      let readers = try (0..<10).map { _ in try ComityProgram.start(words, folder: folder.path) }
      for reader in readers { #expect(reader.finish().output == expected) }
      for running in imports {
        let run = running.finish()
        #expect(run.status == 0, "\(run.errors)")
      }
    }
    #expect(try comity("data", "verify").status == 0)
    #expect(
      try comity("data", "list", "--format", "csv").output.split(separator: "\n").count { $0.contains("more/") } == 6)
  }
}
