import Foundation
import TestSupport
import Testing

/// forecast, breaks, decompose and chart, from a file to their output. The series are those of the oracles.
@Suite struct AnalysisCommandTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  /// A series of `Oracles/forecasts/series.csv` as a file with periods.
  private func series(_ name: String, from year: Int, monthly: Bool) throws -> String {
    let path = ComityProgram.root + "/Tests/OracleTests/Oracles/forecasts/series.csv"
    let line = try #require(
      try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").first { $0.hasPrefix(name + ",") })
    let values = try #require(line.split(separator: ",").last).split(separator: " ")
    let rows = values.enumerated().map { index, value in
      let month = index % 12 + 1
      return monthly ? "\(year + index / 12)-\(month < 10 ? "0" : "")\(month),\(value)" : "\(year + index),\(value)"
    }
    return try folder.file("\(name).csv", "period,value\n" + rows.joined(separator: "\n") + "\n")
  }

  /// The cells of a csv by column name.
  private func rows(_ csv: String) -> [[String: String]] {
    let lines = csv.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
  }

  @Test func breaksOfTheNile() throws {
    let path = try series("Nile", from: 1871, monthly: false)
    let run = try ComityProgram.run(["breaks", path, "--format", "csv"])
    let found = rows(run.output)
    func row(_ method: String) -> [String: String]? { found.first { $0["method"] == method } }
    #expect(row("sup-f")?["break_after"] == "1898")
    #expect(row("sup-f")?["statistic"]?.hasPrefix("75.9297694") == true)
    #expect(row("ave-f")?["statistic"]?.hasPrefix("21.214666") == true)
    #expect(row("pettitt")?["statistic"] == "1617")
    #expect(row("pettitt")?["break_after"] == "1898")
    #expect(row("recursive-cusum")?["statistic"]?.hasPrefix("2.066") == true)
    #expect(found.filter { $0["method"] == "bai-perron" }.map { $0["break_after"] } == ["1898"])
    #expect(row("bai-perron")?["low"] == "1895" && row("bai-perron")?["high"] == "1902")
  }

  @Test func forecastsOfAirPassengers() throws {
    let path = try series("AirPassengers", from: 1949, monthly: true)
    let arguments = ["forecast", path, "--horizon", "12", "--format", "csv"]
    let run = try ComityProgram.run(arguments)
    let found = rows(run.output)
    #expect(found.map { $0["period"] } == (1...12).map { "1961-\($0 < 10 ? "0" : "")\($0)" })
    #expect(run.output.split(separator: "\n").dropFirst().allSatisfy { $0.hasSuffix(",\"ETS(M,A,M)\"") })
    for row in found {
      let numbers = ["low95", "low80", "forecast", "high80", "high95"].compactMap { row[$0].flatMap(Double.init) }
      #expect(numbers.count == 5 && numbers == numbers.sorted())
    }
    // The season repeats itself: last year's value comes back.
    let naive = rows(try ComityProgram.run(arguments + ["--method", "seasonal-naive"]).output)
    #expect(naive.first?["forecast"] == "417" && naive.last?["forecast"] == "432")
    for threads in ["1", "2", "7"] {
      #expect(try ComityProgram.run(arguments + ["--threads", threads]).bytes == run.bytes)
    }
    let backtest = rows(
      try ComityProgram.run(["forecast", path, "--backtest", "--method", "theta", "--format", "csv"]).output)
    let scaled = try #require(backtest.first?["mase"].flatMap(Double.init))
    #expect(scaled > 0.3 && scaled < 3)
    #expect(try #require(backtest.first?["origins"].flatMap(Int.init)) > 10)
  }

  @Test func decompositionsOfAirPassengers() throws {
    let path = try series("AirPassengers", from: 1949, monthly: true)
    for options in [[], ["--robust"], ["--multiplicative"], ["--method", "classical"]] {
      let found = rows(try ComityProgram.run(["decompose", path, "--format", "csv"] + options).output)
      #expect(found.count == 144)
      var complete = 0
      for row in found {
        let parts = ["trend", "seasonal", "remainder"].compactMap { row[$0].flatMap(Double.init) }
        let value = try #require(row["value"].flatMap(Double.init))
        guard parts.count == 3 else { continue }
        complete += 1
        let joined = options == ["--multiplicative"] ? parts.reduce(1, *) : parts.reduce(0, +)
        #expect(abs(joined - value) < 1e-9 * value)
      }
      // A centred mean over a year has no value for the first and the last half year.
      #expect(complete == (options.contains("classical") ? 132 : 144))
    }
    // R 4.2.2: decompose(AirPassengers)$trend[7].
    let classical = rows(
      try ComityProgram.run(["decompose", path, "--method", "classical", "--format", "csv"]).output)
    #expect(classical[6]["trend"]?.hasPrefix("126.79166") == true)
    #expect(classical[0]["trend"] == "")
  }

  /// statsmodels 0.15.0: adfuller(Nile, regression), kpss(Nile, regression, nlags="auto"), acorr_ljungbox(residuals).
  @Test func diagnosticsOfTheNile() throws {
    let path = try series("Nile", from: 1871, monthly: false)
    let found = rows(try ComityProgram.run(["trend", path, "--diagnostics", "--format", "csv"]).output)
    let expected = [
      ("dickey-fuller", "level", -4.048705096914342, 0.0011758879503871243),
      ("dickey-fuller", "trend", -4.790765517983118, 0.00048614302900814346),
      ("kpss", "level", 0.8691205593783892, 0.01), ("kpss", "trend", 0.2375869759899708, 0.01),
      ("ljung-box", "trend", 31.419622, 0.0005000364),
    ]
    #expect(found.count == expected.count)
    for (row, (method, around, statistic, pValue)) in zip(found, expected) {
      #expect(row["method"] == method && row["around"] == around)
      let numbers = try ["statistic", "p_value"].map { try #require(row[$0].flatMap(Double.init)) }
      #expect(abs(numbers[0] / statistic - 1) < 1e-7 && abs(numbers[1] / pValue - 1) < 1e-6)
    }
    let alone = try ComityProgram.run(["trend", path, "--diagnostics", "--screen"])
    #expect(alone.status == 2 && alone.errors.contains("--diagnostics stands alone"))
    let short = try folder.file("short.csv", "year,value\n2018,1\n2019,2\n2020,4\n")
    let refused = rows(try ComityProgram.run(["trend", short, "--diagnostics", "--format", "csv"]).output)
    #expect(refused.count == 5 && refused.allSatisfy { $0["variant"] == "refused" && $0["statistic"] == "" })
  }

  @Test func reconciledForecastsAddUp() throws {
    var lines = ["reporter,partner,year,value"]
    for year in 2000...2019 {
      for (index, key) in ["THA,RUS", "THA,USA", "VNM,RUS"].enumerated() {
        lines.append("\(key),\(year),\((year - 1_995) * (index + 2) * 10 + (year * (index + 3)) % 17)")
      }
    }
    let path = try folder.file("flows.csv", lines.joined(separator: "\n") + "\n")
    let asked = ["forecast", path, "--series", "reporter,partner", "--horizon", "3", "--format", "csv"]
    for method in ["bottom-up", "ols", "structural", "wls", "mint"] {
      let run = try ComityProgram.run(asked + ["--reconcile", method])
      let found = rows(run.output)
      #expect(
        found.map { "\($0["reporter"] ?? "") \($0["partner"] ?? "")" }
          == ["total total", "THA total", "THA RUS", "THA USA", "VNM RUS"].flatMap { [$0, $0, $0] }, "\(run.errors)")
      func point(_ row: Int) throws -> Double { try #require(found[row]["forecast"].flatMap(Double.init)) }
      for step in 0..<3 {
        #expect(abs(try point(step) - point(step + 3) - point(step + 12)) < 1e-6)
        #expect(abs(try point(step + 3) - point(step + 6) - point(step + 9)) < 1e-6)
      }
      for row in found {
        let numbers = ["low95", "low80", "forecast", "high80", "high95"].compactMap { row[$0].flatMap(Double.init) }
        #expect(numbers.count == 5 && numbers == numbers.sorted())
      }
    }
    let refusals: [([String], String)] = [
      (["--reconcile", "mnt"], "\"mint\""), (["--reconcile", "ols", "--backtest"], "leave out --reconcile"),
      (["--reconcile", "ols", "--where", "partner=USA"], "there is one"),
      (["--reconcile", "ols", "--method", "holt-winters", "--where", "period=2010..2011"], "total total: "),
    ]
    for (options, words) in refusals {
      let run = try ComityProgram.run(asked + options)
      #expect(run.status == 2 && run.output.isEmpty && run.errors.contains(words), "\(options): \(run.errors)")
    }
    let torn = try folder.file("torn.csv", lines.dropLast().joined(separator: "\n") + "\n")
    let run = try ComityProgram.run(["forecast", torn, "--series", "reporter,partner", "--reconcile", "ols"])
    #expect(run.status == 2 && run.errors.contains("VNM RUS has no value for 2019"))
  }

  @Test func annualSeriesHaveNoSeason() throws {
    let path = try series("Nile", from: 1871, monthly: false)
    let run = try ComityProgram.run(["decompose", path, "--method", "stl"])
    #expect(run.status == 2)
    #expect(run.errors.contains("annual series have none"))
    let cycles = rows(try ComityProgram.run(["decompose", path, "--smoothing", "100", "--format", "csv"]).output)
    #expect(cycles.count == 100 && cycles.allSatisfy { $0["seasonal"] == "" && $0["method"] == "hodrick-prescott" })
  }

  @Test func withoutTheProgramX13SaysWhatIsMissing() throws {
    let path = try series("AirPassengers", from: 1949, monthly: true)
    let run = try ComityProgram.run(
      ["decompose", path, "--method", "x-13"], environment: ["PATH": "/nowhere", "COMITY_X13": ""])
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.contains("x13as"))
  }

  @Test func gapsAndShortSeriesAreRefusedWithTheirPeriods() throws {
    let path = try folder.file("gap.csv", "period,value\n2018-01,1\n2018-02,2\n2018-05,3\n2018-06,4\n")
    for command in ["forecast", "breaks", "decompose"] {
      let run = try ComityProgram.run([command, path])
      #expect(run.status == 0)
      #expect(run.output.contains("2018-02"), "\(command): \(run.output)")
      #expect(run.output.contains("2018-05"))
    }
    let short = try folder.file("short.csv", "year,value\n2018,1\n2019,2\n")
    let csv = try ComityProgram.run(["forecast", short, "--format", "csv"]).output
    #expect(csv == "period,forecast,low80,high80,low95,high95,model\n,,,,,,refused\n")
    #expect(try ComityProgram.run(["forecast", short]).output.contains("2 observations, and it needs"))
  }

  @Test func wrongNamesSuggestTheNearest() throws {
    let path = try series("Nile", from: 1871, monthly: false)
    #expect(try ComityProgram.run(["forecast", path, "--method", "etz"]).errors.contains("\"ets\""))
    #expect(try ComityProgram.run(["breaks", path, "--method", "petitt"]).errors.contains("\"pettitt\""))
    #expect(try ComityProgram.run(["decompose", path, "--method", "hamiltn"]).errors.contains("\"hamilton\""))
    #expect(try ComityProgram.run(["chart", path, "--trend", "linar"]).errors.contains("\"linear\""))
    #expect(try ComityProgram.run(["forecast", path, "--horizon", "0"]).status == 64)
  }

  @Test func aChartIsAPictureOfItsOwn() throws {
    let path = try series("Nile", from: 1871, monthly: false)
    let target = folder.path + "/nile.svg"
    let run = try ComityProgram.run(["chart", path, "--breaks", "--output", target])
    #expect(run.status == 0 && run.output == "" && run.errors == "")
    let svg = try String(contentsOfFile: target, encoding: .utf8)
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(svg.contains(">break</text>") && svg.contains(">linear</text>") && svg.contains("break after 1898"))
    #expect(try ComityProgram.run(["chart", path, "--breaks"]).output == svg)
    let wrong = try ComityProgram.run(["chart", path, "--output", folder.path + "/nile.gif"])
    #expect(wrong.status == 2 && wrong.errors.contains(".svg"))
  }
}
