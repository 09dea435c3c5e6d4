import Documents
import Nomenclature
import Observations
import Panels

/// One series of a panel from its first to its last observation, as methods take it that need every period between.
struct PresentSeries {
  let periods: [Period]
  /// The observations; those of missing periods are left out.
  let values: [Double]
  private let gap: (before: Period, after: Period)?

  init(_ panel: Panel, _ index: Int) {
    let numbers = panel.series[index].values.map(\.doubleValue)
    let present = numbers.indices.filter { numbers[$0] != nil }
    periods = present.map { panel.periods[$0] }
    values = present.compactMap { numbers[$0] }
    let hole = zip(present, present.dropFirst()).first { $1 > $0 + 1 }
    gap = hole.map { (panel.periods[$0], panel.periods[$1]) }
  }

  /// Why a method that needs every period gives no answer; `nil` when none is missing.
  func gapSentence(_ subject: String) -> String? {
    gap.map { gap in
      "No \(subject): periods \(gap.before) and \(gap.after) do not follow each other, and it needs every period between "
        + "the first and the last; fill the gap, or sum into longer periods with --frequency."
    }
  }

  var first: Cell { periods.first.map { .text($0.description) } ?? .missing }
  var last: Cell { periods.last.map { .text($0.description) } ?? .missing }

  /// The period of an observation counted from 1, also of one before or after the series.
  func period(ofObservation observation: Int) -> String {
    periods.first.map { $0.advanced(by: observation - 1).description } ?? ""
  }
}
