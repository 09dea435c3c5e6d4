import Decimals
public import Nomenclature
public import Observations

extension Panel {
  /// Every series divided by its own value at a period, times `base` (100): an index. A series without that value, or
  /// with a zero there, is missing throughout.
  public func indexed(at period: Period, base: Int = 100) throws -> Panel {
    let position = try position(of: period)
    var panel = self
    panel.unit = "\(name(of: period)) = \(base)"
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

  /// The change of every series from its own value at a period, as a fraction of it: `x_t / x_b − 1`. Missing where
  /// growth is not defined: no value, a base of zero, a change of sign.
  public func changes(from period: Period) throws -> Panel {
    let position = try position(of: period)
    var panel = self
    panel.unit = "change from \(name(of: period))"
    panel.series = series.map { one in
      Series(
        key: one.key,
        values: one.values.map { value in
          switch GrowthRate.between(one.values[position], value) {
          case .exact(let fraction): Self.decimal(fraction)
          case .rounded(let rate): .rounded(rate)
          case .undefined: .missing
          }
        })
    }
    return panel
  }

  /// Every value divided by that of another quantity: by head, by output. A value without the other is missing.
  ///
  /// `divisor` is asked for the key of a series and a period.
  public func divided(unit: String, by divisor: ([String], Period) throws -> AggregateValue) rethrows -> Panel {
    var panel = self
    panel.unit = unit
    panel.series = try series.map { one in
      Series(
        key: one.key,
        values: try zip(periods, one.values).map { period, value in
          value == .missing ? .missing : Self.quotient(value, try divisor(one.key, period), times: 1)
        })
    }
    return panel
  }

  /// The period of a name such as 2018, 2018-04 or 2018/19 among those of the panel.
  public func period(named text: String) throws -> Period {
    if let period = periods.first(where: { name(of: $0) == text }) { return period }
    guard let period = Period(text) else { throw PanelError.notAPeriod(text) }
    _ = try position(of: period)
    return period
  }

  func position(of period: Period) throws -> Int {
    guard let position = periods.firstIndex(of: period) else {
      throw PanelError.periodNotThere(
        name(of: period), first: periods.first.map(name(of:)) ?? "–", last: periods.last.map(name(of:)) ?? "–")
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
      return decimal(fraction)
    }
    return .rounded(top * Double(times) / bottom)
  }

  /// A fraction as a decimal where it terminates early, else as the nearest double.
  private static func decimal(_ fraction: ExactRational) -> AggregateValue {
    if let short = fraction.rounded(places: 12), ExactRational(short) == fraction { return .exact(short) }
    return .rounded(fraction.doubleValue)
  }
}

extension AggregateValue {
  /// Whether this can be a price or a rate to divide by.
  fileprivate var isPositive: Bool { doubleValue.map { $0 > 0 } ?? false }
}
