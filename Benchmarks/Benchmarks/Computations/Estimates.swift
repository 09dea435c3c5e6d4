import Benchmark
import Comity

/// Least squares of two sizes, and the estimators of short series at 28 and 240 observations.
func estimateBenchmarks() {
  var numbers = MadeNumbers()
  for (rows, columns) in [(1_000, 5), (10_000, 20)] {
    let design = Matrix(
      columns: (0..<columns).map { $0 == 0 ? Vector(repeating: 1, count: rows) : Vector(numbers.uniforms(rows)) })
    let response = Vector(numbers.uniforms(rows))
    Benchmark("least squares, \(rows) × \(columns)") { benchmark in
      for _ in benchmark.scaledIterations {
        blackHole(try LeastSquaresSolution(design: design, response: response))
      }
    }
  }
  for count in [28, 240] {
    let times = (0..<count).map(Double.init)
    let values = times.map { 100 * (1 + 0.01 * $0) * (0.9 + 0.2 * numbers.uniform()) }
    let estimators: [(name: String, estimator: any TrendEstimator)] = [
      ("drift", Drift()), ("least squares with Newey–West", LogLinearTrend(errors: .neweyWest())),
      ("Theil–Sen", TheilSen()), ("Mann–Kendall", MannKendall()),
    ]
    for (name, estimator) in estimators {
      Benchmark("\(name), \(count) observations") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(try estimator.estimate(times: times, values: values)) }
      }
    }
  }
}
