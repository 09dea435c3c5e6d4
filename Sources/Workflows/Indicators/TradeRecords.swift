import Decimals
import Ingest
import Nomenclature
import Observations
import Panels
import Renderers

/// Trade by period, flow, reporter and, as far as asked for, partner and product: one aggregation as plain columns.
struct TradeRecords {
  /// Which fields tell records apart, beside period, flow and reporter.
  struct Shape: Hashable {
    var hasPartners = false
    var hasProducts = false
    var hasQuantities = false
    /// The partner stands in the place of the reporter: what others export to it are its imports.
    var isOfPartners = false
  }

  let aggregated: Aggregated
  private(set) var periods: [String] = []
  /// Reporters and partners in one order.
  private(set) var economies: [String] = []
  private(set) var products: [String] = []
  /// Whether the file itself has imports.
  private(set) var reportsImports = false
  private(set) var period: [Int32] = []
  private(set) var isImport: [Bool] = []
  private(set) var reporter: [Int32] = []
  /// −1 without partners.
  private(set) var partner: [Int32] = []
  /// −1 without products.
  private(set) var product: [Int32] = []
  private(set) var value: [Double] = []
  /// Empty unless asked for.
  private(set) var exact: [ExactDecimal] = []
  private(set) var quantity: [Double] = []

  /// What periods were summed from; `nil` where they are those of the data.
  private(set) var windows: FlowWindows?
  /// Records of a period, which follow one another.
  private(set) var ranges: [Range<Int>] = []

  /// The question to files that records of a shape answer.
  static func query(
    _ files: ObservationFiles, _ selection: DataSelection, conditions: [Condition], shape: Shape,
    productLevel: Field.Level?
  ) throws -> Query {
    let roles = files.roles.fields
    guard roles[.period] != nil else { throw QueryError.noPeriod(purpose: "an indicator") }
    guard roles[.reporter] != nil else {
      throw WorkflowError("No column names the reporter, and an indicator is about economies. Name it \"reporter\".")
    }
    var groups = [Field("period")]
    if roles[.flow] != nil { groups.append(Field("flow")) }
    groups.append(Field(shape.isOfPartners ? "partner" : "reporter"))
    if shape.isOfPartners, roles[.partner] == nil {
      throw WorkflowError("\(files.names[0]) has neither imports nor partners, and this indicator needs imports.")
    }
    if shape.hasPartners {
      guard roles[.partner] != nil else {
        throw WorkflowError("This indicator needs partners, and no column of \(files.names[0]) names them.")
      }
      groups.append(Field("partner"))
    }
    if shape.hasProducts {
      guard roles[.product] != nil else {
        throw WorkflowError(
          "This indicator needs products, and no column of \(files.names[0]) names them. "
            + "Take a file with product codes, or an indicator of partners (comity indicator --list).")
      }
      groups.append(Field("product", level: productLevel))
    }
    var measures = try selection.values.map { try Measure(parsing: $0) }
    guard measures.count <= 1, measures.allSatisfy(\.isAdditive) else {
      throw WorkflowError("An indicator is made of one value that can be added. Ask for a sum with --values.")
    }
    if shape.hasQuantities {
      guard roles[.quantity] != nil else {
        throw WorkflowError("Unit values need quantities, and no column of \(files.names[0]) holds them.")
      }
      if measures.isEmpty { measures = [Measure("value")] }
      measures.append(Measure("quantity"))
    }
    return Query(conditions: conditions, groups: groups, measures: measures)
  }

  init(_ aggregated: Aggregated, shape: Shape, exact wantsExact: Bool) throws {
    self.aggregated = aggregated
    let hasFlow = aggregated.files.roles.fields[.flow] != nil
    guard let columns = aggregated.aggregation.columns else {
      throw WorkflowError("flow=T and flow=B mix exports and imports. Leave the condition on the flow out.")
    }
    var texts = columns.texts
    var periods = texts.removeFirst()
    let flows = hasFlow ? texts.removeFirst() : ["X"]
    let reporters = texts.removeFirst()
    let partners = shape.hasPartners ? texts.removeFirst() : []
    var products = shape.hasProducts ? texts.removeFirst() : []
    var economies = Set(reporters + partners).sorted()
    let places = Dictionary(uniqueKeysWithValues: economies.enumerated().map { ($1, Int32($0)) })
    let reporterPlaces = reporters.map { places[$0] ?? -1 }
    let partnerPlaces = partners.map { places[$0] ?? -1 }
    let flowIsImport = flows.map { $0 == "M" }
    let flowIsKnown = flows.map { $0 == "M" || $0 == "X" }
    let count = columns.count
    period.reserveCapacity(count)
    value.reserveCapacity(count)
    var ranks = [UInt32](repeating: 0, count: columns.texts.count)
    for part in columns.parts {
      for group in 0..<part.count {
        ranks.withUnsafeMutableBufferPointer { part.ranks(of: group, into: $0.baseAddress!) }
        var place = 1
        if hasFlow {
          guard flowIsKnown[Int(ranks[1])] else { continue }
          place = 2
        }
        var amount: Double
        var decimal = ExactDecimal.zero
        if let narrow = part.narrowSum(of: group, measure: 0) {
          amount = Self.double(narrow.mantissa, narrow.scale)
          if wantsExact { decimal = ExactDecimal(mantissa: Int128(narrow.mantissa), scale: narrow.scale) }
        } else {
          let sum = part.value(of: group, measure: 0)
          guard let number = sum.doubleValue else { continue }
          amount = number
          if wantsExact {
            guard let exactly = sum.exactValue else {
              throw Self.tooManyDigits
            }
            decimal = exactly
          }
        }
        period.append(Int32(ranks[0]))
        isImport.append(hasFlow && flowIsImport[Int(ranks[1])])
        reporter.append(reporterPlaces[Int(ranks[place])])
        place += 1
        if shape.hasPartners {
          partner.append(partnerPlaces[Int(ranks[place])])
          place += 1
        } else {
          partner.append(-1)
        }
        product.append(shape.hasProducts ? Int32(ranks[place]) : -1)
        value.append(amount)
        if wantsExact { exact.append(decimal) }
        if shape.hasQuantities { quantity.append(part.value(of: group, measure: 1).doubleValue ?? .nan) }
      }
    }
    // Texts that only rows without a value, or not selected, have are no periods, economies or products of the result.
    Self.keepUsed(&periods, by: [\.period], &self)
    Self.keepUsed(&products, by: [\.product], &self)
    Self.keepUsed(&economies, by: [\.reporter, \.partner], &self)
    (self.periods, self.products, self.economies) = (periods, products, economies)
    reportsImports = isImport.contains(true)
    try Self.checkProducts(products, aggregated)
    findRanges()
  }

  private mutating func findRanges() {
    var start = 0
    ranges = periods.indices.map { place in
      let first = start
      while start < period.count, period[start] == Int32(place) { start += 1 }
      return first..<start
    }
  }

  mutating func clear() {
    period = []
    isImport = []
    reporter = []
    partner = []
    product = []
    value = []
    exact = []
    quantity = []
  }

  mutating func append(_ key: Key, _ amount: Double, _ quantity: Double?) {
    period.append(key.period)
    isImport.append(key.isImport)
    reporter.append(key.reporter)
    partner.append(key.partner)
    product.append(key.product)
    value.append(amount)
    if let quantity { self.quantity.append(quantity) }
  }

  mutating func add(_ amount: Double, _ quantity: Double?, toRow row: Int) {
    value[row] += amount
    if let quantity { self.quantity[row] += quantity }
  }

  /// Ends a change of records: the products that they now number, all of the old periods.
  mutating func setProducts(_ names: [String]) {
    products = names
    findRanges()
  }

  /// The nearest double to mantissa · 10^−scale.
  private static func double(_ mantissa: Int64, _ scale: Int) -> Double {
    guard mantissa.magnitude < 1 << 53, (-22...22).contains(scale) else {
      return ExactDecimal(mantissa: Int128(mantissa), scale: scale).doubleValue
    }
    let number = Double(mantissa)
    return scale >= 0 ? number / PowersOfTen.double(scale) : number * PowersOfTen.double(-scale)
  }

  /// Leaves the texts that some column names, and counts the columns anew.
  private static func keepUsed(
    _ texts: inout [String], by columns: [WritableKeyPath<TradeRecords, [Int32]>], _ records: inout TradeRecords
  ) {
    var isUsed = [Bool](repeating: false, count: texts.count)
    for column in columns { for place in records[keyPath: column] where place >= 0 { isUsed[Int(place)] = true } }
    guard isUsed.contains(false) else { return }
    var (next, kept) = ([Int32](repeating: -1, count: texts.count), [String]())
    for (place, text) in texts.enumerated() where isUsed[place] {
      next[place] = Int32(kept.count)
      kept.append(text)
    }
    texts = kept
    for column in columns {
      let renumbered = records[keyPath: column].map { $0 < 0 ? $0 : next[Int($0)] }
      records[keyPath: column] = renumbered
    }
  }

  /// Products of one level, which are not parts of each other.
  private static func checkProducts(_ products: [String], _ aggregated: Aggregated) throws {
    guard !products.isEmpty else { return }
    if products == ["TOTAL"] {
      throw WorkflowError(
        "This indicator needs products, and the rows selected hold only the total of all goods (TOTAL).")
    }
    let source = aggregated.files.roles.fields[.product]
    guard source?.hasOneLevel != true else { return }
    let lengths = Set(products.map { $0 == "TOTAL" ? 0 : $0.count }).sorted()
    let areCodes = products.allSatisfy { $0 == "TOTAL" || $0.allSatisfy(\.isNumber) }
    guard lengths.count > 1, areCodes else { return }
    let names = lengths.map { $0 == 0 ? "TOTAL" : "\($0) digits" }
    throw WorkflowError(
      "The product codes are of several levels (\(names.joined(separator: ", "))), and longer codes are parts of "
        + "shorter ones. Choose one: --products 2, 4 or 6 for codes of one length, --where 'product!=TOTAL', or a prefix."
    )
  }

  /// Flows summed over windows of periods, exactly; the records must be exact.
  func summed(over windows: FlowWindows) throws -> TradeRecords {
    precondition(exact.count == value.count, "sums over periods are made of exact values")
    var summed = self
    summed.windows = windows
    summed.periods = windows.windows.map(\.name)
    for column in [\TradeRecords.period, \.reporter, \.partner, \.product] { summed[keyPath: column] = [] }
    (summed.isImport, summed.value, summed.exact, summed.quantity, summed.ranges) = ([], [], [], [], [])
    for (place, window) in windows.windows.enumerated() {
      let start = summed.value.count
      let sorted = window.parts.flatMap { Array(ranges[$0]) }.sorted { key($0) < key($1) }
      for record in sorted {
        let last = summed.value.count - 1
        if last >= start, summed.key(last) == key(record) {
          guard let sum = summed.exact[last].addingReportingOverflow(exact[record]) else { throw Self.tooManyDigits }
          summed.exact[last] = sum
          if !quantity.isEmpty { summed.quantity[last] += quantity[record] }
        } else {
          summed.period.append(Int32(place))
          summed.isImport.append(isImport[record])
          summed.reporter.append(reporter[record])
          summed.partner.append(partner[record])
          summed.product.append(product[record])
          summed.exact.append(exact[record])
          summed.value.append(0)
          if !quantity.isEmpty { summed.quantity.append(quantity[record]) }
        }
      }
      for record in start..<summed.value.count { summed.value[record] = summed.exact[record].doubleValue }
      summed.ranges.append(start..<summed.value.count)
    }
    return summed
  }

  private func key(_ record: Int) -> (Int, Int32, Int32, Int32) {
    (isImport[record] ? 0 : 1, reporter[record], partner[record], product[record])
  }

  /// Flows as one side sees them, or both: by period, flow, reporter and, as far as asked for, partner and product.
  init(
    _ world: MirrorWorld, _ source: FlowSource, flows: [String], shape: Shape, productDigits: Int?
  ) throws {
    guard !shape.hasQuantities else {
      throw WorkflowError("Quantities have no mirror here: unit values and price indices are of reported trade.")
    }
    aggregated = world.aggregated
    periods = world.periods
    economies = world.economies
    let codes = world.products.map { code in
      productDigits.map { code.count >= $0 ? String(code.prefix($0)) : code } ?? code
    }
    products = shape.hasProducts ? Set(codes).sorted() : []
    let place = Dictionary(uniqueKeysWithValues: products.enumerated().map { ($1, Int32($0)) })
    if shape.hasProducts { try Self.checkProducts(products, aggregated) }
    reportsImports = flows.contains("M")
    for period in periods.indices {
      var sums: [FlowKey: AggregateSum] = [:]
      for product in world.products.indices {
        for pair in world.pairs(period, product) {
          for flow in flows {
            let isExport = flow == "X"
            let (reporter, partner) = isExport ? (pair.exporter, pair.importer) : (pair.importer, pair.exporter)
            let value = try world.value(
              source, period, product, reporter: reporter, partner: partner, isExport: isExport)
            guard let value, let decimal = ExactDecimal(NumberText.shortest(value) ?? "") else { continue }
            let key = FlowKey(
              isImport: !isExport, reporter: Int32(shape.isOfPartners ? partner : reporter),
              partner: shape.hasPartners ? Int32(shape.isOfPartners ? reporter : partner) : -1,
              product: shape.hasProducts ? place[codes[product]] ?? -1 : -1)
            sums[key, default: AggregateSum()].add(.exact(decimal))
          }
        }
      }
      let start = value.count
      for (key, sum) in sums.sorted(by: { $0.key.order < $1.key.order }) {
        guard let decimal = sum.value.exactValue else { throw Self.tooManyDigits }
        self.period.append(Int32(period))
        isImport.append(key.isImport)
        reporter.append(key.reporter)
        partner.append(key.partner)
        product.append(key.product)
        exact.append(decimal)
        value.append(decimal.doubleValue)
      }
      ranges.append(start..<value.count)
    }
  }

  private struct FlowKey: Hashable {
    var isImport: Bool
    var reporter: Int32
    var partner: Int32
    var product: Int32

    var order: (Int, Int32, Int32, Int32) { (isImport ? 0 : 1, reporter, partner, product) }
  }

  private static let tooManyDigits = WorkflowError(
    "A sum has more than 38 digits, and this is exact. Express values in a larger unit.")
}
