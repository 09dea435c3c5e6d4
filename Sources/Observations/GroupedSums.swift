import Columns
import Decimals

/// Exact sums of one column, one a group.
///
/// Mantissas are added as 128-bit integers at one scale; numbers that would leave that range go to a wide sum of
/// their group. Either way nothing is rounded, so neither the order of rows nor the number of threads can show.
struct GroupedSums {
  /// Mantissas have at most 60 bits and a rescaling adds at most 34, so 2^33 addends fit.
  private static let largestScale = 10

  private var scale = 0
  private var sums: [Int128] = []
  private var wide: [Int: WideDecimalSum] = [:]
  private(set) var counts: [Int] = []

  /// Adds the rows whose `states` entry equals `wanted` to their groups.
  mutating func add(
    _ column: DecimalColumn, groups: [UInt32], states: [UInt8], wanted: UInt8, rows: Int, groupCount: Int
  ) {
    grow(to: groupCount)
    if let uniform = column.uniformScale, Int(uniform) <= Self.largestScale {
      raiseScale(to: Int(uniform))
      let factor = Int128(PowersOfTen.wide(scale - Int(uniform)))
      let isPlain = factor == 1
      column.mantissas.withUnsafeBufferPointer { mantissas in
        sums.withUnsafeMutableBufferPointer { sums in
          counts.withUnsafeMutableBufferPointer { counts in
            for row in 0..<rows where states[row] == wanted {
              let group = Int(groups[row])
              let addend = Int128(mantissas[row])
              sums[group] &+= isPlain ? addend : addend &* factor
              counts[group] &+= 1
            }
          }
        }
      }
      return
    }
    for row in 0..<rows where states[row] == wanted {
      let group = Int(groups[row])
      switch column.scales[row] {
      case DecimalColumn.missing: continue
      case DecimalColumn.isWide:
        guard let number = column.wide[row] else { continue }
        wide[group, default: WideDecimalSum()].add(mantissa: number.mantissa, exponent: number.exponent)
      case let rowScale where Int(rowScale) > Self.largestScale:
        wide[group, default: WideDecimalSum()].add(
          mantissa: Int128(column.mantissas[row]), exponent: -Int(rowScale))
      case let rowScale:
        raiseScale(to: Int(rowScale))
        sums[group] &+= Int128(column.mantissas[row]) &* PowersOfTen.wide(scale - Int(rowScale))
      }
      counts[group] += 1
    }
  }

  /// Adds another worker's groups, `translation[theirs]` being the number here.
  mutating func merge(_ other: GroupedSums, translation: [Int], groupCount: Int) {
    grow(to: groupCount)
    raiseScale(to: other.scale)
    let factor = PowersOfTen.wide(scale - other.scale)
    for (theirs, ours) in translation.enumerated() where theirs < other.counts.count {
      sums[ours] += other.sums[theirs] * factor
      counts[ours] += other.counts[theirs]
      if let part = other.wide[theirs] { wide[ours, default: WideDecimalSum()].add(part) }
    }
  }

  func total(of group: Int, exponent: Int) -> AggregateValue {
    guard group < counts.count, counts[group] > 0 else { return .missing }
    return value(wideSum(of: group), exponent: exponent)
  }

  /// The sum over all groups.
  func grandTotal(exponent: Int) -> AggregateValue {
    guard counts.contains(where: { $0 > 0 }) else { return .missing }
    var sum = WideDecimalSum()
    for group in counts.indices where counts[group] > 0 { sum.add(wideSum(of: group)) }
    return value(sum, exponent: exponent)
  }

  /// The sum divided by the count, as the nearest double of the exact quotient where that is representable.
  func mean(of group: Int, exponent: Int) -> AggregateValue {
    guard group < counts.count, counts[group] > 0 else { return .missing }
    if let sum = wideSum(of: group).exactValue,
      let quotient = ExactRational(sum)?.divided(by: ExactRational(counts[group]))
    {
      return .rounded(quotient.scaled(byPowerOfTen: exponent)?.doubleValue ?? .nan)
    }
    return .rounded(wideSum(of: group).doubleValue / Double(counts[group]))
  }

  private func wideSum(of group: Int) -> WideDecimalSum {
    var sum = wide[group] ?? WideDecimalSum()
    sum.add(mantissa: sums[group], exponent: -scale)
    return sum
  }

  private func value(_ sum: WideDecimalSum, exponent: Int) -> AggregateValue {
    if let exact = sum.exactValue { return .exact(exact.scaled(byPowerOfTen: exponent)) }
    return .rounded(exponent == 0 ? sum.doubleValue : sum.doubleValue * PowersOfTen.double(exponent))
  }

  private mutating func grow(to groupCount: Int) {
    guard groupCount > sums.count else { return }
    let room = groupCount - sums.count
    sums.append(contentsOf: repeatElement(0, count: room))
    counts.append(contentsOf: repeatElement(0, count: room))
  }

  private mutating func raiseScale(to target: Int) {
    guard target > scale else { return }
    let factor = PowersOfTen.wide(target - scale)
    for group in sums.indices { sums[group] *= factor }
    scale = target
  }
}

extension ExactRational {
  fileprivate func scaled(byPowerOfTen exponent: Int) -> ExactRational? {
    guard let factor = ExactRational(PowersOfTen.wide(abs(exponent)), over: 1) else { return nil }
    return exponent >= 0 ? multiplied(by: factor) : divided(by: factor)
  }
}
