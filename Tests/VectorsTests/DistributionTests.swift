import Testing
import Vectors

/// Against mpmath at 60 digits (Oracles/distributions/distributions.py).
@Suite struct DistributionTests {
  @Test func agreesWithSixtyDigits() throws {
    var worst = 0.0
    var worstQuantile = 0.0
    for row in try oracleRows("distributions/distributions.csv") {
      let first = Double(row[1]) ?? 0
      let second = Double(row[2]) ?? 0
      let x = try #require(Double(row[3]))
      let lower = try #require(Double(row[4]))
      let upper = try #require(Double(row[5]))
      let (cumulative, upperTail, quantile): (Double, Double, (Double) -> Double)
      switch row[0] {
      case "normal":
        let law = NormalDistribution()
        (cumulative, upperTail, quantile) = (law.cumulative(x), law.upperTail(x), law.quantile)
      case "student_t":
        let law = StudentTDistribution(degreesOfFreedom: first)
        (cumulative, upperTail, quantile) = (law.cumulative(x), law.upperTail(x), law.quantile)
      case "f":
        let law = FDistribution(numeratorDegrees: first, denominatorDegrees: second)
        (cumulative, upperTail, quantile) = (law.cumulative(x), law.upperTail(x), law.quantile)
      default:
        let law = ChiSquaredDistribution(degreesOfFreedom: first)
        (cumulative, upperTail, quantile) = (law.cumulative(x), law.upperTail(x), law.quantile)
      }
      // Below the normal doubles there are no digits left to compare.
      if lower > 1e-290 { worst = max(worst, abs(cumulative - lower) / lower) }
      if upper > 1e-290 { worst = max(worst, abs(upperTail - upper) / upper) }
      // A probability near 1 does not determine its quantile to many digits.
      if lower > 1e-290, lower < 0.999, x != 0 {
        worstQuantile = max(worstQuantile, abs(quantile(lower) - x) / abs(x))
      }
    }
    print("distributions: largest relative error \(worst) in probabilities, \(worstQuantile) in quantiles")
    #expect(worst < 1e-12)
    #expect(worstQuantile < 1e-11)
  }

  @Test func answersAtTheEdges() {
    let t = StudentTDistribution(degreesOfFreedom: 3)
    #expect(t.cumulative(-.infinity) == 0 && t.cumulative(.infinity) == 1 && t.upperTail(.infinity) == 0)
    #expect(
      t.quantile(0) == -.infinity && t.quantile(1) == .infinity && t.quantile(1.5).isNaN && t.cumulative(.nan).isNaN)
    let f = FDistribution(numeratorDegrees: 2, denominatorDegrees: 9)
    #expect(f.cumulative(-1) == 0 && f.upperTail(0) == 1 && f.cumulative(.infinity) == 1)
    #expect(f.quantile(0) == 0 && f.quantile(1) == .infinity && f.quantile(-0.1).isNaN)
    let chi = ChiSquaredDistribution(degreesOfFreedom: 4)
    #expect(chi.cumulative(-2) == 0 && chi.upperTail(.infinity) == 0 && chi.quantile(.nan).isNaN)
    let normal = NormalDistribution(mean: 10, standardDeviation: 2)
    #expect(normal.cumulative(10) == 0.5 && abs(normal.quantile(0.975) - 13.919927969080108) < 1e-13)
    #expect(normal.quantile(1) == .infinity && normal.upperTail(.infinity) == 0)
  }
}
