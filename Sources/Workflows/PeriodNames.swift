import Nomenclature
import Trends

extension Frequency {
  /// How a period, counted as estimators count it, is written in sentences.
  func name(ofPeriod time: Double) -> String {
    Int(exactly: time).map { Period(frequency: self, index: $0).description } ?? TrendRefusal.plainPeriod(time)
  }
}
