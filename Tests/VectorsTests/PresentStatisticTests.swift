import TestSupport
import Testing
import Vectors

@Suite struct PresentStatisticTests {
  @Test func usesWhatIsPresentAndSaysHowMuch() {
    let values: Vector = [3, .nan, 1, 5, .nan]
    #expect(PresentStatistic.sum(values).value == 9)
    #expect(PresentStatistic.sum(values).used == 3)
    #expect(PresentStatistic.sum(values).missing == 2)
    #expect(PresentStatistic.mean(values).value == 3)
    #expect(PresentStatistic.variance(values).value == 4)
    #expect(PresentStatistic.minimum(values).value == 1)
    #expect(PresentStatistic.maximum(values).value == 5)
    let weighted = PresentStatistic.weightedMean(values, weights: [1, 1, 1, .nan, 2])
    #expect(weighted.value == 2)
    #expect(weighted.used == 2)
  }

  @Test func hasNoValueWhereNoneIsDefined() {
    for empty in [[], [Double.nan, .nan]] {
      #expect(PresentStatistic.sum(empty).value == nil)
      #expect(PresentStatistic.mean(empty).value == nil)
      #expect(PresentStatistic.variance(empty).value == nil)
      #expect(PresentStatistic.minimum(empty).value == nil)
      #expect(PresentStatistic.maximum(empty).value == nil)
      #expect(PresentStatistic.weightedMean(empty, weights: empty).value == nil)
    }
    #expect(PresentStatistic.variance([1.0]).value == nil)
    #expect(PresentStatistic.weightedMean([1.0, 2], weights: [0.0, 0]).value == nil)
    #expect(PresentStatistic.weightedMean([1.0, 2], weights: [-1.0, 3]).value == nil)
    #expect(PresentStatistic.sum([1e308, 1e308]).value == nil)
    #expect(PresentStatistic.sum([1.0, .infinity]).value == nil)
  }

  @Test func varianceSurvivesALargeMean() {
    #expect(PresentStatistic.variance([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]).value == 30)
    #expect(PresentStatistic.variance([Double](repeating: 0.1, count: 7)).value! < 1e-33)
  }

  @Test func agreesWithLoopsAndIgnoresTheOrder() throws {
    var random = SeededGenerator(seed: 15)
    for _ in 0..<50 {
      let values = (0..<200).map { _ in Bool.random(using: &random) ? Double.random(in: -5...5, using: &random) : .nan }
      let present = values.filter { !$0.isNaN }
      let mean = present.reduce(0, +) / Double(present.count)
      let variance = present.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(present.count - 1)
      let shuffled = values.shuffled(using: &random)
      #expect(abs(try #require(PresentStatistic.mean(values).value) - mean) < 1e-13)
      #expect(abs(try #require(PresentStatistic.variance(values).value) - variance) < 1e-12)
      #expect(PresentStatistic.mean(values) == PresentStatistic.mean(shuffled))
      #expect(PresentStatistic.variance(values) == PresentStatistic.variance(shuffled))
      #expect(PresentStatistic.minimum(values).value == present.min())
      #expect(PresentStatistic.maximum(values).value == present.max())
    }
  }
}
