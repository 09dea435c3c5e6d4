import TestSupport
import Testing
import Vectors

@testable import Trends

@Suite struct BaiPerronTests {
  @Test func agreesWithStrucchange() throws {
    let oracle = try OracleTable("breaks")
    for example in try BreakCase.all(oracle) {
      let found = try BaiPerron(example.values, regression: example.regression)
      let narrower = try BaiPerron(example.values, regression: example.regression, confidence: 0.9)
      expectDigits(found.partitions.map(\.residualSumOfSquares), try oracle("\(example) RSS"), 11, "\(example) RSS")
      expectDigits(found.partitions.map(\.informationCriterion), try oracle("\(example) BIC"), 11.5, "\(example) BIC")
      #expect(found.breaks == Int(try oracle("\(example) chosen")[0]), "\(example)")
      for breaks in 1..<found.partitions.count {
        let partition = found.partitions[breaks]
        #expect(try partition.breakpoints.map(Double.init) == oracle("\(example) breaks \(breaks)"), "\(example)")
        for (level, intervals) in [("0.95", partition.intervals), ("0.9", narrower.partitions[breaks].intervals)] {
          let truth = try oracle("\(example) interval \(level) \(breaks)").map { $0.isNaN ? nil : Int($0) }
          let ends = intervals.map { $0?.low } + intervals.map { $0?.high }
          #expect(ends == truth, "\(example), \(breaks) breaks, \(level)")
        }
      }
    }
  }

  @Test func findsTheBreakOfTheNile() throws {
    let found = try BaiPerron(Series.nile)
    #expect(found.breaks == 1 && found.chosen.breakpoints == [28] && found.remarks.isEmpty)
    #expect(found.minimumSegment == 15 && found.partitions.count == 6)
    #expect(found.variant.hasPrefix("y ~ 1 by segments of 15 or more, number of breaks by BIC among 0 to 5"))
  }

  /// All partitions, each segment fitted on its own.
  @Test func agreesWithAllPartitions() throws {
    var random = SeededGenerator(seed: 45)
    for _ in 0..<20 {
      let n = Int.random(in: 12...15, using: &random)
      let trend = Bool.random(using: &random)
      let h = trend ? 3 : 2
      let values = (0..<n).map { Double.random(in: -3...3, using: &random) + ($0 > n / 2 ? 2 : 0) }
      let found = try BaiPerron(
        values, regression: trend ? .levelAndTrend : .level, minimumShare: 0.01, mostBreaks: n / h - 1)
      #expect(found.minimumSegment == h && found.partitions.count == n / h)
      var squares: [Range<Int>: Double] = [:]
      for start in 0..<n {
        for end in stride(from: start + h, through: n, by: 1) {
          let part = start..<end
          let columns =
            [Vector(repeating: 1, count: part.count)] + (trend ? [Vector(part.map { Double($0) })] : [])
          squares[part] = try LeastSquaresSolution(design: Matrix(columns: columns), response: Vector(values[part]))
            .residualSumOfSquares
        }
      }
      func best(_ breaks: Int, from start: Int) -> (Double, [Int]) {
        if breaks == 0 { return (squares[start..<n] ?? .infinity, []) }
        var least = (Double.infinity, [Int]())
        for cut in stride(from: start + h, through: n - h, by: 1) {
          let rest = best(breaks - 1, from: cut)
          let total = squares[start..<cut]! + rest.0
          if total < least.0 { least = (total, [cut] + rest.1) }
        }
        return least
      }
      for (breaks, partition) in found.partitions.enumerated() {
        let truth = best(breaks, from: 0)
        if breaks < n / h - 1 || n % h != 0 { #expect(partition.breakpoints == truth.1) }
        expectDigits([partition.residualSumOfSquares], [truth.0], 10, "n \(n), \(breaks) breaks")
      }
    }
  }

  @Test func theLawOfTheDateAgreesWithStrucchange() throws {
    for (key, truth) in try OracleTable("breaks").rows where key.hasPrefix("argmax ") {
      let words = key.split(separator: " ").dropFirst().map { Double($0)! }
      let law = BreakDateDistribution(regressorRatio: words[0], varianceRatio: words[1])
      expectDigits([law.cumulative(words[2])], truth, 13, key)
    }
    for (xi, ratio) in [(0.2, 5.0), (0.2, 1), (1, 0.3), (1, 1), (4, 0.3), (4, 5)] {
      let law = BreakDateDistribution(regressorRatio: xi, varianceRatio: ratio)
      for probability in [0.005, 0.025, 0.05, 0.95, 0.975, 0.995] {
        if let quantile = law.quantile(probability) {
          expectDigits([law.cumulative(quantile)], [probability], 11, "quantile of \(probability)")
        }
      }
      #expect(law.cumulative(-1e6) < 1e-12 && law.cumulative(1e6) > 1 - 1e-12)
    }
  }

  @Test func ignoresUnitsAndMirrors() throws {
    var random = SeededGenerator(seed: 46)
    for _ in 0..<10 {
      let n = Int.random(in: 20...40, using: &random)
      let values = (0..<n).map { Double.random(in: -3...3, using: &random) + ($0 > n / 3 ? 4 : 0) }
      let plain = try BaiPerron(values, regression: .levelAndTrend)
      let moved = try BaiPerron(values.map { 256 * $0 - 3 }, regression: .levelAndTrend)
      #expect(moved.partitions.map(\.breakpoints) == plain.partitions.map(\.breakpoints))
      #expect(moved.partitions.map(\.intervals) == plain.partitions.map(\.intervals) && moved.breaks == plain.breaks)
      let mirrored = try BaiPerron(values.reversed(), regression: .levelAndTrend)
      #expect(mirrored.breaks == plain.breaks)
      #expect(
        mirrored.partitions.map(\.breakpoints) == plain.partitions.map { $0.breakpoints.reversed().map { n - $0 } })
    }
  }

  @Test func answersForHardSeriesAndRefusesOthers() throws {
    #expect(refusal { _ = try BaiPerron([1, 2]) } == .tooFewObservations(needed: 10, found: 2))
    #expect(refusal { _ = try BaiPerron([Double](repeating: 0.3, count: 30)) } == .noScatter)
    #expect(refusal { _ = try BaiPerron([.nan] + Series.nile) } == .notFinite(time: 1))
    let long = [Double](repeating: 1, count: 5_001)
    #expect(refusal { _ = try BaiPerron(long) } == .tooManyObservations(most: 5_000, found: 5_001))
    let late = Matrix(columns: [
      Vector(repeating: 1, count: 100), Vector((0..<100).map { $0 < 30 ? 0 : Double($0) }),
    ])
    #expect(refusal { _ = try BaiPerron(Series.nile, regression: .regressors(late)) } == .regressorsDependent)

    let steps = [0.1, 0.7, 0.4].flatMap { [Double](repeating: $0, count: 10) }
    let exact = try BaiPerron(steps)
    #expect(exact.breaks == 2 && exact.chosen.breakpoints == [10, 20])
    #expect(exact.chosen.intervals == [nil, nil] && exact.chosen.informationCriterion == nil)
    #expect(exact.remarks.contains { $0.contains("With 2 breaks the segments fit") })

    var outlier = Series.nile
    outlier[60] = 1e300
    let found = try BaiPerron(outlier)
    #expect(found.partitions.allSatisfy { $0.residualSumOfSquares == nil && $0.informationCriterion != nil })
    #expect(found.remarks.contains { $0.contains("range of a double") })
    let large = try BaiPerron(Series.nile.map { $0 * 1e302 })
    let small = try BaiPerron(Series.nile.map { $0 * 1e-300 * 1e-10 })
    let plain = try BaiPerron(Series.nile).chosen
    for scaled in [large.chosen, small.chosen] {
      #expect(scaled.breakpoints == [28] && scaled.intervals == plain.intervals)
    }
    let many = try BaiPerron(Series.nile, mostBreaks: 9)
    #expect(many.partitions.count == 6 && many.remarks.count == 1)
  }
}
