/// Σ_{t ≥ lag} xₜ xₜ₋ₗ, l the lag, with Neumaier's compensation; 0 when the lag is as long as the series.
func laggedProduct(_ values: [Double], lag: Int) -> Double {
  values.withUnsafeBufferPointer { values in
    var sum = 0.0
    var compensation = 0.0
    for t in stride(from: lag, to: values.count, by: 1) {
      let term = values[t] * values[t - lag]
      let next = sum + term
      compensation += sum.magnitude >= term.magnitude ? (sum - next) + term : (term - next) + sum
      sum = next
    }
    return sum + compensation
  }
}
