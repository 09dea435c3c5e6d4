import Foundation

/// Results of R's forecast package (Oracles/forecasts/forecasts.R).
enum ForecastOracle {
  struct Series {
    let period: Int
    let values: [Double]
  }

  static func rows(_ name: String, from file: String = #filePath) throws -> [[String]] {
    let tests = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let path = tests.appending(path: "OracleTests/Oracles/" + name)
    return try String(contentsOf: path, encoding: .utf8).split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  static func numbers(_ text: String) -> [Double] { text.split(separator: " ").map { Double($0)! } }

  /// The seven series of R's datasets package.
  static func series() throws -> [String: Series] {
    Dictionary(
      uniqueKeysWithValues: try rows("forecasts/series.csv").map {
        ($0[0], Series(period: Int($0[1])!, values: numbers($0[2])))
      })
  }
}

/// Decimal digits on which two numbers agree.
func agreeingDigits(_ value: Double, _ truth: Double) -> Double {
  value == truth ? 17 : -log10(abs(value - truth) / max(abs(truth), 1e-300))
}
