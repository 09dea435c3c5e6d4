public import Decimals
public import Nomenclature

/// Levels of trade from data, which claims are checked against.
///
/// A level of a span of days is the sum over periods that tile it: months, else quarters, else years. Rows of different
/// origin, unit, price base or scope are never added.
public struct OfficialLevels: Sendable {
  /// One number of the data.
  public struct Row: Sendable, Hashable {
    public var reporter: String
    public var partner: String
    /// Exports or imports, seen from the reporter.
    public var flow: FigureFlow
    public var period: Period
    /// Empty for data without sectors.
    public var sector: String
    /// The institution whose statistics they are; empty where the data do not say.
    public var origin: String
    /// `USD`
    public var unit: String
    /// Empty for current prices.
    public var priceBase: String
    public var scope: String
    public var value: ExactDecimal

    public init(
      reporter: String, partner: String, flow: FigureFlow, period: Period, sector: String = "", origin: String = "",
      unit: String, priceBase: String = "", scope: String = "", value: ExactDecimal
    ) {
      self.reporter = reporter
      self.partner = partner
      self.flow = flow
      self.period = period
      self.sector = sector
      self.origin = origin
      self.unit = unit
      self.priceBase = priceBase
      self.scope = scope
      self.value = value
    }
  }

  /// Rows that may be added over periods.
  struct Kind: Hashable {
    var reporter: String
    var partner: String
    var flow: FigureFlow
    var sector: String
    var origin: String
    var unit: String
    var priceBase: String
    var scope: String
  }

  /// What the data are called in reasons.
  public let name: String
  private var values: [Kind: [Period: ExactDecimal]] = [:]
  /// The origins of each pair, with reporter first.
  private var kindsByPair: [String: [Kind]] = [:]
  /// The first and last day of the data.
  public private(set) var span: DateSpan?
  public var isEmpty: Bool { values.isEmpty }

  /// - Parameters:
  ///   - name: What the data are called in reasons.
  ///   - rows: The numbers; two rows of one key are added.
  public init(name: String, rows: some Sequence<Row>) {
    self.name = name
    for row in rows {
      let kind = Kind(
        reporter: row.reporter, partner: row.partner, flow: row.flow, sector: row.sector == "total" ? "" : row.sector,
        origin: row.origin, unit: row.unit, priceBase: row.priceBase == "current" ? "" : row.priceBase,
        scope: row.scope)
      if values[kind] == nil { kindsByPair["\(row.reporter)-\(row.partner)", default: []].append(kind) }
      let sum = (values[kind]?[row.period] ?? .zero).addingReportingOverflow(row.value)
      values[kind, default: [:]][row.period] = sum
      let days = DateSpan(first: row.period.firstDay, last: row.period.lastDay)
      span = span.map { DateSpan(first: min($0.first, days.first), last: max($0.last, days.last)) } ?? days
    }
  }

  /// Which numbers are meant: a pair seen from one side, in one sector, of one origin.
  public struct Selection: Sendable, Hashable {
    public var reporter: String
    public var partner: String
    public var flow: FigureFlow
    public var sector: String
    public var origin: String
    /// The unit wanted; `nil` for whichever the rows have, for growth and ratios.
    public var unit: String?

    public init(
      reporter: String, partner: String, flow: FigureFlow, sector: String = "", origin: String = "", unit: String? = nil
    ) {
      self.reporter = reporter
      self.partner = partner
      self.flow = flow
      self.sector = sector
      self.origin = origin
      self.unit = unit
    }
  }

  /// The origins that have rows of a pair in either direction, in order: whose statistics, and who reports.
  public func origins(_ left: String, _ right: String) -> [(origin: String, reporter: String)] {
    var found: Set<[String]> = []
    for (reporter, partner) in [(left, right), (right, left)] {
      for kind in kindsByPair["\(reporter)-\(partner)"] ?? [] where kind.priceBase.isEmpty {
        found.insert([kind.origin, reporter])
      }
    }
    return found.sorted { $0.lexicographicallyPrecedes($1) }.map { ($0[0], $0[1]) }
  }

  /// Why there is no number.
  public enum Lack: Error, Sendable, Hashable {
    case noRows
    case noPeriod(DateSpan)
    case severalScopes([String])
    case otherUnit([String])
  }

  /// The level of a span in current prices.
  ///
  /// - Throws: `Lack` where rows are not there, periods do not tile the span, or rows of several scopes fit.
  public func level(_ selection: Selection, over span: DateSpan) throws(Lack) -> ExactRational {
    switch selection.flow {
    case .exports, .imports:
      return try single(selection, selection.flow, over: span)
    case .trade, .balance:
      let exports = try single(selection, .exports, over: span)
      let imports = try single(selection, .imports, over: span)
      let result = selection.flow == .trade ? exports.adding(imports) : exports.subtracting(imports)
      guard let result else { throw .noRows }
      return result
    }
  }

  private func single(
    _ selection: Selection, _ flow: FigureFlow, over span: DateSpan
  ) throws(Lack) -> ExactRational {
    let pair = kindsByPair["\(selection.reporter)-\(selection.partner)"] ?? []
    let fitting = pair.filter {
      $0.flow == flow && $0.sector == selection.sector && $0.origin == selection.origin && $0.priceBase.isEmpty
    }
    guard !fitting.isEmpty else { throw .noRows }
    // Data that name no unit are taken in the claim's.
    let kinds = fitting.filter { selection.unit == nil || $0.unit.isEmpty || $0.unit == selection.unit }
    guard let kind = kinds.first, Set(kinds.map(\.unit)).count == 1 else {
      throw .otherUnit(Set(fitting.map(\.unit)).sorted())
    }
    guard kinds.count == 1 else { throw .severalScopes(kinds.map(\.scope).sorted()) }
    guard let sum = Self.tiled(values[kind] ?? [:], over: span), let exact = ExactRational(sum) else {
      throw .noPeriod(span)
    }
    return exact
  }

  /// The sum over the finest periods that tile the span.
  static func tiled(_ values: [Period: ExactDecimal], over span: DateSpan) -> ExactDecimal? {
    for frequency in [Frequency.month, .quarter, .halfYear, .year] {
      let first = Period(containing: span.first, frequency: frequency)
      let last = Period(containing: span.last, frequency: frequency)
      guard first.firstDay == span.first, last.lastDay == span.last else { continue }
      var sum: ExactDecimal? = .zero
      for period in first.periods(through: last) {
        sum = sum.flatMap { sum in values[period].flatMap { sum.addingReportingOverflow($0) } }
      }
      if let sum { return sum }
    }
    return nil
  }
}
