import Foundation
import Testing

/// Results of other programs by key, from Oracles/<method>/<method>.csv.
struct OracleTable {
  let rows: [String: [Double]]

  init(_ method: String, from file: String = #filePath) throws {
    var tests = URL(fileURLWithPath: file)
    for _ in 0..<3 { tests.deleteLastPathComponent() }
    let path = tests.appending(path: "OracleTests/Oracles/\(method)/\(method).csv")
    let text = try String(contentsOf: path, encoding: .utf8)
    let lines = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    rows = try Dictionary(
      uniqueKeysWithValues: lines.map { fields in
        (fields[0], try fields.dropFirst().map { try #require(Double($0), "\(fields[0]): \($0)") })
      })
  }

  func callAsFunction(_ key: String) throws -> [Double] { try #require(rows[key], "no oracle row \(key)") }
}

/// Decimal digits in which a number agrees with the truth, at most 16; numbers under `floor` are measured against it.
func digitsOfAgreement(_ found: Double, _ truth: Double, floor: Double = 1e-3) -> Double {
  guard found.isFinite, truth.isFinite else { return found == truth ? 16 : 0 }
  let difference = abs(found - truth)
  return difference == 0 ? 16 : min(16, -log10(difference / max(abs(truth), floor)))
}

/// Fails unless two lists agree in so many digits, and then says in how many they do.
func expectDigits(
  _ found: [Double?], _ truth: [Double], _ digits: Double, _ label: String, floor: Double = 1e-3,
  at location: SourceLocation = #_sourceLocation
) {
  #expect(found.count == truth.count, "\(label): \(found.count) numbers, not \(truth.count)", sourceLocation: location)
  for (index, pair) in zip(found, truth).enumerated() {
    let reached = pair.0.map { digitsOfAgreement($0, pair.1, floor: floor) } ?? 0
    #expect(
      reached >= digits,
      "\(label) [\(index)]: \(pair.0?.description ?? "nothing") against \(pair.1): \(reached) digits",
      sourceLocation: location)
  }
}
