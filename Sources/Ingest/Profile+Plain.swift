import Nomenclature
import Observations

extension Profile {
  /// Any table with a header: fields are recognised by their names.
  static let plain = Profile(
    name: "plain",
    findHeader: { records in records.isEmpty ? nil : 0 },
    roles: { shape in
      var roles = Roles(profile: "plain")
      func column(_ names: [String]) -> String? {
        names.lazy.compactMap { name in shape.header.first { $0.lowercased() == name } }.first
      }
      for (field, names) in [(StandardField.reporter, ["reporter"]), (.partner, ["partner"])] {
        if let name = column(names) {
          roles.fields[field] = Roles.FieldSource(columns: [name]) { StandardText.economy($0[0]) }
        }
      }
      if let name = column(["flow"]) {
        roles.fields[.flow] = Roles.FieldSource(columns: [name]) { StandardText.flow($0[0]) }
      }
      if let name = column(["product"]) { roles.fields[.product] = Roles.FieldSource(column: name) }
      if let name = column(["quantity"]) { roles.fields[.quantity] = Roles.FieldSource(column: name) }
      roles.fields[.period] = try periodSource(shape)
      if let name = valueColumn(shape, used: roles.fields.values.flatMap(\.columns)) {
        roles.fields[.value] = Roles.FieldSource(column: name)
      }
      roles.worldPartners = [StandardText.world]
      roles.isGroupPartner = { StandardText.isGroup($0) }
      roles.isGroupReporter = { StandardText.isGroup($0) }
      let kept: Set<String> = ["unit", "currency", "price_base", "scope", "sector", "indicator", "frequency"]
      roles.incomparables = shape.header.filter { kept.contains($0.lowercased()) }
      return roles
    })

  private static func periodSource(_ shape: Shape) throws -> Roles.FieldSource? {
    if let named = shape.periodColumns {
      for name in named where !shape.header.contains(name) {
        throw QueryError.unknownField(
          name, suggestions: NearestNames.suggestions(for: name, among: shape.header, limit: 2), known: shape.header)
      }
      return source(ofPeriod: named)
    }
    func column(_ name: String) -> String? { shape.header.first { $0.lowercased() == name } }
    if let year = column("year"), let part = column("month") ?? column("quarter") {
      return source(ofPeriod: [year, part])
    }
    let recognised = ["period", "time_period", "year", "date", "month", "quarter", "t", "time"]
    return recognised.lazy.compactMap(column).first.map { source(ofPeriod: [$0]) }
  }

  private static func source(ofPeriod columns: [String]) -> Roles.FieldSource {
    if columns.count >= 2 {
      return Roles.FieldSource(columns: Array(columns.prefix(2))) { StandardText.period(year: $0[0], part: $0[1]) }
    }
    return Roles.FieldSource(columns: columns) { StandardText.period($0[0]) }
  }

  /// `value`, else the first column named like one, else the only column of numbers that has no other role.
  private static func valueColumn(_ shape: Shape, used: [String]) -> String? {
    let names = ["value", "obs_value", "primaryvalue", "v", "amount"]
    if let name = names.lazy.compactMap({ name in shape.header.first { $0.lowercased() == name } }).first {
      return name
    }
    if let name = shape.header.first(where: { $0.lowercased().hasPrefix("value") }) { return name }
    let numeric = shape.header.indices.filter { index in
      let cells = shape.rows.compactMap { $0.count > index ? $0[index] : nil }.filter { !$0.isEmpty }
      return !shape.header[index].isEmpty && !used.contains(shape.header[index]) && !cells.isEmpty
        && cells.allSatisfy { Double($0) != nil }
    }
    return numeric.count == 1 ? shape.header[numeric[0]] : nil
  }
}
