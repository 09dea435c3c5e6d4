import Columns
import Indicators
import Ingest
import Nomenclature
import Observations
import Vectors

/// One indicator over every period: what all of them share.
struct IndicatorComputation {
  let run: IndicatorRun
  let entry: IndicatorEntry
  let variant: String
  let reporters: IndicatorSubjects
  /// Conditions on the partner that choose rows; empty where they restrict the trade that is looked at.
  let partners: IndicatorSubjects
  /// Conditions on the product that choose rows.
  let productConditions: [Condition]
  let conditions: [Condition]
  private let indicatorPlace: Int32
  private let variantPlace: Int32

  init(_ run: IndicatorRun, _ entry: IndicatorEntry, variant: String) throws {
    self.run = run
    self.entry = entry
    self.variant = variant
    var conditions = try run.request.selection.parsedConditions()
    let rule = try run.request.selection.membershipRule()
    reporters = try IndicatorSubjects(field: "reporter", takingFrom: &conditions, rule: rule)
    var none: [Condition] = []
    let isOfBlocs = entry.needs.contains(.bloc) && entry.needs.contains(.partners)
    let takesPartners = entry.fields.contains("partner") || isOfBlocs
    partners =
      takesPartners
      ? try IndicatorSubjects(field: "partner", takingFrom: &conditions, rule: rule)
      : try IndicatorSubjects(field: "partner", takingFrom: &none, rule: rule)
    if entry.fields.contains("product"), entry.name != "unit-value" {
      productConditions = conditions.filter { $0.field == "product" }
      conditions.removeAll { $0.field == "product" }
    } else {
      productConditions = []
    }
    self.conditions = conditions
    indicatorPlace = run.rows.place(of: entry.name)
    variantPlace = run.rows.place(of: variant)
  }

  /// Economies together as one reporter of a row.
  struct Subject {
    var label: String
    var places: [Int]
    /// Members of a bloc in the period, with data or without.
    var memberCount: Int?
  }

  /// The reporters of a period; members of a bloc without data are named once.
  func subjects(_ period: String, economies: [String], present: (Int) -> Bool) throws -> [Subject] {
    guard let bloc = reporters.bloc else {
      let places = try reporters.places(among: economies)
      return places.filter { reporters.isNamed || present($0) }.map { Subject(label: economies[$0], places: [$0]) }
    }
    return [try subject(of: bloc, period, economies: economies, present: present)].compactMap { $0 }
  }

  func subject(
    of bloc: IndicatorSubjects.Bloc, _ text: String, economies: [String], present: (Int) -> Bool
  ) throws -> Subject? {
    let members = bloc.members(during: try run.date(of: text))
    let places = members.compactMap { economies.firstIndex(of: $0) }.filter(present)
    guard !members.isEmpty else {
      run.remark("\(bloc.label) had no members in \(text).")
      return nil
    }
    let found = Set(places.map { economies[$0] })
    let missing = members.filter { !found.contains($0) }
    if !missing.isEmpty {
      run.remark(
        "\(bloc.label) \(text): \(found.count) of \(members.count) members have data; "
          + "not available, and not 0: \(missing.joined(separator: ", ")).")
    }
    return Subject(label: bloc.label, places: places, memberCount: members.count)
  }

  func row(_ subject: Subject?, period: String) -> IndicatorRow {
    var row = IndicatorRow()
    row.indicator = indicatorPlace
    row.variant = variantPlace
    row.period = run.rows.place(of: period)
    row.source = run.source.map { run.rows.place(of: $0.rawValue) } ?? -1
    if let subject {
      row.reporter = run.rows.place(of: subject.label)
      if run.request.selection.comparison.coverage, let count = subject.memberCount {
        row.coverage = run.rows.place(of: "\(subject.places.count)/\(count)")
      }
    }
    return row
  }

  /// What an indicator gives, or why it gives nothing.
  typealias Refusable<Value> = Result<Value, IndicatorRefusal>

  /// Something of every subject, made by several threads.
  func map<Value>(_ subjects: [Subject], _ body: @escaping (Subject) -> Value) -> [Value] {
    concurrentMap(subjects.count, threads: run.request.selection.threadCount) { body(subjects[$0]) }
  }

  /// Adds the value, or the reason why there is none.
  func add(_ row: IndicatorRow, _ value: () throws(IndicatorRefusal) -> Double) {
    add(row, Refusable { () throws(IndicatorRefusal) in try value() }, otherwise: "not defined")
  }

  func add(_ row: IndicatorRow, _ value: Refusable<Double>?, otherwise reason: String) {
    switch value {
    case .success(let value):
      var row = row
      row.value = value
      run.rows.append(row, missing: value.isNaN ? "not defined" : nil)
    case .failure(let refusal):
      run.remark(refusal.description)
      missing(row, refusal.description)
    case nil:
      missing(row, reason)
    }
  }

  func missing(_ row: IndicatorRow, _ reason: String) {
    run.rows.append(row, missing: reason)
  }

  /// Whose trade the world is made of, said once.
  func noteWorld(_ records: TradeRecords) throws {
    let reporters = Set(records.reporter).count
    guard reporters > 1 else {
      throw WorkflowError(
        "\(entry.name) compares with the world, and the data have one reporter only, so a world total "
          + "is not in the file. Give a file with all reporters.")
    }
    var text = "The world is the sum of the \(reporters) reporters in the data"
    let hasPartners = records.aggregated.files.roles.fields[.partner] != nil
    if reporters < 150, hasPartners, run.request.selection.data != ["-"] {
      var shape = TradeRecords.Shape()
      shape.hasPartners = true
      let pairs = try run.records(conditions, shape)
      let reporting = Set(pairs.reporter)
      var (all, among) = (0.0, 0.0)
      for record in pairs.value.indices {
        all += pairs.value[record]
        if reporting.contains(pairs.partner[record]) { among += pairs.value[record] }
      }
      if all > 0 {
        text += ", a part of it: \((among / all * 1_000).rounded() / 10) % of the trade they report is with one another"
      }
    }
    run.remark(text + ".")
  }

  func compute() throws {
    switch entry.name {
    case "hhi", "hhi-normalised", "hirschman", "unctad-concentration", "theil", "entropy": try concentration()
    case "balassa", "symmetric", "additive", "unctad-diversification": try comparedWithWorld()
    case "lafay", "grubel-lloyd", "adjusted", "overlap": try twoWay()
    case "openness", "penetration", "propensity": try comparedWithOutput()
    case "similarity", "complementarity": try structurePairs()
    case "intensity", "hubness": try bilateral()
    case "intra-share", "intra-intensity", "introversion": try insideBloc()
    case "eci", "pci", "fitness", "proximity", "density", "prody", "expy": try complexity()
    case "margins": try margins()
    case "market-share": try marketShare()
    case "unit-value": try unitValues()
    case "price-index", "terms-of-trade": try priceIndices()
    case "membership-growth": try membershipGrowth()
    default: preconditionFailure("an indicator of the catalogue that nothing computes")
    }
  }
}
