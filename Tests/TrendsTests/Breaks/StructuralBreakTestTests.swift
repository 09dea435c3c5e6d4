import TestSupport
import Testing
import Trends
import Vectors

@Suite struct StructuralBreakTestTests {
  @Test func agreesWithStrucchange() throws {
    let oracle = try OracleTable("breaks")
    for example in try BreakCase.all(oracle) {
      let truth = try oracle("\(example) F")
      let found = try StructuralBreakTest(example.values, regression: example.regression)
      expectDigits(found.statistics, try oracle("\(example) F sequence"), 10.5, "\(example) F")
      let summaries = [found.supremum, found.average, found.exponential]
      expectDigits(summaries.map(\.statistic), Array(truth[0..<3]), 12, "\(example) sup, ave, exp F")
      expectDigits(summaries.map(\.pValue), Array(truth[3..<6]), 12, "\(example) p")
      #expect(found.breakpoint == Int(truth[6]), "\(example)")
    }
  }

  @Test func saysWhatTheNileIsKnownFor() throws {
    let found = try StructuralBreakTest(Series.nile)
    #expect(abs(found.supremum.statistic - 75.92977) < 5e-6 && found.breakpoint == 28)
    #expect(abs(found.average.statistic - 21.215) < 5e-4 && abs(found.exponential.statistic - 33.759) < 5e-4)
    #expect(found.firstCandidate == 15 && found.statistics.count == 71 && found.remarks.isEmpty)
    #expect(
      found.variant
        == "Chow F statistics of y ~ 1 (not divided by k), candidates 15 to 85, asymptotic p after Hansen 1997")
  }

  @Test func hansensPValuesAgreeWithStrucchange() throws {
    for (key, truth) in try OracleTable("breaks").rows where key.hasPrefix("hansen ") {
      let words = key.split(separator: " ").dropFirst().map { Double($0)! }
      let found = FStatisticSummary.allCases.map {
        $0.pValue(words[2], coefficients: Int(words[0]), trimming: words[1])
      }
      expectDigits(found, truth, 11, key)
    }
    #expect(FStatisticSummary.supremum.pValue(5, coefficients: 7, trimming: 0.15) == nil)
  }

  /// Each F from three regressions of their own.
  @Test func agreesWithThePlainTwin() throws {
    var random = SeededGenerator(seed: 41)
    for _ in 0..<30 {
      let n = Int.random(in: 16...40, using: &random)
      let k = Int.random(in: 1...3, using: &random)
      let columns = (0..<k).map { column in
        Vector((0..<n).map { _ in column == 0 ? 1 : Double.random(in: -1...1, using: &random) })
      }
      let values = (0..<n).map { _ in Double.random(in: -5...5, using: &random) }
      let found = try StructuralBreakTest(values, regression: .regressors(Matrix(columns: columns)))
      func squares(_ part: Range<Int>) throws -> Double {
        try LeastSquaresSolution(
          design: Matrix(columns: columns.map { Vector($0[part]) }), response: Vector(values[part])
        )
        .residualSumOfSquares
      }
      for (offset, statistic) in found.statistics.enumerated() {
        let cut = found.firstCandidate + offset
        let pieces = try squares(0..<cut) + squares(cut..<n)
        let truth = (try squares(0..<n) - pieces) / (pieces / Double(n - 2 * k))
        expectDigits([statistic], [truth], 10, "n \(n) k \(k) at \(cut)")
      }
    }
  }

  @Test func ignoresUnitsAndMirrors() throws {
    var random = SeededGenerator(seed: 42)
    for _ in 0..<50 {
      let n = Int.random(in: 12...60, using: &random)
      let values = (0..<n).map { _ in Double.random(in: -5...5, using: &random) }
      let (a, b) = (Double.random(in: 0.1...9, using: &random), Double.random(in: -50...50, using: &random))
      for regression in [BreakRegression.level, .levelAndTrend] {
        let plain = try StructuralBreakTest(values, regression: regression)
        let moved = try StructuralBreakTest(values.map { -a * $0 + b }, regression: regression)
        expectDigits(moved.statistics, plain.statistics, 9, "moved")
        let mirrored = try StructuralBreakTest(values.reversed(), regression: regression)
        expectDigits(mirrored.statistics.reversed(), plain.statistics, 9, "mirrored")
        #expect(mirrored.breakpoint == n - plain.breakpoint && moved.breakpoint == plain.breakpoint)
      }
    }
  }

  /// Under "no break" the nominal 5 % of independent normal-like series is about kept at 100 observations.
  @Test func keepsItsSize() throws {
    var random = SeededGenerator(seed: 43)
    var rejected = [0, 0, 0]
    let replications = 400
    for _ in 0..<replications {
      let values = (0..<100).map { _ in (0..<6).map { _ in Double.random(in: -1...1, using: &random) }.reduce(0, +) }
      let found = try StructuralBreakTest(values)
      for (place, summary) in [found.supremum, found.average, found.exponential].enumerated()
      where summary.pValue! < 0.05 { rejected[place] += 1 }
    }
    for count in rejected { #expect((8...35).contains(count), "\(rejected) of \(replications)") }
  }

  @Test func answersForHardSeriesAndRefusesOthers() throws {
    #expect(refusal { _ = try StructuralBreakTest([]) } == .tooFewObservations(needed: 10, found: 0))
    #expect(refusal { _ = try StructuralBreakTest([1, 2]) } == .tooFewObservations(needed: 10, found: 2))
    let constant = [Double](repeating: 0.1, count: 30)
    #expect(refusal { _ = try StructuralBreakTest(constant) } == .noScatter)
    let line = (0..<30).map { 0.1 * Double($0) + 3 }
    #expect(refusal { _ = try StructuralBreakTest(line, regression: .levelAndTrend) } == .noScatter)
    let step = [Double](repeating: 0.1, count: 12) + [Double](repeating: 0.7, count: 12)
    #expect(refusal { _ = try StructuralBreakTest(step) } == .noScatter)
    var missing = Series.nile
    missing[4] = .nan
    #expect(refusal { _ = try StructuralBreakTest(missing) } == .notFinite(time: 5))
    missing[4] = -.infinity
    #expect(refusal { _ = try StructuralBreakTest(missing) } == .notFinite(time: 5))
    let twice = Matrix(columns: [Vector(repeating: 1, count: 100), Vector(repeating: 2, count: 100)])
    #expect(
      refusal { _ = try StructuralBreakTest(Series.nile, regression: .regressors(twice)) } == .regressorsDependent)
    let late = Matrix(columns: [
      Vector(repeating: 1, count: 100), Vector((0..<100).map { $0 < 50 ? 0 : Double($0) }),
    ])
    #expect(refusal { _ = try StructuralBreakTest(Series.nile, regression: .regressors(late)) } == .regressorsDependent)

    var outlier = Series.nile
    outlier[60] = 1e300
    let found = try StructuralBreakTest(outlier)
    #expect(found.supremum.statistic.isFinite && found.supremum.pValue! > 0.1)
    let widest = (0..<20).map { ($0 % 3 == 0 ? -1.7e308 : 1.7e308) }
    #expect(try StructuralBreakTest(widest).supremum.pValue! > 0.1)
    let tiny = Series.nile.map { $0 * 1e-300 * 1e-10 }
    expectDigits([try StructuralBreakTest(tiny).supremum.statistic], [75.92977], 6, "tiny")
    let short = try StructuralBreakTest(Array(Series.nile[20..<34]))
    #expect(short.breakpoint == 8 && short.remarks.count == 1)
  }

  @Test func hasNoPValuesForManyRegressors() throws {
    var random = SeededGenerator(seed: 44)
    let columns = (0..<7).map { _ in Vector((0..<100).map { _ in Double.random(in: -1...1, using: &random) }) }
    let found = try StructuralBreakTest(Series.nile, regression: .regressors(Matrix(columns: columns)))
    #expect(found.supremum.pValue == nil && found.remarks.count == 1)
  }
}
