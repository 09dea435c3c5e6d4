import Benchmark
import Comity
import Foundation

/// Exact sums of a made file by few, many and very many groups: bytes in, sums out.
func groupedSumBenchmarks() {
  let rows = 200_000
  let made = Result { try MadeFlows.file(rows: rows) }
  for (name, fields) in [
    ("year and exporter", ["t", "i"]), ("exporter and importer", ["i", "j"]),
    ("exporter, importer and product", ["i", "j", "k"]),
  ] {
    for threads in [1, 2] {
      Benchmark("sums of \(rows) rows by \(name), threads \(threads)") { benchmark in
        let query = Query(groups: fields.map { Field($0) }, measures: [Measure("v")])
        var options = ObservationFiles.Options()
        options.periodColumns = ["t"]
        options.threads = threads
        let path = try made.get()
        for _ in benchmark.scaledIterations {
          let files = try ObservationFiles([try DelimitedSource(path: path)], options: options)
          blackHole(try files.aggregate(query))
        }
      }
    }
  }
}
