import Decimals
public import Nomenclature
public import Observations

extension Panel {
  /// Sums flows into longer periods: months to quarters, quarters to years.
  ///
  /// A longer period with a missing part is missing: a sum over ten months is no year. O(series × periods).
  public func resampled(to target: Frequency) throws -> Panel {
    guard target != frequency else { return self }
    guard periods.allSatisfy({ $0.coarsened(to: target) != nil }) else {
      throw PanelError.cannotResample(from: frequency.noun, to: target.noun)
    }
    guard let first = periods.first?.coarsened(to: target), let last = periods.last?.coarsened(to: target) else {
      return Panel(seriesFields: seriesFields, frequency: target, periods: [], series: series, unit: unit)
    }
    let longer = first.periods(through: last)
    let needed = frequency.periodsPerYear / target.periodsPerYear
    let positions = periods.map { $0.coarsened(to: target).map { $0.index - first.index } ?? 0 }
    let resampled = series.map { one in
      var sums = Array(repeating: AggregateSum(), count: longer.count)
      for (position, value) in zip(positions, one.values) { sums[position].add(value) }
      return Series(key: one.key, values: sums.map { $0.count == needed ? $0.value : .missing })
    }
    return Panel(seriesFields: seriesFields, frequency: target, periods: longer, series: resampled, unit: unit)
  }

  /// Sums over windows of periods. A window with a missing part is missing. O(series × parts).
  public func summed(over windows: PeriodWindows) -> Panel {
    let places = Dictionary(uniqueKeysWithValues: periods.enumerated().map { ($1, $0) })
    let parts = windows.windows.map { $0.parts.map { places[$0] } }
    let summed = series.map { one in
      Series(
        key: one.key,
        values: parts.map { parts in
          var sum = AggregateSum()
          for place in parts { if let place { sum.add(one.values[place]) } }
          return sum.count == parts.count ? sum.value : .missing
        })
    }
    return Panel(
      seriesFields: seriesFields, frequency: windows.frequency, periods: windows.windows.map(\.period), series: summed,
      unit: unit, yearStart: windows.yearStart)
  }

  /// The sum of all series by period, and how many of them have a value there.
  public func total() -> (values: [AggregateValue], counts: [Int]) {
    var sums = Array(repeating: AggregateSum(), count: periods.count)
    for one in series { for (index, value) in one.values.enumerated() { sums[index].add(value) } }
    return (sums.map(\.value), sums.map(\.count))
  }
}

/// A sum of aggregate values that stays exact as long as its addends are.
public struct AggregateSum: Sendable {
  private var exact = WideDecimalSum()
  private var rounded = 0.0
  private var hasRounded = false
  /// How many values were added; missing ones are not.
  public private(set) var count = 0

  public init() {}

  public mutating func add(_ value: AggregateValue) {
    switch value {
    case .missing: return
    case .exact(let decimal): exact.add(decimal)
    case .rounded(let double):
      rounded += double
      hasRounded = true
    }
    count += 1
  }

  public var value: AggregateValue {
    guard count > 0 else { return .missing }
    guard !hasRounded, let sum = exact.exactValue else { return .rounded(exact.doubleValue + rounded) }
    return .exact(sum)
  }
}
