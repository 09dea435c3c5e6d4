import Foundation
import TestSupport
import Testing

/// Sums of the whole program against Python's decimal module (Tests/OracleTests/Oracles/exact-sums).
@Suite struct ExactSumsTests {
  private static let oracle = ComityProgram.root + "/Tests/OracleTests/Oracles/exact-sums"

  @Test(arguments: ["year", "place", "year,place"], ["1", "2", "7"])
  func everyDigitOfEveryGroup(keys: String, threads: String) throws {
    let name = keys.replacing(",", with: "+") + ","
    let expected = try String(contentsOfFile: Self.oracle + "/sums.csv", encoding: .utf8)
      .split(separator: "\n").filter { $0.hasPrefix(name) }
      .map { $0.dropFirst(name.count).split(separator: ",", omittingEmptySubsequences: false) }
      .map {
        keys == "year" ? "\($0[0]),\($0[2])" : keys == "place" ? "\($0[1]),\($0[2])" : "\($0[0]),\($0[1]),\($0[2])"
      }
    let run = try ComityProgram.run([
      "table", Self.oracle + "/numbers.csv", "--rows", keys, "--values", "value", "--format", "csv", "--threads",
      threads,
    ])
    #expect(run.output.split(separator: "\n").dropFirst().map(String.init) == expected)
    #expect(expected.count >= 4)
  }
}
