import Indicators
import Ingest
import Observations
import Vectors

/// The uncertain part of trade by the places of the whole trade.
struct UncertainTrade {
  private let world: TradeWorld
  private let items: PeriodTrade.Items
  private let size: Int
  /// The place here of each economy of the whole, and the place in the whole of each item here.
  private let economyPlaces: [Int?]
  private let itemPlaces: [Int]

  init(_ world: TradeWorld, within whole: TradeWorld, _ items: PeriodTrade.Items) {
    self.world = world
    self.items = items
    func places(_ texts: [String]) -> [String: Int] {
      Dictionary(uniqueKeysWithValues: texts.enumerated().map { ($1, $0) })
    }
    let own = places(world.economies)
    economyPlaces = whole.economies.map { own[$0] }
    let (names, all) = items == .products ? (world.products, whole.products) : (world.economies, whole.economies)
    let known = places(all)
    itemPlaces = names.map { known[$0] ?? 0 }
    size = all.count
  }

  /// Of some economies together, by item; zeros where nothing is uncertain.
  func amounts(_ period: String, of economies: [Int], imports: Bool) -> Vector {
    var amounts = [Double](repeating: 0, count: size)
    guard let place = world.records.periods.firstIndex(of: period) else { return Vector(amounts) }
    let trade = world.trade(place, items)
    for economy in economies {
      guard let own = economyPlaces[economy], let column = imports ? trade.imports[own] : trade.exports[own]
      else { continue }
      for (item, amount) in column.enumerated() { amounts[itemPlaces[item]] += amount }
    }
    return Vector(amounts)
  }
}

extension IndicatorComputation {
  private static let uncertainMeanings = ["estimate", "imputed", "provisional", "forecast", "low reliability"]

  /// The uncertain part of a world's trade, `nil` where no row is uncertain or no bounds are asked for.
  func uncertainTrade(_ whole: TradeWorld, _ items: PeriodTrade.Items) throws -> UncertainTrade? {
    guard run.request.bounds else { return nil }
    guard let condition = try uncertainRows(whole.records.aggregated) else {
      run.remark("No value is marked as uncertain, so the bounds are the values.")
      return nil
    }
    var shape = TradeRecords.Shape()
    shape.hasProducts = items == .products
    shape.hasPartners = items == .partners
    do {
      let key = IndicatorRun.LoadKey(conditions: conditions + [condition], shape: shape)
      let world = try run.world(key, mirrorsPartners: whole.mirrorsPartners)
      run.remark("The uncertain part keeps its total and may lie anywhere among its own items.")
      return UncertainTrade(world, within: whole, items)
    } catch let error as WorkflowError where error.leavesNoRows {
      run.remark("No row is uncertain by \(run.request.uncertain ?? condition.field), so the bounds are the values.")
      return nil
    }
  }

  private func uncertainRows(_ aggregated: Aggregated) throws -> Condition? {
    if let text = run.request.uncertain { return try Condition(parsing: text) }
    guard let column = aggregated.files.roles.flagColumn else {
      throw WorkflowError(
        "\(aggregated.files.names[0]) has no column of marks that say which values are uncertain. "
          + "Name one: --uncertain FIELD=VALUE.")
    }
    let meanings = aggregated.files.roles.flagMeanings
    let marks = aggregated.aggregation.flags.map(\.flag).filter { mark in
      // Marks combine: bp is a break and provisional.
      let found = meanings[mark].map { [$0] } ?? mark.compactMap { meanings[String($0)] }
      return found.contains { meaning in Self.uncertainMeanings.contains { meaning.contains($0) } }
    }
    guard !marks.isEmpty else { return nil }
    run.remark("Uncertain are the values marked \(marks.joined(separator: ", ")) in \(column).")
    return Condition(field: column, test: .isOneOf(marks))
  }

  /// The bounds of an index over the spreads of the uncertain part; the value itself where nothing is uncertain.
  func bounds(
    of amounts: Vector, uncertain: Vector?, _ index: (Vector) throws(IndicatorRefusal) -> Double
  ) throws(IndicatorRefusal) -> IndicatorBounds {
    let parts = try UncertainAmounts(amounts, uncertain: uncertain ?? Vector(repeating: 0, count: amounts.count))
    let bounds = try parts.bounds(index)
    return IndicatorBounds(low: bounds.low, high: bounds.high, uncertain: parts.uncertainShare)
  }
}
