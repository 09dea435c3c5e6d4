import Columns
import Decimals
import Figures
import Foundation
import Nomenclature
import Observations
import Reports

/// The bundled package read by a reader of its own, and queries answered by the engine over it.
enum BundledPackage {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Datasets/asean-russia")

  static let tableNames = CooperationRecord.tableNames + AseanRussiaData.ObservationTable.allCases.map(\.rawValue)

  private static let loaded = Result {
    try Dictionary(uniqueKeysWithValues: tableNames.map { ($0, try read($0)) })
  }

  /// The cells of a table, its header first.
  static func cells(_ name: String) throws -> [[String]] { try loaded.get()[name] ?? [] }

  private static func read(_ name: String) throws -> [[String]] {
    let text = try String(contentsOf: folder.appendingPathComponent("\(name).csv"), encoding: .utf8)
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var characters = text.makeIterator()
    var pending = characters.next()
    while let character = pending {
      pending = characters.next()
      switch character {
      case "\"" where isQuoted && pending == "\"":
        cell.append("\"")
        pending = characters.next()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\n" where !isQuoted:
        row.append(cell)
        rows.append(row)
        (row, cell) = ([], "")
      default: cell.append(character)
      }
    }
    return rows
  }

  static func table(_ name: String) throws -> TextTable {
    let rows = try cells(name)
    return try TextTable(name: name, header: rows[0], rows: Array(rows.dropFirst()))
  }

  static func tables() throws -> [TextTable] { try CooperationRecord.tableNames.map(table) }

  static func data() throws -> AseanRussiaData {
    var observations: [String: [[String]]] = [:]
    for table in AseanRussiaData.ObservationTable.allCases { observations[table.rawValue] = try cells(table.rawValue) }
    let loaded = observations
    return AseanRussiaData(record: try CooperationRecord(try tables())) { table, query in
      try answer(query, over: loaded[table.rawValue] ?? [])
    }
  }

  private static func answer(_ query: Query, over cells: [[String]]) throws -> Aggregation {
    let header = cells[0]
    var roles = Roles(profile: "plain")
    for field in [StandardField.reporter, .partner, .flow] where header.contains(field.rawValue) {
      roles.fields[field] = Roles.FieldSource(column: field.rawValue)
    }
    let period = header.contains("period") ? "period" : "year"
    roles.fields[.period] = Roles.FieldSource(columns: [period]) { Period($0[0])?.description }
    if header.contains("value") { roles.fields[.value] = Roles.FieldSource(column: "value") }
    roles.incomparables = ["unit", "currency", "price_base", "scope", "sector"].filter(header.contains)
    let plan = try QueryPlan(query, roles: roles, header: header, includesWorld: false)
    let rows = cells.dropFirst()
    let columns = plan.columns.map { name, kind -> Batch.Column in
      let texts = rows.map { $0[header.firstIndex(of: name)!] }
      guard kind == .decimal else {
        let dictionary = TextDictionary()
        return .text(texts.map { dictionary.code(of: $0) }, dictionary)
      }
      var column = DecimalColumn(capacity: texts.count)
      for (index, text) in texts.enumerated() {
        guard let value = ExactDecimal(text) else { continue }
        column.mantissas[index] = Int64(value.mantissa)
        column.scales[index] = UInt8(value.scale)
      }
      return .decimal(column)
    }
    let aggregator = Aggregator(plan)
    try aggregator.take(Batch(rowCount: rows.count, columns: columns))
    return try Aggregation(plan, [aggregator], rejected: 0)
  }
}
