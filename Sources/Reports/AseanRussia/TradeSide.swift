import Decimals
import Figures
import Intervals

/// Trade between ASEAN and Russia as one side reports it: levels and growth by year, in billion dollars.
struct TradeSide {
  /// The pair whose sides are compared.
  static let pair = "asean-russia-trade"

  let name: String
  let levels: [Int: ReportedFigure]
  let growth: [Int: ReportedFigure]
  /// Growth over several years or over part of one, and multiples.
  let otherGrowth: [ReportedFigure]
  /// Levels that stand in no year, since the publication names none.
  let undated: [ReportedFigure]

  init(_ ledger: Ledger, series: String, name: String) throws(FigureError) {
    self.name = name
    let figures = ledger.select(series: series, flow: .trade, sector: "total")
    levels = try Self.byYear(figures.filter { $0.kind == .level && $0.year != nil }, series)
    growth = try Self.byYear(figures.filter { $0.kind == .growth && Self.isYearOnYear($0) }, series)
    otherGrowth = figures.filter {
      ($0.kind == .growth || $0.kind == .multiple) && !Self.isYearOnYear($0)
    }
    undated = figures.filter { $0.kind == .level && $0.period == nil }
  }

  var years: [Int] { Set(levels.keys).union(growth.keys).sorted() }

  func level(_ year: Int) -> ReportedLevel? { levels[year].flatMap(Self.level) }

  /// A level in billion dollars.
  static func level(_ figure: ReportedFigure) -> ReportedLevel? {
    guard figure.unit.baseUnit == "USD", let interval = try? figure.interval(), let value = figure.reported?.number,
      let number = ExactRational(value.value), let scale = ExactRational(figure.unit.scale),
      let factor = scale.divided(by: billion), let inBillions = number.multiplied(by: factor)
    else { return nil }
    return ReportedLevel(value: inBillions, interval: interval.scaled(by: factor))
  }

  /// Printed growth as fractions.
  func printedGrowth(_ year: Int) -> PrintedRate? {
    growth[year].flatMap(Self.printedRate)
  }

  static func printedRate(_ figure: ReportedFigure) -> PrintedRate? {
    guard let interval = try? figure.fractions(), let number = figure.reported?.number.value,
      let value = ExactRational(number)?.divided(by: ExactRational(100))
    else { return nil }
    return PrintedRate(interval: interval, value: value, hedge: .init(figure.reported?.qualifier ?? .exact))
  }

  func check(_ year: Int) -> GrowthCheck {
    GrowthCheck(printed: printedGrowth(year), base: level(year - 1), level: level(year))
  }

  /// The level of a year that the next year's level and growth imply; `nil` when either is missing.
  func implied(_ year: Int) -> Interval? {
    guard let next = level(year + 1), let rate = printedGrowth(year + 1) else { return nil }
    return try? next.interval.beforeGrowing(by: rate.interval)
  }

  private static let billion = ExactRational(1_000_000_000)

  private static func isYearOnYear(_ figure: ReportedFigure) -> Bool {
    guard figure.kind == .growth, let year = figure.year else { return false }
    return figure.basePeriod?.wholeYear == year - 1
  }

  private static func byYear(_ figures: [ReportedFigure], _ series: String) throws(FigureError) -> [Int: ReportedFigure]
  {
    var byYear: [Int: ReportedFigure] = [:]
    for figure in figures {
      guard let year = figure.year else { continue }
      if let other = byYear.updateValue(figure, forKey: year) {
        throw .ambiguous(selection: "\(figure.kind.rawValue) of \(series) in \(year)", figures: [other.id, figure.id])
      }
    }
    return byYear
  }
}
