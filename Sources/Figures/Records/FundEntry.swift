public import Decimals
public import Intervals

/// What is known of a fund: the contribution of a period, a yearly rate without its years, or an amount at a day.
///
/// Only contributions may be added.
public struct FundEntry: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    case contribution, rate, amount
  }

  public enum Basis: String, Sendable, CaseIterable {
    /// Printed for the period.
    case printed
    /// Between two printed rates, since the year of the change is not given.
    case bounds
  }

  public let id: String
  public let kind: Kind
  public let period: DateSpan?
  public let low: ExactDecimal
  public let high: ExactDecimal?
  public let unit: String
  public let basis: Basis
  public let asPrinted: String?
  public let qualifier: Qualifier
  public let figures: [String]
  public let note: String?

  /// Where the amount lies: closed at both bounds, open where the source says "more than".
  public var interval: Interval {
    let (bottom, top) = (ExactRational(low), high.flatMap { ExactRational($0) })
    guard let bottom else { return .everything }
    let lower = qualifier == .moreThan ? Interval.Bound.open(bottom) : .closed(bottom)
    return Interval(lower, top.map { .closed($0) } ?? .unbounded)
  }

  static func read(_ table: TextTable, ledger: Ledger) throws(FigureError) -> [FundEntry] {
    try RowReader.read(table, key: ["id"]) { row throws(FigureError) in
      guard let low = try row.decimal("low") else { throw row.failure("low", "", "is not allowed here") }
      let high = try row.decimal("high")
      if let high, high < low { throw row.failure("high", "\(high)", "is below low, \(low)") }
      let word = try row.required("qualifier")
      guard let qualifier = Qualifier(word: word) else {
        throw row.failure("qualifier", word, "is not a word of qualification")
      }
      let figures = try row.list("figures")
      for id in figures { try ledger.requireFigure(id, table: table.name, row: row.id, column: "figures") }
      let kind: Kind = try row.word("kind")
      let period = try row.span("period_start", "period_end")
      if kind != .rate, period == nil { throw row.failure("period_start", "", "is not allowed for a \(kind.rawValue)") }
      return FundEntry(
        id: row.id, kind: kind, period: period, low: low, high: high, unit: try row.required("unit"),
        basis: try row.word("basis"), asPrinted: try row.optional("as_printed"), qualifier: qualifier,
        figures: figures, note: try row.optional("note"))
    }
  }
}
