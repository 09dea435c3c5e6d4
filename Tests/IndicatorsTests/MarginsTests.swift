import Decimals
import Indicators
import TestSupport
import Testing

@Suite struct MarginsTests {
  static func decimals(_ count: Int, _ generator: inout SeededGenerator) -> [ExactDecimal] {
    (0..<count).map { _ in
      Int.random(in: 0..<3, using: &generator) == 0
        ? .zero : ExactDecimal(mantissa: Int128(Int.random(in: 1..<1_000_000_000, using: &generator)), scale: 3)
    }
  }

  @Test func fourEconomies() throws {
    let world = try FourEconomies()
    for i in 0..<4 {
      for j in 0..<4 where i != j {
        let own = world.flows[i][j].map { ExactDecimal(Int($0)) }
        let all = (0..<3).map { k in ExactDecimal((0..<4).reduce(0) { $0 + Int(world.flows[$1][j][k]) }) }
        let margins = try HummelsKlenow(exports: own, reference: all)
        #expect(margins.extensive == (try world.exact("extensive", i, j)))
        #expect(margins.intensive == (try world.exact("intensive", i, j)))
      }
    }
  }

  @Test func theirProductIsTheShare() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<100 {
      let (own, all) = (Self.decimals(25, &generator), Self.decimals(25, &generator))
      guard let margins = try? HummelsKlenow(exports: own, reference: all, threshold: ExactDecimal(1_000)) else {
        continue
      }
      #expect(margins.extensive.multiplied(by: margins.intensive) == margins.share)
      #expect(margins.extensive >= .zero && margins.extensive <= .one)
      let scaled = try HummelsKlenow(
        exports: own.map { $0 * ExactDecimal(7) }, reference: all.map { $0 * ExactDecimal(7) },
        threshold: ExactDecimal(7_000))
      #expect(scaled.share == margins.share)
      let left = own.filter { $0 <= ExactDecimal(1_000) }.reduce(ExactDecimal.zero, +)
      #expect(margins.belowThreshold == left)
    }
  }

  @Test func edges() throws {
    #expect(throws: IndicatorRefusal(subject: "margins of trade", reason: .noTrade("exports of the reference"))) {
      try HummelsKlenow(exports: [1], reference: [0])
    }
    #expect(throws: IndicatorRefusal.self) { try HummelsKlenow(exports: [0, 0], reference: [1, 2]) }
    #expect(throws: IndicatorRefusal.self) { try HummelsKlenow(exports: [-1], reference: [2]) }
    let one = try HummelsKlenow(exports: [2], reference: [8])
    #expect(one.extensive == .one && one.share == ExactRational(1, over: 4))
  }
}
