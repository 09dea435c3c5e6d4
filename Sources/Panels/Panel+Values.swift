import Decimals
public import Nomenclature
public import Observations

extension Panel {
  /// Every series divided by its own value at a period, times `base` (100): an index. A series without that value, or
  /// with a zero there, is missing throughout.
  public func indexed(at period: Period, base: Int = 100) throws -> Panel {
    let position = try position(of: period)
    var panel = self
    panel.unit = "\(period) = \(base)"
    panel.series = series.map { one in
      let anchor = one.values[position]
      return Series(key: one.key, values: one.values.map { Self.quotient($0, anchor, times: base) })
    }
    return panel
  }

  /// Values at constant prices: each divided by the price index of its period, with the index of `base` as one.
  public func deflated(by prices: [Period: AggregateValue], base: Period) throws -> Panel {
    guard let anchor = prices[base], anchor.isPositive else { throw PanelError.noDeflator(period: base.description) }
    let deflators = try periods.map { period in
      let own = prices[period] ?? period.coarsened(to: .year).flatMap { prices[$0] }
      guard let price = own, price.isPositive else { throw PanelError.noDeflator(period: period.description) }
      return Self.quotient(price, anchor, times: 1)
    }
    var panel = self
    panel.unit = unit.isEmpty ? "prices of \(base)" : "\(unit) at prices of \(base)"
    panel.series = series.map { one in
      Series(key: one.key, values: zip(one.values, deflators).map { Self.quotient($0, $1, times: 1) })
    }
    return panel
  }

  /// Values in another currency: each divided by the units of its currency that one unit of the other buys.
  public func converted(to currency: String, rates: [Period: AggregateValue]) throws -> Panel {
    let factors = try periods.map { period in
      let own = rates[period] ?? period.coarsened(to: .year).flatMap { rates[$0] }
      guard let rate = own, rate.isPositive else {
        throw PanelError.noRate(currency: unit, period: period.description)
      }
      return rate
    }
    var panel = self
    panel.unit = currency
    panel.series = series.map { one in
      Series(key: one.key, values: zip(one.values, factors).map { Self.quotient($0, $1, times: 1) })
    }
    return panel
  }

  func position(of period: Period) throws -> Int {
    guard let position = periods.firstIndex(of: period) else {
      throw PanelError.periodNotThere(
        period.description, first: periods.first?.description ?? "–", last: periods.last?.description ?? "–")
    }
    return position
  }

  /// `value × times / divisor`: the exact quotient rounded once to the nearest double, or exact when it terminates
  /// within 18 places.
  public static func quotient(_ value: AggregateValue, _ divisor: AggregateValue, times: Int) -> AggregateValue {
    guard let top = value.doubleValue, let bottom = divisor.doubleValue, bottom != 0 else { return .missing }
    if let a = value.exactValue.flatMap({ ExactRational($0) }),
      let b = divisor.exactValue.flatMap({ ExactRational($0) }),
      let fraction = a.multiplied(by: ExactRational(times))?.divided(by: b)
    {
      if let short = fraction.rounded(places: 12), ExactRational(short) == fraction { return .exact(short) }
      return .rounded(fraction.doubleValue)
    }
    return .rounded(top * Double(times) / bottom)
  }
}

extension AggregateValue {
  /// Whether this can be a price or a rate to divide by.
  fileprivate var isPositive: Bool { doubleValue.map { $0 > 0 } ?? false }
}
