import Nomenclature
import Observations

extension Profile {
  /// Eurostat's TSV files, old (`unit,geo\time`, `2019M01`, newest first) and new (`freq,unit,geo\TIME_PERIOD`,
  /// `2019-01`), after `EurostatForm`.
  ///
  /// Rows of groups (EU27_2020, EA19) and of regions within economies repeat what the economies' rows say. Other
  /// dimensions must not mix. Flags are a field, `flag`, and are named in a note.
  static let eurostat = Profile(
    name: "eurostat",
    findHeader: { records in
      guard let header = records.first, header.contains(where: isLastDimension) else { return nil }
      return 0
    },
    roles: { shape in
      var roles = Roles(profile: "eurostat")
      let dimensions = shape.header.filter { !WideColumns.all.contains($0) }
      func first(_ names: [String]) -> String? { names.first(where: dimensions.contains) }
      var used: Set<String> = []
      for (field, names) in [(StandardField.reporter, ["reporter", "geo"]), (.partner, ["partner"])] {
        guard let column = first(names) else { continue }
        used.insert(column)
        roles.fields[field] = Roles.FieldSource(columns: [column]) { StatisticalAreas.eurostatText($0[0]) }
        if field == .reporter {
          roles.asides.append(
            Roles.Aside(
              reason: "rows of regions within economies", field: "reporter", unlessNamed: [column]
            ) { StatisticalAreas.isRegion($0) })
        }
      }
      if let column = first(["flow", "stk_flow"]) {
        used.insert(column)
        roles.fields[.flow] = Roles.FieldSource(columns: [column]) { StandardText.flow($0[0]) }
      }
      if let column = first(["product"]) {
        used.insert(column)
        roles.fields[.product] = Roles.FieldSource(column: column)
      }
      roles.fields[.period] = Roles.FieldSource(column: WideColumns.period)
      roles.fields[.value] = Roles.FieldSource(column: WideColumns.value)
      roles.incomparables = dimensions.filter { !used.contains($0) }
      roles.worldPartners = [StandardText.world]
      roles.isGroupPartner = { StatisticalAreas.isGroup($0) }
      roles.isGroupReporter = { StatisticalAreas.isGroup($0) }
      roles.flagColumn = WideColumns.flag
      roles.flagMeanings = flagMeanings
      roles.noted = [WideColumns.flag]
      return roles
    },
    columnNames: { header in
      var names: [String] = []
      var isPeriod = false
      for (index, name) in header.enumerated() {
        if isLastDimension(name) {
          names.append(String(name.prefix { $0 != "\\" }))
          isPeriod = true
        } else if isPeriod, name.isEmpty, let period = names.last, !period.hasSuffix(" \(WideColumns.flag)") {
          names.append("\(period) \(WideColumns.flag)")
        } else if index == header.count - 1, name.isEmpty {
          break
        } else {
          names.append(name)
        }
      }
      return names
    },
    wideColumns: { names in
      names.indices.compactMap { column in
        Period(names[column]).map { period in
          let flag = names.firstIndex(of: "\(names[column]) \(WideColumns.flag)")
          return WideColumn(period: period.description, value: column, flag: flag)
        }
      }
    })

  private static func isLastDimension(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix("\\time") || name.hasSuffix("\\time_period")
  }

  private static let flagMeanings = [
    "b": "break in time series", "c": "confidential", "d": "definition differs", "e": "estimated", "f": "forecast",
    "n": "not significant", "p": "provisional", "r": "revised", "s": "Eurostat estimate", "u": "low reliability",
    "z": "not applicable",
  ]
}
