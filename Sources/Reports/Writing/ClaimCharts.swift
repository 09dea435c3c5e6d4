import Decimals
public import Documents
public import Figures
public import Intervals

/// Claims as bars: what their printed digits and words allow beside what data or levels give.
public enum ClaimCharts {
  static let printed = "printed digits allow"

  /// One chart a unit, in the order of first use; claims with nothing to compare with have no row.
  public static func intervals(_ checks: [ClaimCheck], title: String = "Claims as printed and as computed") -> [Chart] {
    let shown = checks.filter { $0.own.computed != nil && (try? $0.figure.interval()) != nil }
    var units: [String] = []
    for check in shown where !units.contains(check.figure.unit.name) { units.append(check.figure.unit.name) }
    return units.enumerated().map { place, unit in
      let own = shown.filter { $0.figure.unit.name == unit }
      var chart = Chart(
        id: "chart-claims" + (place == 0 ? "" : "-\(place + 1)"), title: units.count == 1 ? title : "\(title), \(unit)",
        unit: unit == "percent" ? "%" : unit, form: .intervals, categories: own.map { label($0.figure) }, series: [],
        sources: Wording.distinct(own.map(\.figure.id)))
      chart.bands = [
        Chart.Band(name: printed, own.map { try? $0.figure.interval() }),
        Chart.Band(name: "data or levels give", own.map(\.own.computed)),
      ]
      return chart
    }
  }

  /// `T033 Russia–ASEAN trade 2018`
  private static func label(_ figure: ReportedFigure) -> String {
    let parts = [
      figure.id, Wording.pair(figure.subject, figure.partner), figure.measure,
      figure.sector == "total" ? nil : figure.sector, figure.period.map { "\($0)" },
    ]
    return parts.compactMap { $0 }.joined(separator: " ")
  }
}

extension Chart.Band {
  /// Bounds as numbers; one that is open, or is not there, is `nil`.
  public init(name: String, _ intervals: [Interval?], times factor: Double = 1) {
    self.init(
      name: name, low: intervals.map { ($0?.lower.value?.doubleValue).map { $0 * factor } },
      high: intervals.map { ($0?.upper.value?.doubleValue).map { $0 * factor } })
  }
}
