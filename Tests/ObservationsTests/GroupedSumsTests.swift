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
      let parts = [GroupedSums(), GroupedSums(), GroupedSums()]
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
      let members = parts.indices.flatMap { part in
        (0..<7).map { GroupOrder.Member(key: UInt64($0), part: part, group: $0) }
      }
      let merged = GroupedSums.gathered(GroupOrder.Range(members.shuffled(using: &random)), from: parts)
      for group in 0..<7 { #expect(merged.total(of: group, exponent: 0) == .exact(expected[group] ?? .zero)) }
      #expect(GroupedSums.grandTotal([merged], exponent: 0) == .exact(expected.values.reduce(.zero, +)))
      #expect(GroupedSums.grandTotal(parts, exponent: 0) == .exact(expected.values.reduce(.zero, +)))
    }
  }

  /// Sums that leave 64 bits in either direction and come back, at one scale and then at a larger one.
  @Test func sumsBeyond64BitsStayExact() {
    var random = SeededGenerator(seed: 31)
    for _ in 0..<50 {
      let sums = GroupedSums()
      var expected: [Int: ExactDecimal] = [:]
      for batch in 0..<6 {
        var column = DecimalColumn(capacity: 100)
        var groups: [UInt32] = []
        let scale = UInt8(batch < 3 ? 2 : 9)
        for row in 0..<100 {
          column.mantissas[row] = Int64.random(in: -100...900, using: &random) * 1_000_000_000_000_000
          column.scales[row] = scale
          groups.append(UInt32.random(in: 0..<3, using: &random))
          expected[Int(groups[row]), default: .zero] += column.exactValue(at: row) ?? .zero
        }
        column.uniformScale = scale
        sums.add(column, groups: groups, states: nil, wanted: 0, rows: 100, groupCount: 3)
      }
      for group in 0..<3 { #expect(sums.total(of: group, exponent: 0) == .exact(expected[group] ?? .zero)) }
      #expect(GroupedSums.grandTotal([sums], exponent: 0) == .exact(expected.values.reduce(.zero, +)))
    }
  }

  @Test func aGroupWithoutNumbersIsMissingNotZero() {
    let sums = GroupedSums()
    let column = DecimalColumn(capacity: 2)
    sums.add(column, groups: [0, 0], states: [0, 0], wanted: 0, rows: 2, groupCount: 1)
    #expect(sums.total(of: 0, exponent: 0) == .missing)
    #expect(sums.mean(of: 0, exponent: 0) == .missing)
  }
}
