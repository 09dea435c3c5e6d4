import Indicators
import Ingest
import Nomenclature
import Observations

/// Both sides' figures of every flow, and how reliable each reporter is.
struct MirrorWorld {
  let aggregated: Aggregated
  let periods: [String]
  let products: [String]
  let economies: [String]
  let reliability: ReporterReliability
  private let pairCount: Int
  /// Exports by exporter and importer, and imports by the same two, a period and product each.
  private var exportTables: [[Int: Double]]
  private var importTables: [[Int: Double]]

  init(_ selection: DataSelection, conditions: [Condition], factor: Double) throws {
    let files = try selection.open()
    let roles = files.roles.fields
    for (field, name) in [(StandardField.reporter, "reporters"), (.partner, "partners"), (.flow, "flows")] {
      guard let source = roles[field], !(field == .flow && source.isConstant) else {
        throw WorkflowError("A mirror needs both sides of trade, and \(files.names[0]) has no \(name) to tell apart.")
      }
    }
    let hasProducts = roles[.product] != nil
    let hasPeriods = roles[.period] != nil
    var groups = [Field("flow"), Field("reporter"), Field("partner")]
    if hasProducts { groups.append(Field("product")) }
    if hasPeriods { groups.append(Field("period")) }
    let measures = try selection.values.map { try Measure(parsing: $0) }
    aggregated = try selection.aggregate(files, conditions: conditions, groups: groups, measures: measures)
    let rows = aggregated.aggregation.rows
    func texts(_ place: Int?) -> [String] { place.map { place in Set(rows.map { $0.key[place] }).sorted() } ?? [""] }
    let productPlace = hasProducts ? 3 : nil
    let periodPlace = hasPeriods ? groups.count - 1 : nil
    products = texts(productPlace)
    periods = texts(periodPlace)
    let economies = Set(rows.flatMap { [$0.key[1], $0.key[2]] }).sorted()
    self.economies = economies
    let place = Dictionary(uniqueKeysWithValues: economies.enumerated().map { ($1, $0) })
    let (productOf, periodOf) = (Self.places(products), Self.places(periods))
    exportTables = Array(repeating: [:], count: products.count * periods.count)
    importTables = exportTables
    for row in rows where row.key[0] == "X" || row.key[0] == "M" {
      guard let value = row.values[0].doubleValue, let reporter = place[row.key[1]], let partner = place[row.key[2]]
      else { continue }
      let table =
        (periodPlace.flatMap { periodOf[row.key[$0]] } ?? 0) * products.count
        + (productPlace.flatMap { productOf[row.key[$0]] } ?? 0)
      if row.key[0] == "X" {
        exportTables[table][reporter * economies.count + partner] = value
      } else {
        importTables[table][partner * economies.count + reporter] = value
      }
    }
    var distances: [ReporterReliability.Distance] = []
    for (exports, imports) in zip(exportTables, importTables) {
      for (key, value) in exports.sorted(by: { $0.key < $1.key }) {
        guard let other = imports[key], value >= 0, other >= 0,
          let distance = try MirrorFlow(exports: value, imports: other, factor: factor).distance
        else { continue }
        distances.append(
          .init(exporter: key / economies.count, importer: key % economies.count, distance: distance))
      }
    }
    pairCount = distances.count
    reliability = ReporterReliability(distances, economyCount: economies.count)
  }

  private static func places(_ texts: [String]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: texts.enumerated().map { ($1, $0) })
  }

  func exports(_ period: Int, _ product: Int, _ exporter: Int, _ importer: Int) -> Double? {
    exportTables[period * products.count + product][exporter * economies.count + importer]
  }

  func imports(_ period: Int, _ product: Int, _ exporter: Int, _ importer: Int) -> Double? {
    importTables[period * products.count + product][exporter * economies.count + importer]
  }

  /// What each member reports of its trade with some partners, over all products; no entry for one without a row.
  func reported(_ period: Int, _ flow: String, members: [String], partners: [Int]) -> [Int: Double] {
    var values: [Int: Double] = [:]
    for member in members.compactMap({ economies.firstIndex(of: $0) }) {
      for partner in partners where partner != member {
        for product in products.indices {
          let value =
            flow == "X" ? exports(period, product, member, partner) : imports(period, product, partner, member)
          if let value { values[member, default: 0] += value }
        }
      }
    }
    return values
  }

  var reliabilityNote: String {
    let judged = reliability.unreliability.count { !$0.isNaN }
    return judged == 0
      ? "Too few flows have both sides to judge reporters by, so both figures weigh the same."
      : "\(pairCount) flows have both sides; \(judged) economies are judged by them, "
        + "others weigh the same as their partner."
  }
}
