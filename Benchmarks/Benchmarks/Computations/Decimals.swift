import Benchmark
import Comity

/// Text to exact decimals, with the standard library's reader of doubles as a yardstick, and their sums.
func decimalBenchmarks() {
  var numbers = MadeNumbers()
  let texts = (0..<10_000).map { _ in "\(numbers.below(10_000_000)).\(100 + numbers.below(900))" }
  let decimals = texts.compactMap { ExactDecimal($0) }

  Benchmark("10,000 texts to exact decimals") { benchmark in
    for _ in benchmark.scaledIterations { for text in texts { blackHole(ExactDecimal(text)) } }
  }
  Benchmark("10,000 texts to doubles, standard library") { benchmark in
    for _ in benchmark.scaledIterations { for text in texts { blackHole(Double(text)) } }
  }
  Benchmark("wide sum of 10,000 decimals") { benchmark in
    for _ in benchmark.scaledIterations {
      var sum = WideDecimalSum()
      for decimal in decimals { sum.add(decimal) }
      blackHole(sum.exactValue)
    }
  }
}
