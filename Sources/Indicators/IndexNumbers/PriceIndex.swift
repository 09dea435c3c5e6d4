public import Vectors

/// Prices and unit values compared between two periods.
public enum IndexNumbers {
  /// The formula of a price index.
  public enum Formula: String, Sendable, Hashable, CaseIterable, Codable {
    /// Σ p₁q₀ / Σ p₀q₀.
    case laspeyres
    /// Σ p₁q₁ / Σ p₀q₁.
    case paasche
    /// √(Laspeyres · Paasche).
    case fisher
    /// Π (p₁/p₀)^((s₀+s₁)/2), s the shares in value.
    case tornqvist
  }

  /// A price index over items that have a price in both periods; 1 for unchanged prices. Traps when the lengths differ.
  /// O(items).
  ///
  /// An item without price (zero or NaN) or quantity in either period is left out of both.
  /// Source: I. Fisher (1922), The Making of Index Numbers; L. Törnqvist (1936); International Monetary Fund (2009),
  /// Export and Import Price Index Manual.
  /// - Parameters:
  ///   - prices: Prices of the first period.
  ///   - quantities: Quantities of the first period.
  ///   - laterPrices: Prices of the second period.
  ///   - laterQuantities: Quantities of the second period.
  ///   - formula: Which index.
  /// - Throws: `.tooFew` without an item in both periods, `.negative`.
  public static func priceIndex(
    prices: Vector, quantities: Vector, laterPrices: Vector, laterQuantities: Vector, formula: Formula
  ) throws(IndicatorRefusal) -> Double {
    let check = TradeCheck("\(formula.rawValue) price index")
    precondition(
      [quantities.count, laterPrices.count, laterQuantities.count].allSatisfy { $0 == prices.count },
      "as many numbers on all sides")
    for (numbers, what) in [
      (prices, "prices"), (quantities, "quantities"), (laterPrices, "later prices"),
      (laterQuantities, "later quantities"),
    ] {
      for (index, number) in numbers.enumerated() where number < 0 {
        throw check.refusal(.negative(what, position: index, value: number))
      }
    }
    let items = prices.indices.filter { index in
      [prices[index], quantities[index], laterPrices[index], laterQuantities[index]].allSatisfy {
        $0 > 0 && $0.isFinite
      }
    }
    guard !items.isEmpty else { throw check.refusal(.tooFew("items in both periods", needed: 1, found: 0)) }
    func picked(_ numbers: Vector) -> Vector { Vector(items.map { numbers[$0] }) }
    let (p0, q0, p1, q1) = (picked(prices), picked(quantities), picked(laterPrices), picked(laterQuantities))
    let laspeyres = p1.dotProduct(with: q0) / p0.dotProduct(with: q0)
    let paasche = p1.dotProduct(with: q1) / p0.dotProduct(with: q1)
    switch formula {
    case .laspeyres: return laspeyres
    case .paasche: return paasche
    case .fisher: return (laspeyres * paasche).squareRoot()
    case .tornqvist:
      let (value0, value1) = (p0.dotProduct(with: q0), p1.dotProduct(with: q1))
      var sum = CompensatedSum()
      for item in items.indices {
        let weight = (p0[item] * q0[item] / value0 + p1[item] * q1[item] / value1) / 2
        sum.add(weight * naturalLogarithm(p1[item] / p0[item]))
      }
      return exponential(sum.value)
    }
  }

  /// Links between neighbouring periods multiplied into an index that starts at `base`; after a missing link (NaN) it
  /// is NaN, since nothing joins what follows. One number more than links. O(links).
  ///
  /// - Parameters:
  ///   - links: Price relatives of one period to the one before.
  ///   - base: The index of the first period.
  public static func chained(_ links: [Double], base: Double = 100) -> [Double] {
    links.reduce(into: [base]) { $0.append($0[$0.count - 1] * $1) }
  }

  /// The net barter terms of trade 100 P_x / P_m: above 100 where exports have become dearer against imports since the
  /// base. O(1). Source: C. P. Kindleberger (1956); World Bank, World Development Indicators (2024).
  /// - Throws: `.noTrade` when the import price is zero, `.negative`, `.notFinite`.
  public static func termsOfTrade(exportPrice: Double, importPrice: Double) throws(IndicatorRefusal) -> Double {
    let check = TradeCheck("terms of trade")
    try check.amount(exportPrice, "the export price index")
    return 100 * exportPrice / (try check.divisor(importPrice, "the import price index"))
  }
}
