public import Vectors

extension Specialisation {
  /// Balassa's index of revealed comparative advantage (x_ik / X_i) / (x_wk / W), one number a product.
  ///
  /// From 0; above 1 the product weighs more in the economy's exports than in the world's. NaN for a product that the
  /// world does not trade. With the economy in the world, the share-weighted mean Σ_k s_wk RCA_k is 1. Also known as
  /// RCA. Traps when the lengths differ. O(products).
  ///
  /// Source: B. Balassa (1965), The Manchester School 33, 99–123.
  /// - Parameters:
  ///   - exports: Exports of the economy by product.
  ///   - world: Exports of all economies by product, the economy's among them.
  ///   - reference: Whether the economy stays in the world it is compared with.
  /// - Throws: `.noTrade` when the economy exports nothing, `.noReference` when the others export nothing,
  ///   `.negative` (also when the world exports less than the economy), `.notFinite`.
  public static func balassa(
    exports: Vector, world: Vector, reference: World = .including
  ) throws(IndicatorRefusal) -> Vector {
    let check = TradeCheck("Balassa index")
    let (shares, worldShares) = try structures(exports, world, reference, check)
    return elementwise(shares, worldShares) { $1 > 0 ? $0 / $1 : .nan }
  }

  /// The symmetric index (RCA − 1)/(RCA + 1), from −1 to 1; NaN for a product that the world does not trade.
  ///
  /// Source: B. Dalum, K. Laursen and G. Villumsen (1998), International Review of Applied Economics 12, 423–443.
  /// Parameters and errors as for `balassa`.
  public static func symmetricBalassa(
    exports: Vector, world: Vector, reference: World = .including
  ) throws(IndicatorRefusal) -> Vector {
    let check = TradeCheck("symmetric Balassa index")
    let (shares, worldShares) = try structures(exports, world, reference, check)
    return elementwise(shares, worldShares) { $0 + $1 > 0 ? ($0 - $1) / ($0 + $1) : .nan }
  }

  /// The additive index s_ik − s_wk, from −1 to 1; over all products it adds up to 0.
  ///
  /// Source: R. Hoen and J. Oosterhaven (2006), Annals of Regional Science 40, 677–691.
  /// Parameters and errors as for `balassa`.
  public static func additiveBalassa(
    exports: Vector, world: Vector, reference: World = .including
  ) throws(IndicatorRefusal) -> Vector {
    let structures = try structures(exports, world, reference, TradeCheck("additive Balassa index"))
    var difference = structures.own
    difference.add(structures.world, times: -1)
    return difference
  }

  /// Balassa's index of every economy (rows) and product (columns); the world is the sum of the rows. NaN in the row of
  /// an economy without exports and in the column of a product that nobody exports. O(economies · products).
  ///
  /// - Parameters:
  ///   - exports: Economies × products.
  ///   - reference: Whether an economy stays in the world it is compared with.
  /// - Throws: `.noTrade` when nobody exports anything, `.negative`, `.notFinite`.
  public static func balassa(
    exports: Matrix, reference: World = .including
  ) throws(IndicatorRefusal) -> Matrix {
    let check = TradeCheck("Balassa index")
    for product in 0..<exports.columnCount { try check.amounts(exports.column(product), "exports") }
    let ofProducts = exports.multiplied(by: Vector(repeating: 1, count: exports.rowCount), transposed: true)
    let ofEconomies = exports.multiplied(by: Vector(repeating: 1, count: exports.columnCount))
    let whole = try check.total(ofProducts, "the world's exports")
    let columns = (0..<exports.columnCount).map { product in
      let column = exports.column(product)
      return Vector(
        zip(column, ofEconomies).map { value, total in
          let own = reference == .excluding ? value : 0
          let rest = reference == .excluding ? total : 0
          let worldShare = (ofProducts[product] - own) / (whole - rest)
          return total > 0 && worldShare > 0 ? value / total / worldShare : .nan
        })
    }
    return columns.isEmpty ? Matrix(rows: exports.rowCount, columns: 0) : Matrix(columns: columns)
  }

  private static func structures(
    _ exports: Vector, _ world: Vector, _ reference: World, _ check: TradeCheck
  ) throws(IndicatorRefusal) -> (own: Vector, world: Vector) {
    check.sameLength(exports, world)
    let own = try check.shares(exports, "the economy's exports")
    guard reference == .excluding else { return (own, try check.shares(world, "the world's exports")) }
    var others = world
    others.add(exports, times: -1)
    guard others.contains(where: { $0 != 0 }) else {
      throw check.refusal(.noReference("no other economy exports anything"))
    }
    return (own, try check.shares(others, "exports of the other economies"))
  }
}
