import Decimals
import Foundation
import Intervals
import TestSupport
import Testing

/// Every result of `Oracles/intervals/intervals.py`: exact fractions, and enclosures by mpmath.iv.
@Suite struct IntervalOracleTests {
  struct Row {
    let operation: String
    let a: Interval
    let b: Interval?
    let exact: Interval?
    let outerLow: String
    let outerHigh: String
  }

  private static func fraction(_ text: Substring) -> ExactRational {
    let parts = text.split(separator: "/").compactMap { Int128($0) }
    return ExactRational(parts[0], over: parts.count > 1 ? parts[1] : 1)!
  }

  /// `[-7/2 9/10)`
  private static func interval(_ text: Substring) -> Interval? {
    guard let first = text.first, let last = text.last else { return nil }
    let ends = text.dropFirst().dropLast().split(separator: " ").map(fraction)
    return Interval(
      first == "[" ? .closed(ends[0]) : .open(ends[0]), last == "]" ? .closed(ends[1]) : .open(ends[1]))
  }

  private static func rows() throws -> [Row] {
    let path = ComityProgram.root + "/Tests/OracleTests/Oracles/intervals/intervals.csv"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
    return try lines.map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return Row(
        operation: String(cells[0]), a: try #require(interval(cells[1])), b: interval(cells[2]),
        exact: interval(cells[3]), outerLow: String(cells[4]), outerHigh: String(cells[5]))
    }
  }

  @Test func arithmeticIsExactAndInsideTheEnclosure() throws {
    var counts: [String: Int] = [:]
    for row in try Self.rows() {
      guard let b = row.b, let exact = row.exact else { continue }
      let found =
        switch row.operation {
        case "sum": row.a + b
        case "difference": row.a - b
        case "product": row.a * b
        case "quotient": try row.a.divided(by: b)
        default: try Interval.growth(from: row.a, to: b)
        }
      #expect(found == exact, "\(row.operation) \(row.a) \(b): \(found), not \(exact)")
      let low = try #require(found.lower.value?.doubleValue)
      let high = try #require(found.upper.value?.doubleValue)
      #expect(try #require(Double(row.outerLow)) <= low && high <= (try #require(Double(row.outerHigh))))
      counts[row.operation, default: 0] += 1
    }
    #expect(counts == ["sum": 120, "difference": 120, "product": 120, "quotient": 120, "growth": 120])
  }

  /// Roots are enclosed, within two parts in 10¹² of mpmath's 200 bits.
  @Test func rootsEncloseMpmaths() throws {
    var count = 0
    for row in try Self.rows() where row.operation.hasPrefix("root ") {
      let degree = try #require(Int(row.operation.dropFirst(5)))
      let found = row.a.root(degree)
      let (low, high) = (try #require(found.lower.value), try #require(found.upper.value))
      let oracle = try [row.outerLow, row.outerHigh].map { text in
        try #require(ExactDecimal(text).flatMap { ExactRational($0) })
      }
      // The oracle's own digits end at the thirtieth.
      #expect(
        low.doubleValue <= oracle[0].doubleValue && oracle[1].doubleValue <= high.doubleValue, "\(row.a) \(found)")
      #expect(abs(low.doubleValue - oracle[0].doubleValue) <= 2.1e-12 * max(1, oracle[0].doubleValue))
      #expect(abs(high.doubleValue - oracle[1].doubleValue) <= 2.1e-12 * max(1, oracle[1].doubleValue))
      count += 1
    }
    #expect(count == 120)
  }
}

/// Laws at random, against exact rationals.
@Suite struct IntervalLawTests {
  @Test func growthHoldsEveryTruthAndNarrowsWithItsOperands() throws {
    var random = SeededGenerator(seed: 211)
    for _ in 0..<400 {
      let (before, after) = (
        Interval.random(isPositive: true, using: &random), Interval.random(isPositive: true, using: &random)
      )
      let growth = try Interval.growth(from: before, to: after)
      for x in before.samples(using: &random) {
        for y in after.samples(using: &random) {
          let truth = try #require(y.divided(by: x)?.subtracting(.one))
          #expect(growth.contains(truth), "\(before) \(after) \(growth) \(truth)")
        }
      }
      let narrow = try Interval.growth(from: before.narrowed(using: &random), to: after.narrowed(using: &random))
      #expect(growth.contains(narrow))
    }
  }

  /// x/x is 1 where the same unknown stands above and below: a whole that is nothing but its part has a share of exactly
  /// 1, and shares of part and rest add up to it for every pair of truths.
  @Test func whatIsDividedByItselfIsOne() throws {
    var random = SeededGenerator(seed: 212)
    for _ in 0..<300 {
      let part = Interval.random(isPositive: true, using: &random)
      let rest = Interval.random(isPositive: true, using: &random)
      #expect(try part.share(withRest: Interval(exactly: .zero)) == Interval(exactly: .one))
      #expect(try part.share(in: part).upper.value == .one)
      let (share, other) = (try part.share(withRest: rest), try rest.share(withRest: part))
      #expect(share.upper.value?.adding(try #require(other.lower.value)) == .one)
      // Taken as independent the ratio would be wider.
      let independent = try part.divided(by: part + rest)
      #expect(independent.contains(share))
      for x in part.samples(using: &random) {
        for y in rest.samples(using: &random) {
          let whole = try #require(x.adding(y))
          #expect(share.contains(try #require(x.divided(by: whole))))
        }
      }
    }
  }

  @Test func rootsHoldEveryTruthAndNarrow() {
    var random = SeededGenerator(seed: 213)
    for _ in 0..<300 {
      let base = Interval.random(isPositive: true, using: &random)
      let degree = Int.random(in: 1...9, using: &random)
      let powers = (1...degree).reduce(Interval(exactly: .one)) { power, _ in power * base }
      // The root of a power holds the base again: exact rationals are inside.
      let root = powers.root(degree)
      for x in base.samples(using: &random) { #expect(root.contains(x), "\(base) \(degree) \(root)") }
      #expect(base.root(degree).contains(base.narrowed(using: &random).root(degree)) || degree == 1)
    }
    #expect(Interval(exactly: .one).root(7) == Interval(exactly: .one))
    #expect(Interval.nonNegative.root(3) == Interval(.closed(.zero), .unbounded))
  }

  @Test func cumulationIsTheSumOfWhatCameBefore() {
    var random = SeededGenerator(seed: 214)
    for _ in 0..<200 {
      let parts = (0..<5).map { _ in Interval.random(using: &random) }
      let running = Interval.cumulated(parts)
      for index in parts.indices { #expect(running[index] == Interval.sum(parts[...index])) }
    }
  }
}
