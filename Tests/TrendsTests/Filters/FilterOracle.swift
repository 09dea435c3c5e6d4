import Foundation

/// Results of other programs under Tests/OracleTests/Oracles: rows of cells, the first line left out.
func oracleRows(_ name: String, from file: String = #filePath) throws -> [[String]] {
  let tests = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let text = try String(contentsOf: tests.appending(path: "OracleTests/Oracles/\(name)"), encoding: .utf8)
  return text.split(separator: "\n").map {
    $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}

/// Correct digits of a number beside a truth: −log₁₀ of the error relative to `scale` (by default the truth), at most 17.
func digits(_ value: Double?, _ truth: Double, scale: Double? = nil) -> Double {
  guard let value, value.isFinite else { return 0 }
  let error = abs(value - truth) / (scale ?? abs(truth))
  return value == truth ? 17 : max(0, min(17, -log10(error)))
}
