import Decimals
import Intervals
import Nomenclature

/// What a claim is about, as far as a computation needs it: areas, flow, sector, period and base.
struct ClaimQuantity: Hashable {
  var subject: String
  var partner: String?
  var flow: FigureFlow?
  var sector: String
  var period: DateSpan
  /// What growth and multiples compare with.
  var base: DateSpan?

  /// `nil` for a figure without a period.
  init?(_ figure: ReportedFigure) {
    guard let period = figure.period else { return nil }
    subject = figure.subject
    partner = figure.partner
    flow = figure.flow
    sector = figure.sector == "total" ? "" : figure.sector ?? ""
    self.period = period
    base = figure.basePeriod
  }

  /// The same quantity with both periods moved by whole years; `nil` where a 29 February has no counterpart.
  func moved(byYears years: Int) -> ClaimQuantity? {
    var moved = self
    guard let period = period.moved(byYears: years) else { return nil }
    moved.period = period
    if let base {
      guard let base = base.moved(byYears: years) else { return nil }
      moved.base = base
    }
    return moved
  }

  /// The same quantity of the calendar years of which both periods are parts; `nil` for whole years.
  var ofWholeYears: ClaimQuantity? {
    guard period.wholeYear == nil, period.first.year == period.last.year else { return nil }
    var whole = self
    whole.period = .year(period.first.year)
    if let base {
      guard base.first.year == base.last.year else { return nil }
      whole.base = .year(base.first.year)
    }
    return whole
  }

  /// How many years lie between the middles of base and period, for yearly average growth.
  var years: Int? { base.map { period.first.year - $0.first.year } }
}

extension DateSpan {
  /// The same days of another year; the end of February stays the end of February.
  func moved(byYears years: Int) -> DateSpan? {
    func moved(_ day: CalendarDate) -> CalendarDate? {
      let year = day.year + years
      let isMonthEnd = day.day == CalendarDate.days(inMonth: day.month, of: day.year)
      let number = isMonthEnd ? CalendarDate.days(inMonth: day.month, of: year) : day.day
      return CalendarDate(year: year, month: day.month, day: number)
    }
    guard let first = moved(first), let last = moved(last) else { return nil }
    return DateSpan(first: first, last: last)
  }
}

extension FigureFlow {
  /// The same flow seen from the other side.
  var mirrored: FigureFlow {
    switch self {
    case .exports: .imports
    case .imports: .exports
    case .trade, .balance: self
    }
  }

  /// `exports plus imports`
  var words: String {
    switch self {
    case .exports: "exports"
    case .imports: "imports"
    case .trade: "exports plus imports"
    case .balance: "exports less imports"
    }
  }
}

/// How a claim's number follows from levels.
enum ClaimForm: Hashable {
  case level
  /// In percent.
  case growth
  /// In percent a year, over so many years.
  case yearlyGrowth(years: Int)
  case multiple

  init?(_ figure: ReportedFigure) {
    switch figure.kind {
    case .level, .contribution: self = .level
    case .multiple: self = .multiple
    case .growth:
      guard figure.unit.dimension == "rate" else {
        self = .growth
        return
      }
      guard let years = ClaimQuantity(figure)?.years, years > 0 else { return nil }
      self = .yearlyGrowth(years: years)
    default: return nil
    }
  }

  var needsBase: Bool { self != .level }

  /// The claim's number from levels in one unit.
  ///
  /// - Throws: `Undefined` where a base may be zero or the sign may change.
  func computed(base: Interval?, level: Interval) throws(Undefined) -> Interval {
    let hundred = ExactRational(100)
    guard let base else { return level }
    switch self {
    case .level: return level
    case .growth: return try Interval.growth(from: base, to: level).scaled(by: hundred)
    case .yearlyGrowth(let years):
      let ratio = try Interval.growth(from: base, to: level) + Interval(exactly: .one)
      return (ratio.root(years) - Interval(exactly: .one)).scaled(by: hundred)
    case .multiple: return try Interval.growth(from: base, to: level) + Interval(exactly: .one)
    }
  }
}
