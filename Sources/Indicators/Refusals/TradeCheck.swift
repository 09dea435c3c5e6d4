import Vectors

/// The checks that indicators share, worded for one of them.
struct TradeCheck {
  let subject: String

  init(_ subject: String) { self.subject = subject }

  func refusal(_ reason: IndicatorRefusal.Reason) -> IndicatorRefusal {
    IndicatorRefusal(subject: subject, reason: reason)
  }

  /// Throws at the first number that is missing, infinite or negative.
  func amounts(_ values: Vector, _ what: String) throws(IndicatorRefusal) {
    let fault = values.withContiguousStorageIfAvailable { buffer in
      buffer.firstIndex { !($0 >= 0 && $0 < .infinity) }
    }
    guard let fault = fault.flatMap({ $0 }) else { return }
    try amount(values[fault], what, position: fault)
  }

  func amount(_ value: Double, _ what: String, position: Int = 0) throws(IndicatorRefusal) {
    guard value.isFinite else { throw refusal(.notFinite(what, position: position)) }
    guard value >= 0 else { throw refusal(.negative(what, position: position, value: value)) }
  }

  /// Σ of amounts that were checked, which must not be zero.
  func total(_ values: Vector, _ what: String) throws(IndicatorRefusal) -> Double {
    try amounts(values, what)
    let sum = values.sumOfMagnitudes
    guard sum > 0 else { throw refusal(.noTrade(what)) }
    return sum
  }

  /// xᵢ / Σ x, the sum not zero.
  func shares(_ values: Vector, _ what: String) throws(IndicatorRefusal) -> Vector {
    let sum = try total(values, what)
    return elementwise(values) { $0 / sum }
  }

  /// A positive number to divide by.
  func divisor(_ value: Double, _ what: String) throws(IndicatorRefusal) -> Double {
    try amount(value, what)
    guard value > 0 else { throw refusal(.noTrade(what)) }
    return value
  }

  func sameLength(_ left: Vector, _ right: Vector) {
    precondition(left.count == right.count, "as many numbers on both sides")
  }
}
