import Foundation
import TestSupport
import Testing
import Trends

/// The shares that remarks on short series print, simulated again.
@Suite struct ShortSeriesTests {
  private static let lengths = [12, 20, 30]
  private static let repetitions = 250

  private func normal(_ random: inout SeededGenerator) -> Double {
    (-2 * log(Double.random(in: 0x1p-53...1, using: &random))).squareRoot()
      * cos(2 * Double.pi * Double.random(in: 0..<1, using: &random))
  }

  /// Every "a, b and c %" of the remarks of a test.
  private func printed(_ remarks: [String]) -> [[Double]] {
    remarks.flatMap { remark in
      remark.matches(of: #/(\d+), (\d+) and (\d+) %/#).map { match in
        [match.1, match.2, match.3].map { (Double(String($0)) ?? .nan) / 100 }
      }
    }
  }

  /// Checks the printed shares against the share of made series for which `rejects` holds.
  private func check(
    _ subject: String, walks: Bool = false, which: Int = 0, remarks: ([Double]) throws -> [String],
    rejects: ([Double]) throws -> Bool
  ) throws {
    var random = SeededGenerator(seed: 97)
    func series(_ length: Int) -> [Double] {
      var level = 0.0
      return (0..<length).map { _ in
        let shock = normal(&random)
        level += shock
        return walks ? level : shock
      }
    }
    let expected = try #require(printed(try remarks(series(12))).dropFirst(which).first, "\(subject)")
    for (length, share) in zip(Self.lengths, expected) {
      var rejected = 0
      for _ in 0..<Self.repetitions where try rejects(series(length)) { rejected += 1 }
      let found = Double(rejected) / Double(Self.repetitions)
      // Four standard errors of this and of the printed simulation, and the rounding of what is printed.
      let variance = max(share * (1 - share), 0.005)
      let tolerance = 4 * (variance / Double(Self.repetitions) + variance / 2_000).squareRoot() + 0.005
      #expect(abs(found - share) <= tolerance, "\(subject), \(length): \(found) where \(share) is printed")
    }
  }

  @Test func structuralBreaks() throws {
    for (which, regression) in [BreakRegression.level, .levelAndTrend].enumerated() {
      try check("sup F", which: which) {
        try StructuralBreakTest($0).remarks
      } rejects: {
        try StructuralBreakTest($0, regression: regression).supremum.pValue ?? 1 < 0.05
      }
    }
    try check("Bai–Perron") {
      try BaiPerron($0).remarks
    } rejects: {
      try BaiPerron($0).breaks > 0
    }
    try check("Pettitt") {
      try PettittTest($0).remarks
    } rejects: {
      try PettittTest($0).pValue < 0.05
    }
  }

  @Test func cumulativeSums() throws {
    for residuals in [CumulativeSumTest.Residuals.recursive, .ordinary] {
      try check("CUSUM") {
        try CumulativeSumTest($0, residuals: residuals).remarks
      } rejects: {
        try CumulativeSumTest($0, residuals: residuals).pValue < 0.05
      }
    }
  }

  @Test func unitRoots() throws {
    for lags in [DickeyFullerTest.LagChoice.automatic(), .given(1)] {
      try check("Dickey–Fuller", walks: true) {
        try DickeyFullerTest($0, lags: lags).remarks
      } rejects: {
        try DickeyFullerTest($0, lags: lags).pValue < 0.05
      }
    }
    for around in KPSSTest.Around.allCases {
      try check("KPSS \(around)") {
        try KPSSTest($0, around: around).remarks
      } rejects: {
        try KPSSTest($0, around: around).pValue < 0.05
      }
    }
  }
}
