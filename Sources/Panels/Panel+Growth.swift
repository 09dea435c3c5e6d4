public import Nomenclature
import Observations

extension Panel {
  /// The growth of one series at every period, and its contribution to the growth of all series together.
  public struct GrowthPath: Sendable {
    public var key: [String]
    public var rates: [GrowthRate]
    public var contributions: [GrowthRate]
  }

  /// Growth of every series at every period by one definition. O(series × periods).
  public func growth(_ variant: GrowthVariant) -> [GrowthPath] {
    let totals = total().values
    let lag = variant == .periodOnPeriod ? 1 : periodsPerYear
    return series.map { one in
      let firstIndex = one.values.firstIndex { $0 != .missing }
      var rates: [GrowthRate] = []
      var contributions: [GrowthRate] = []
      for index in periods.indices {
        let value = one.values[index]
        let base: AggregateValue = index >= lag ? one.values[index - lag] : .missing
        switch variant {
        case .yearOnYear, .periodOnPeriod:
          rates.append(GrowthRate.between(base, value))
        case .logDifference:
          rates.append(GrowthRate.logDifference(from: base, to: value))
        case .compoundAnnual:
          let years = firstIndex.map { Double(index - $0) / Double(periodsPerYear) } ?? 0
          rates.append(
            firstIndex.map { GrowthRate.compound(from: one.values[$0], to: value, years: years) }
              ?? .undefined(.noBase))
        }
        let whole: AggregateValue = index >= lag ? totals[index - lag] : .missing
        contributions.append(GrowthRate.contribution(from: base, to: value, ofTotal: whole))
      }
      return GrowthPath(key: one.key, rates: rates, contributions: contributions)
    }
  }

  /// Growth of every series from its value at one period, and what each gives to the growth of all from there.
  public func growth(from period: Period) throws -> [GrowthPath] {
    let base = try position(of: period)
    let whole = total().values[base]
    return series.map { one in
      GrowthPath(
        key: one.key, rates: one.values.map { GrowthRate.between(one.values[base], $0) },
        contributions: one.values.map { GrowthRate.contribution(from: one.values[base], to: $0, ofTotal: whole) })
    }
  }

  /// The times and values of a series without its gaps. Times count periods: years of an annual panel, months numbered
  /// through of a monthly one.
  public func observations(of index: Int) -> (times: [Double], values: [Double]) {
    var times: [Double] = []
    var values: [Double] = []
    for (period, value) in zip(periods, series[index].values) {
      guard let number = value.doubleValue else { continue }
      times.append(Double(period.index))
      values.append(number)
    }
    return (times, values)
  }
}
