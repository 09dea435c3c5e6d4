/// Which figures are meant: every condition that is set must hold.
public struct FigureSelection: Sendable, Hashable, CustomStringConvertible {
  /// `asean-russia-trade/russian-side`.
  public var series: String?
  public var kind: ReportedFigure.Kind?
  public var flow: FigureFlow?
  public var sector: String?
  public var measure: String?
  public var periodKind: ReportedFigure.PeriodKind?
  public var year: Int?
  public var onlyPrincipal: Bool

  public init(
    series: String? = nil, kind: ReportedFigure.Kind? = nil, flow: FigureFlow? = nil, sector: String? = nil,
    measure: String? = nil, periodKind: ReportedFigure.PeriodKind? = nil, year: Int? = nil, onlyPrincipal: Bool = true
  ) {
    self.series = series
    self.kind = kind
    self.flow = flow
    self.sector = sector
    self.measure = measure
    self.periodKind = periodKind
    self.year = year
    self.onlyPrincipal = onlyPrincipal
  }

  public func selects(_ figure: ReportedFigure) -> Bool {
    (series == nil || figure.series == series) && (kind == nil || figure.kind == kind)
      && (flow == nil || figure.flow == flow) && (sector == nil || figure.sector == sector)
      && (measure == nil || figure.measure == measure) && (periodKind == nil || figure.periodKind == periodKind)
      && (year == nil || figure.year == year) && (!onlyPrincipal || figure.isPrincipal)
  }

  public var description: String {
    let parts = [
      series, kind?.rawValue, flow.map { "flow \($0.rawValue)" }, sector, measure, periodKind?.rawValue,
      year.map(String.init),
    ].compactMap { $0 }
    return "the figure of " + parts.joined(separator: ", ")
  }
}

extension Ledger {
  /// The figures selected, by period; those without one last. O(figures).
  public func select(_ selection: FigureSelection) -> [ReportedFigure] {
    figures.filter(selection.selects).enumerated().sorted { left, right in
      switch (left.element.period, right.element.period) {
      case (let a?, let b?): a == b ? left.offset < right.offset : a < b
      case (_?, nil): true
      case (nil, _?): false
      case (nil, nil): left.offset < right.offset
      }
    }.map(\.element)
  }

  public func select(
    series: String? = nil, kind: ReportedFigure.Kind? = nil, flow: FigureFlow? = nil, sector: String? = nil,
    measure: String? = nil, periodKind: ReportedFigure.PeriodKind? = nil, year: Int? = nil, onlyPrincipal: Bool = true
  ) -> [ReportedFigure] {
    select(
      FigureSelection(
        series: series, kind: kind, flow: flow, sector: sector, measure: measure, periodKind: periodKind, year: year,
        onlyPrincipal: onlyPrincipal))
  }

  /// The one figure selected, `nil` when there is none.
  ///
  /// - Throws: `FigureError.ambiguous` when there are several: a report never guesses.
  public func only(_ selection: FigureSelection) throws(FigureError) -> ReportedFigure? {
    let found = select(selection)
    guard found.count <= 1 else {
      throw .ambiguous(selection: selection.description, figures: found.map(\.id))
    }
    return found.first
  }

  /// The one figure selected.
  ///
  /// - Throws: `FigureError.notFound` or `FigureError.ambiguous`.
  public func required(_ selection: FigureSelection) throws(FigureError) -> ReportedFigure {
    guard let found = try only(selection) else { throw .notFound(selection: selection.description) }
    return found
  }
}
