import Vectors

/// The trade of one period as dense columns by economy.
final class PeriodTrade {
  enum Items: Hashable { case products, partners }

  /// Exports of each economy by item (product or partner); `nil` for one without a record.
  let exports: [Vector?]
  /// Imports in the same way.
  let imports: [Vector?]
  /// How many numbers there are.
  let size: Int

  init(_ world: TradeWorld, period: Int, items: Items) {
    let size = items == .products ? world.products.count : world.economies.count
    var out = [[Double]?](repeating: nil, count: world.economies.count)
    var into = out
    func add(_ table: inout [[Double]?], _ economy: Int, _ item: Int, _ value: Double) {
      if table[economy] == nil { table[economy] = [Double](repeating: 0, count: size) }
      table[economy]![item] += value
    }
    let records = world.records
    for record in records.ranges[period] {
      let reporter = world.economyPlace[Int(records.reporter[record])]
      let partner = records.partner[record] < 0 ? -1 : world.economyPlace[Int(records.partner[record])]
      let item = items == .partners ? partner : world.productPlace[Int(records.product[record])]
      if records.isImport[record] {
        add(&into, reporter, item, records.value[record])
      } else {
        add(&out, reporter, item, records.value[record])
        if world.mirrorsPartners { add(&into, partner, reporter, records.value[record]) }
      }
    }
    if let mirror = world.mirror, let place = mirror.periods.firstIndex(of: records.periods[period]) {
      for record in mirror.ranges[place] {
        add(
          &into, world.mirrorEconomyPlace[Int(mirror.reporter[record])],
          world.mirrorProductPlace[Int(mirror.product[record])], mirror.value[record])
      }
    }
    exports = out.map { $0.map { Vector($0) } }
    imports = into.map { $0.map { Vector($0) } }
    self.size = (exports + imports).reduce(0) { $0 + ($1?.count ?? 0) }
  }

  enum Side { case exports, imports }

  private var wholes: [Side: Vector] = [:]

  /// Σ over all economies, made once; `nil` where none has a record.
  func whole(_ side: Side) -> Vector? {
    if let known = wholes[side] { return known }
    let columns = side == .exports ? exports : imports
    let sum = Self.sum(columns, of: columns.indices)
    wholes[side] = sum
    return sum
  }

  /// Σ over economies; `nil` where none has a record.
  static func sum(_ columns: [Vector?], of economies: some Sequence<Int>) -> Vector? {
    var total: Vector?
    for economy in economies {
      guard let column = columns[economy] else { continue }
      if total == nil { total = column } else { total?.add(column) }
    }
    return total
  }
}

/// Records with the imports that a file of exports implies, over one list of economies and products.
final class TradeWorld {
  private struct PeriodKey: Hashable {
    var period: Int
    var items: PeriodTrade.Items
  }

  /// Numbers that are kept for the next indicator: 256 MB of them.
  private static let mostKept = 1 << 25

  let records: TradeRecords
  /// What others export to each economy, where the file has no imports and they are needed by product.
  let mirror: TradeRecords?
  /// Whether imports are read off the exporters' records by partner.
  let mirrorsPartners: Bool
  let economies: [String]
  let products: [String]
  let economyPlace: [Int]
  let productPlace: [Int]
  let mirrorEconomyPlace: [Int]
  let mirrorProductPlace: [Int]
  private var kept: [PeriodKey: PeriodTrade] = [:]
  private var keptSize = 0

  init(_ records: TradeRecords, mirror: TradeRecords?, mirrorsPartners: Bool) {
    self.records = records
    self.mirror = mirror
    self.mirrorsPartners = mirrorsPartners
    let economies = Set(records.economies + (mirror?.economies ?? [])).sorted()
    let products = Set(records.products + (mirror?.products ?? [])).sorted()
    func places(_ texts: [String], among all: [String]) -> [Int] {
      let table = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })
      return texts.map { table[$0] ?? 0 }
    }
    (self.economies, self.products) = (economies, products)
    economyPlace = places(records.economies, among: economies)
    productPlace = places(records.products, among: products)
    mirrorEconomyPlace = places(mirror?.economies ?? [], among: economies)
    mirrorProductPlace = places(mirror?.products ?? [], among: products)
  }
  /// The trade of a period, made once where memory allows.
  func trade(_ period: Int, _ items: PeriodTrade.Items) -> PeriodTrade {
    let key = PeriodKey(period: period, items: items)
    if let trade = kept[key] { return trade }
    let trade = PeriodTrade(self, period: period, items: items)
    if keptSize + trade.size <= Self.mostKept {
      kept[key] = trade
      keptSize += trade.size
    }
    return trade
  }
}
