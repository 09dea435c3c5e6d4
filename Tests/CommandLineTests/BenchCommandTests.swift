import Foundation
import TestSupport
import Testing

@Suite struct BenchCommandTests {
  /// What it measures is not a test's business; that it measures everything and says on what, is.
  @Test func tellsMachineMediansAndRates() throws {
    let run = try ComityProgram.run(["bench", "--rows", "1000", "--runs", "1", "--json"])
    #expect(run.status == 0, "\(run.errors)")
    let object = try #require(try JSONSerialization.jsonObject(with: run.bytes) as? [String: Any])
    #expect((object["machine"] as? String)?.isEmpty == false)
    let benchmarks = try #require(object["benchmarks"] as? [[String: Any]])
    let names = benchmarks.compactMap { $0["name"] as? String }
    for part in ["csv to sums", "BLAS", "plain Swift", "Mann–Kendall", "comity --help", "comity report"] {
      #expect(names.contains { $0.contains(part) }, "nothing measures \(part)")
    }
    #expect(benchmarks.allSatisfy { ($0["median_seconds"] as? Double ?? 0) > 0 })
  }
}
