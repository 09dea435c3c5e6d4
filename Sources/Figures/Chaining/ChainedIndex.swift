import Decimals
public import Intervals

/// Reported growth rates chained into an index with its interval, spliced to levels where they exist.
///
/// A chain goes from year to year by rates that compare with the year before: `index(t) = index(t − 1) × (1 + g(t))`.
/// Where the side prints no rate but levels of both years, their ratio is the step. Where neither is there, the chain
/// ends, and the next rate or pair of levels begins another: a gap is a gap. Every chain is 100 in its base year; once a
/// year of the chain has a printed level, all its years have a level in money: `level(t) = level(s) × index(t) /
/// index(s)`, from the last printed level before (else the first one after). Intervals are of independent quantities, so
/// they widen with every step; a year that has a level of its own keeps it.
///
/// Source: chain indices after Irving Fisher, 1922, The Making of Index Numbers. O(years).
public struct ChainedIndex: Sendable, Hashable {
  /// How a point of a chain was reached from the year before.
  public enum Step: String, Sendable, Hashable, Codable {
    case base
    /// By the printed rate.
    case rate = "printed rate"
    /// By the ratio of two printed levels, since no rate is printed.
    case levels = "ratio of levels"
  }

  public struct Point: Sendable, Hashable {
    public let year: Int
    /// Which chain it belongs to, from 1.
    public let chain: Int
    public let step: Step
    /// From the year before, as a fraction; `nil` in the first year of a chain.
    public let growth: Interval?
    /// 100 in the first year of its chain.
    public let index: Interval
    /// In the levels' unit: printed, or spliced; `nil` for a chain without any level.
    public let level: Interval?
    public let isPrinted: Bool
    /// The figures that the point rests on.
    public let figures: [String]
  }

  public let points: [Point]
  /// Years between the first and the last point that no chain reaches.
  public let gaps: [Int]
  /// The unit of the levels.
  public let unit: String?

  /// A year's number with the figure that has it.
  struct Entry {
    var figure: String
    var interval: Interval
  }

  /// - Parameters:
  ///   - rates: Growth on the year before, as fractions, by year.
  ///   - levels: Levels by year in one unit.
  init(rates: [Int: Entry], levels: [Int: Entry], unit: String?) {
    self.unit = unit
    var steps: [Int: (step: Step, growth: Interval, figures: [String])] = [:]
    for (year, rate) in rates { steps[year] = (.rate, rate.interval, [rate.figure]) }
    for (year, level) in levels where steps[year] == nil {
      guard let before = levels[year - 1],
        let growth = try? Interval.growth(from: before.interval, to: level.interval)
      else { continue }
      steps[year] = (.levels, growth, [before.figure, level.figure])
    }
    var points: [Point] = []
    var chain = 0
    for year in steps.keys.sorted() {
      guard let step = steps[year] else { continue }
      if points.last?.year != year - 1 {
        chain += 1
        points.append(Self.base(year - 1, chain, levels))
      }
      guard let last = points.last else { continue }
      let level = levels[year]
      let own = level.map { step.figures.contains($0.figure) ? [] : [$0.figure] } ?? []
      points.append(
        Point(
          year: year, chain: chain, step: step.step, growth: step.growth, index: last.index.grown(by: step.growth),
          level: level?.interval, isPrinted: level != nil, figures: step.figures + own))
    }
    // Levels that stand alone are points of no chain; they show where a gap has an end.
    let reached = Set(points.map(\.year))
    for year in levels.keys.sorted() where !reached.contains(year) {
      chain += 1
      points.append(Self.base(year, chain, levels))
    }
    points.sort { ($0.year, $0.chain) < ($1.year, $1.chain) }
    self.points = points.map { Self.spliced($0, points) }
    let years = Set(points.map(\.year))
    gaps =
      (years.min() ?? 0) < (years.max() ?? 0)
      ? ((years.min() ?? 0)...(years.max() ?? 0)).filter { !years.contains($0) } : []
  }

  private static func base(_ year: Int, _ chain: Int, _ levels: [Int: Entry]) -> Point {
    let level = levels[year]
    return Point(
      year: year, chain: chain, step: .base, growth: nil, index: Interval(exactly: ExactRational(100)),
      level: level?.interval, isPrinted: level != nil, figures: level.map { [$0.figure] } ?? [])
  }

  /// A point with a level from the nearest printed one of its chain, the earlier first.
  private static func spliced(_ point: Point, _ points: [Point]) -> Point {
    guard point.level == nil else { return point }
    let printed = points.filter { $0.chain == point.chain && $0.isPrinted }
    let anchor = printed.last { $0.year < point.year } ?? printed.first { $0.year > point.year }
    guard let anchor, let level = anchor.level, let ratio = ratio(of: point, to: anchor, points) else { return point }
    return Point(
      year: point.year, chain: point.chain, step: point.step, growth: point.growth, index: point.index,
      level: level * ratio, isPrinted: false, figures: point.figures)
  }

  /// The growth between two points of a chain from the steps between them alone: the steps before cancel, as x/x is 1.
  private static func ratio(of point: Point, to anchor: Point, _ points: [Point]) -> Interval? {
    let (first, last) = (min(point.year, anchor.year), max(point.year, anchor.year))
    let between = points.filter { $0.chain == point.chain && $0.year > first && $0.year <= last }
    guard between.count == last - first else { return nil }
    let ratio = between.reduce(Interval(exactly: .one)) { ratio, step in
      step.growth.map { ratio.grown(by: $0) } ?? ratio
    }
    if point.year > anchor.year { return ratio }
    return try? Interval(exactly: .one).divided(by: ratio)
  }
}

extension Ledger {
  /// The chained index of a series' yearly figures of one flow and sector: the rates and levels in use.
  ///
  /// - Parameters:
  ///   - series: The name of the series.
  ///   - areas: Subject and partner, for series that hold several pairs; trade is the same seen from either side.
  ///   - flow: Exports, imports or trade.
  ///   - sector: The sector, `total` for all goods.
  /// - Throws: `FigureError.ambiguous` where two figures are in use for one year.
  public func chainedIndex(
    series: String, areas: [String]? = nil, flow: FigureFlow? = .trade, sector: String? = "total"
  ) throws(FigureError) -> ChainedIndex {
    var rates: [Int: ChainedIndex.Entry] = [:]
    var levels: [Int: ChainedIndex.Entry] = [:]
    let chosen = select(series: series, flow: flow, sector: sector).filter { areas == nil || $0.chainAreas == areas }
    let levelUnits = Set(chosen.filter { $0.kind == .level && $0.year != nil }.map(\.unit))
    guard Set(levelUnits.map(\.baseUnit)).count <= 1 else {
      throw .ambiguous(selection: "the unit of \(series)", figures: levelUnits.map(\.name).sorted())
    }
    // Levels of different scale words are compared in their base unit.
    let keepsScale = levelUnits.count == 1
    for figure in chosen {
      guard let year = figure.year, let interval = try? figure.interval() else { continue }
      switch figure.kind {
      case .growth where figure.basePeriod?.wholeYear == year - 1 && figure.unit.dimension == "ratio":
        if let other = rates[year] {
          throw .ambiguous(selection: "growth of \(series) in \(year)", figures: [other.figure, figure.id])
        }
        rates[year] = .init(figure: figure.id, interval: interval.scaled(by: ExactRational(1, over: 100) ?? .one))
      case .level:
        if let other = levels[year] {
          throw .ambiguous(selection: "level of \(series) in \(year)", figures: [other.figure, figure.id])
        }
        let scale = keepsScale ? .one : ExactRational(figure.unit.scale) ?? .one
        levels[year] = .init(figure: figure.id, interval: interval.scaled(by: scale))
      default: continue
      }
    }
    let unit = levelUnits.first.map { keepsScale ? $0.name : $0.baseUnit }
    return ChainedIndex(rates: rates, levels: levels, unit: unit)
  }

  /// What has at least one yearly rate or two yearly levels: series, areas, flow and sector, in order.
  public var chainableSeries: [(series: String, areas: [String], flow: FigureFlow, sector: String)] {
    struct Key: Hashable {
      var series: String
      var areas: [String]
      var flow: FigureFlow
      var sector: String
      var order: [String] { [series, areas.joined(separator: " "), flow.rawValue, sector] }
    }
    var counts: [Key: (rates: Int, levels: Int)] = [:]
    for figure in figures where figure.isPrincipal && figure.year != nil {
      guard let series = figure.series, let flow = figure.flow, let sector = figure.sector, flow != .balance else {
        continue
      }
      let key = Key(series: series, areas: figure.chainAreas, flow: flow, sector: sector)
      let isRate = figure.kind == .growth && figure.basePeriod?.wholeYear == figure.year.map { $0 - 1 }
      if isRate { counts[key, default: (0, 0)].rates += 1 }
      if figure.kind == .level { counts[key, default: (0, 0)].levels += 1 }
    }
    return counts.filter { $0.value.rates > 0 || $0.value.levels > 1 }.keys
      .sorted { $0.order.lexicographicallyPrecedes($1.order) }.map { ($0.series, $0.areas, $0.flow, $0.sector) }
  }
}

extension ReportedFigure {
  /// Subject and partner, in the order of their codes where trade is seen the same from either side.
  fileprivate var chainAreas: [String] {
    let areas = [subject, partner].compactMap { $0 }
    return flow == .trade ? areas.sorted() : areas
  }
}
