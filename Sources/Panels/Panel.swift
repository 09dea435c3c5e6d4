import Decimals
public import Nomenclature
public import Observations

/// Series over the same periods: every period between the first and the last is there, and what was not observed is
/// missing, never zero.
public struct Panel: Sendable {
  public struct Series: Sendable, Equatable {
    /// The texts of the series fields.
    public var key: [String]
    /// One value a period of the panel.
    public var values: [AggregateValue]

    public init(key: [String], values: [AggregateValue]) {
      self.key = key
      self.values = values
    }
  }

  public var seriesFields: [String]
  public var frequency: Frequency
  public var periods: [Period]
  public var series: [Series]
  public var unit: String
  /// The month in which years begin; years that begin later than January are named after both, `2018/19`.
  public var yearStart = 1

  public init(
    seriesFields: [String], frequency: Frequency, periods: [Period], series: [Series], unit: String, yearStart: Int = 1
  ) {
    precondition(series.allSatisfy { $0.values.count == periods.count }, "a value a period for every series")
    self.seriesFields = seriesFields
    self.frequency = frequency
    self.periods = periods
    self.series = series
    self.unit = unit
    self.yearStart = yearStart
  }

  /// Pivots an aggregation whose last group field is the period.
  public init(_ aggregation: Aggregation, unit: String, measure: Int = 0) throws {
    try self.init(
      rows: aggregation.rows, seriesFields: Array(aggregation.groups.dropLast()), unit: unit, measure: measure)
  }

  /// Pivots rows, sorted by key, whose last key text is the period.
  ///
  /// Throws `PanelError.mixedFrequencies` when years and months, say, stand in one column: they overlap; and
  /// `periodInTwoForms` when a series has values for 2018 and for Y2018.
  /// O(rows + series × periods).
  public init(rows: [Aggregation.Row], seriesFields: [String], unit: String, measure: Int = 0) throws {
    let periods = try rows.map { row in
      guard let text = row.key.last, let period = Period(text) else {
        throw PanelError.notAPeriod(row.key.last ?? "")
      }
      return period
    }
    let frequencies = Set(periods.map(\.frequency))
    guard frequencies.count <= 1 else {
      throw PanelError.mixedFrequencies(frequencies.map(\.noun).sorted())
    }
    self.seriesFields = seriesFields
    frequency = frequencies.first ?? .year
    self.unit = unit
    guard let first = periods.min(), let last = periods.max() else {
      self.periods = []
      series = []
      return
    }
    self.periods = first.periods(through: last)
    let width = self.periods.count
    var series: [Series] = []
    for (row, period) in zip(rows, periods) {
      let key = Array(row.key.dropLast())
      if series.last?.key != key {
        series.append(Series(key: key, values: Array(repeating: .missing, count: width)))
      }
      let place = period.index - first.index
      if row.values[measure] == .missing { continue }
      guard series[series.count - 1].values[place] == .missing else {
        let same = rows.filter { $0.key.dropLast() == key[...] && $0.key.last.flatMap { Period($0) } == period }
        throw PanelError.periodInTwoForms(same.compactMap(\.key.last))
      }
      series[series.count - 1].values[place] = row.values[measure]
    }
    self.series = series
  }

  /// How many periods make up a year.
  public var periodsPerYear: Int { frequency.periodsPerYear }

  /// How a period is written: `2018`, or `2018/19` when years begin in another month.
  public func name(of period: Period) -> String { PeriodWindows.name(of: period, yearStart: yearStart) }
}

extension Frequency {
  /// The period as a word: `year`, `half-year`, `month`.
  public var noun: String { self == .halfYear ? "half-year" : rawValue }
}

/// Why a panel cannot be made or transformed.
public enum PanelError: Error, Sendable, Equatable {
  case notAPeriod(String)
  case mixedFrequencies([String])
  /// Two texts that mean one period, in one series.
  case periodInTwoForms([String])
  case cannotResample(from: String, to: String)
  case periodNotThere(String, first: String, last: String)
  case noDeflator(period: String)
  case noRate(currency: String, period: String)
  case windowTooLong(Int, String, first: String, last: String)
  case noPartsOfYears(String)
  case yearStartsWithin(String, month: Int)
  case noWholeYear(first: String, last: String)
}

extension PanelError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notAPeriod(let text):
      "\"\(text)\" is not a period. Write 2018, 2018-Q1, 2018-04 or 2018-04-30."
    case .mixedFrequencies(let names):
      "The periods are of different length (\(names.joined(separator: ", "))) and overlap. "
        + "Select one with --where, or group by period:year."
    case .periodInTwoForms(let texts):
      "\(texts.map { "\"\($0)\"" }.joined(separator: " and ")) are one period, and one series has both. "
        + "Write the period in one form, or group by period:year."
    case .cannotResample(let from, let to):
      "Periods of one \(from) cannot be cut into periods of one \(to)."
    case .periodNotThere(let period, let first, let last):
      "\(period) is not among the periods of the data, which run from \(first) to \(last)."
    case .noDeflator(let period):
      "The price index has no value above zero for \(period). Give a file that covers all periods."
    case .noRate(let currency, let period):
      "There is no exchange rate of \(currency) above zero for \(period). Give a file that covers all periods (--rates)."
    case .windowTooLong(let count, let noun, let first, let last):
      "The data run from \(first) to \(last) and do not fill one window of \(count) \(noun)s. Take fewer (--rolling)."
    case .noPartsOfYears(let noun):
      "Years are put together from months, quarters or half-years; the periods of the data are \(noun)s. "
        + "Take data by month, or leave --year-starts and --to-date out."
    case .yearStartsWithin(let noun, let month):
      "A year cannot begin in month \(month) of data by \(noun): it would cut a \(noun) in two."
    case .noWholeYear(let first, let last):
      "The data run from \(first) to \(last) and hold no such year whole. Take another start of the year."
    }
  }
}
