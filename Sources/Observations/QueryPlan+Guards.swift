import Columns

extension QueryPlan {
  /// Which rows repeat what others say. A field that is grouped by or selected by is the caller's own business.
  mutating func planExclusions(_ header: [String], includesWorld: Bool) throws {
    func isNamed(_ column: String) -> Bool {
      let names = names(of: column)
      return query.groups.contains { names.contains($0.name) } || query.conditions.contains { names.contains($0.field) }
    }
    let worlds = roles.worldPartners
    if roles.fields[.partner] != nil, !worlds.isEmpty || roles.isGroupPartner != nil {
      let partner = try plan(Field("partner"), header)
      if !worlds.isEmpty, !includesWorld, !selectsExplicitly(worlds) {
        leavesOutWorld = true
        exclusions.append(
          Exclusion(reason: "World rows", gate: Gate(fields: [partner]) { texts in !worlds.contains(texts[0] ?? "") }))
      }
      if !query.conditions.contains(where: { $0.field == "partner" }), let isGroup = roles.isGroupPartner {
        exclusions.append(
          Exclusion(
            reason: "rows of groups of partners",
            gate: Gate(fields: [partner]) { texts in
              let text = texts[0] ?? ""
              return worlds.contains(text) || !isGroup(text)
            }))
      }
    }
    if roles.fields[.reporter] != nil, !query.conditions.contains(where: { $0.field == "reporter" }),
      let isGroup = roles.isGroupReporter
    {
      let reporter = try plan(Field("reporter"), header)
      exclusions.append(
        Exclusion(
          reason: "rows of groups of reporters", gate: Gate(fields: [reporter]) { texts in !isGroup(texts[0] ?? "") }))
    }
    for breakdown in roles.breakdowns where header.contains(breakdown.column) && !isNamed(breakdown.column) {
      let totals = breakdown.totals
      let field = try plan(Field(breakdown.column), header)
      exclusions.append(
        Exclusion(
          reason: "rows split by \(breakdown.name)",
          gate: Gate(fields: [field]) { texts in totals.contains(texts[0] ?? "") }))
    }
    for aside in roles.asides where !aside.unlessNamed.contains(where: isNamed) {
      let field = try plan(Field(aside.field), header)
      exclusions.append(
        Exclusion(
          reason: aside.reason, gate: Gate(fields: [field]) { texts in !aside.isAside(texts[0] ?? "") }))
    }
    if let source = roles.fields[.flow], !source.isConstant, !isNamed("flow") {
      let flow = try plan(Field("flow"), header)
      exclusions.append(
        Exclusion(
          reason: "re-exports and re-imports, which exports and imports include",
          gate: Gate(fields: [flow]) { texts in texts[0] != "RX" && texts[0] != "RM" }))
    }
  }

  /// A standard field and, where it is made from one column, that column: who names one means the other.
  private func names(of field: String) -> [String] {
    guard let columns = StandardField(rawValue: field).flatMap({ roles.fields[$0]?.columns }), columns.count == 1
    else { return [field] }
    return [field] + columns
  }

  private func selectsExplicitly(_ worlds: Set<String>) -> Bool {
    query.conditions.contains { condition in
      guard condition.field == "partner", case .isOneOf(let values) = condition.test else { return false }
      return values.contains { worlds.contains(Self.normalised($0, standard: .partner, worlds: worlds)) }
    }
  }

  /// Where members of a bloc are selected, who of them has data when.
  mutating func planPresence(_ header: [String]) throws {
    let conditions = query.conditions.filter { condition in
      if case .isMember = condition.test { true } else { false }
    }
    // The column of periods is read for this only where it is needed.
    guard !conditions.isEmpty, roles.fields[.period] != nil else { return }
    let period = try plan(Field("period"), header)
    for condition in conditions {
      presences.append(PlannedPresence(member: try plan(Field(condition.field), header), period: period))
    }
  }

  /// Which fields must not take several values among the rows that are added.
  mutating func planTrackers(_ header: [String]) throws {
    let addsNumbers = measures.contains { $0.kind == .decimal && $0.measure.function != .count }
    guard addsNumbers else { return }
    func isGroup(_ name: String) -> Bool {
      let names = names(of: name)
      return query.groups.contains { names.contains($0.name) && $0.level == nil }
    }
    if let source = roles.fields[.flow], !source.isConstant, !isGroup("flow"), flowCombination == nil {
      let choices = ["--where flow=M", "--where flow=X", "--where flow=T for trade", "--rows flow or --columns flow"]
      trackers.append(
        Tracker(
          field: try plan(Field("flow"), header),
          purpose: .mustNotMix(why: "exports and imports are not added together unasked", choices: choices)))
    }
    if let source = roles.fields[.product], !source.hasOneLevel, !isGroup("product") {
      var level = try plan(Field("product"), header)
      let derive = level.derive
      level.derive = { cells in derive(cells).map { $0 == "TOTAL" ? "TOTAL" : "\($0.count) digits" } }
      level.isIdentity = false
      level.name = "product level"
      let choices = ["--where product=TOTAL", "--where product=27 (or 27*) with codes of one length", "--rows product"]
      trackers.append(
        Tracker(
          field: level,
          purpose: .mustNotMix(why: "longer product codes are parts of shorter ones", choices: choices)))
    }
    for column in roles.incomparables where header.contains(column) && !isGroup(column) {
      trackers.append(
        Tracker(
          field: try plan(Field(column), header),
          purpose: .mustNotMix(
            why: "numbers of different \(column.replacingUnderscores) are not added together",
            choices: ["--where \(column)=…", "--rows \(column)"])))
    }
    for column in roles.noted where header.contains(column) && !isGroup(column) {
      trackers.append(Tracker(field: try plan(Field(column), header), purpose: .note))
    }
  }
}

extension String {
  fileprivate var replacingUnderscores: String { String(map { $0 == "_" ? " " : $0 }) }
}
