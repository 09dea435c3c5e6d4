public import Intervals

/// One figure as it was printed: who claims it, whose statistics it is, for which period, with which words.
public struct ReportedFigure: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    case level, growth, multiple, share, count, contribution, target, ordinal, date, period
  }

  public enum PeriodKind: String, Sendable, CaseIterable {
    case annual
    case partYear = "part-year"
    case multiYear = "multi-year"
    case cumulative
    case asOf = "as-of"
    case event
    case span
    case unknown
  }

  public let id: String
  /// The code of the area it is about, and of the other side where there is one.
  public let subject: String
  public let partner: String?
  public let topic: String
  public let measure: String
  /// Exports, imports, trade or balance, seen from the subject.
  public let flow: FigureFlow?
  public let sector: String?
  public let sectorDefinition: String?
  public let kind: Kind
  /// The number in its unit with the rules of reading; `nil` for dates and periods.
  public let reported: ReportedValue?
  /// The number with its words, as the publication has it.
  public let asPrinted: String
  /// The word of qualification in the ledger's terms; `exact` means that there is none.
  public let qualifier: String
  public let unit: FigureUnit
  public let period: DateSpan?
  public let periodKind: PeriodKind
  /// What growth and multiples compare with.
  public let basePeriod: DateSpan?
  /// The institution that claims it, where the publication says so.
  public let reporter: String?
  /// The institution whose statistics it is.
  public let dataOrigin: String?
  /// The id of the publication.
  public let source: String
  /// The comparable series it belongs to; `nil` for figures that must not enter one.
  public let series: String?
  /// Whether it is the one to use where a series has several for one quantity and period.
  public let isPrincipal: Bool
  /// The common name of figures that are one claim in several publications.
  public let claim: String?
  public let partOf: [String]
  public let supersedes: [String]
  public let conflictsWith: [String]
  /// The figures from which the number was computed; empty for a printed one.
  public let derivedFrom: [String]
  /// The columns that were inferred, not printed.
  public let inferred: [String]
  /// A doubt about the figure as printed.
  public let flag: String?
  public let note: String?

  /// The values that the printed number leaves open, in its unit: percent for growth, billions where so printed.
  ///
  /// - Throws: `Undefined.notARange` for figures without a number.
  public func interval() throws(Undefined) -> Interval {
    guard let reported else { throw .notARange(printed: asPrinted) }
    return try reported.interval()
  }

  /// The year it is of, for figures of one whole year.
  public var year: Int? { periodKind == .annual ? period?.wholeYear : nil }

  /// The number with its word of qualification: `more than 2.6`.
  public var phrase: String { reported?.phrase ?? asPrinted }
}
