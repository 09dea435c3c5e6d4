import Foundation
import TestSupport
import Testing
import Trends

/// What the remarks on short series say, simulated anew at 20 observations: within four standard errors of both
/// simulations.
@Suite struct ShortSeriesTests {
  @Test func rejectAsOftenAsTheRemarksSay() throws {
    var random = SeededGenerator(seed: 53)
    let replications = 250
    var hits: [String: Int] = [:]
    func count(_ name: String, _ hit: Bool) { if hit { hits[name, default: 0] += 1 } }
    for _ in 0..<replications {
      let values = (0..<20).map { _ in
        (-2 * log(Double.random(in: 0x1p-53...1, using: &random))).squareRoot()
          * cos(2 * Double.pi * Double.random(in: 0..<1, using: &random))
      }
      var sum = 0.0
      let walk = values.map { value in
        sum += value
        return sum
      }
      count("level", try StructuralBreakTest(values).supremum.pValue! < 0.05)
      count("trend", try StructuralBreakTest(values, regression: .levelAndTrend).supremum.pValue! < 0.05)
      count("breaks", try BaiPerron(values).breaks > 0)
      count("rank", try PettittTest(values).pValue < 0.05)
      count("recursive", try CumulativeSumTest(values).pValue < 0.05)
      count("ordinary", try CumulativeSumTest(values, residuals: .ordinary).pValue < 0.05)
      count("automatic lags", try DickeyFullerTest(walk).pValue < 0.05)
      count("one lag", try DickeyFullerTest(walk, lags: .given(1)).pValue < 0.05)
      count("around a level", try KPSSTest(values).pValue < 0.05)
      count("around a trend", try KPSSTest(values, around: .trend).pValue < 0.05)
    }
    let said: [(String, Double)] = [
      ("level", 7.1), ("trend", 12.4), ("breaks", 19.5), ("rank", 2.3), ("recursive", 3.4), ("ordinary", 1.3),
      ("automatic lags", 22.4), ("one lag", 6.7), ("around a level", 4.4), ("around a trend", 15.3),
    ]
    for (name, percent) in said {
      let share = percent / 100
      let reach = 4 * (share * (1 - share) * (1 / Double(replications) + 1 / 2_000.0)).squareRoot()
      let found = Double(hits[name] ?? 0) / Double(replications)
      #expect(abs(found - share) < reach, "\(name): \(found), not \(share) ± \(reach)")
    }
  }
}
