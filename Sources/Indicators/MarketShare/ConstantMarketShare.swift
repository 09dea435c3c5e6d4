public import Decimals

/// What the change of an economy's exports owes to the growth of the world, of its products, of its markets, and to
/// itself. Also known as constant market share analysis, CMS.
///
/// With g the growth of the world's trade, g_k that of product k, g_j that of market j and g_kj that of product k in
/// market j, all between two periods, and x the economy's flows in the first period:
/// scale g Σx; product Σ(g_k − g) x; market Σ(g_kj − g_k) x; competitiveness Δx − Σ g_kj x. Taken in the other order
/// the market effect is Σ(g_j − g) x and the product effect Σ(g_kj − g_j) x. The four effects are decimals that add up
/// to the change exactly; what is divided is rounded once, eight places below the last digit of the data.
public struct ConstantMarketShare: Sendable, Equatable {
  /// Which of product and market comes first.
  public enum Order: String, Sendable, Hashable, CaseIterable, Codable {
    case productFirst = "product-first"
    case marketFirst = "market-first"
    /// The mean of both orders, the Shapley value of product and market.
    case shapley
  }

  public let change: ExactDecimal
  public let scale: ExactDecimal
  public let product: ExactDecimal
  public let market: ExactDecimal
  public let competitiveness: ExactDecimal
  public let order: Order
  /// The first-period exports in flows the world did not have then, which have no growth to be compared with: they
  /// take part with the growth of their product (or market), or of all trade.
  public let withoutReference: ExactDecimal

  /// One product sold in one market in the two periods.
  public struct Flow: Sendable, Hashable {
    public var product: Int
    public var market: Int
    public var before: ExactDecimal
    public var after: ExactDecimal
    /// The world's trade of the product in the market, the economy's in it or not as the variant says.
    public var worldBefore: ExactDecimal
    public var worldAfter: ExactDecimal

    public init(
      product: Int, market: Int, before: ExactDecimal, after: ExactDecimal, worldBefore: ExactDecimal,
      worldAfter: ExactDecimal
    ) {
      self.product = product
      self.market = market
      self.before = before
      self.after = after
      self.worldBefore = worldBefore
      self.worldAfter = worldAfter
    }
  }

  /// Decomposes the change. O(flows).
  ///
  /// Source: H. Tyszynski (1951), The Manchester School 19, 272–304; E. E. Leamer and R. M. Stern (1970), Quantitative
  /// International Economics, chapter 7; both orders after J. D. Richardson (1971), Journal of International Economics
  /// 1, 227–239.
  /// - Parameters:
  ///   - flows: Every product and market in which the economy or the world trades, each once.
  ///   - order: Which of product and market comes first.
  /// - Throws: `.noTrade` when the world's trade of the first period is zero, `.negative`, `.tooManyDigits`.
  public init(_ flows: [Flow], order: Order = .productFirst) throws(IndicatorRefusal) {
    let check = TradeCheck("constant market share analysis")
    let exact = ExactAmounts(check)
    let world = try Growth(flows, exact)
    guard !world.all.before.isZero else { throw check.refusal(.noTrade("the world's exports of the first period")) }
    var (start, end, orphans) = (ExactDecimal.zero, ExactDecimal.zero, ExactDecimal.zero)
    var (byProduct, byMarket, byBoth) = (ExactDecimal.zero, ExactDecimal.zero, ExactDecimal.zero)
    let scaleOfData = flows.reduce(0) { max($0, $1.before.scale, $1.after.scale) }
    let (places, inner) = (scaleOfData + 8, scaleOfData + 14)
    for flow in flows {
      start = try exact.sum(start, flow.before)
      end = try exact.sum(end, flow.after)
      guard !flow.before.isZero else { continue }
      let ofProduct = world.products[flow.product]?.ifAny ?? world.all
      let ofMarket = world.markets[flow.market]?.ifAny ?? world.all
      if flow.worldBefore.isZero { orphans = try exact.sum(orphans, flow.before) }
      byProduct = try exact.sum(byProduct, try ofProduct.grow(flow.before, exact, inner))
      byMarket = try exact.sum(byMarket, try ofMarket.grow(flow.before, exact, inner))
      let own = Growth.Pair(before: flow.worldBefore, after: flow.worldAfter).ifAny
      byBoth = try exact.sum(
        byBoth, try (own ?? (order == .marketFirst ? ofMarket : ofProduct)).grow(flow.before, exact, inner))
    }
    let grown = try world.all.grow(start, exact, places)
    (byProduct, byMarket, byBoth) = (
      byProduct.rounded(places: places), byMarket.rounded(places: places), byBoth.rounded(places: places)
    )
    change = try exact.difference(end, start)
    scale = try exact.difference(grown, start)
    competitiveness = try exact.difference(end, byBoth)
    let productFirst = (
      product: try exact.difference(byProduct, grown), market: try exact.difference(byBoth, byProduct)
    )
    let marketFirst = (product: try exact.difference(byBoth, byMarket), market: try exact.difference(byMarket, grown))
    switch order {
    case .productFirst: (product, market) = productFirst
    case .marketFirst: (product, market) = marketFirst
    case .shapley:
      let half = ExactDecimal(mantissa: 5, scale: 1)
      product = half * (try exact.sum(productFirst.product, marketFirst.product))
      market = half * (try exact.sum(productFirst.market, marketFirst.market))
    }
    self.order = order
    withoutReference = orphans
  }
}

extension ConstantMarketShare {
  /// The world's trade in both periods, of all, by product and by market.
  private struct Growth {
    struct Pair {
      var before = ExactDecimal.zero
      var after = ExactDecimal.zero

      /// Nothing where the first period has nothing, and so no growth.
      var ifAny: Pair? { before.isZero ? nil : self }

      func grow(_ value: ExactDecimal, _ exact: ExactAmounts, _ places: Int) throws(IndicatorRefusal) -> ExactDecimal {
        try exact.grown(value, from: before, to: after, places: places)
      }

      mutating func add(_ flow: Flow, _ exact: ExactAmounts) throws(IndicatorRefusal) {
        before = try exact.sum(before, flow.worldBefore)
        after = try exact.sum(after, flow.worldAfter)
      }
    }

    var all = Pair()
    var products: [Int: Pair] = [:]
    var markets: [Int: Pair] = [:]

    init(_ flows: [Flow], _ exact: ExactAmounts) throws(IndicatorRefusal) {
      for (index, flow) in flows.enumerated() {
        for value in [flow.before, flow.after] { try exact.require(value, "exports", index) }
        for value in [flow.worldBefore, flow.worldAfter] { try exact.require(value, "the world's exports", index) }
        try all.add(flow, exact)
        var ofProduct = products[flow.product] ?? Pair()
        try ofProduct.add(flow, exact)
        products[flow.product] = ofProduct
        var ofMarket = markets[flow.market] ?? Pair()
        try ofMarket.add(flow, exact)
        markets[flow.market] = ofMarket
      }
    }
  }
}
