import Decimals
import Indicators
import Ingest
import Observations

/// A file of columns from, to and weight.
enum ConcordanceFile {
  static func read(_ name: String) throws -> ProductConcordance {
    var selection = DataSelection()
    selection.data = [name]
    selection.threads = 1
    let files = try selection.open()
    for column in ["from", "to", "weight"] where !files.header.contains(column) {
      throw WorkflowError("\(name) has no column \"\(column)\". A concordance needs columns from, to and weight.")
    }
    let answer = try SharedReading.apart {
      try selection.aggregate(files, groups: [Field("from"), Field("to")], measures: [Measure("weight")])
    }
    return try ProductConcordance(
      answer.aggregation.rows.compactMap { row in
        row.values[0].doubleValue.map { ProductConcordance.Link(from: row.key[0], to: row.key[1], weight: $0) }
      })
  }
}

/// What a concordance did to the value of some records.
struct MovedValue {
  var all = 0.0
  /// Under another code than before.
  var moved = 0.0
  /// Of codes without a link, by code; left out.
  var unmatched: [String: Double] = [:]

  func remark(_ name: String) -> String {
    func percent(_ part: Double) -> String { all == 0 ? "–" : "\((part / all * 1_000).rounded() / 10) %" }
    let left = unmatched.values.sorted().reduce(0, +)
    var text = "Product codes by \(name): \(percent(moved)) of the value moved to another code"
    if unmatched.isEmpty { return text + ", all of it has a match." }
    let codes = unmatched.sorted { ($1.value.magnitude, $0.key) < ($0.value.magnitude, $1.key) }.map(\.key)
    text += "; \(percent(left)) has no match and is left out (\(codes.count) \(codes.count == 1 ? "code" : "codes"): "
    return text + codes.prefix(8).joined(separator: ", ") + (codes.count > 8 ? ", …" : "") + ")."
  }
}

extension TradeRecords {
  /// The records with their values, and quantities, divided among the codes of another edition; those of one key are
  /// added up. The values that have a match keep their sum, to rounding.
  func converted(by concordance: ProductConcordance, digits: Int?) -> (TradeRecords, MovedValue) {
    var result = self
    var moved = MovedValue()
    let cut = { (code: String) in digits.map { String(code.prefix($0)) } ?? code }
    let parts = products.map { concordance.parts(of: $0) }
    let names = Set(parts.flatMap { ($0 ?? []).map { cut($0.to) } }).sorted()
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, Int32($0)) })
    let targets = parts.map { parts in parts?.map { (place: places[cut($0.to)] ?? 0, code: $0.to, weight: $0.weight) } }
    result.clear()
    var rows: [Key: Int] = [:]
    for index in value.indices {
      moved.all += value[index]
      let code = Int(product[index])
      guard let targets = targets[code] else {
        moved.unmatched[products[code], default: 0] += value[index]
        continue
      }
      for target in targets {
        let part = value[index] * target.weight
        if target.code != products[code] { moved.moved += part }
        let key = Key(
          period: period[index], isImport: isImport[index], reporter: reporter[index], partner: partner[index],
          product: target.place)
        if let row = rows[key] {
          result.add(part, quantity.isEmpty ? nil : quantity[index] * target.weight, toRow: row)
        } else {
          rows[key] = result.value.count
          result.append(key, part, quantity.isEmpty ? nil : quantity[index] * target.weight)
        }
      }
    }
    result.setProducts(names)
    return (result, moved)
  }

  /// What tells records apart.
  struct Key: Hashable {
    var period: Int32
    var isImport: Bool
    var reporter: Int32
    var partner: Int32
    var product: Int32
  }
}
