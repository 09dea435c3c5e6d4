import Indicators
import Ingest
import Nomenclature
import Observations
import Panels

/// Both sides' figures of every flow, and how reliable each reporter is.
struct MirrorWorld {
  /// A flow of a period and product, as one of its sides gives it.
  private struct SumKey: Hashable {
    var isExport: Bool
    var table: Int
    var flow: Int
  }

  let aggregated: Aggregated
  let periods: [String]
  let windows: FlowWindows?
  let products: [String]
  let economies: [String]
  let reliability: ReporterReliability
  private let pairCount: Int
  /// Exports by exporter and importer, and imports by the same two, a period and product each.
  private var exportTables: [[Int: Double]]
  private var importTables: [[Int: Double]]

  private let factor: Double

  init(_ selection: DataSelection, conditions: [Condition], factor: Double) throws {
    self.factor = factor
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
    let periods = texts(periodPlace)
    let windows = hasPeriods ? try FlowWindows(selection.comparison, periods: periods) : nil
    self.windows = windows
    self.periods = windows?.windows.map(\.name) ?? periods
    /// The periods of the result that a period of the data is part of.
    let results = periods.indices.map { part in
      windows.map { $0.windows.indices.filter { windows?.windows[$0].parts.contains(part) == true } } ?? [part]
    }
    let economies = Set(rows.flatMap { [$0.key[1], $0.key[2]] }).sorted()
    self.economies = economies
    let place = Dictionary(uniqueKeysWithValues: economies.enumerated().map { ($1, $0) })
    let (productOf, periodOf) = (Self.places(products), Self.places(periods))
    let empty = Array(repeating: [Int: Double](), count: products.count * self.periods.count)
    (exportTables, importTables) = (empty, empty)
    var sums: [SumKey: AggregateSum] = [:]
    for row in rows where row.key[0] == "X" || row.key[0] == "M" {
      guard let value = row.values[0].doubleValue, let reporter = place[row.key[1]], let partner = place[row.key[2]]
      else { continue }
      let isExport = row.key[0] == "X"
      let flow = isExport ? reporter * economies.count + partner : partner * economies.count + reporter
      for result in results[periodPlace.flatMap { periodOf[row.key[$0]] } ?? 0] {
        let table = result * products.count + (productPlace.flatMap { productOf[row.key[$0]] } ?? 0)
        if windows != nil {
          sums[SumKey(isExport: isExport, table: table, flow: flow), default: AggregateSum()].add(row.values[0])
        } else if isExport {
          exportTables[table][flow] = value
        } else {
          importTables[table][flow] = value
        }
      }
    }
    for (key, sum) in sums {
      if key.isExport {
        exportTables[key.table][key.flow] = sum.value.doubleValue
      } else {
        importTables[key.table][key.flow] = sum.value.doubleValue
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

  /// The flows that conditions leave, exports or imports or both; takes the conditions out.
  static func flows(takingFrom conditions: inout [Condition]) throws -> [String] {
    var flows = ["M", "X"]
    for condition in conditions where condition.field == "flow" {
      guard case .isOneOf(let values) = condition.test else {
        throw WorkflowError("A mirror takes flow=X, flow=M or both.")
      }
      let codes = values.compactMap { Flow($0)?.code }
      flows = flows.filter(codes.contains)
    }
    guard !flows.isEmpty else { throw WorkflowError("A mirror takes flow=X, flow=M or both; other flows have none.") }
    conditions.removeAll { $0.field == "flow" }
    return flows
  }

  /// The date by which members of a bloc count in a period of the result.
  func date(of period: String) -> Period? {
    windows?.windows.first { $0.name == period }?.date ?? Period(period)
  }

  /// One flow as an economy reports it (`X` or `M`), as its partner does, or as both do; `nil` where that is not there.
  func value(
    _ source: FlowSource, _ period: Int, _ product: Int, reporter: Int, partner: Int, isExport: Bool
  ) throws -> Double? {
    let (exporter, importer) = isExport ? (reporter, partner) : (partner, reporter)
    let exported = exports(period, product, exporter, importer)
    let imported = imports(period, product, exporter, importer)
    switch source {
    case .reported: return isExport ? exported : imported
    case .mirror: return isExport ? imported.map { $0 / factor } : exported
    case .reconciled:
      guard let exported, let imported else { return exported ?? imported.map { $0 / factor } }
      let flow = try MirrorFlow(exports: exported, imports: imported, factor: factor)
      return flow.reconciled(exporterWeight: reliability.exporterWeight(exporter: exporter, importer: importer).weight)
    }
  }

  /// The pairs of exporter and importer of which either side has a figure, of a period and product; in order.
  func pairs(_ period: Int, _ product: Int) -> [(exporter: Int, importer: Int)] {
    let table = period * products.count + product
    return Set(exportTables[table].keys).union(importTables[table].keys).sorted()
      .map { ($0 / economies.count, $0 % economies.count) }
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

  /// How many economies report exports or imports of their own in each period.
  var reportersNote: String {
    let counts = periods.indices.map { period in
      var reporters: Set<Int> = []
      for product in products.indices {
        let table = period * products.count + product
        for flow in exportTables[table].keys { reporters.insert(flow / economies.count) }
        for flow in importTables[table].keys { reporters.insert(flow % economies.count) }
      }
      return reporters.count
    }
    let shown = zip(periods, counts).map { $0.isEmpty ? "\($1)" : "\($1) in \($0)" }
    return "Reporters with figures: "
      + (shown.count > 12 ? (shown.prefix(6) + ["…"] + shown.suffix(6)) : shown[...]).joined(separator: ", ") + "."
  }

  var reliabilityNote: String {
    let judged = reliability.unreliability.count { !$0.isNaN }
    return judged == 0
      ? "Too few flows have both sides to judge reporters by, so both figures weigh the same."
      : "\(pairCount) flows have both sides; \(judged) economies are judged by them, "
        + "others weigh the same as their partner."
  }
}
