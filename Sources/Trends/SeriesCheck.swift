#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension TrendEstimator {
  /// Throws unless the series is finite, its times increase and it has `minimum` observations.
  func check(times: [Double], values: [Double], minimum: Int) throws(TrendRefusal) {
    precondition(times.count == values.count, "as many times as values")
    guard values.count >= minimum else {
      throw refusal(.tooFewObservations(needed: minimum, found: values.count))
    }
    for (index, time) in times.enumerated() {
      guard time.isFinite, values[index].isFinite else { throw refusal(.notFinite(time: time)) }
      if index > 0, time <= times[index - 1] { throw refusal(.timesNotIncreasing(time: time)) }
    }
  }

  func requireConsecutive(_ times: [Double]) throws(TrendRefusal) {
    if let gap = firstGap(times) { throw refusal(.gap(after: gap.after, before: gap.before)) }
  }

  /// Natural logarithms of the values; throws at the first without one.
  func logarithms(times: [Double], values: [Double]) throws(TrendRefusal) -> [Double] {
    for (time, value) in zip(times, values) where value <= 0 {
      throw refusal(.notPositive(time: time, value: value))
    }
    return values.map { log($0) }
  }

  func refusal(_ reason: TrendRefusal.Reason) -> TrendRefusal { TrendRefusal(method: method, reason: reason) }
}

/// The first neighbours that are not one period apart.
func firstGap(_ times: [Double]) -> (after: Double, before: Double)? {
  for (after, before) in zip(times, times.dropFirst()) where before - after != 1 { return (after, before) }
  return nil
}

func checkConfidence(_ confidence: Double) {
  precondition(confidence > 0 && confidence < 1, "a confidence level lies between 0 and 1")
}

/// "95 %".
func percent(_ fraction: Double) -> String {
  plain((fraction * 10_000).rounded() / 100) + " %"
}

/// exp(x) − 1 when it is a finite number.
func growth(fromLogChange change: Double?) -> Double? {
  change.map { expm1($0) }.flatMap { $0.isFinite ? $0 : nil }
}
