import Columns
import Decimals

/// Exact sums of one column, one a group.
///
/// Mantissas at one scale are added as 64-bit integers; what leaves that range is carried into a second number of the
/// group (2^64 each), and numbers of another kind go to a wide sum of their group. Nothing is rounded, so neither the
/// order of rows nor the number of threads can show.
final class GroupedSums {
  private static let largestScale = 10

  struct Sum: BitwiseCopyable {
    var low: Int64
    var count: Int
  }

  private let sums = GroupBuffer(zero: Sum(low: 0, count: 0))
  /// How often a group's sum went round its 64 bits; empty while none did.
  private let carries = GroupBuffer<Int64>(zero: 0)
  private var wide: [Int: WideDecimalSum] = [:]
  private(set) var scale = 0

  /// Adds the rows whose `states` entry equals `wanted` to their groups; all rows without states.
  func add(
    _ column: DecimalColumn, groups: UnsafePointer<UInt32>, states: UnsafePointer<UInt8>?, wanted: UInt8, rows: Int,
    groupCount: Int
  ) {
    sums.grow(to: groupCount)
    if let uniform = column.uniformScale, Int(uniform) <= Self.largestScale {
      raiseScale(to: Int(uniform))
      column.mantissas.withUnsafeBufferPointer { mantissas in
        guard let base = mantissas.baseAddress else { return }
        if Int(uniform) == scale {
          addPlain(base, groups, states, wanted, rows)
        } else {
          let factor = PowersOfTen.wide(scale - Int(uniform))
          for row in 0..<rows where states == nil || states?[row] == wanted {
            add(Int128(base[row]) * factor, to: Int(groups[row]), count: 1)
          }
        }
      }
      return
    }
    for row in 0..<rows where states == nil || states?[row] == wanted {
      let group = Int(groups[row])
      switch column.scales[row] {
      case DecimalColumn.missing: continue
      case DecimalColumn.isWide:
        guard let number = column.wide[row] else { continue }
        wide[group, default: WideDecimalSum()].add(mantissa: number.mantissa, exponent: number.exponent)
        sums.elements[group].count += 1
      case let rowScale where Int(rowScale) > Self.largestScale:
        wide[group, default: WideDecimalSum()].add(mantissa: Int128(column.mantissas[row]), exponent: -Int(rowScale))
        sums.elements[group].count += 1
      case let rowScale:
        raiseScale(to: Int(rowScale))
        add(Int128(column.mantissas[row]) * PowersOfTen.wide(scale - Int(rowScale)), to: group, count: 1)
      }
    }
  }

  /// Makes room for so many groups.
  func grow(to groupCount: Int) { sums.grow(to: groupCount) }

  /// Adds what so many rows come to, `number × times`.
  func add(_ number: WideDecimal, times: Int, count: Int, to group: Int) {
    if number.exponent <= 0, -number.exponent <= Self.largestScale {
      raiseScale(to: -number.exponent)
      if let sum = number.mantissa.multipliedByFactor(Int128(times)),
        let whole = sum.multipliedByFactor(PowersOfTen.wide(scale + number.exponent))
      {
        add(whole, to: group, count: count)
        return
      }
    }
    wide[group, default: WideDecimalSum()].addProduct(number.mantissa, Int128(times), exponent: number.exponent)
    sums.elements[group].count += count
  }

  /// Adds the product of two numbers to a group.
  func addProduct(_ left: WideDecimal, _ right: WideDecimal, to group: Int) {
    let exponent = left.exponent + right.exponent
    let (product, overflow) = left.mantissa.multipliedReportingOverflow(by: right.mantissa)
    if !overflow, exponent <= 0, -exponent <= Self.largestScale {
      raiseScale(to: -exponent)
      if let whole = product.multipliedByFactor(PowersOfTen.wide(scale + exponent)) {
        add(whole, to: group, count: 1)
        return
      }
    }
    wide[group, default: WideDecimalSum()].addProduct(left.mantissa, right.mantissa, exponent: exponent)
    sums.elements[group].count += 1
  }

  private func addPlain(
    _ mantissas: UnsafePointer<Int64>, _ groups: UnsafePointer<UInt32>, _ states: UnsafePointer<UInt8>?,
    _ wanted: UInt8, _ rows: Int
  ) {
    let elements = sums.elements
    if let states {
      for row in 0..<rows where states[row] == wanted { addRow(elements, Int(groups[row]), mantissas[row]) }
    } else {
      for row in 0..<rows { addRow(elements, Int(groups[row]), mantissas[row]) }
    }
  }

  @inline(__always)
  private func addRow(_ elements: UnsafeMutablePointer<Sum>, _ group: Int, _ mantissa: Int64) {
    let (low, overflow) = elements[group].low.addingReportingOverflow(mantissa)
    elements[group].low = low
    elements[group].count &+= 1
    if overflow { carry(mantissa < 0 ? -1 : 1, in: group) }
  }

  @inline(never)
  private func carry(_ amount: Int64, in group: Int) {
    carries.grow(to: sums.count)
    carries.elements[group] += amount
  }

  private func add(_ number: Int128, to group: Int, count: Int) {
    let low = Int64(truncatingIfNeeded: number)
    let high = Int64(truncatingIfNeeded: number >> 64) &+ (low < 0 ? 1 : 0)
    let (sum, overflow) = sums.elements[group].low.addingReportingOverflow(low)
    sums.elements[group].low = sum
    sums.elements[group].count &+= count
    let amount = high + (overflow ? (low < 0 ? -1 : 1) : 0)
    if amount != 0 { carry(amount, in: group) }
  }

  /// The sums of the groups of an order over several workers' parts, `parts[part]` being those of part `part`.
  static func gathered(_ order: GroupOrder.Range, from parts: [GroupedSums]) -> GroupedSums {
    let gathered = GroupedSums()
    gathered.sums.grow(to: order.count)
    gathered.scale = parts.reduce(0) { max($0, $1.scale) }
    let factors = parts.map { PowersOfTen.wide(gathered.scale - $0.scale) }
    let isPlain = parts.allSatisfy { $0.scale == gathered.scale && $0.carries.count == 0 && $0.wide.isEmpty }
    for group in 0..<order.count {
      for member in order.members(of: group) {
        let part = parts[member.part]
        guard member.group < part.sums.count else { continue }
        let theirs = part.sums.elements[member.group]
        if isPlain {
          gathered.sums.elements[group].count &+= theirs.count
          let (low, overflow) = gathered.sums.elements[group].low.addingReportingOverflow(theirs.low)
          gathered.sums.elements[group].low = low
          if overflow { gathered.carry(theirs.low < 0 ? -1 : 1, in: group) }
          continue
        }
        if let number = part.whole(member.group).multipliedByFactor(factors[member.part]) {
          gathered.add(number, to: group, count: theirs.count)
        } else {
          gathered.wide[group, default: WideDecimalSum()].add(
            mantissa: part.whole(member.group), exponent: -part.scale)
          gathered.sums.elements[group].count += theirs.count
        }
        if let wide = part.wide[member.group] { gathered.wide[group, default: WideDecimalSum()].add(wide) }
      }
    }
    return gathered
  }

  func count(of group: Int) -> Int { group < sums.count ? sums.elements[group].count : 0 }

  /// The mantissa of a group's sum at `scale` where it is a plain one of 64 bits.
  @inline(__always)
  func plainMantissa(of group: Int) -> Int64? {
    guard group < sums.count, sums.elements[group].count > 0 else { return nil }
    guard carries.count == 0 || group >= carries.count || carries.elements[group] == 0 else { return nil }
    guard wide.isEmpty || wide[group] == nil else { return nil }
    return sums.elements[group].low
  }

  func total(of group: Int, exponent: Int) -> AggregateValue {
    guard count(of: group) > 0 else { return .missing }
    if let mantissa = plainMantissa(of: group) {
      return .exact(ExactDecimal(mantissa: Int128(mantissa), scale: scale).scaled(byPowerOfTen: exponent))
    }
    return Self.value(wideSum(of: group), exponent: exponent)
  }

  /// The sum over all groups of several ranges.
  static func grandTotal(_ parts: [GroupedSums], exponent: Int) -> AggregateValue {
    var sum = WideDecimalSum()
    var hasNumbers = false
    for part in parts {
      var plain: Int128 = 0
      for group in 0..<part.sums.count where part.sums.elements[group].count > 0 {
        hasNumbers = true
        plain += Int128(part.sums.elements[group].low)
        if group < part.carries.count, part.carries.elements[group] != 0 {
          sum.add(mantissa: Int128(part.carries.elements[group]) << 64, exponent: -part.scale)
        }
      }
      sum.add(mantissa: plain, exponent: -part.scale)
      for addend in part.wide.values { sum.add(addend) }
    }
    return hasNumbers ? value(sum, exponent: exponent) : .missing
  }

  /// The sum divided by the count, as the nearest double of the exact quotient where that is representable.
  func mean(of group: Int, exponent: Int) -> AggregateValue {
    let count = count(of: group)
    guard count > 0 else { return .missing }
    if let sum = wideSum(of: group).exactValue, let quotient = ExactRational(sum)?.divided(by: ExactRational(count)) {
      return .rounded(quotient.scaled(byPowerOfTen: exponent)?.doubleValue ?? .nan)
    }
    return .rounded(wideSum(of: group).doubleValue / Double(count))
  }

  private func whole(_ group: Int) -> Int128 {
    Int128(sums.elements[group].low) + (group < carries.count ? Int128(carries.elements[group]) << 64 : 0)
  }

  private func wideSum(of group: Int) -> WideDecimalSum {
    var sum = wide[group] ?? WideDecimalSum()
    sum.add(mantissa: whole(group), exponent: -scale)
    return sum
  }

  private static func value(_ sum: WideDecimalSum, exponent: Int) -> AggregateValue {
    if let exact = sum.exactValue { return .exact(exact.scaled(byPowerOfTen: exponent)) }
    return .rounded(exponent == 0 ? sum.doubleValue : sum.doubleValue * PowersOfTen.double(exponent))
  }

  private func raiseScale(to target: Int) {
    guard target > scale else { return }
    let factor = PowersOfTen.wide(target - scale)
    for group in 0..<sums.count {
      let number = whole(group)
      sums.elements[group].low = 0
      if group < carries.count { carries.elements[group] = 0 }
      if let raised = number.multipliedByFactor(factor) {
        add(raised, to: group, count: 0)
      } else {
        wide[group, default: WideDecimalSum()].add(mantissa: number, exponent: -scale)
      }
    }
    scale = target
  }
}

extension Int128 {
  fileprivate func multipliedByFactor(_ factor: Int128) -> Int128? {
    if factor == 1 { return self }
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    // One bit is left free for the carry of the low half.
    return overflow || product.magnitude >> 126 != 0 ? nil : product
  }
}

extension ExactRational {
  fileprivate func scaled(byPowerOfTen exponent: Int) -> ExactRational? {
    guard let factor = ExactRational(PowersOfTen.wide(abs(exponent)), over: 1) else { return nil }
    return exponent >= 0 ? multiplied(by: factor) : divided(by: factor)
  }
}
