import Documents
import Indicators
import Nomenclature
import Observations
import Renderers

/// `comity mirror`: reporter, mirror and reconciled flows side by side.
public struct MirrorRequest: Sendable {
  public var selection = DataSelection()
  /// What imports c.i.f. are divided by to compare with exports f.o.b.
  public var factor = MirrorFlow.customaryFactor

  public init() {}
}

extension Comity {
  public static func mirror(_ request: MirrorRequest, output: OutputOptions) throws -> Outcome {
    var builder = try MirrorBuilder(request)
    let table = try builder.table()
    let failedCheck = try request.selection.exceedsRejects(builder.aggregated)
    return try Rendering.outcome(table, output: output, failedCheck: failedCheck)
  }
}

/// The rows of the mirror table and what is said of them.
struct MirrorBuilder {
  private let request: MirrorRequest
  private let reporters: IndicatorSubjects
  private let partners: IndicatorSubjects
  private let flows: [String]
  private let world: MirrorWorld
  private var rows: [MirrorRow] = []
  private var remarks: [String] = []

  var aggregated: Aggregated { world.aggregated }

  init(_ request: MirrorRequest) throws {
    self.request = request
    var conditions = try request.selection.parsedConditions()
    try request.selection.refuseConversion("mirror")
    let rule = try request.selection.membershipRule()
    reporters = try IndicatorSubjects(field: "reporter", takingFrom: &conditions, rule: rule)
    partners = try IndicatorSubjects(field: "partner", takingFrom: &conditions, rule: rule)
    flows = try MirrorWorld.flows(takingFrom: &conditions)
    world = try MirrorWorld(request.selection, conditions: conditions, factor: request.factor)
  }

  mutating func table() throws -> Table {
    for (place, period) in world.periods.enumerated() {
      for product in world.products.indices {
        for flow in flows { try add(place, period, product, flow) }
      }
    }
    if let bloc = reporters.bloc { compareYears(bloc) }
    let comparison = request.selection.comparison
    if comparison.coverage, reporters.bloc == nil, partners.bloc == nil {
      throw WorkflowError("--coverage counts the members of a bloc. Select one, such as --where reporter=@ASEAN.")
    }
    var unit = aggregated.unit
    var notes = AccountNotes(aggregated: aggregated).all
    notes.append(Prose("\(Self.meaning) Imports c.i.f. are divided by \(plain(request.factor))."))
    notes.append(Prose(world.reportersNote))
    notes.append(Prose(world.reliabilityNote))
    notes += TableNotes.distinct((world.windows?.remarks ?? []) + remarks)
    if let path = comparison.companion {
      let companion = try CompanionSeries(
        path, on: comparison.on, seriesFields: ["reporter", "partner", "flow", "product"], selection: request.selection)
      rows = MirrorRow.divided(rows, by: companion)
      unit = companion.unit(of: unit)
      notes.append("Amounts are divided by \(path); the row of a bloc has nothing to be divided by.")
    }
    var amount = comparison.companion == nil ? CellFormat.fixed(places: 0) : .significant(digits: 4)
    var difference = amount
    if let period = comparison.against {
      rows = try MirrorRow.compared(rows, with: period)
      notes.append("Reported, mirror and reconciled are changes from \(period); ratio and residual are differences.")
      (difference, amount) = (amount, .percent(places: 1))
    }
    let change = comparison.against.map { "% on \($0)" }
    let columns =
      [
        Table.Column("reporter"), Table.Column("partner"), Table.Column("flow"), Table.Column("product"),
        Table.Column("period"), Table.Column("reported", unit: change, format: amount),
        Table.Column("mirror", unit: change, format: amount), Table.Column("reconciled", unit: change, format: amount),
        Table.Column("ratio", format: .significant(digits: 4)), Table.Column("residual", format: difference),
      ] + (comparison.coverage ? [Table.Column("coverage")] : [])
      + [Table.Column("unit", isForMachines: true), Table.Column("variant", isForMachines: true)]
    let title = "Reporter, mirror and reconciled flows" + (unit.isEmpty ? "" : ", \(unit)")
    return Table(
      id: "mirror", title: title, columns: columns,
      rows: rows.map { $0.tableRow(unit: unit, variant: variant, hasCoverage: comparison.coverage) }, notes: notes)
  }

  private static let meaning = """
    Reported: as the reporter gives it. Mirror: what the partner gives, f.o.b. Ratio and residual: the reporter's \
    figure f.o.b. over, and less, its mirror. Reconciled: the mean of both f.o.b., weighted by how reliable each reporter is.
    """

  /// One side of a table: single economies, or a bloc with its members.
  private func sides(_ subjects: IndicatorSubjects, _ period: String) throws -> (members: [Int], label: String?) {
    guard let bloc = subjects.bloc else { return (try subjects.places(among: world.economies), nil) }
    guard let date = world.date(of: period) else { return ([], bloc.label) }
    return (bloc.members(during: date).compactMap { world.economies.firstIndex(of: $0) }, bloc.label)
  }

  private mutating func add(_ place: Int, _ period: String, _ product: Int, _ flow: String) throws {
    let left = try sides(reporters, period)
    let right = try sides(partners, period)
    var sum = MirrorSum()
    let isExport = flow == "X"
    for reporter in left.members {
      for partner in right.members where partner != reporter {
        let (exporter, importer) = isExport ? (reporter, partner) : (partner, reporter)
        let exports = world.exports(place, product, exporter, importer)
        let imports = world.imports(place, product, exporter, importer)
        guard exports != nil || imports != nil else { continue }
        let one = try figures(exports, imports, exporter, importer)
        let name = (world.economies[reporter], world.economies[partner])
        // What neither single economies nor a bloc asked for is not shown without the reporter's own figure.
        let reported = isExport ? exports : imports
        if reported != nil || !reporters.isAll || left.label != nil {
          appendRow(name.0, name.1, flow, product, period, exports, imports, one, isExport: isExport)
        }
        sum.add(name.0, name.1, exports, imports, one, isExport: isExport)
      }
    }
    guard left.label != nil || right.label != nil else { return }
    let coverage = [(reporters, left.members, isExport), (partners, right.members, !isExport)].compactMap {
      subjects, members, exports -> String? in
      guard let bloc = subjects.bloc, let date = world.date(of: period) else { return nil }
      let own = members.filter { sum.hasOwnFigure(world.economies[$0], asExporter: exports) }
      return "\(own.count)/\(bloc.members(during: date).count)"
    }
    appendSum(
      sum, left.label, right.label, flow, product, period, isExport: isExport,
      coverage: coverage.joined(separator: " "))
  }

  private func figures(
    _ exports: Double?, _ imports: Double?, _ exporter: Int, _ importer: Int
  ) throws -> (flow: MirrorFlow, reconciled: Double)? {
    guard let exports, let imports else { return nil }
    let flow = try MirrorFlow(exports: exports, imports: imports, factor: request.factor)
    let weight = world.reliability.exporterWeight(exporter: exporter, importer: importer).weight
    return (flow, flow.reconciled(exporterWeight: weight))
  }

  private mutating func appendRow(
    _ reporter: String, _ partner: String, _ flow: String, _ product: Int, _ period: String, _ exports: Double?,
    _ imports: Double?, _ pair: (flow: MirrorFlow, reconciled: Double)?, isExport: Bool
  ) {
    let freeOnBoard = imports.map { $0 / request.factor }
    let (own, other) = isExport ? (exports, freeOnBoard) : (freeOnBoard, exports)
    var ratio: Double?
    if let own, let other, other > 0 { ratio = own / other }
    let residual = own.flatMap { own in other.map { own - $0 } }
    let reason = exports == nil ? "the exporter has no figure" : "the importer has no figure"
    rows.append(
      MirrorRow(
        reporter: reporter, partner: partner, flow: flow, product: world.products[product], period: period,
        reported: isExport ? exports : imports, mirror: other, reconciled: pair?.reconciled, ratio: ratio,
        residual: residual, reason: reason))
  }

  /// The bloc's row: all that each side reports, compared over the flows that both report; and who makes the gap.
  private mutating func appendSum(
    _ sum: MirrorSum, _ reporterBloc: String?, _ partnerBloc: String?, _ flow: String, _ product: Int, _ period: String,
    isExport: Bool, coverage: String
  ) {
    guard !sum.isEmpty else { return }
    let names = (reporterBloc ?? sum.onlyReporter ?? "all", partnerBloc ?? sum.onlyPartner ?? "all")
    let goods = world.products.count > 1 ? ", \(world.products[product])" : ""
    let label = "\(names.0) \(flow) \(names.1) \(period)\(goods)"
    let both = sum.withBothSides
    let (own, other) = isExport ? (both.exports, both.importsFreeOnBoard) : (both.importsFreeOnBoard, both.exports)
    let reason = "no flow has both sides"
    let hasBoth = both.count > 0
    rows.append(
      MirrorRow(
        reporter: names.0, partner: names.1, flow: flow, product: world.products[product], period: period,
        reported: isExport ? sum.exports : sum.imports,
        mirror: isExport ? sum.imports.map { $0 / request.factor } : sum.exports,
        reconciled: hasBoth ? both.reconciled : nil, ratio: hasBoth && other > 0 ? own / other : nil,
        residual: hasBoth ? own - other : nil, reason: reason, isSummary: true, coverage: coverage))
    remarks += sum.remarks(label: label, factor: request.factor, byReporter: reporterBloc != nil)
  }

  private var variant: String { "c.i.f. factor \(plain(request.factor))" }

  /// How much the bloc's own figure changed from period to period, by all reporters and by those in both.
  private mutating func compareYears(_ bloc: IndicatorSubjects.Bloc) {
    for flow in flows {
      for (place, period) in world.periods.enumerated().dropFirst() {
        guard let date = world.date(of: period), let then = world.date(of: world.periods[place - 1]),
          let right = try? sides(partners, period).members, partners.isNamed || partners.bloc != nil
        else { continue }
        var values: [[Int: Double]] = []
        for (side, members) in [bloc.members(during: then), bloc.members(during: date)].enumerated() {
          values.append(world.reported(place - 1 + side, flow, members: members, partners: right))
        }
        remarks += MirrorSum.growthRemark(
          values, economies: world.economies, label: "\(bloc.label) \(flow)", period, world.periods[place - 1])
      }
    }
  }
}

/// A number without ".0" when it is whole.
func plain(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? number.description }
