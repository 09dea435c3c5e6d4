import Decimals
import Indicators
import Nomenclature
import Observations

/// Indicators that decompose: margins and market shares, exact to the last digit of the data.
extension IndicatorComputation {
  /// Trade by partner and product with exact values.
  private func exactRecords() throws -> TradeRecords {
    var shape = TradeRecords.Shape()
    shape.hasPartners = true
    shape.hasProducts = true
    return try run.records(conditions, shape, exact: true)
  }

  /// Exports of a period by reporter, then by market and product (market · products + product).
  private static func exports(_ records: TradeRecords, _ period: Int) -> [[Int: ExactDecimal]] {
    var table = [[Int: ExactDecimal]](repeating: [:], count: records.economies.count)
    for record in records.ranges[period] where !records.isImport[record] && !records.exact[record].isZero {
      let key = Int(records.partner[record]) * records.products.count + Int(records.product[record])
      table[Int(records.reporter[record])][key, default: .zero] += records.exact[record]
    }
    return table
  }

  private static func sum(_ tables: [[Int: ExactDecimal]]) -> [Int: ExactDecimal] {
    tables.reduce(into: [:]) { total, table in total.merge(table, uniquingKeysWith: +) }
  }

  func margins() throws {
    let records = try exactRecords()
    try noteWorld(records)
    let threshold = try run.request.threshold.map { text in
      guard let value = ExactDecimal(text), !value.isNegative else {
        throw WorkflowError("--threshold takes a value from 0, not \"\(text)\".")
      }
      return value
    }
    run.remark("A product is traded where its value exceeds \(threshold ?? .zero).")
    for (place, period) in records.periods.enumerated() {
      let exports = Self.exports(records, place)
      let whole = Self.sum(exports)
      let left = try subjects(period, economies: records.economies) { !exports[$0].isEmpty }
      let right = try partnerSubjects(period, economies: records.economies) { _ in true }
      for subject in left {
        let own = Self.sum(subject.places.map { exports[$0] })
        for partner in right where partner.label != subject.label {
          let (mine, all) = Self.byProduct(own, whole, partner.places, records.products.count)
          let reference = variant == "excluding" ? zip(all, mine).map { $0 - $1 } : all
          var row = row(subject, period: period)
          row.partner = run.rows.place(of: partner.label)
          guard partners.isNamed || partners.bloc != nil || mine.contains(where: { !$0.isZero }) else { continue }
          do {
            let found = try HummelsKlenow(exports: mine, reference: reference, threshold: threshold ?? .zero)
            for (name, value) in [
              ("extensive", found.extensive), ("intensive", found.intensive), ("share", found.share),
            ] {
              var one = row
              one.component = run.rows.place(of: name)
              one.value = value.doubleValue
              run.rows.append(one)
            }
          } catch {
            run.remark(error.description)
            run.rows.append(row, missing: error.description)
          }
        }
      }
    }
  }

  private static func byProduct(
    _ own: [Int: ExactDecimal], _ whole: [Int: ExactDecimal], _ markets: [Int], _ products: Int
  ) -> ([ExactDecimal], [ExactDecimal]) {
    func sums(_ table: [Int: ExactDecimal]) -> [ExactDecimal] {
      (0..<products).map { product in
        markets.reduce(ExactDecimal.zero) { $0 + (table[$1 * products + product] ?? .zero) }
      }
    }
    return (sums(own), sums(whole))
  }

  func marketShare() throws {
    let records = try exactRecords()
    try noteWorld(records)
    guard records.periods.count > 1 else {
      throw WorkflowError("market-share compares two periods, and the data have one (\(records.periods.joined())).")
    }
    let order = ConstantMarketShare.Order(rawValue: variant) ?? .productFirst
    var before = Self.exports(records, 0)
    for place in 1..<records.periods.count {
      let (period, former) = (records.periods[place], records.periods[place - 1])
      let after = Self.exports(records, place)
      run.remark("\(period) against \(former).")
      let (worldBefore, worldAfter) = (Self.sum(before), Self.sum(after))
      let keys = Set(worldBefore.keys).union(worldAfter.keys).sorted()
      for subject in try subjects(period, economies: records.economies, present: { !after[$0].isEmpty }) {
        let (own, later) = (Self.sum(subject.places.map { before[$0] }), Self.sum(subject.places.map { after[$0] }))
        let row = row(subject, period: period)
        guard !own.isEmpty else {
          missing(row, "no exports in \(former)")
          continue
        }
        let flows = keys.map { key in
          ConstantMarketShare.Flow(
            product: key % records.products.count, market: key / records.products.count, before: own[key] ?? .zero,
            after: later[key] ?? .zero, worldBefore: worldBefore[key] ?? .zero, worldAfter: worldAfter[key] ?? .zero)
        }
        do {
          let found = try ConstantMarketShare(flows, order: order)
          let parts = [
            ("change", found.change), ("scale", found.scale), ("product", found.product), ("market", found.market),
            ("competitiveness", found.competitiveness),
          ]
          for (name, value) in parts {
            var one = row
            one.component = run.rows.place(of: name)
            one.value = value.doubleValue
            run.rows.append(one, exact: value)
          }
        } catch {
          run.remark(error.description)
          run.rows.append(row, missing: error.description)
        }
      }
      before = after
    }
  }

  func membershipGrowth() throws {
    var others = conditions
    let markets = try IndicatorSubjects(
      field: "partner", takingFrom: &others, rule: run.request.selection.membershipRule())
    guard let bloc = reporters.bloc ?? markets.bloc else {
      throw WorkflowError(
        "membership-growth is about a bloc. Choose one: --where reporter=@ASEAN, "
          + "or partner=@ASEAN for what others report."
      )
    }
    let isPartner = reporters.bloc == nil
    guard isPartner || markets.isAll, !reporters.isNamed else {
      throw WorkflowError("membership-growth takes a bloc as reporter or as partner, and all on the other side.")
    }
    let rule =
      try run.request.variant == nil
      ? run.request.selection.membershipRule() : MembershipRule(rawValue: variant) ?? .end
    var shape = TradeRecords.Shape()
    shape.hasPartners = isPartner
    let records = try run.records(isPartner ? others : conditions, shape, exact: true)
    if Set(records.isImport).count > 1 {
      throw WorkflowError(
        "Exports and imports are not added together unasked. Choose --where flow=X or --where flow=M.")
    }
    for place in records.periods.indices.dropFirst() {
      try addMembership(records, place, bloc, rule, isPartner: isPartner)
    }
  }

  private func addMembership(
    _ records: TradeRecords, _ place: Int, _ bloc: IndicatorSubjects.Bloc, _ rule: MembershipRule, isPartner: Bool
  ) throws {
    let (period, former) = (records.periods[place], records.periods[place - 1])
    let (now, then) = (try run.date(of: period), try run.date(of: former))
    var flows: [Int: MembershipGrowth.Flow] = [:]
    var reporters = [Set<String>(), Set<String>()]
    for (side, range) in [records.ranges[place - 1], records.ranges[place]].enumerated() {
      for record in range {
        let reporter = records.economies[Int(records.reporter[record])]
        reporters[side].insert(reporter)
        let member = isPartner ? records.economies[Int(records.partner[record])] : reporter
        let key = Int(records.reporter[record]) * records.economies.count + Int(isPartner ? records.partner[record] : 0)
        var flow = flows[key] ?? .init(member: member, reporter: reporter, before: nil, after: nil)
        if side == 0 { flow.before = records.exact[record] } else { flow.after = records.exact[record] }
        flows[key] = flow
      }
    }
    let composition = [then, now].enumerated().map { side, date in
      MembershipGrowth.Composition(
        members: Set(bloc.bloc.members(during: bloc.frozenAt ?? date, rule: rule)), reporters: reporters[side])
    }
    var row = row(Subject(label: bloc.label, places: []), period: period)
    row.coverage = -1
    do {
      let found = try MembershipGrowth(
        flows.sorted { $0.key < $1.key }.map(\.value), before: composition[0], after: composition[1])
      let parts = [
        ("growth", found.change), ("constant_members", found.constantMembers), ("constant", found.constant),
        ("reporters", found.reporters), ("entries", found.entries), ("exits", found.exits),
      ]
      for (name, part) in parts {
        var one = row
        one.component = run.rows.place(of: name)
        let rate = found.rate(part)
        one.value = rate?.doubleValue ?? .nan
        run.rows.append(one, missing: rate == nil ? "the value of \(former) is zero" : nil)
      }
      let entered = composition[1].members.subtracting(composition[0].members).sorted()
      let left = composition[0].members.subtracting(composition[1].members).sorted()
      if !entered.isEmpty { run.remark("\(period): entered \(entered.joined(separator: ", ")).") }
      if !left.isEmpty { run.remark("\(period): left \(left.joined(separator: ", ")).") }
      if !found.missingAfter.isEmpty {
        run.remark("\(period): no data of \(found.missingAfter.joined(separator: ", ")): not available, and not 0.")
      }
      if isPartner {
        run.remark(
          "\(period): \(found.reporterCounts[1]) reporters after \(found.reporterCounts[0]), "
            + "\(found.reporterCounts[2]) in both years.")
      }
    } catch {
      run.remark("\(period): \(error)")
      run.rows.append(row, missing: error.description)
    }
  }
}
