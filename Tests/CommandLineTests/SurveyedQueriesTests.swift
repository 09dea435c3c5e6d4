import Foundation
import TestSupport
import Testing

/// What is imported answers as the plain file does, though it reads only some blocks of it.
@Suite struct SurveyedQueriesTests {
  let folder: TemporaryFolder
  let path: String
  /// The same without the rows that cannot be read.
  let cleanPath: String

  /// Some 2 MB sorted by year and reporter, with quoted names, padded cells, missing values and rows that cannot be read.
  init() throws {
    folder = try TemporaryFolder()
    var random = SeededGenerator(seed: 12)
    let reporters = ["IDN", "MYS", "PHL", "SGP", "THA", "VNM"]
    let partners = ["RUS", "CHN", " RUS ", "\"USA\"", "THA", "W00", "KOR", "JPN", "IND"]
    var text = "period,reporter,partner,flow,product,value,note\n"
    var clean = text
    for year in 2005..<2025 {
      for reporter in reporters {
        for row in 0..<600 {
          let partner = partners.randomElement(using: &random) ?? ""
          let value = row % 97 == 0 ? "" : "\(Int.random(in: 0...99_999, using: &random)).\(row % 10)"
          let note = row % 50 == 0 ? "\"a, \"\"b\"\"\nc\"" : "n"
          let line = "\(year),\(reporter),\(partner),\(row % 2 == 0 ? "X" : "M"),27,\(value),\(note)\n"
          text += line
          clean += line
        }
      }
      if year % 7 == 0 { text += "\(year),THA,RUS,X,27,oops,n\n\(year),THA,RUS\n" }
    }
    path = try folder.file("trade.csv", text)
    cleanPath = try folder.file("clean.csv", clean)
  }

  private func comity(_ words: [String]) throws -> ComityProgram.Run {
    try ComityProgram.run(words, environment: ["COMITY_WORKSPACE": ""], folder: folder.path)
  }

  private func importIt(_ path: String) throws {
    let run = try comity(["data", "import", path, "--name", "trade", "--retrieved", "2024-11-02"])
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func theAnswersAreThoseOfThePlainFile() throws {
    try importIt(path)
    let conditions = [
      ["period=2011"], ["period=2011..2013", "reporter=THA"], ["reporter=@ASEAN", "period!=2005"], ["partner=RUS"],
      ["reporter=SGP"], ["reporter!=SGP", "period=2024"], ["flow=X", "period=..2007"], ["period=1999"],
      ["product=27*", "reporter=VNM", "period=2020..2030"], ["partner=@EAEU", "reporter=IDN"],
      ["flow=T", "period=2014"],
    ]
    for condition in conditions {
      for threads in ["1", "2"] {
        let options =
          condition.flatMap { ["--where", $0] } + [
            "--rows", "period,reporter,partner,flow", "--format", "csv", "--notes", "--max-rejects", "50%", "--threads",
            threads,
          ]
        let plain = try comity(["table", path] + options)
        let imported = try comity(["table", "trade"] + options)
        #expect(imported.status == plain.status && imported.output == plain.output, "\(condition)")
        let (told, expected) = (Self.account(imported.errors), Self.account(plain.errors))
        #expect(told == expected && !told.isEmpty, "\(condition): \(imported.errors) \(plain.errors)")
      }
    }
  }

  /// The lines about rows, which do not name the file.
  private static func account(_ errors: String) -> [String] {
    errors.split(separator: "\n").map(String.init).filter { $0.contains("read") && !$0.contains("Source") }
      .map { $0.replacing("trade.csv", with: "trade") }
  }

  /// Damage is found by the question that reads it, and by `verify`.
  @Test func whatIsNotReadIsNotCompared() throws {
    try importIt(cleanPath)
    let files = folder.path + "/.comity/files"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: files).first)
    var bytes = try #require(FileManager.default.contents(atPath: files + "/" + name))
    // In the middle of what is stored: years about 2014.
    bytes[bytes.count / 2] ^= 4
    try bytes.write(to: URL(fileURLWithPath: files + "/" + name))
    let first = try comity([
      "table", "trade", "--rows", "reporter,flow", "--where", "period=2005", "--max-rejects", "9",
    ])
    #expect(first.status == 0, "\(first.errors)")
    for condition in [[], ["--where", "period=2014"], ["--where", "partner=RUS"]] {
      let run = try comity(["table", "trade", "--rows", "reporter,flow"] + condition)
      #expect(run.status == 2 && run.output == "", "\(condition)")
      #expect(run.errors.hasPrefix("comity: trade@2024-11-02: its stored file"), "\(run.errors)")
    }
    #expect(try comity(["data", "verify"]).status == 1)
  }
}
