public import Decimals
public import Intervals
public import Nomenclature

/// A programme of cooperation under one reading of its start and end; a programme may have several (`variant`).
public struct Programme: Sendable, Hashable {
  public let id: String
  /// `calendar`, `from-summit`, `four-year` …
  public let variant: String
  public let name: String
  /// `nil` where neither start nor end is given.
  public let span: DateSpan?
  /// Why this start and end: `printed years`, `day of adoption` …
  public let basis: String
  public let figures: [String]
  public let note: String?

  /// The share of its days that have passed when `day` begins, from 0 to 1.
  public func fractionGone(on day: CalendarDate) -> ExactRational? {
    guard let gone = span?.fractionGone(on: day) else { return nil }
    return ExactRational(Int128(gone.passed), over: Int128(gone.of))
  }

  static func read(_ table: TextTable, ledger: Ledger) throws(FigureError) -> [Programme] {
    try RowReader.read(table, key: ["id", "variant"]) { row throws(FigureError) in
      let figures = try row.list("figures")
      for id in figures { try ledger.requireFigure(id, table: table.name, row: row.id, column: "figures") }
      return Programme(
        id: try row.required("id"), variant: try row.required("variant"), name: try row.required("name"),
        span: try row.span("start", "end"), basis: try row.required("basis"), figures: figures,
        note: try row.optional("note"))
    }
  }
}

/// How far a programme has come by one measure on one day; measures have their own definitions and are not compared.
public struct ProgressRecord: Sendable, Hashable {
  public let id: String
  public let programme: String
  /// `achieved`, `launched`, `carried out`.
  public let measure: String
  public let definition: String
  public let asOf: CalendarDate
  public let qualifier: Qualifier
  /// Met, and of how many, where both are counted.
  public let met: Int?
  public let total: Int?
  /// The share met, from 0 to 1.
  public let share: Interval
  public let figures: [String]
  public let note: String?

  static func read(
    _ table: TextTable, ledger: Ledger, programmes: [Programme]
  ) throws(FigureError) -> [ProgressRecord] {
    let known = Set(programmes.map(\.id))
    return try RowReader.read(table, key: ["id"]) { row throws(FigureError) in
      let programme = try row.required("programme")
      guard known.contains(programme) else {
        throw .unknownReference(
          table: table.name, row: row.id, column: "programme", text: programme, target: "programmes")
      }
      guard let asOf = try row.date("as_of") else { throw row.failure("as_of", "", "is not allowed here") }
      let word = try row.required("qualifier")
      guard let qualifier = Qualifier(word: word) else {
        throw row.failure("qualifier", word, "is not a word of qualification")
      }
      let figures = try row.list("figures")
      for id in figures { try ledger.requireFigure(id, table: table.name, row: row.id, column: "figures") }
      let (met, total) = (try row.integer("met"), try row.integer("total"))
      return ProgressRecord(
        id: row.id, programme: programme, measure: try row.required("measure"),
        definition: try row.required("definition"), asOf: asOf, qualifier: qualifier, met: met, total: total,
        share: try share(row, met, total, qualifier), figures: figures, note: try row.optional("note"))
    }
  }

  /// The counted fraction itself, else what the bounds and the word leave open.
  private static func share(
    _ row: RowReader, _ met: Int?, _ total: Int?, _ qualifier: Qualifier
  ) throws(FigureError) -> Interval {
    if let met, let total {
      guard met >= 0, total > 0, met <= total, let share = ExactRational(Int128(met), over: Int128(total)) else {
        throw row.failure("met", "\(met)", "is not a part of \(total)")
      }
      return Interval(exactly: share)
    }
    guard let low = try row.decimal("low").flatMap({ ExactRational($0) }),
      let high = try row.decimal("high").flatMap({ ExactRational($0) }), low <= high
    else { throw row.failure("low", try row.text("low"), "and high are no bounds") }
    return Interval(qualifier == .moreThan && low < high ? .open(low) : .closed(low), .closed(high))
  }
}
