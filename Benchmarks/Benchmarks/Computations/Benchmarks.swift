import Benchmark

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput, .peakMemoryResident], warmupIterations: 1, maxDuration: .seconds(3))
  groupedSumBenchmarks()
  decimalBenchmarks()
  kernelBenchmarks()
  estimateBenchmarks()
}
