import Nomenclature
import Observations

extension Profile {
  /// World Bank indicators: a preamble, then one row an economy and indicator with a column a year.
  static let worldBank = Profile(
    name: "worldbank",
    findHeader: { records in
      records.firstIndex {
        Array($0.prefix(4)) == ["Country Name", "Country Code", "Indicator Name", "Indicator Code"]
      }
    },
    roles: { shape in
      var roles = Roles(profile: "worldbank")
      roles.fields[.reporter] = Roles.FieldSource(column: "Country Code")
      roles.fields[.period] = Roles.FieldSource(column: WideColumns.period)
      roles.fields[.value] = Roles.FieldSource(column: WideColumns.value)
      roles.isGroupReporter = { StandardText.isGroup($0) || $0 == "WLD" }
      roles.incomparables = ["Indicator Code"]
      let units = Set(shape.rows.compactMap { $0.count > 2 ? unit(ofIndicator: $0[2]) : nil })
      if units.count == 1 { roles.valueUnit = units.first }
      return roles
    },
    wideColumns: { header in
      header.indices.dropFirst(4).compactMap { column in
        Period(header[column]).map { (column, $0.description) }
      }
    })

  /// "GDP (current US$)" is in US dollars: the unit stands in brackets at the end of an indicator's name.
  private static func unit(ofIndicator name: String) -> String? {
    guard name.hasSuffix(")"), let open = name.lastIndex(of: "(") else { return nil }
    let unit = String(name[name.index(after: open)...].dropLast())
    return unit == "current US$" ? "USD" : unit
  }
}

/// The columns that stand for a wide file's years once it is read as a long table.
enum WideColumns {
  static let period = "period"
  static let value = "value"
}
