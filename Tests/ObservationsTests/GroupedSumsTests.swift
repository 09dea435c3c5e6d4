import Columns
import Decimals
import TestSupport
import Testing

@testable import Observations

@Suite struct GroupedSumsTests {
  /// Mixed scales, missing and very long numbers, in any order and split over workers: the sums are those of exact
  /// decimals.
  @Test func agreeWithExactDecimalsHoweverRowsAreSplit() {
    var random = SeededGenerator(seed: 29)
    for _ in 0..<50 {
      var expected: [Int: ExactDecimal] = [:]
      var parts = [GroupedSums(), GroupedSums(), GroupedSums()]
      for part in parts.indices {
        let rows = 200
        var column = DecimalColumn(capacity: rows)
        var groups: [UInt32] = []
        for row in 0..<rows {
          let group = Int.random(in: 0..<7, using: &random)
          groups.append(UInt32(group))
          switch Int.random(in: 0..<10, using: &random) {
          case 0: column.scales[row] = DecimalColumn.missing
          case 1:
            let mantissa = Int128(Int64.random(in: -9...9, using: &random)) * 1_000_000_000_000_000_000_001
            column.scales[row] = DecimalColumn.isWide
            column.wide[row] = WideDecimal(mantissa: mantissa, exponent: -3)
            expected[group, default: .zero] += ExactDecimal(mantissa: mantissa, scale: 3)
          default:
            column.mantissas[row] = Int64.random(in: -1_000_000_000...1_000_000_000, using: &random)
            column.scales[row] = UInt8.random(in: 0...14, using: &random)
            expected[group, default: .zero] += column.exactValue(at: row) ?? .zero
          }
        }
        parts[part].add(
          column, groups: groups, states: Array(repeating: 0, count: rows), wanted: 0, rows: rows, groupCount: 7)
      }
      var merged = GroupedSums()
      for part in parts.shuffled(using: &random) { merged.merge(part, translation: Array(0..<7), groupCount: 7) }
      for group in 0..<7 { #expect(merged.total(of: group, exponent: 0) == .exact(expected[group] ?? .zero)) }
      #expect(merged.grandTotal(exponent: 0) == .exact(expected.values.reduce(.zero, +)))
    }
  }

  @Test func aGroupWithoutNumbersIsMissingNotZero() {
    var sums = GroupedSums()
    let column = DecimalColumn(capacity: 2)
    sums.add(column, groups: [0, 0], states: [0, 0], wanted: 0, rows: 2, groupCount: 1)
    #expect(sums.total(of: 0, exponent: 0) == .missing)
    #expect(sums.mean(of: 0, exponent: 0) == .missing)
  }
}
