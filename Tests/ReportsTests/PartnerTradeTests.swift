import Documents
import Foundation
import Testing

@Suite struct PartnerTradeTests {
  private let report: ReadReport

  init() throws { report = try ReadReport.shared.get() }

  private func ten(_ year: Int, _ partner: String? = nil) throws -> Double {
    var wanted = ["reporter": "RUS", "source": "itpd-e-r01", "period": "\(year)"]
    wanted["partner"] = partner
    return HandCalculation.double(try HandCalculation.total(wanted))
  }

  @Test func theFallOfTheTen() throws {
    let (before, after) = (try ten(2014), try ten(2016))
    let growth = try report.number("fall-ten", ["sum"], "growth")
    #expect(abs(growth - (after / before - 1)) < 1e-12)
    #expect(String(format: "%.1f", growth * 100) == "-45.1")
    for (name, code, printed) in [("Singapore", "SGP", "-20.2"), ("Thailand", "THA", "-15.8")] {
      let points = try report.number("fall-ten", [.text(name)], "contribution")
      #expect(abs(points - (try ten(2016, code) - (try ten(2014, code))) / before) < 1e-12)
      #expect(String(format: "%.1f", points * 100) == printed)
    }
  }

  @Test func contributionsAddUpToGrowth() throws {
    for id in ["growth-fcs", "growth-singapore", "growth-malaysia", "growth-ten"] {
      for row in try report.table(id).rows {
        let numbers = row.cells.dropFirst().compactMap { cell -> Double? in
          if case .number(let value) = cell { value } else { nil }
        }
        #expect(abs(numbers[0] - numbers.dropFirst().reduce(0, +)) < 1e-12, "\(id)")
      }
    }
  }

  /// Mean of the log changes with the t quantile of 15 degrees of freedom, 2.131449545559323.
  @Test func driftAndLeastSquaresOfTheTen() throws {
    let logs = try (2000...2016).map { log(try ten($0)) }
    let changes = zip(logs.dropFirst(), logs).map(-)
    let mean = changes.reduce(0, +) / 16
    let variance = changes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 15
    let reach = 2.131449545559323 * (variance / 16).squareRoot()
    let key: [Cell] = ["sum"]
    #expect(abs(try report.number("trend-ten", key, "drift") - (exp(mean) - 1)) < 1e-12)
    #expect(abs(try report.number("trend-ten", key, "drift_low") - (exp(mean - reach) - 1)) < 1e-9)
    #expect(abs(try report.number("trend-ten", key, "drift_high") - (exp(mean + reach) - 1)) < 1e-9)
    #expect(String(format: "%.2f", (exp(mean) - 1) * 100) == "11.84")
    #expect(String(format: "%.1f", (exp(mean - reach) - 1) * 100) == "-1.6")
    #expect(String(format: "%.1f", (exp(mean + reach) - 1) * 100) == "27.1")

    let middle = logs.reduce(0, +) / 17
    let times = (0..<17).map { Double($0) - 8 }
    let slope = zip(times, logs).reduce(0) { $0 + $1.0 * ($1.1 - middle) } / times.reduce(0) { $0 + $1 * $1 }
    #expect(abs(try report.number("trend-ten", key, "least_squares") - (exp(slope) - 1)) < 1e-10)
    #expect(String(format: "%.2f", (exp(slope) - 1) * 100) == "15.39")
  }

  /// All 8! orders of eight values, counted: the exact two-sided p of |S| ≥ 4 is 0.7195.
  @Test func mannKendallOfSingaporeWithRussia() throws {
    let values = try (2010...2017).map { year in
      HandCalculation.double(
        try HandCalculation.total(
          ["reporter": "SGP", "partner": "RUS", "sector": "total", "period": "\(year)"]))
    }
    var score = 0
    for i in values.indices { for j in values.indices where j > i { score += values[j] > values[i] ? 1 : -1 } }
    #expect(score == 4)
    // Orders by number of inversions, built up one value at a time.
    var orders = [1]
    for size in 2...8 {
      var next = Array(repeating: 0, count: orders.count + size - 1)
      for (inversions, count) in orders.enumerated() { for added in 0..<size { next[inversions + added] += count } }
      orders = next
    }
    let extreme = orders.enumerated().filter { abs(28 - 2 * $0.offset) >= score }.reduce(0) { $0 + $1.element }
    let exact = Double(extreme) / 40_320
    #expect(String(format: "%.4f", exact) == "0.7195")
    #expect(try report.number("trend-singapore", ["Russia"], "mann_kendall_s") == 4)
    #expect(abs(try report.number("trend-singapore", ["Russia"], "mann_kendall_p") - exact) < 1e-12)
  }

  @Test func russianCustomsByMonthAddUpToYears() throws {
    for (partner, code) in [("VNM", "VNM"), ("IDN", "IDN")] {
      let sum = try (1...12).reduce(Decimal(0)) { total, month in
        total
          + (try HandCalculation.total([
            "reporter": "RUS", "source": "fcs-monthly", "partner": code,
            "period": "2019-" + (month < 10 ? "0" : "") + "\(month)",
          ]))
      }
      let found = try report.number("trade-fcs", [.integer(2019)], partner)
      #expect(abs(found - HandCalculation.double(sum) / 1e6) < 1e-9)
    }
  }

  @Test func realIsNominalOverPrices() throws {
    let index = try HandCalculation.rows("prices")
    func price(_ year: String) throws -> Double {
      try #require(index.first { $0["year"] == year }.flatMap { Double($0["index"] ?? "") })
    }
    let nominal = try report.number("real-fcs", [.integer(2010)], "nominal")
    let real = try report.number("real-fcs", [.integer(2010)], "real")
    #expect(abs(real - nominal / (try price("2010")) * (try price("2021"))) < 1e-6)
  }

  /// A sum without one of its partners is no sum.
  @Test func aYearWithoutAPartnerHasNoSum() throws {
    #expect(try report.cell("trade-singapore", [.integer(2010)], "sum").isMissing)
    #expect(try report.cell("trade-singapore", [.integer(2010)], "ARM").isMissing)
    #expect(!(try report.cell("trade-singapore", [.integer(2011)], "sum").isMissing))
  }

  /// Sources of different unit or price base stand in tables of their own.
  @Test func sourcesAreNotMixed() throws {
    for id in ["trade-fcs", "trade-singapore", "trade-malaysia", "trade-ten"] {
      #expect(Set(try report.table(id).rows.map(\.sources)).count == 1, "\(id)")
    }
    #expect(try report.table("trade-ten").title.contains("USD of 2010"))
    #expect(try report.table("trade-malaysia").title.contains("MYR"))
  }
}
