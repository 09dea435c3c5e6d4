import Decimals
import Intervals
import TestSupport
import Testing

@Suite struct IntervalArithmeticTests {
  @Test func propagatesOpenAndClosedBounds() throws {
    #expect(interval("[1, 2)") + interval("(3, 4]") == interval("(4, 6)"))
    #expect(interval("[1, 2)") - interval("[3, 4)") == interval("(-3, -1)"))
    #expect(-interval("[1, 2)") == interval("(-2, -1]"))
    #expect(interval("[1, 2)") * interval("[3, ∞)") == interval("[3, ∞)"))
    #expect(interval("[0, 1]") * interval("[1, ∞)") == interval("[0, ∞)"))
    #expect(interval("(0, 1]") * interval("[1, ∞)") == interval("(0, ∞)"))
    #expect(interval("(-1, 1)") * interval("[0, 0]") == interval("[0, 0]"))
    #expect(try interval("[1, 2]").divided(by: interval("(0, 4]")) == interval("[0.25, ∞)"))
    #expect(try interval("[1, 2]").divided(by: interval("[4, ∞)")) == interval("(0, 0.5]"))
    #expect(interval("[1, 2)").scaled(by: ExactRational(-3)) == interval("(-6, -3]"))
  }

  @Test func refusesARatioByWhatMayBeZero() {
    let divisor = interval("[-0.05, 0.05)")
    #expect(throws: Undefined.divisorMayBeZero(divisor)) { try interval("[1, 2]").divided(by: divisor) }
    #expect(Undefined.divisorMayBeZero(divisor).description.contains("[-0.05, 0.05)"))
  }

  @Test func cumulates() {
    let years = [interval("[0.5, 0.5]"), interval("[0.5, 1.5]"), interval("[1, 1.5)")]
    #expect(Interval.cumulated(years) == [interval("[0.5, 0.5]"), interval("[1, 2]"), interval("[2, 3.5)")])
    #expect(Interval.sum(years) == interval("[2, 3.5)"))
    #expect(Interval.sum([]) == interval("[0, 0]"))
  }

  /// Brute force: every sampled pair lands inside, and the samples at the ends reach the bounds.
  @Test func enclosesAndIsTightAtRandom() throws {
    var random = SeededGenerator(seed: 201)
    for _ in 0..<600 {
      let a = Interval.random(using: &random)
      let b = Interval.random(using: &random)
      let xs = a.samples(using: &random)
      let ys = b.samples(using: &random)
      func check(
        _ result: Interval, _ operation: (ExactRational, ExactRational) -> ExactRational?, tight: Bool = true
      ) throws {
        let images = try xs.flatMap { x in try ys.map { y in try #require(operation(x, y)) } }
        for image in images { #expect(result.contains(image), "\(a) \(b) \(result) \(image)") }
        if tight { #expect(result.isTight(around: images), "\(a) \(b) \(result)") }
      }
      try check(a + b) { $0.adding($1) }
      try check(a - b) { $0.subtracting($1) }
      try check(a * b) { $0.multiplied(by: $1) }
      if b.contains(.zero) {
        #expect(throws: Undefined.self) { try a.divided(by: b) }
      } else {
        let touchesZero = b.lower.value == .zero || b.upper.value == .zero
        try check(try a.divided(by: b), { $0.divided(by: $1) }, tight: !touchesZero)
      }
    }
  }

  @Test func narrowerOperandsGiveNarrowerResults() throws {
    var random = SeededGenerator(seed: 202)
    for _ in 0..<600 {
      let (a, b) = (Interval.random(using: &random), Interval.random(using: &random))
      let (c, d) = (a.narrowed(using: &random), b.narrowed(using: &random))
      #expect((a + b).contains(c + d))
      #expect((a - b).contains(c - d))
      #expect((a * b).contains(c * d))
      if !b.contains(.zero) { #expect(try a.divided(by: b).contains(c.divided(by: d))) }
    }
  }

  /// Numbers of up to 127 bits whose results do not fit: the enclosure is checked in doubles of the exact parts and by
  /// undoing the operation.
  @Test func widensOutwardWhenDigitsRunOut() throws {
    var random = SeededGenerator(seed: 203)
    var widened = 0
    for _ in 0..<2_000 {
      func extremeNumber() -> ExactRational {
        let top = Int128.random(in: -Int128.max...Int128.max, using: &random) >> Int.random(in: 0...126, using: &random)
        let bottom = Int128.random(in: 1...Int128.max, using: &random) >> Int.random(in: 0...126, using: &random)
        return ExactRational(top, over: max(1, bottom))!
      }
      let (x, y) = (extremeNumber(), extremeNumber())
      let (a, b) = (Interval(exactly: x), Interval(exactly: y))
      let results: [(Interval, exact: ExactRational?, near: Double)] = [
        (a + b, x.adding(y), x.doubleValue + y.doubleValue),
        (a - b, x.subtracting(y), x.doubleValue - y.doubleValue),
        (a * b, x.multiplied(by: y), x.doubleValue * y.doubleValue),
      ]
      let scale = max(abs(x.doubleValue), abs(y.doubleValue))
      for (position, (result, exact, near)) in results.enumerated() {
        if let exact {
          #expect(result == Interval(exactly: exact))
          continue
        }
        widened += 1
        #expect(!result.lower.isClosed && !result.upper.isClosed)
        let tolerance = 1e-15 * (position == 2 ? abs(near) : scale) + 2e-38
        if let low = result.lower.value?.doubleValue { #expect(low <= near + tolerance, "\(x) \(y) \(result)") }
        if let high = result.upper.value?.doubleValue { #expect(high >= near - tolerance, "\(x) \(y) \(result)") }
        if abs(near) < 1e37 {
          let width = (result.upper.value?.doubleValue ?? .infinity) - (result.lower.value?.doubleValue ?? -.infinity)
          #expect(width <= 2 * tolerance + 1e-14 * abs(near), "\(x) \(y) \(result)")
        }
        // x + y, less y, must still hold x; x y too, undone by a division.
        if position == 0 { #expect((result - b).contains(x)) }
        if position == 2, !y.isZero, let quotient = try? result.divided(by: b) { #expect(quotient.contains(x)) }
      }
    }
    #expect(widened > 1_000)
  }
}
