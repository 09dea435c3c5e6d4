import Documents
import Nomenclature
import Observations
import Panels
import Trends

/// One series of a panel from its first to its last observation, as methods take it that need every period between.
struct PresentSeries {
  let periods: [Period]
  /// The observations; those of missing periods are left out, and `gap` names them.
  let values: [Double]
  /// The first hole, if there is one.
  let gap: TrendRefusal.Reason?

  init(_ panel: Panel, _ index: Int) {
    let numbers = panel.series[index].values.map(\.doubleValue)
    let present = numbers.indices.filter { numbers[$0] != nil }
    periods = present.map { panel.periods[$0] }
    values = present.compactMap { numbers[$0] }
    let hole = zip(present, present.dropFirst()).first { $1 > $0 + 1 }
    gap = hole.map { before, after in
      .gap(after: Double(panel.periods[before].index), before: Double(panel.periods[after].index))
    }
  }

  var first: Cell { periods.first.map { .text($0.description) } ?? .missing }
  var last: Cell { periods.last.map { .text($0.description) } ?? .missing }

  /// The period of an observation counted from 1, also of one before or after the series.
  func period(ofObservation observation: Int) -> String {
    guard let first = periods.first else { return "" }
    return first.advanced(by: observation - 1).description
  }
}
