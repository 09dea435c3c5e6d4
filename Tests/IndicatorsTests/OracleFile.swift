import Foundation

/// Recorded results of other programs: rows of cells, the heading left out.
enum OracleFile {
  static func rows(_ name: String, from file: String = #filePath) throws -> [[String]] {
    let tests = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
    let path = tests.appending(path: "OracleTests/Oracles/" + name)
    return try String(contentsOf: path, encoding: .utf8).split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}

/// Whether two numbers are the same but for a few roundings.
func isNear(_ value: Double, _ truth: Double, within tolerance: Double = 1e-12) -> Bool {
  value == truth || abs(value - truth) <= tolerance * max(1, abs(truth))
}
