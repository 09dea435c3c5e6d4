import Decimals
import Nomenclature
import Observations

extension Panel {
  /// Every series continued beyond its ends by the movements of another that overlaps it, also known as linking or
  /// chain-linking: before its first value `y_t · x_a / y_a`, after its last `y_t · x_b / y_b`, where a and b are the
  /// first and the last period with both values. Its own values stay; gaps inside stay gaps.
  ///
  /// A series without counterpart, or without a common period in which both are positive, is left as it is and named.
  /// Throws `PanelError.mixedFrequencies` when periods are of different length. O(series × periods).
  public func spliced(with other: Panel) throws -> (panel: Panel, unlinked: [[String]]) {
    guard let first = periods.first, let last = periods.last, let start = other.periods.first,
      let end = other.periods.last
    else { return (self, []) }
    guard frequency == other.frequency else {
      throw PanelError.mixedFrequencies([frequency.noun, other.frequency.noun].sorted())
    }
    let all = min(first, start).periods(through: max(last, end))
    let counterparts = Dictionary(other.series.map { ($0.key, $0.values) }) { first, _ in first }
    var unlinked: [[String]] = []
    let spliced = series.map { one in
      func value(_ values: [AggregateValue], _ begin: Period, _ period: Period) -> AggregateValue {
        values.indices.contains(period.index - begin.index) ? values[period.index - begin.index] : .missing
      }
      let own = all.map { value(one.values, first, $0) }
      guard let values = counterparts[one.key] else {
        unlinked.append(one.key)
        return Series(key: one.key, values: own)
      }
      let theirs = all.map { value(values, start, $0) }
      let common = all.indices.filter { (own[$0].doubleValue ?? 0) > 0 && (theirs[$0].doubleValue ?? 0) > 0 }
      guard let a = common.first, let b = common.last, let head = own.firstIndex(where: { $0 != .missing }),
        let tail = own.lastIndex(where: { $0 != .missing })
      else {
        unlinked.append(one.key)
        return Series(key: one.key, values: own)
      }
      let linked = all.indices.map { place in
        if head <= place, place <= tail { return own[place] }
        let link = place < head ? a : b
        return Self.linked(theirs[place], own[link], theirs[link])
      }
      return Series(key: one.key, values: linked)
    }
    var panel = self
    (panel.periods, panel.series) = (all, spliced)
    return (panel, unlinked)
  }

  /// `value × own / other`, rounded once.
  private static func linked(
    _ value: AggregateValue, _ own: AggregateValue, _ other: AggregateValue
  ) -> AggregateValue {
    guard let number = value.doubleValue, let top = own.doubleValue, let bottom = other.doubleValue else {
      return .missing
    }
    if let a = value.exactValue, let b = own.exactValue, let product = a.multipliedReportingOverflow(by: b) {
      return quotient(.exact(product), other, times: 1)
    }
    return .rounded(number * top / bottom)
  }
}
