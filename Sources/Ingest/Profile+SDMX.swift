import Nomenclature
import Observations

extension Profile {
  /// SDMX-CSV 1.0 (`DATAFLOW`, dimensions, `TIME_PERIOD`, `OBS_VALUE`, attributes) and 2.0 (`STRUCTURE`,
  /// `STRUCTURE_ID`, perhaps `ACTION`).
  ///
  /// With labels=both names and cells read "A: Annual"; the code before the colon is used. Dimensions without a
  /// standard field must not mix: their codes may be parts of each other, which only the structure definition knows.
  static let sdmxCSV = Profile(
    name: "sdmx-csv",
    findHeader: { records in
      guard let header = records.first?.map({ code($0) }), let first = header.first else { return nil }
      let isFirst = first == "DATAFLOW" || (first.hasPrefix("STRUCTURE") && header.contains("STRUCTURE_ID"))
      return isFirst && header.contains("OBS_VALUE") ? 0 : nil
    },
    roles: { sdmxRoles($0) },
    columnNames: { header in
      // STRUCTURE[;] says what separates several values in one cell.
      header.map { (name: String) -> String in name.hasPrefix("STRUCTURE[") ? "STRUCTURE" : code(name) }
    })

  private static func sdmxRoles(_ shape: Shape) -> Roles {
    var roles = Roles(profile: "sdmx-csv")
    let hasLabels = shape.printedHeader.contains { $0.contains(": ") }
    let clean: @Sendable (String) -> String = { hasLabels ? code($0) : $0 }
    let dimensions = Set(shape.header.prefix { $0 != "TIME_PERIOD" && $0 != "OBS_VALUE" })
    func first(_ names: [String]) -> String? { names.first(where: shape.header.contains) }
    var used: Set<String> = []
    for (field, names) in areaColumns {
      guard let column = first(names) else { continue }
      used.insert(column)
      roles.fields[field] = Roles.FieldSource(columns: [column]) { StatisticalAreas.text(clean($0[0])) }
    }
    if let column = first(["FLOW", "TRADE_FLOW"]) {
      used.insert(column)
      roles.fields[.flow] = Roles.FieldSource(columns: [column]) { StandardText.flow(clean($0[0])) }
    }
    if let column = first(["PRODUCT", "PRODUCTCODE", "COMMODITY", "CMD_CODE"]) {
      used.insert(column)
      roles.fields[.product] = Roles.FieldSource(columns: [column]) { clean($0[0]) }
    }
    roles.fields[.value] = Roles.FieldSource(column: "OBS_VALUE")
    if shape.header.contains("TIME_PERIOD") {
      // An empty period stays one: such rows carry attributes, and are set aside as that.
      roles.fields[.period] = Roles.FieldSource(columns: ["TIME_PERIOD"]) { cells in
        let text = clean(cells[0])
        return text.isEmpty || text == "~" ? "" : StandardText.period(text)
      }
      roles.asides.append(
        Roles.Aside(reason: "rows with attributes only", field: "period") { $0.isEmpty })
    }
    if shape.header.contains("ACTION") {
      roles.asides.append(
        Roles.Aside(reason: "rows that delete others", field: "ACTION", unlessNamed: ["ACTION"]) { $0 == "D" })
    }
    if hasLabels {
      for column in shape.header where column != "OBS_VALUE" {
        roles.derivedColumns[column] = Roles.FieldSource(columns: [column]) { clean($0[0]) }
      }
    }
    let leading: Set<String> = ["STRUCTURE", "STRUCTURE_NAME", "ACTION", "SERIES_KEY", "OBS_KEY"]
    roles.incomparables = shape.header.filter { column in
      let isDimension = dimensions.contains(column) && !attributes.contains(column)
      return !leading.contains(code(column)) && !used.contains(column)
        && (isDimension || units.contains(column))
    }
    roles.flagColumn = first(["OBS_STATUS", "OBS_FLAG"])
    roles.flagMeanings = statusMeanings
    roles.noted = roles.flagColumn.map { [$0] } ?? []
    roles.worldPartners = [StandardText.world]
    roles.isGroupPartner = { StatisticalAreas.isGroup($0) }
    roles.isGroupReporter = { StatisticalAreas.isGroup($0) }
    return roles
  }

  /// What stands before the colon of "A: Annual".
  private static func code(_ text: String) -> String {
    var index = text.startIndex
    while let colon = text[index...].firstIndex(of: ":") {
      let next = text.index(after: colon)
      // The colon of an identifier such as BIS:BIS_DER(1.0) is followed by no blank.
      if next < text.endIndex, text[next] == " " { return String(text[..<colon]) }
      index = next
    }
    return text
  }

  private static let areaColumns: [(StandardField, [String])] = [
    (.reporter, ["REPORTER", "REPORTING_COUNTRY", "REF_AREA", "COUNTRY", "GEO", "LOCATION", "geo", "reporter"]),
    (.partner, ["PARTNER", "COUNTERPART_AREA", "COUNTERPART_COUNTRY", "PARTNER_COUNTRY", "partner"]),
  ]

  /// Attributes that say what numbers count, wherever they stand.
  private static let units: Set<String> = [
    "FREQ", "UNIT", "UNIT_MEASURE", "UNIT_MULT", "CURRENCY", "CURRENCY_DENOM", "PRICE_BASE", "PRICES", "ADJUSTMENT",
    "TRANSFORMATION", "VALUATION", "INDICATOR", "MEASURE", "BASE_PER", "freq", "unit",
  ]

  /// Attributes that some writers put before the value, and that say nothing about what it counts.
  private static let attributes: Set<String> = [
    "OBS_STATUS", "OBS_FLAG", "OBS_CONF", "CONF_STATUS", "OBS_COM", "COMMENT_OBS", "TITLE", "TITLE_COMPL", "DECIMALS",
    "AVAILABILITY", "COLLECTION", "LAST UPDATE", "LAST_UPDATE",
  ]

  /// The code list CL_OBS_STATUS of the SDMX cross-domain guidelines.
  private static let statusMeanings = [
    "A": "normal", "B": "break in series", "D": "definition differs", "E": "estimated", "F": "forecast",
    "I": "imputed", "L": "missing: not collected", "M": "missing", "N": "not significant", "O": "missing",
    "P": "provisional",
    "Q": "suppressed", "U": "low reliability",
  ]
}
