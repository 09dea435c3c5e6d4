import Decimals
import Indicators
import TestSupport
import Testing

@Suite struct ConstantMarketShareTests {
  static func flows(_ world: FourEconomies, of i: Int) -> [ConstantMarketShare.Flow] {
    (0..<4).flatMap { j in
      (0..<3).map { k in
        let sum = { (flows: [[[Double]]]) in ExactDecimal((0..<4).reduce(0) { $0 + Int(flows[$1][j][k]) }) }
        return ConstantMarketShare.Flow(
          product: k, market: j, before: ExactDecimal(Int(world.flows[i][j][k])),
          after: ExactDecimal(Int(world.later[i][j][k])), worldBefore: sum(world.flows), worldAfter: sum(world.later))
      }
    }
  }

  static func isNearly(_ value: ExactDecimal, _ truth: Double) -> Bool { abs(value.doubleValue - truth) < 2e-8 }

  @Test func fourEconomies() throws {
    let world = try FourEconomies()
    for i in 0..<4 {
      let one = try ConstantMarketShare(Self.flows(world, of: i))
      let other = try ConstantMarketShare(Self.flows(world, of: i), order: .marketFirst)
      let shapley = try ConstantMarketShare(Self.flows(world, of: i), order: .shapley)
      #expect(Self.isNearly(one.change, try world.number("change", i)))
      #expect(Self.isNearly(one.scale, try world.number("scale", i)))
      #expect(Self.isNearly(one.product, try world.number("product first", i)))
      #expect(Self.isNearly(one.market, try world.number("market second", i)))
      #expect(Self.isNearly(other.market, try world.number("market first", i)))
      #expect(Self.isNearly(other.product, try world.number("product second", i)))
      #expect(Self.isNearly(one.competitiveness, try world.number("competitiveness", i)))
      #expect(shapley.product + shapley.product == one.product + other.product)
      #expect(shapley.market + shapley.market == one.market + other.market)
    }
  }

  @Test func addsUpExactly() throws {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<30 {
      let count = Int.random(in: 1..<60, using: &generator)
      let columns = (0..<4).map { _ in MarginsTests.decimals(count, &generator) }
      let flows = (0..<count).map { index in
        ConstantMarketShare.Flow(
          product: index % 7, market: index / 7, before: columns[0][index], after: columns[1][index],
          worldBefore: columns[0][index] + columns[2][index], worldAfter: columns[1][index] + columns[3][index])
      }
      for order in ConstantMarketShare.Order.allCases {
        guard let parts = try? ConstantMarketShare(flows, order: order) else { continue }
        #expect(parts.scale + parts.product + parts.market + parts.competitiveness == parts.change)
      }
    }
  }

  @Test func edges() throws {
    let flow = ConstantMarketShare.Flow(
      product: 0, market: 0, before: 0, after: 5, worldBefore: 0, worldAfter: 9)
    #expect(throws: IndicatorRefusal.self) { try ConstantMarketShare([flow]) }
    // A single flow has no structure: what is not the world's growth is competitiveness.
    let alone = try ConstantMarketShare([
      .init(product: 0, market: 0, before: 10, after: 30, worldBefore: 100, worldAfter: 150)
    ])
    #expect(alone.scale == 5 && alone.product == 0 && alone.market == 0 && alone.competitiveness == 15)
    let negative = ConstantMarketShare.Flow(
      product: 0, market: 0, before: -1, after: 5, worldBefore: 4, worldAfter: 9)
    #expect(throws: IndicatorRefusal.self) { try ConstantMarketShare([negative]) }
  }
}
