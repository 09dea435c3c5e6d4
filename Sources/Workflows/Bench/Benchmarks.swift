import Foundation
import Observations
import Trends
import Vectors

/// The computations that are timed.
struct Benchmarks {
  let request: BenchRequest

  init(_ request: BenchRequest) { self.request = request }

  func run() throws -> [BenchResult] {
    try aggregations() + kernels() + estimates() + manySeries() + complexity() + programs()
  }

  /// Sums of a made file by more and more groups.
  private func aggregations() throws -> [BenchResult] {
    let path = NSTemporaryDirectory() + "comity-bench-\(ProcessInfo.processInfo.processIdentifier).csv"
    defer { unlink(path) }
    try OutputFile.write(MadeTradeFile.bytes(rows: request.rows), to: path)
    let size = (try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    return try [
      ("year and exporter", "t,i"), ("exporter and importer", "i,j"), ("exporter, importer and product", "i,j,k"),
    ]
    .map { name, rows in
      var table = TableRequest()
      table.selection.data = [path]
      table.selection.values = ["v"]
      table.rows = rows.split(separator: ",").map(String.init)
      return try time("csv to sums by \(name)", rows: request.rows, bytes: size) {
        let files = try table.selection.open()
        let groups = try table.rows.map { try Field(parsing: $0) }
        _ = try table.selection.aggregate(files, groups: groups, measures: [Measure("v")])
      }
    }
  }

  /// BLAS beside the same in plain Swift.
  private func kernels() throws -> [BenchResult] {
    var random = MadeNumbers()
    let a = (0..<1_000_000).map { _ in random.next() }
    let b = (0..<1_000_000).map { _ in random.next() }
    let (x, y) = (Vector(a), Vector(b))
    let size = 256
    let left = (0..<size * size).map { _ in random.next() }
    let right = (0..<size * size).map { _ in random.next() }
    let (matrixA, matrixB) = (PlainKernels.matrix(left, size), PlainKernels.matrix(right, size))
    var sink = 0.0
    let results = try [
      time("dot product of 1,000,000, BLAS", rows: a.count) { sink += x.dotProduct(with: y) },
      time("dot product of 1,000,000, plain Swift", rows: a.count) { sink += PlainKernels.dot(a, b) },
      time("256 × 256 matrix product, BLAS") { sink += matrixA.multiplied(by: matrixB)[0, 0] },
      time("256 × 256 matrix product, plain Swift") { sink += PlainKernels.product(left, right, size)[0] },
      time("exact sum of 1,000,000 doubles", rows: a.count) { sink += exactSum(a) },
    ]
    precondition(!sink.isNaN)
    return results
  }

  /// Estimators on a made series of 28 and of 240 observations.
  private func estimates() throws -> [BenchResult] {
    var results: [BenchResult] = []
    for count in [28, 240] {
      var random = MadeNumbers()
      let times = (0..<count).map(Double.init)
      let values = times.map { 100 * (1 + 0.01 * $0) * (0.9 + 0.2 * random.next()) }
      let estimators: [(String, any TrendEstimator)] = [
        ("least squares with Newey–West", LogLinearTrend(errors: .neweyWest())), ("drift", Drift()),
        ("Theil–Sen", TheilSen()), ("Mann–Kendall", MannKendall()),
      ]
      for (name, estimator) in estimators {
        results.append(
          try time("\(name), \(count) observations") { _ = try estimator.estimate(times: times, values: values) })
      }
    }
    return results
  }

  /// Whole programs, from start to end.
  private func programs() throws -> [BenchResult] {
    guard let program = Bundle.main.executableURL else { return [] }
    func whole(_ name: String, _ arguments: [String]) throws -> BenchResult {
      try time(name) { try WholeProgram.run(program.path, arguments) }
    }
    return [
      try whole("comity --help, whole program", ["--help"]), try whole("comity report, whole program", ["report"]),
    ]
  }

  func time(
    _ name: String, rows: Int? = nil, bytes: Int? = nil, _ work: () throws -> Void
  ) throws -> BenchResult {
    try work()
    let clock = ContinuousClock()
    var seconds: [Double] = []
    for _ in 0..<request.runs {
      let duration = try clock.measure(work).components
      seconds.append(Double(duration.seconds) + Double(duration.attoseconds) * 1e-18)
    }
    seconds.sort()
    let middle = seconds.count / 2
    let median = seconds.count % 2 == 1 ? seconds[middle] : (seconds[middle - 1] + seconds[middle]) / 2
    return BenchResult(
      name: name, medianSeconds: median, low: seconds[0], high: seconds[seconds.count - 1], rows: rows, bytes: bytes)
  }
}
