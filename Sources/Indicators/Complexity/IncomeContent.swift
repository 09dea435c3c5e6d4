public import Vectors

extension Complexity {
  /// PRODY: the income a head behind a product, Σ_i Y_i s_ik / Σ_j s_jk, the mean of the exporters' incomes weighted by
  /// the product's share in their exports. In the unit of income; NaN for a product that nobody exports.
  /// O(economies · products).
  ///
  /// Economies without exports add nothing. Traps when there is not one income an economy.
  /// Source: R. Hausmann, J. Hwang and D. Rodrik (2007), Journal of Economic Growth 12, 1–25.
  /// - Parameters:
  ///   - exports: Economies × products.
  ///   - income: Income a head, one an economy.
  /// - Throws: `.noTrade` when nobody exports, `.negative`, `.notFinite`.
  public static func prody(exports: Matrix, income: Vector) throws(IndicatorRefusal) -> Vector {
    let check = TradeCheck("PRODY")
    precondition(income.count == exports.rowCount, "an income for every economy")
    try check.amounts(income, "incomes")
    let shares = try exportShares(exports, check)
    let weighted = shares.multiplied(by: income, transposed: true)
    let whole = shares.multiplied(by: Vector(repeating: 1, count: income.count), transposed: true)
    return Vector(zip(weighted, whole).map { $1 > 0 ? $0 / $1 : .nan })
  }

  /// EXPY: the income content of an economy's exports, Σ_k s_ik PRODY_k. In the unit of income; NaN for an economy
  /// without exports. O(economies · products).
  ///
  /// Source: R. Hausmann, J. Hwang and D. Rodrik (2007), Journal of Economic Growth 12, 1–25.
  /// - Parameters:
  ///   - exports: Economies × products.
  ///   - prody: What `prody(exports:income:)` gives, perhaps for other years. A product without one adds nothing.
  /// - Throws: `.noTrade` when nobody exports, `.negative`, `.notFinite`.
  public static func expy(exports: Matrix, prody: Vector) throws(IndicatorRefusal) -> Vector {
    let check = TradeCheck("EXPY")
    precondition(prody.count == exports.columnCount, "a PRODY for every product")
    let shares = try exportShares(exports, check)
    let known = Vector(prody.map { $0.isNaN ? 0 : $0 })
    let whole = shares.multiplied(by: Vector(repeating: 1, count: prody.count))
    return Vector(zip(shares.multiplied(by: known), whole).map { $1 > 0 ? $0 : .nan })
  }

  /// Each economy's exports divided by their sum; a row of zeros where there are none.
  private static func exportShares(_ exports: Matrix, _ check: TradeCheck) throws(IndicatorRefusal) -> Matrix {
    for product in 0..<exports.columnCount { try check.amounts(exports.column(product), "exports") }
    let totals = exports.multiplied(by: Vector(repeating: 1, count: exports.columnCount))
    _ = try check.total(totals, "exports")
    return Matrix(
      columns: (0..<exports.columnCount).map { product in
        Vector(zip(exports.column(product), totals).map { $1 > 0 ? $0 / $1 : 0 })
      })
  }
}
