import Foundation
import TestSupport
import Testing

/// Sections with the options of the commands, files that stand beside the data, and the written parts of a record.
@Suite struct SpecifiedSectionTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/reports", withIntermediateDirectories: true)
    _ = try folder.file("trade.csv", IndicatorCommandTests.trade)
    _ = try folder.file("gdp.csv", "economy,year,value,unit\nIDN,2020,1000,USD\nIDN,2021,1100,USD\nMYS,2020,400,USD\n")
    _ = try folder.file("map.csv", "from,to,weight\n27,28,1\n44,44,1\n")
    _ = try folder.file("old.csv", "period,reporter,flow,value,unit\n2019,IDN,X,40,USD\n2020,IDN,X,50,USD\n")
    _ = try folder.file("rates.csv", "currency,year,per_usd\nRUB,2020,70\nRUB,2021,75\n")
    _ = try folder.file("prices.csv", "year,index\n2020,100\n2021,105\n")
    let months = (0..<30).map { "\(2019 + $0 / 12)-\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1),IDN,X,\($0 + 1),USD\n" }
    _ = try folder.file("months.csv", "period,reporter,flow,value,unit\n" + months.joined())
  }

  private func specified(_ data: String, _ section: String, _ arguments: [String] = []) throws -> ComityProgram.Run {
    _ = try folder.file("reports/r.yaml", "title: t\ndata:\n  d: {files: ../\(data)}\nsections:\n  - \(section)\n")
    return try ComityProgram.run(["report", "reports/r.yaml"] + arguments, folder: folder.path)
  }

  /// A section has the table of its command; its paths begin at the specification, which stands in another folder.
  @Test(
    arguments: [
      ("trade", "indicator: {name: hhi, where: flow=X}", "indicator hhi DATA --where flow=X"),
      (
        "trade", "indicator: {name: \"hhi, entropy\", where: [flow=X, reporter=IDN], over: partner, index: 2020=100}",
        "indicator hhi,entropy DATA --where flow=X --where reporter=IDN --over partner --index 2020=100"
      ),
      (
        "trade", "indicator: {name: balassa, products: 2, where: flow=X, variant: excluding, against: 2020}",
        "indicator balassa DATA --products 2 --where flow=X --variant excluding --against 2020"
      ),
      (
        "trade", "indicator: {name: hhi, where: flow=X, concordance: ../map.csv}",
        "indicator hhi DATA --where flow=X --concordance map.csv"
      ),
      (
        "trade",
        "indicator: {name: propensity, where: [flow=X, reporter=IDN], with: ../gdp.csv, on: [reporter, period]}",
        "indicator propensity DATA --where flow=X --where reporter=IDN --with gdp.csv --on reporter,period"
      ),
      (
        "trade", "indicator: {name: hhi, over: partner, where: flow=X, source: all}",
        "indicator hhi DATA --over partner --where flow=X --source all"
      ),
      (
        "trade", "table: {rows: reporter, columns: period, where: [flow=X, \"reporter=IDN\"], with: ../gdp.csv}",
        "table DATA --rows reporter --columns period --where flow=X --where reporter=IDN --with gdp.csv"
      ),
      (
        "trade", "table: {rows: period, where: [flow=X, \"reporter=@ASEAN\"], coverage: true, members: whole}",
        "table DATA --rows period --where flow=X --where reporter=@ASEAN --coverage --members whole"
      ),
      (
        "trade", "growth: {series: reporter, where: flow=X, same-reporters: true}",
        "growth DATA --series reporter --where flow=X --same-reporters"
      ),
      (
        "trade", "growth: {series: reporter, where: flow=X, source: mirror, against: 2020}",
        "growth DATA --series reporter --where flow=X --source mirror --against 2020"
      ),
      (
        "trade", "growth: {where: [flow=X, reporter=IDN], splice: ../old.csv}",
        "growth DATA --where flow=X --where reporter=IDN --splice old.csv"
      ),
      (
        "trade", "table: {rows: reporter, columns: period, where: flow=X, totals: true}",
        "table DATA --rows reporter --columns period --where flow=X --totals"
      ),
      ("months", "growth: {to-date: true}", "growth DATA --to-date"),
      ("months", "growth: {rolling: 12}", "growth DATA --rolling 12"),
      ("months", "table: {rows: period, year-starts: 04}", "table DATA --rows period --year-starts 04"),
      ("months", "trend: {rolling: 3, methods: drift}", "trend DATA --rolling 3 --method drift"),
    ])
  func aSectionIsItsCommand(data: String, section: String, command: String) throws {
    let run = try specified("\(data).csv", section, ["--output", "out/"])
    #expect(run.status == 0, "\(run.errors)")
    let words = command.split(separator: " ").map { $0 == "DATA" ? "\(data).csv" : String($0) }
    let alone = try ComityProgram.run(words + ["--format", "csv"], folder: folder.path)
    #expect(alone.status == 0, "\(alone.errors)")
    let tables = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out/tables")
    #expect(tables.count == 1)
    let csv = try String(contentsOfFile: folder.path + "/out/tables/" + (tables.first ?? ""), encoding: .utf8)
    #expect(csv == alone.output && csv.split(separator: "\n").count > 1)
  }

  @Test func allFaultsOfSectionsAreToldBeforeAnyWork() throws {
    _ = try folder.file(
      "reports/r.yaml",
      """
      title: t
      data:
        trade: {files: ../trade.csv}
        other: {files: ../old.csv, currency: RUB, rates: ../gone.csv}
        third: {files: ../old.csv, currency: RUB, rates: ../gdp.csv}
        bare: ../old.csv
      sections:
        - indicator: {data: bare, name: hhi}
        - indicator: {data: trade, name: hhhi}
        - indicator: {data: other, name: hhi}
        - indicator: {data: trade, name: openness}
        - indicator: {data: trade, name: balassa, concordance: ../gdp.csv}
        - indicator: {data: trade, name: hhi, index: tomorrow}
        - table: {data: trade, rows: reporter, with: ../lost.csv}
        - table: {data: trade, rows: reporter, with: ../gdp.csv, with-where: indicatr=GDP}
        - growth: {data: trade, splice: ../lost.csv, series: sector}
        - growth: {data: trade, variant: log-difference, contributions: true}
        - trend: {data: trade, methods: theil}
        - chart: {data: trade, form: bars, breaks: true}
        - claims: {ledger: nowhere}
        - record: {part: fund, ledger: ../reports}
        - record: {part: counts, ledger: ../reports}

      """)
    let run = try ComityProgram.run(["report", "reports/r.yaml", "--output", "r.html"], folder: folder.path)
    #expect(run.status == 2 && run.output == "")
    let lines = run.errors.split(separator: "\n").map(String.init)
    let expected = [
      (4, "rates: ", "gone.csv"), (5, "rates: ", "no column \"currency\""), (5, "rates: ", "no column \"per_usd\""),
      (8, "indicator: ", "needs products"), (9, "indicator: ", "\"hhi\""), (10, "indicator: ", "--currency"),
      (11, "indicator: ", "--with"), (12, "concordance: ", "no column \"from\""),
      (12, "concordance: ", "no column \"to\""), (12, "concordance: ", "no column \"weight\""),
      (13, "indicator: ", "--index tomorrow"), (14, "with: ", "lost.csv"), (15, "with: ", "indicatr"),
      (16, "splice: ", "lost.csv"), (17, "growth: ", "Contributions"), (18, "trend: ", "theil-sen"),
      (19, "chart: ", "--breaks"), (20, "claims: ", "nowhere"), (21, "record: ", "figures.csv"),
    ]
    #expect(lines.count == expected.count, "\(run.errors)")
    for (line, (number, what, fact)) in zip(lines, expected) {
      #expect(line.contains("reports/r.yaml:\(number): \(what)") && line.contains(fact), "\(line)")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/r.html"))
  }

  private func digest(_ path: String) throws -> String {
    let run = try ComityProgram.runInShell("sha256sum '\(path)' || shasum -a 256 '\(path)'", folder: folder.path)
    return String(run.output.prefix(64))
  }

  /// "How this was made" names the files beside the data and those of ledgers with their SHA-256.
  @Test(
    arguments: [
      (
        ["table", "trade.csv", "--rows", "period", "--where", "flow=X", "--currency", "RUB", "--rates", "rates.csv"],
        "rates.csv"
      ),
      (
        ["table", "trade.csv", "--rows", "period", "--where", "flow=X", "--deflate", "prices.csv", "--base", "2020"],
        "prices.csv"
      ),
      (["table", "trade.csv", "--rows", "period,reporter", "--where", "flow=X", "--with", "gdp.csv"], "gdp.csv"),
      (["growth", "trade.csv", "--where", "flow=X", "--where", "reporter=IDN", "--splice", "old.csv"], "old.csv"),
      (["indicator", "hhi", "trade.csv", "--where", "flow=X", "--concordance", "map.csv"], "map.csv"),
    ])
  func filesBesideTheDataAreInputs(arguments: [String], file: String) throws {
    let page = try ComityProgram.run(arguments + ["--format", "html"], folder: folder.path)
    #expect(page.status == 0, "\(page.errors)")
    for name in ["trade.csv", file] {
      let hash = try digest(name)
      #expect(page.output.contains(name) && page.output.contains(hash), "\(name)")
    }
  }

  @Test func filesOfLedgersAreInputs() throws {
    let bundled = ComityProgram.root + "/Datasets/asean-russia"
    for arguments in [["figures", "check"], ["report"]] {
      let page = try ComityProgram.run(arguments + ["--format", "html"])
      for name in ["figures", "sources", "trade"] {
        #expect(page.output.contains("asean-russia/\(name)"), "\(name)")
        let hash = try digest("\(bundled)/\(name).csv")
        #expect(page.output.contains(hash), "\(name)")
      }
      #expect(!page.output.contains(bundled), "a bundled table is told by its name")
    }
    // A specification names its own text as well, and what its sections read beside the data.
    let run = try specified(
      "trade.csv", "growth: {where: [flow=X, reporter=IDN], splice: ../old.csv}", ["--format", "html"])
    for file in ["trade.csv", "old.csv", "reports/r.yaml"] {
      let hash = try digest(file)
      #expect(run.output.contains(hash), "\(file)")
    }
  }

  @Test func theBundledReportCanBeCopiedAndChanged() throws {
    let copy = try ComityProgram.run(["report", "--init", "asean-russia"])
    #expect(copy.status == 0)
    _ = try folder.file("mine.yaml", copy.output)
    let mine = try ComityProgram.run(["report", "mine.yaml"], folder: folder.path)
    let bundled = try ComityProgram.run(["report"])
    #expect(mine.status == 0 && mine.bytes == bundled.bytes)
    _ = try folder.file("mine.yaml", copy.output.replacing("  - heading: Summary", with: "  - heading: In short"))
    #expect(try ComityProgram.run(["report", "mine.yaml"], folder: folder.path).output.contains("\nIn short\n"))
    let unknown = try ComityProgram.run(["report", "--init", "asean-rusia"])
    #expect(unknown.status == 2 && unknown.errors.contains("Did you mean \"asean-russia\""))
    // A ledger of one's own, from the working folder: the same tables give the same report.
    try FileManager.default.copyItem(
      atPath: ComityProgram.root + "/Datasets/asean-russia", toPath: folder.path + "/own")
    let own = try ComityProgram.run(["report", "--set", "ledger=own"], folder: folder.path)
    #expect(own.status == 0 && own.bytes == bundled.bytes, "\(own.errors)")
    try FileManager.default.removeItem(atPath: folder.path + "/own/trade.csv")
    // What parts need and the ledger lacks is told of all of them, each with its line.
    let lacking = try ComityProgram.run(["report", "--set", "ledger=own"], folder: folder.path)
    let told = lacking.errors.split(separator: "\n")
    #expect(lacking.status == 2 && told.count > 3, "\(lacking.errors)")
    #expect(told.allSatisfy { $0.contains("record: own has no table trade, which this part needs.") })
    let ledger = try ComityProgram.run(
      ["report", "asean-russia", "--set", "ledger=nowhere", "--format", "csv"], folder: folder.path)
    #expect(ledger.status == 2 && ledger.errors.split(separator: "\n").count == 1, "\(ledger.errors)")
  }

  @Test func partsWithChartsWithoutAndAlone() throws {
    func blocks(_ section: String) throws -> [String] {
      let run = try specified("trade.csv", section, ["--format", "json"])
      #expect(run.status == 0, "\(run.errors)")
      let object = try JSONSerialization.jsonObject(with: Data(run.bytes)) as? [String: Any]
      return (object?["blocks"] as? [[String: Any]] ?? []).compactMap { $0["type"] as? String }
    }
    #expect(try blocks("record: {part: fund}") == ["paragraph", "table", "chart", "table"])
    #expect(try blocks("record: {part: fund, form: tables}") == ["paragraph", "table", "table"])
    #expect(try blocks("record: {part: fund, form: charts}") == ["chart"])
    #expect(try blocks("progress: {form: chart}") == ["chart"])
    #expect(try blocks("claims: {where: kind=growth, form: intervals}").allSatisfy { $0 == "chart" })
    #expect(try blocks("claims: {where: kind=growth, form: both}").contains("table"))
    let none = try specified("trade.csv", "record: {part: membership, form: charts}")
    #expect(none.status == 2 && none.errors.contains("r.yaml:5: record: membership has no chart."), "\(none.errors)")
  }

  /// What looks at all of the data is refused; files beside them serve every part.
  @Test func exportsWithFilesBesideTheData() throws {
    let command = ["export", "e.yaml", "--each", "reporter", "--output", "out"]
    _ = try folder.file(
      "bad.yaml",
      """
      title: t
      data: {trade: {files: trade.csv, where: flow=X}}
      sections:
        - indicator: {name: hhi}
        - growth: {source: mirror}
        - table: {rows: period, coverage: true}
        - table: {rows: period, same-reporters: true}

      """)
    let bad = try ComityProgram.run(
      ["export", "bad.yaml", "--each", "reporter", "--output", "bad"], folder: folder.path)
    #expect(bad.status == 2 && bad.errors.split(separator: "\n").count == 4, "\(bad.errors)")
    _ = try folder.file(
      "e.yaml",
      """
      title: t
      data: {trade: {files: trade.csv, where: flow=X, deflate: prices.csv, base: 2020}}
      sections:
        - table: {rows: period, with: gdp.csv}

      """)
    let run = try ComityProgram.run(command, folder: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let alone = try ComityProgram.run(
      [
        "table", "trade.csv", "--where", "flow=X", "--where", "reporter=IDN", "--deflate", "prices.csv", "--base",
        "2020",
        "--rows", "period", "--with", "gdp.csv", "--format", "csv",
      ], folder: folder.path)
    #expect(alone.status == 0, "\(alone.errors)")
    #expect(try String(contentsOfFile: folder.path + "/out/IDN.csv", encoding: .utf8) == alone.output)
  }
}
