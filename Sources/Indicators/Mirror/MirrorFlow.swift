/// One flow of goods as its exporter and its importer give it.
public struct MirrorFlow: Sendable, Equatable, Codable {
  /// What imports c.i.f. are divided by to compare with exports f.o.b.; 1.06 is the customary factor.
  ///
  /// Source: United Nations Statistics Division (2011), International Merchandise Trade Statistics; International
  /// Monetary Fund, Direction of Trade Statistics, which took 1.10 until 2018 and 1.06 since.
  public static let customaryFactor = 1.06

  /// Exports f.o.b., as the exporter reports them.
  public let exports: Double
  /// Imports c.i.f., as the importer reports them.
  public let imports: Double
  public let factor: Double

  /// - Throws: `.negative` or `.notFinite` for a figure, `.noTrade` for a factor of zero.
  public init(exports: Double, imports: Double, factor: Double = customaryFactor) throws(IndicatorRefusal) {
    let check = TradeCheck("mirror comparison")
    try check.amount(exports, "exports")
    try check.amount(imports, "imports")
    _ = try check.divisor(factor, "c.i.f. factors")
    self.exports = exports
    self.imports = imports
    self.factor = factor
  }

  /// The importer's figure brought to f.o.b.
  public var importsFreeOnBoard: Double { imports / factor }

  /// The importer's f.o.b. figure over the exporter's; `nil` where the exporter has 0.
  public var ratio: Double? { exports > 0 ? importsFreeOnBoard / exports : nil }

  /// The importer's f.o.b. figure less the exporter's: what insurance and freight do not explain.
  public var residual: Double { importsFreeOnBoard - exports }

  /// |ln ratio|, the distance between the two; `nil` where one of them is 0.
  public var distance: Double? {
    guard let ratio, ratio > 0 else { return nil }
    return naturalLogarithm(ratio).magnitude
  }

  /// The flow f.o.b. as a mean of both figures, `weight` of it the exporter's. Traps outside 0 to 1.
  public func reconciled(exporterWeight weight: Double) -> Double {
    precondition((0...1).contains(weight), "a weight lies between 0 and 1")
    return weight * exports + (1 - weight) * importsFreeOnBoard
  }
}
