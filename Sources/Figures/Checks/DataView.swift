import Decimals
import Intervals
import Nomenclature

/// One way of looking at a pair in the data: who reports, whose statistics, and how blocs are composed.
struct DataView: Hashable {
  /// Whose rows count.
  enum Reports: Hashable {
    /// One side's exports and imports.
    case side(String)
    /// Each flow as the one who receives the goods reports it.
    case importers
    /// Each flow as the one who sends them reports it.
    case exporters
  }

  /// On which day a bloc's members are taken.
  enum Composition: Hashable {
    /// At the end of each period.
    case then
    /// At the end of the claim's period, in the base period too.
    case frozen(CalendarDate)
    /// The latest that is known.
    case latest
  }

  var reports: Reports
  /// The institution whose statistics they are; empty where the data do not say.
  var origin: String
  /// The institution of each side, for views that need both.
  var originOf: [String: String] = [:]
  var composition = Composition.then

  init(reports: Reports, origin: String, originOf: [String: String] = [:]) {
    self.reports = reports
    self.origin = origin
    self.originOf = originOf
  }

  /// The claimant's own view: the rows of the institution whose statistics the claim quotes.
  ///
  /// Data without an origin are taken as those of their reporter, so the institution's own area must report.
  static func claimant(
    _ figure: ReportedFigure, data: OfficialLevels, ledger: Ledger
  ) -> Swift.Result<DataView, ClaimLack> {
    guard let partner = figure.partner else { return .failure(ClaimLack(text: "it names no partner")) }
    guard let origin = figure.dataOrigin else {
      return .failure(ClaimLack(text: "whose statistics it quotes is not said, so no data judge it"))
    }
    // A ledger without a table of institutions may name the economy whose statistics it quotes.
    let area = Economies.resolve(origin)?.alpha3 ?? ledger.institution(origin)?.area
    let pairs = Self.pairs(figure.subject, partner, on: figure.period?.last)
    let present = pairs.flatMap { data.origins($0.0, $0.1) }
    if let found = present.first(where: { $0.origin == origin }) {
      // A member of a bloc that reports stands for the bloc's own side.
      let side = found.reporter == figure.subject || found.reporter == partner ? found.reporter : figure.subject
      return .success(DataView(reports: .side(side), origin: origin))
    }
    if let found = present.first(where: { $0.origin.isEmpty && $0.reporter == area }) {
      return .success(DataView(reports: .side(found.reporter), origin: ""))
    }
    return .failure(ClaimLack(text: "the data have nothing by \(origin) on this pair"))
  }

  /// `Federal Customs Service of Russia, RUS reports`
  var words: String {
    let who =
      switch reports {
      case .side(let area): "\(area) reports"
      case .importers: "both importers' reports"
      case .exporters: "both exporters' reports"
      }
    return origin.isEmpty ? who : "\(origin), \(who)"
  }

  /// The pairs of economies behind two areas, of which either may be a bloc.
  static func pairs(_ subject: String, _ partner: String, on day: CalendarDate?) -> [(String, String)] {
    func members(_ area: String) -> [String] {
      guard Economies.alpha3(area) == nil, let bloc = Blocs.all.first(where: { $0.code == area }) else { return [area] }
      return day.map { bloc.members(on: $0) } ?? bloc.memberships.filter { $0.to == nil }.map(\.economy).sorted()
    }
    return members(subject).flatMap { left in members(partner).map { (left, $0) } }.filter { $0.0 != $0.1 }
  }

  func day(for span: DateSpan) -> CalendarDate? {
    switch composition {
    case .then: span.last
    case .frozen(let day): day
    case .latest: nil
    }
  }
}

extension ClaimContext {
  /// The claim's number from data.
  func fromData(_ view: DataView, _ quantity: ClaimQuantity) -> Swift.Result<Result, ClaimLack> {
    do throws(ClaimLack) {
      let level = try dataLevel(view, quantity, over: quantity.period)
      guard form.needsBase, let baseSpan = quantity.base else {
        guard let scale = ExactRational(figure.unit.scale), let value = level.divided(by: scale) else {
          throw ClaimLack(text: "its number has too many digits")
        }
        return .success(Result(interval: Interval(exactly: value)))
      }
      let base = try dataLevel(view, quantity, over: baseSpan)
      do {
        return .success(
          Result(interval: try form.computed(base: Interval(exactly: base), level: Interval(exactly: level))))
      } catch {
        throw ClaimLack(text: "\(error)")
      }
    } catch {
      return .failure(error)
    }
  }

  /// A level of the data in its unit of money.
  func dataLevel(_ view: DataView, _ quantity: ClaimQuantity, over span: DateSpan) throws(ClaimLack) -> ExactRational {
    guard let data = checker.data, let partner = quantity.partner, let flow = quantity.flow else {
      throw ClaimLack(text: "there are no data")
    }
    var total = ExactRational.zero
    for (left, right) in DataView.pairs(quantity.subject, partner, on: view.day(for: span)) {
      let value = try pairLevel(view, data, subject: left, partner: right, flow, quantity, span)
      guard let sum = total.adding(value) else { throw ClaimLack(text: "its number has too many digits") }
      total = sum
    }
    return total
  }

  /// The level of two economies as the view sees them, counted from the subject.
  private func pairLevel(
    _ view: DataView, _ data: OfficialLevels, subject: String, partner: String, _ flow: FigureFlow,
    _ quantity: ClaimQuantity, _ span: DateSpan
  ) throws(ClaimLack) -> ExactRational {
    func level(_ reporter: String, _ other: String, _ flow: FigureFlow) throws(ClaimLack) -> ExactRational {
      let origin = view.originOf[reporter] ?? view.origin
      let selection = OfficialLevels.Selection(
        reporter: reporter, partner: other, flow: flow, sector: quantity.sector, origin: origin,
        unit: form == .level ? figure.unit.moneyUnit : nil)
      do {
        return try data.level(selection, over: span)
      } catch {
        throw ClaimLack(
          text: Self.words(error, data: data, reporter: reporter, partner: other, sector: quantity.sector))
      }
    }
    func joined(_ exports: ExactRational, _ imports: ExactRational) throws(ClaimLack) -> ExactRational {
      let result =
        switch flow {
        case .exports: exports
        case .imports: imports
        case .trade: exports.adding(imports)
        case .balance: exports.subtracting(imports)
        }
      guard let result else { throw ClaimLack(text: "its number has too many digits") }
      return result
    }
    switch view.reports {
    case .side(let side):
      // Members of the bloc that reports do so each; the other side reports on each of them.
      let subjectReports = side == quantity.subject
      guard subjectReports else {
        let seen = try level(partner, subject, flow.mirrored)
        return flow == .balance ? seen.negated : seen
      }
      return try level(subject, partner, flow)
    case .importers:
      let exports = flow == .imports ? ExactRational.zero : try level(partner, subject, .imports)
      let imports = flow == .exports ? ExactRational.zero : try level(subject, partner, .imports)
      return try joined(exports, imports)
    case .exporters:
      let exports = flow == .imports ? ExactRational.zero : try level(subject, partner, .exports)
      let imports = flow == .exports ? ExactRational.zero : try level(partner, subject, .exports)
      return try joined(exports, imports)
    }
  }

  private static func words(
    _ lack: OfficialLevels.Lack, data: OfficialLevels, reporter: String, partner: String, sector: String
  ) -> String {
    switch lack {
    case .noRows:
      let ofSector = sector.isEmpty ? "" : " in \(sector)"
      return "\(data.name) has nothing of \(reporter) with \(partner)\(ofSector)"
    case .noPeriod(let span):
      let known = data.span.map { " (it has \($0.first.year) to \($0.last.year))" } ?? ""
      return "\(data.name) does not cover \(span)\(known)"
    case .severalScopes(let scopes):
      return "\(data.name) has it in several scopes: \(scopes.joined(separator: ", "))"
    case .otherUnit(let units):
      return "\(data.name) counts in \(units.joined(separator: ", "))"
    }
  }
}
