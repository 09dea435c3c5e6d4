import Documents
import Indicators
import Ingest
import Nomenclature
import Observations
import Panels

/// The values of series by reporter, by mirror or reconciled, as rows that end with the source and the period.
struct SourcedSeries {
  static let field = "source"

  let rows: [Aggregation.Row]
  let aggregated: Aggregated
  let notes: [Prose]

  init(_ request: SeriesRequest, _ sources: [FlowSource]) throws {
    if request.selection.comparison.coverage {
      throw WorkflowError("--coverage and --source: comity mirror --coverage tells which members have figures.")
    }
    let fields = try request.series.map { try Field(parsing: $0) }
    let known = ["reporter", "partner", "flow", "product"]
    if let other = fields.first(where: { !known.contains($0.name) || $0.level != nil }) {
      throw WorkflowError(
        "--source looks at flows from both sides, and series of it are by \(known.joined(separator: ", ")), "
          + "not by \(other).")
    }
    var conditions = try request.selection.parsedConditions()
    let rule = try request.selection.membershipRule()
    let reporters = try IndicatorSubjects(field: "reporter", takingFrom: &conditions, rule: rule)
    let partners = try IndicatorSubjects(field: "partner", takingFrom: &conditions, rule: rule)
    let flows = try MirrorWorld.flows(takingFrom: &conditions)
    var selection = request.selection
    selection.comparison = Comparison()
    let world = try MirrorWorld(selection, conditions: conditions, factor: MirrorFlow.customaryFactor)
    if flows.count > 1, !request.series.contains("flow") {
      throw WorkflowError(
        "Exports and imports are not added together unasked. Choose --where flow=X or --where flow=M, or --series flow."
      )
    }
    if world.products.count > 1, !request.series.contains("product"),
      world.aggregated.files.roles.fields[.product]?.hasOneLevel != true,
      Set(world.products.map { $0 == "TOTAL" ? 0 : $0.count }).count > 1
    {
      throw WorkflowError("Products of several levels are parts of each other. Choose one with --where product=…")
    }
    let reporterPlaces = try reporters.bloc == nil ? Set(reporters.places(among: world.economies)) : []
    let partnerPlaces = try partners.bloc == nil ? Set(partners.places(among: world.economies)) : []
    var sums: [[String]: AggregateSum] = [:]
    for (place, period) in world.periods.enumerated() {
      let left = Self.members(reporters, reporterPlaces, world, period)
      let right = Self.members(partners, partnerPlaces, world, period)
      for product in world.products.indices {
        for pair in world.pairs(place, product) {
          for flow in flows {
            let (reporter, partner) =
              flow == "X" ? (pair.exporter, pair.importer) : (pair.importer, pair.exporter)
            guard left.contains(reporter), right.contains(partner), reporter != partner else { continue }
            let texts = [
              "reporter": world.economies[reporter], "partner": world.economies[partner], "flow": flow,
              "product": world.products[product],
            ]
            let key = fields.map { texts[$0.name] ?? "" }
            for source in sources {
              let value = try world.value(
                source, place, product, reporter: reporter, partner: partner, isExport: flow == "X")
              guard let value else { continue }
              sums[key + [source.rawValue, period], default: AggregateSum()].add(.rounded(value))
            }
          }
        }
      }
    }
    rows = sums.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { Aggregation.Row(key: $0.key, values: [$0.value.value], rowCount: 1) }
    guard !rows.isEmpty else { throw WorkflowError("No flow is left by the conditions. Loosen them.") }
    aggregated = world.aggregated
    notes = [Prose(FlowSource.note), Prose(world.reliabilityNote)]
  }

  private static func members(
    _ subjects: IndicatorSubjects, _ places: Set<Int>, _ world: MirrorWorld, _ period: String
  ) -> Set<Int> {
    guard let bloc = subjects.bloc else { return places }
    guard let date = world.date(of: period) else { return [] }
    return Set(bloc.members(during: date).compactMap { world.economies.firstIndex(of: $0) })
  }
}
