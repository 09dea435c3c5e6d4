import Columns
import Indicators
import Nomenclature
import Observations
import Vectors

/// Indicators of what an economy trades: concentration, specialisation, two-way trade.
extension IndicatorComputation {
  private static func shape(
    partners: Bool = false, products: Bool = false, isOfPartners: Bool = false
  ) -> TradeRecords.Shape {
    var shape = TradeRecords.Shape()
    shape.hasPartners = partners
    shape.hasProducts = products
    shape.isOfPartners = isOfPartners
    return shape
  }

  /// Which records will be asked for, as far as the columns tell, so that one reading gives those of all indicators.
  func records(in roles: Roles) -> [IndicatorRun.LoadKey] {
    let hasImports = roles.fields[.flow].map { !$0.isConstant } ?? false
    let pairs = Self.shape(partners: true)
    let ofWorld = roles.fields[.partner] == nil ? [] : [pairs]
    var shapes: [TradeRecords.Shape]
    switch entry.name {
    case "hhi", "hhi-normalised", "hirschman", "unctad-concentration", "theil", "entropy":
      shapes = [run.request.over == "partner" ? pairs : Self.shape(products: true)]
    case "similarity": shapes = [Self.shape(products: true)]
    case "lafay", "grubel-lloyd", "adjusted", "overlap", "complementarity":
      shapes = [Self.shape(products: true)] + (hasImports ? [] : [Self.shape(products: true, isOfPartners: true)])
    case "intensity", "hubness", "intra-share", "intra-intensity", "introversion": shapes = [pairs]
    case "openness", "penetration": shapes = [Self.shape()] + (hasImports ? [] : [pairs])
    case "propensity": shapes = [Self.shape()]
    case "margins", "market-share":
      let exact = IndicatorRun.LoadKey(
        conditions: conditions, shape: Self.shape(partners: true, products: true), isExact: true)
      return [exact] + ofWorld.map { IndicatorRun.LoadKey(conditions: conditions, shape: $0) }
    case "unit-value", "price-index", "terms-of-trade", "membership-growth": shapes = []
    default: shapes = [Self.shape(products: true)] + ofWorld
    }
    return shapes.map { IndicatorRun.LoadKey(conditions: conditions, shape: $0) }
  }

  /// Trade by product, with imports where they are needed.
  func productWorld(needsImports: Bool) throws -> TradeWorld {
    let key = IndicatorRun.LoadKey(conditions: conditions, shape: Self.shape(products: true))
    guard needsImports, try !run.records(key).reportsImports else { return try run.world(key) }
    let mirror = IndicatorRun.LoadKey(
      conditions: conditions, shape: Self.shape(products: true, isOfPartners: true))
    run.remark("The data have no imports: an economy's are what the reporters export to it.")
    return try run.world(key, mirror: mirror)
  }

  /// Trade by partner; imports off the exporters' records where the data have none.
  func partnerWorld(needsImports: Bool) throws -> TradeWorld {
    let key = IndicatorRun.LoadKey(conditions: conditions, shape: Self.shape(partners: true))
    let mirrors = try needsImports && !run.records(key).reportsImports
    if mirrors { run.remark("The data have no imports: an economy's are what the reporters export to it.") }
    return try run.world(key, mirrorsPartners: mirrors)
  }

  /// Which side of trade a one-sided indicator is of.
  private func takesImports(_ records: TradeRecords) throws -> Bool {
    guard records.reportsImports else { return false }
    let asksForImports = conditions.contains { $0.field == "flow" && $0.test == .isOneOf(["M"]) }
    if !asksForImports { run.remark("Of exports. Add --where flow=M for imports.") }
    return asksForImports
  }

  func concentration() throws {
    let overPartners = run.request.over == "partner"
    let world = overPartners ? try partnerWorld(needsImports: false) : try productWorld(needsImports: false)
    let ofImports = try takesImports(world.records)
    let uncertain = try uncertainTrade(world, overPartners ? .partners : .products)
    let classes = overPartners ? world.economies.count : world.products.count
    let items = variant == "classification" ? Concentration.ItemCount.classification(classes) : .observed
    run.remark(
      "Shares are over \(overPartners ? "partners" : "products")"
        + (variant == "classification" ? "; n is the \(classes) in the data." : "."))
    for (place, period) in world.records.periods.enumerated() {
      let trade = world.trade(place, overPartners ? .partners : .products)
      let columns = ofImports ? trade.imports : trade.exports
      let subjects = try subjects(period, economies: world.economies) { columns[$0] != nil }
      let values = map(subjects) { subject in
        PeriodTrade.sum(columns, of: subject.places).map { amounts in
          Refusable { () throws(IndicatorRefusal) in try concentration(of: amounts, items) }
        }
      }
      for (subject, value) in zip(subjects, values) {
        add(row(subject, period: period), value, otherwise: "no data")
        guard run.request.bounds, case .success(let number) = value, !number.isNaN,
          let amounts = PeriodTrade.sum(columns, of: subject.places)
        else { continue }
        let size = variant == "classification" ? classes : amounts.count { $0 > 0 }
        let part = uncertain?.amounts(period, of: subject.places, imports: ofImports)
        // An index of few items that is refused for some spread has no bounds.
        let found = try? bounds(of: amounts, uncertain: part) { spread throws(IndicatorRefusal) in
          try concentration(of: spread, .classification(size))
        }
        if let found { run.rows.bound(found) }
      }
    }
  }

  private func concentration(
    of amounts: Vector, _ items: Concentration.ItemCount
  ) throws(IndicatorRefusal) -> Double {
    switch entry.name {
    case "hhi": try Concentration.herfindahlHirschman(amounts)
    case "hhi-normalised": try Concentration.normalisedHerfindahlHirschman(amounts, items: items)
    case "hirschman": try Concentration.hirschman(amounts)
    case "unctad-concentration": try Concentration.unctad(amounts, items: items)
    case "theil": try Concentration.theil(amounts, items: items)
    default: try Concentration.entropy(amounts)
    }
  }

  func comparedWithWorld() throws {
    let world = try productWorld(needsImports: false)
    try noteWorld(world.records)
    let ofImports = try takesImports(world.records)
    let reference: Specialisation.World = variant == "excluding" ? .excluding : .including
    let products = try chosenProducts(world.products)
    let texts = world.products.map { run.rows.place(of: $0) }
    for (place, period) in world.records.periods.enumerated() {
      let trade = world.trade(place, .products)
      let columns = ofImports ? trade.imports : trade.exports
      guard let whole = trade.whole(ofImports ? .imports : .exports) else { continue }
      let subjects = try subjects(period, economies: world.economies) { columns[$0] != nil }
      if entry.name == "unctad-diversification" {
        let values = map(subjects) { subject in
          PeriodTrade.sum(columns, of: subject.places).map { amounts in
            Refusable { () throws(IndicatorRefusal) in
              try Concentration.unctadDiversification(amounts, world: whole)
            }
          }
        }
        for (subject, value) in zip(subjects, values) {
          add(row(subject, period: period), value, otherwise: "no data")
        }
        continue
      }
      let values = map(subjects) { subject in
        PeriodTrade.sum(columns, of: subject.places).map { amounts in
          Refusable { () throws(IndicatorRefusal) in
            switch entry.name {
            case "balassa": try Specialisation.balassa(exports: amounts, world: whole, reference: reference)
            case "symmetric": try Specialisation.symmetricBalassa(exports: amounts, world: whole, reference: reference)
            default: try Specialisation.additiveBalassa(exports: amounts, world: whole, reference: reference)
            }
          }.map { ProductValues($0, products, texts) }
        }
      }
      for (subject, value) in zip(subjects, values) {
        addProducts(row(subject, period: period), value, otherwise: "no data")
      }
    }
  }

  /// One row a product, or one that says why there are none.
  private func addProducts(
    _ row: IndicatorRow, _ values: Refusable<ProductValues>?, otherwise reason: String
  ) {
    switch values {
    case .success(let found): run.rows.append(row, found)
    case .failure(let refusal):
      run.remark(refusal.description)
      missing(row, refusal.description)
    case nil:
      missing(row, reason)
    }
  }

  /// The products that the conditions choose.
  func chosenProducts(_ products: [String]) throws -> [Int] {
    let chosen = try productConditions.reduce(Set(products.indices)) { chosen, condition in
      switch condition.test {
      case .isOneOf(let values): chosen.filter { Self.matches(products[$0], values) }
      case .isNoneOf(let values): chosen.filter { !Self.matches(products[$0], values) }
      default:
        throw WorkflowError("The rows of \(entry.name) are chosen by product=CODE or product=27*, not by a range.")
      }
    }
    guard !chosen.isEmpty else { throw WorkflowError("No product of the data is among those asked for.") }
    return chosen.sorted()
  }

  private static func matches(_ product: String, _ values: [String]) -> Bool {
    values.contains { $0.hasSuffix("*") ? product.hasPrefix($0.dropLast()) : $0 == product }
  }

  func twoWay() throws {
    let world = try productWorld(needsImports: true)
    let products = entry.name == "lafay" ? try chosenProducts(world.products) : []
    let texts = world.products.map { run.rows.place(of: $0) }
    for (place, period) in world.records.periods.enumerated() {
      let trade = world.trade(place, .products)
      let present = { (economy: Int) in trade.exports[economy] != nil && trade.imports[economy] != nil }
      let subjects = try subjects(period, economies: world.economies, present: present)
      let reason = "exports or imports are not there"
      func both<Value>(
        _ body: @escaping (_ exports: Vector, _ imports: Vector) throws(IndicatorRefusal) -> Value
      ) -> [Refusable<Value>?] {
        map(subjects) { subject in
          guard let exports = PeriodTrade.sum(trade.exports, of: subject.places),
            let imports = PeriodTrade.sum(trade.imports, of: subject.places)
          else { return nil }
          return Refusable { () throws(IndicatorRefusal) in try body(exports, imports) }
        }
      }
      if entry.name == "lafay" {
        let lafay = both { exports, imports throws(IndicatorRefusal) in
          ProductValues(try Specialisation.lafay(exports: exports, imports: imports), products, texts)
        }
        for (subject, value) in zip(subjects, lafay) {
          addProducts(row(subject, period: period), value, otherwise: reason)
        }
        continue
      }
      let values =
        switch entry.name {
        case "grubel-lloyd": both(IntraIndustry.grubelLloyd)
        case "adjusted": both(IntraIndustry.adjustedGrubelLloyd)
        default: both(IntraIndustry.overlap)
        }
      for (subject, value) in zip(subjects, values) { add(row(subject, period: period), value, otherwise: reason) }
    }
  }

  func comparedWithOutput() throws {
    var shape = TradeRecords.Shape()
    let needsImports = entry.name != "propensity"
    var records = try run.records(conditions, shape)
    var world = TradeWorld(records, mirror: nil, mirrorsPartners: false)
    if needsImports, !records.reportsImports {
      shape.hasPartners = true
      records = try run.records(conditions, shape)
      world = TradeWorld(records, mirror: nil, mirrorsPartners: true)
      run.remark("The data have no imports: an economy's are what the reporters export to it.")
    }
    for (place, period) in records.periods.enumerated() {
      var (out, into) = (
        [Double?](repeating: nil, count: world.economies.count), [Double?](repeating: nil, count: world.economies.count)
      )
      for record in records.ranges[place] {
        let (reporter, partner) = (Int(records.reporter[record]), Int(records.partner[record]))
        if records.isImport[record] {
          into[reporter] = (into[reporter] ?? 0) + records.value[record]
        } else {
          out[reporter] = (out[reporter] ?? 0) + records.value[record]
          if world.mirrorsPartners { into[partner] = (into[partner] ?? 0) + records.value[record] }
        }
      }
      let present = { (economy: Int) in out[economy] != nil && (!needsImports || into[economy] != nil) }
      for subject in try subjects(period, economies: world.economies, present: present) {
        let row = row(subject, period: period)
        let outputs = try subject.places.map { try run.companion(world.economies[$0], period) }
        guard subject.places.allSatisfy(present), !subject.places.isEmpty, !outputs.contains(nil) else {
          let which = zip(subject.places, outputs).filter { $1 == nil }.map { world.economies[$0.0] }
          missing(row, which.isEmpty ? "no data" : "no output for \(which.joined(separator: ", "))")
          if !which.isEmpty, subject.memberCount != nil {
            run.remark("\(subject.label) \(period): not available, no output for \(which.joined(separator: ", ")).")
          }
          continue
        }
        let output = outputs.reduce(0) { $0 + ($1 ?? 0) }
        let exports = subject.places.reduce(0) { $0 + (out[$1] ?? 0) }
        let imports = subject.places.reduce(0) { $0 + (into[$1] ?? 0) }
        add(row) { () throws(IndicatorRefusal) in
          switch entry.name {
          case "openness": try Direction.openness(exports: exports, imports: imports, output: output)
          case "penetration": try Direction.penetration(exports: exports, imports: imports, output: output)
          default: try Direction.propensity(exports: exports, output: output)
          }
        }
      }
    }
  }

  /// Pairs of economies compared by product.
  func structurePairs() throws {
    let isComplementarity = entry.name == "complementarity"
    let world = try productWorld(needsImports: isComplementarity)
    let isCosine = variant == Direction.SimilarityMeasure.cosine.rawValue
    for (place, period) in world.records.periods.enumerated() {
      let trade = world.trade(place, .products)
      let others = isComplementarity ? trade.imports : trade.exports
      let left = try subjects(period, economies: world.economies) { trade.exports[$0] != nil }
      let right = try partnerSubjects(period, economies: world.economies) { others[$0] != nil }
      let rightColumns = right.map { structure(others, $0) }
      let leftColumns = left.map { structure(trade.exports, $0) }
      let found = concurrentMap(left.count, threads: run.request.selection.threadCount) { place in
        rightColumns.map { column in
          leftColumns[place].flatMap { exports in
            column.map { isCosine ? exports.cosine(with: $0) : exports.overlap(with: $0) }
          }
        }
      }
      for (subject, values) in zip(left, found) {
        var row = row(subject, period: period)
        for (partner, value) in zip(right, values) where partner.label != subject.label {
          row.partner = run.rows.place(of: partner.label)
          row.value = value ?? .nan
          run.rows.append(row, missing: value == nil ? "no trade to compare" : nil)
        }
      }
    }
  }

  /// The shares of a subject's trade; `nil`, and the reason said, where there is none.
  private func structure(_ columns: [Vector?], _ subject: Subject) -> TradeStructure? {
    guard let amounts = PeriodTrade.sum(columns, of: subject.places) else { return nil }
    do {
      return try TradeStructure(amounts)
    } catch {
      run.remark("\(subject.label): \(error)")
      return nil
    }
  }

  func partnerSubjects(_ period: String, economies: [String], present: (Int) -> Bool) throws -> [Subject] {
    guard let bloc = partners.bloc else {
      return try partners.places(among: economies).filter { partners.isNamed || present($0) }
        .map { Subject(label: economies[$0], places: [$0]) }
    }
    return [try subject(of: bloc, period, economies: economies, present: present)].compactMap { $0 }
  }
}
