import Indicators
import Ingest
import Nomenclature
import Observations
import Vectors

/// Unit values, and price indices made of them.
extension IndicatorComputation {
  /// One flow of a product: what it cost, and how much it was.
  private struct Goods {
    var values: [Double] = []
    var quantities: [Double] = []
  }

  /// The flows of a period by product, of the reporters of a subject.
  private static func goods(
    _ records: TradeRecords, _ period: Int, of places: Set<Int>, imports: Bool
  ) -> [Int: Goods] {
    var table: [Int: Goods] = [:]
    for record in records.ranges[period]
    where records.isImport[record] == imports && places.contains(Int(records.reporter[record])) {
      let product = Int(records.product[record])
      table[product, default: Goods()].values.append(records.value[record])
      table[product, default: Goods()].quantities.append(records.quantity[record])
    }
    return table
  }

  private func priceRecords() throws -> TradeRecords {
    var shape = TradeRecords.Shape()
    shape.hasProducts = true
    shape.hasQuantities = true
    // Flows by partner let outliers be judged; without partners a product is one flow.
    let hasPartners = try run.request.selection.open().roles.fields[.partner] != nil
    shape.hasPartners = hasPartners
    let records = try run.records(conditions, shape)
    run.remark("Quantities are added as they stand: one product must have one unit of quantity.")
    return records
  }

  func unitValues() throws {
    let records = try priceRecords()
    let rule: IndexNumbers.OutlierRule =
      switch variant {
      case "interquartile": .interquartile(1.5)
      case "median-deviation": .medianDeviation(3.5)
      case "factor": .factor(10)
      default: .none
      }
    let imports = conditions.contains { $0.field == "flow" && $0.test == .isOneOf(["M"]) }
    var (outliers, without) = (0, 0)
    for (place, period) in records.periods.enumerated() {
      let present = Set(records.ranges[place].map { Int(records.reporter[$0]) })
      for subject in try subjects(period, economies: records.economies, present: { present.contains($0) }) {
        let table = Self.goods(records, place, of: Set(subject.places), imports: imports)
        for (product, goods) in table.sorted(by: { $0.key < $1.key }) {
          var row = row(subject, period: period)
          row.product = run.rows.place(of: records.products[product])
          do {
            let found = try IndexNumbers.unitValue(
              values: Vector(goods.values), quantities: Vector(goods.quantities), outliers: rule)
            outliers += found.outliers.count
            without += found.withoutQuantity.count
            row.value = found.value
            run.rows.append(row)
          } catch {
            without += goods.values.count
            run.rows.append(row, missing: error.description)
          }
        }
      }
    }
    run.remark("\(outliers) flows are left out as outliers, \(without) have no value or quantity.")
  }

  func priceIndices() throws {
    let records = try priceRecords()
    let formula = IndexNumbers.Formula(rawValue: variant) ?? .fisher
    let isTerms = entry.name == "terms-of-trade"
    if isTerms, !records.reportsImports {
      throw WorkflowError("terms-of-trade needs the prices of imports, and the data have exports only.")
    }
    let imports = conditions.contains { $0.field == "flow" && $0.test == .isOneOf(["M"]) }
    guard let first = records.periods.first else { return }
    let all = Set(records.reporter.map { Int($0) })
    let chosen = try subjects(first, economies: records.economies) { all.contains($0) }
    run.remark("Chained from period to period over the products in both; \(first) = 100.")
    for subject in chosen {
      let sides = isTerms ? [false, true] : [imports]
      let indices = sides.map { side in chain(records, subject, formula, imports: side) }
      for (place, period) in records.periods.enumerated() {
        let row = row(subject, period: period)
        if isTerms {
          guard !indices[0][place].isNaN, !indices[1][place].isNaN else {
            missing(row, "no product is traded in this period and the one before")
            continue
          }
          add(row) { () throws(IndicatorRefusal) in
            try IndexNumbers.termsOfTrade(exportPrice: indices[0][place], importPrice: indices[1][place])
          }
        } else if indices[0][place].isNaN {
          missing(row, "no product is traded in this period and the one before")
        } else {
          add(row) { indices[0][place] }
        }
      }
    }
  }

  private func chain(
    _ records: TradeRecords, _ subject: Subject, _ formula: IndexNumbers.Formula, imports: Bool
  ) -> [Double] {
    let places = Set(subject.places)
    let tables = records.periods.indices.map { Self.goods(records, $0, of: places, imports: imports) }
    let links = zip(tables, tables.dropFirst()).map { before, after -> Double in
      let products = before.keys.filter { after[$0] != nil }.sorted()
      func side(_ table: [Int: Goods]) -> (prices: Vector, quantities: Vector) {
        let sums = products.map { product in
          let goods = table[product] ?? Goods()
          // Flows without a quantity tell nothing of prices.
          let known = goods.quantities.indices.filter { goods.quantities[$0] > 0 && goods.values[$0] > 0 }
          return (
            value: known.reduce(0) { $0 + goods.values[$1] }, quantity: known.reduce(0) { $0 + goods.quantities[$1] }
          )
        }
        return (Vector(sums.map { $0.quantity > 0 ? $0.value / $0.quantity : 0 }), Vector(sums.map(\.quantity)))
      }
      let (old, new) = (side(before), side(after))
      do throws(IndicatorRefusal) {
        return try IndexNumbers.priceIndex(
          prices: old.prices, quantities: old.quantities, laterPrices: new.prices, laterQuantities: new.quantities,
          formula: formula)
      } catch {
        run.remark(error.description)
        return .nan
      }
    }
    return IndexNumbers.chained(links)
  }
}
