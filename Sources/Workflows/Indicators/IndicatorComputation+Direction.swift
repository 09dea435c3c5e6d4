import Indicators
import Nomenclature
import Observations
import Vectors

/// Indicators of with whom an economy or bloc trades.
extension IndicatorComputation {
  func bilateral() throws {
    let world = try partnerWorld(needsImports: true)
    try noteWorld(world.records)
    let reference = Direction.IntensityReference(rawValue: variant) ?? .world
    var withoutImports: Set<String> = []
    for (place, period) in world.records.periods.enumerated() {
      let trade = world.trade(place, .partners)
      if isRefused(trade, period) { continue }
      let ofImports = trade.imports.map { $0?.sumOfMagnitudes }
      let worldImports = ofImports.reduce(0) { $0 + ($1 ?? 0) }
      let left = try subjects(period, economies: world.economies) { trade.exports[$0] != nil }
      let right = try partnerSubjects(period, economies: world.economies) { _ in true }
      for subject in left {
        guard let exports = PeriodTrade.sum(trade.exports, of: subject.places) else {
          missing(row(subject, period: period), "no data")
          continue
        }
        let own = subject.places.reduce(0) { $0 + (ofImports[$1] ?? 0) }
        for partner in right where partner.label != subject.label {
          let flow = partner.places.reduce(0) { $0 + exports[$1] }
          var row = row(subject, period: period)
          row.partner = run.rows.place(of: partner.label)
          guard let partnerImports = PeriodTrade.sum(trade.imports, of: partner.places) else {
            withoutImports.insert(partner.label)
            if partners.isNamed { missing(row, "imports of \(partner.label) are not in the data") }
            continue
          }
          add(row) { () throws(IndicatorRefusal) in
            if entry.name == "hubness" {
              return try Direction.hubness(
                flow: flow, exports: exports.sumOfMagnitudes,
                partnerImportsFromEconomy: subject.places.reduce(0) { $0 + partnerImports[$1] },
                partnerImports: partnerImports.sumOfMagnitudes)
            }
            return try Direction.intensity(
              flow: flow, exports: exports.sumOfMagnitudes, partnerImports: partnerImports.sumOfMagnitudes,
              worldImports: worldImports, ownImports: own, reference: reference)
          }
        }
      }
    }
    if !withoutImports.isEmpty {
      run.remark(
        "\(withoutImports.count) partners have no imports in the data and so no rows: "
          + withoutImports.sorted().prefix(6).joined(separator: ", ") + (withoutImports.count > 6 ? ", …" : "") + ".")
    }
  }

  /// Whether a flow of the period is negative, which leaves every sum over the world in doubt; said in a row of its own.
  private func isRefused(_ trade: PeriodTrade, _ period: String) -> Bool {
    for column in trade.exports + trade.imports {
      guard let place = column?.firstIndex(where: { $0 < 0 }), let value = column?[place] else { continue }
      let refusal = IndicatorRefusal(
        subject: entry.title.lowercased(), reason: .negative("flows", position: place, value: value))
      run.remark("\(period): \(refusal)")
      missing(row(nil, period: period), refusal.description)
      return true
    }
    return false
  }

  func insideBloc() throws {
    guard let bloc = reporters.bloc else {
      throw WorkflowError(
        "\(entry.name) is about a bloc. Choose one: --where reporter=@ASEAN (comity blocs lists them).")
    }
    guard partners.isAll, !partners.isNamed else {
      throw WorkflowError("\(entry.name) compares trade inside a bloc with trade with all; leave the partner out.")
    }
    let world = try partnerWorld(needsImports: variant != "exports")
    try noteWorld(world.records)
    let uncertain = try uncertainTrade(world, .partners)
    for (place, period) in world.records.periods.enumerated() {
      let trade = world.trade(place, .partners)
      if isRefused(trade, period) { continue }
      let tables =
        variant == "exports"
        ? [trade.exports] : variant == "imports" ? [trade.imports] : [trade.exports, trade.imports]
      let present = { (economy: Int) in tables.allSatisfy { $0[economy] != nil } }
      guard let subject = try subject(of: bloc, period, economies: world.economies, present: present) else { continue }
      let row = row(subject, period: period)
      guard !subject.places.isEmpty else {
        missing(row, "no member has data")
        continue
      }
      let members = bloc.members(during: try run.date(of: period)).compactMap { world.economies.firstIndex(of: $0) }
      let sums = Self.sums(tables, reporters: Set(subject.places), members: members)
      switch entry.name {
      case "intra-share":
        add(row) { () throws(IndicatorRefusal) in try Direction.intraShare(inside: sums.inside, all: sums.all) }
        guard run.request.bounds, sums.all > 0 else { continue }
        var parts = IndicatorBounds(low: 0, high: 0, uncertain: 0)
        for (table, imports) in zip(tables, variant == "imports" ? [true] : [false, true]) {
          for economy in subject.places {
            guard let column = table[economy] else { continue }
            let marked =
              uncertain?.amounts(period, of: [economy], imports: imports) ?? Vector(repeating: 0, count: column.count)
            guard let amounts = try? UncertainAmounts(column, uncertain: marked) else { continue }
            let inside = amounts.amountBounds(of: Set(members))
            parts.low += inside.low
            parts.high += inside.high
            parts.uncertain += amounts.uncertainTotal
          }
        }
        run.rows.bound(
          IndicatorBounds(
            low: parts.low / sums.all, high: parts.high / sums.all, uncertain: parts.uncertain / sums.all))
      case "intra-intensity":
        add(row) { () throws(IndicatorRefusal) in
          try Direction.intraIntensity(inside: sums.inside, all: sums.all, world: sums.all + sums.others)
        }
      default:
        addIntroversion(row, sums)
      }
    }
  }

  struct BlocSums {
    var inside = 0.0
    var all = 0.0
    var othersWithBloc = 0.0
    var others = 0.0
  }

  private static func sums(_ tables: [[Vector?]], reporters: Set<Int>, members: [Int]) -> BlocSums {
    var sums = BlocSums()
    for table in tables {
      for (economy, column) in table.enumerated() {
        guard let column else { continue }
        let (whole, part) = (column.sumOfMagnitudes, members.reduce(0) { $0 + column[$1] })
        if reporters.contains(economy) {
          sums.all += whole
          sums.inside += part
        } else {
          sums.others += whole
          sums.othersWithBloc += part
        }
      }
    }
    return sums
  }

  private func addIntroversion(_ row: IndicatorRow, _ sums: BlocSums) {
    do {
      let found = try Direction.introversion(
        inside: sums.inside, all: sums.all, othersWithBloc: sums.othersWithBloc, others: sums.others)
      let parts = [
        ("introversion", found.index), ("homogeneous_intensity", found.homogeneousIntensity),
        ("extra_intensity", found.extraIntensity),
      ]
      for (name, value) in parts {
        var one = row
        one.component = run.rows.place(of: name)
        one.value = value
        run.rows.append(one)
      }
    } catch {
      run.remark(error.description)
      var one = row
      one.component = run.rows.place(of: "introversion")
      run.rows.append(one, missing: error.description)
    }
  }
}
