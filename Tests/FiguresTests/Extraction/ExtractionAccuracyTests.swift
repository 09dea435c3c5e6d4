import Decimals
import Figures
import Foundation
import Intervals
import TestSupport
import Testing

/// How much of hand-made tables is found in the texts beside them, how well, and how much else.
@Suite struct ExtractionAccuracyTests {
  static let folder = ComityProgram.root + "/Tests/OracleTests/Oracles/extraction/"

  struct Expected {
    var line: Int
    var kind: String
    var value: ExactDecimal?
    var upper: ExactDecimal?
    var qualifier: String
    var unit: String
    var noun: String
    /// `nil` where the table has no column for it.
    var direction: String?
  }

  struct Score {
    var expected = 0
    var found = 0
    var reported = 0
    /// Value, qualifier and unit as in the table.
    var right = 0
    var kinds = 0
    var nouns = 0
    var directions = 0
    var remarks: [String] = []

    var recall: Double { Double(found) / Double(max(expected, 1)) }
    var precision: Double { Double(found) / Double(max(reported, 1)) }
    var correctness: Double { Double(right) / Double(max(expected, 1)) }
  }

  static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".csv") }
      .map { String($0.dropLast(4)) }.sorted()
  }

  static func table(_ path: String) throws -> [Expected] {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
    return lines.map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Expected(
        line: Int(cells[0])!, kind: cells[1], value: ExactDecimal(cells[2]), upper: ExactDecimal(cells[3]),
        qualifier: cells[4], unit: cells[5], noun: cells[6], direction: cells.count > 7 ? cells[7] : nil)
    }
  }

  static func add(_ name: String, folder: String, to score: inout Score) throws {
    let text = try String(contentsOfFile: folder + name + ".txt", encoding: .utf8)
    let kinds: Set<ExtractedQuantity.Kind> = [.growth, .share, .level, .count, .multiple]
    var found = QuantityExtractor().quantities(in: ExtractionText(plain: text)).filter { kinds.contains($0.kind) }
    let expected = try table(folder + name + ".csv")
    score.expected += expected.count
    score.reported += found.count
    for row in expected {
      let place = "\(name):\(row.line) \(row.kind) \(row.value?.description ?? "")"
      guard let index = found.firstIndex(where: { $0.line == row.line && $0.value == row.value }) else {
        score.remarks.append("\(place): not found")
        continue
      }
      let quantity = found.remove(at: index)
      score.found += 1
      let isRight =
        quantity.upper == row.upper && quantity.qualifier.rawValue == row.qualifier && quantity.unit == row.unit
      if isRight { score.right += 1 }
      if quantity.kind.rawValue == row.kind { score.kinds += 1 }
      if quantity.noun == row.noun || row.noun.isEmpty { score.nouns += 1 }
      let direction = quantity.direction?.rawValue ?? ""
      if direction == row.direction ?? direction { score.directions += 1 }
      let said = "\(row.kind) \(row.qualifier) \(row.unit) [\(row.noun)] \(row.direction ?? direction)"
      let got =
        "\(quantity.kind) \(quantity.qualifier.rawValue) \(quantity.unit) [\(row.noun.isEmpty ? "" : quantity.noun)] "
        + direction
      if said != got || !isRight { score.remarks.append("\(place): \(said) | \(got)") }
    }
    score.remarks += found.map { "\(name):\($0.line) not in the table: \($0.summary) {\($0.text)}" }
  }

  /// Every set but the first was written and annotated before the grammar had seen any of it; see the README for the
  /// first counts.
  @Test(arguments: [
    ("", 200, 0.98), ("second/", 120, 0.98), ("third/", 90, 0.98), ("fourth/", 105, 0.98), ("fifth/", 75, 0.98),
    ("sixth/", 80, 0.98), ("seventh/", 55, 0.98), ("eighth/", 290, 0.98), ("ninth/", 320, 0.98), ("tenth/", 340, 0.98),
    ("eleventh/", 440, 0.98),
  ])
  func communiquesAndNewsAreReadAsByHand(set: String, least: Int, recall: Double) throws {
    var score = Score()
    for name in try Self.names(in: Self.folder + set) { try Self.add(name, folder: Self.folder + set, to: &score) }
    let told = score.remarks.joined(separator: "\n")
    #expect(score.expected >= least)
    #expect(score.recall >= recall, "\(told)")
    #expect(score.correctness >= 0.95, "\(told)")
    #expect(score.precision >= 0.95, "\(told)")
    if ProcessInfo.processInfo.environment["COMITY_SHOW_ACCURACY"] == "1" {
      print("expected \(score.expected) found \(score.found) reported \(score.reported) right \(score.right)")
      print("kinds \(score.kinds) nouns \(score.nouns) directions \(score.directions)\n\(told)")
    }
  }
}
