import Columns
public import Nomenclature
public import Observations
import Vectors

/// Series of doubles over the same periods, side by side in one block of memory: what estimators work on.
///
/// The double nearest each value; NaN where nothing was observed. A hundred thousand series take 8 bytes a value.
public struct NumericPanel: Sendable {
  public let seriesFields: [String]
  public let frequency: Frequency
  /// Every period between the first and the last.
  public let periods: [Period]
  public let unit: String
  /// The month in which years begin.
  public private(set) var yearStart = 1
  /// How many series there are.
  public let count: Int
  /// The distinct texts of each series field, sorted.
  public let texts: [[String]]
  /// The places of each series' texts, one a field, series after series.
  private let ranks: [UInt32]
  /// One a period, series after series.
  private let values: [Double]

  /// Pivots the groups of an aggregation whose last field is the period. O(groups + series × periods).
  /// - Throws: `PanelError` for texts that are no periods, periods of several lengths, and periods written in two ways
  ///   in one series, whose values would stand in one place.
  public init(_ groups: GroupColumns, seriesFields: [String], unit: String, measure: Int = 0) throws {
    precondition(groups.texts.count == seriesFields.count + 1, "the last field of the groups is the period")
    self.seriesFields = seriesFields
    self.unit = unit
    texts = Array(groups.texts.dropLast())
    let shapes = groups.mapParts { PartShape($0, groups: groups) }
    let isUsed = shapes.reduce(into: Array(repeating: false, count: groups.texts[seriesFields.count].count)) {
      for (rank, isUsed) in $1.usedPeriods.enumerated() where isUsed { $0[rank] = true }
    }
    let found = try groups.texts[seriesFields.count].enumerated().map { rank, text -> Period? in
      guard isUsed[rank] else { return nil }
      guard let period = Period(text) else { throw PanelError.notAPeriod(text) }
      return period
    }
    let present = found.compactMap { $0 }
    let frequencies = Set(present.map(\.frequency))
    guard frequencies.count <= 1 else { throw PanelError.mixedFrequencies(frequencies.map(\.noun).sorted()) }
    frequency = frequencies.first ?? .year
    guard let first = present.min(), let last = present.max() else {
      (periods, count, ranks, values) = ([], 0, [], [])
      return
    }
    periods = first.periods(through: last)
    let placeOfRank = found.map { $0.map { $0.index - first.index } ?? -1 }

    // A series may go on from one part to the next.
    var starts: [Int] = []
    var count = 0
    var lastKey: [UInt32]?
    for shape in shapes {
      if shape.seriesCount > 0, shape.firstKey == lastKey { count -= 1 }
      starts.append(count)
      count += shape.seriesCount
      if shape.seriesCount > 0 { lastKey = shape.lastKey }
    }
    self.count = count
    var block = Array(repeating: Double.nan, count: count * periods.count)
    var keys = Array(repeating: UInt32(0), count: count * seriesFields.count)
    if Set(placeOfRank.filter { $0 >= 0 }).count < present.count {
      try Self.refuseClashes(groups, placeOfRank: placeOfRank, measure: measure)
    }
    block.withUnsafeMutableBufferPointer { block in
      keys.withUnsafeMutableBufferPointer { keys in
        let filling = Filling(
          block: block.baseAddress, keys: keys.baseAddress, width: last.index - first.index + 1,
          fields: seriesFields.count, placeOfRank: placeOfRank, measure: measure)
        let work = zip(groups.parts, starts).map { ($0, $1) }
        _ = concurrentMap(work.count) { filling.fill(work[$0].0, from: work[$0].1) }
      }
    }
    ranks = keys
    values = block
  }

  /// Throws when one series has values under two texts that mean one period.
  private static func refuseClashes(_ groups: GroupColumns, placeOfRank: [Int], measure: Int) throws {
    let fields = groups.texts.count - 1
    var texts: [Int: UInt32] = [:]
    var key: [UInt32] = []
    var ranks = Array(repeating: UInt32(0), count: fields + 1)
    for part in groups.parts {
      for group in 0..<part.count {
        ranks.withUnsafeMutableBufferPointer { $0.baseAddress.map { part.ranks(of: group, into: $0) } }
        if !key.elementsEqual(ranks.dropLast()) {
          key = Array(ranks.dropLast())
          texts.removeAll(keepingCapacity: true)
        }
        guard part.value(of: group, measure: measure) != .missing else { continue }
        if let other = texts.updateValue(ranks[fields], forKey: placeOfRank[Int(ranks[fields])]) {
          throw PanelError.periodInTwoForms([other, ranks[fields]].map { groups.texts[fields][Int($0)] })
        }
      }
    }
  }

  /// The numbers of a panel.
  public init(_ panel: Panel) {
    seriesFields = panel.seriesFields
    frequency = panel.frequency
    periods = panel.periods
    unit = panel.unit
    yearStart = panel.yearStart
    count = panel.series.count
    let texts = panel.seriesFields.indices.map { field in Set(panel.series.map { $0.key[field] }).sorted() }
    let rankOfText = texts.map { Dictionary(uniqueKeysWithValues: $0.enumerated().map { ($1, UInt32($0)) }) }
    self.texts = texts
    ranks = panel.series.flatMap { one in zip(one.key, rankOfText).map { $1[$0] ?? 0 } }
    values = panel.series.flatMap { $0.values.map { $0.doubleValue ?? .nan } }
  }

  /// Calls `body` with the values of one series, one a period.
  @inline(__always)
  public func withValues<Result>(of series: Int, _ body: (UnsafeBufferPointer<Double>) throws -> Result) rethrows
    -> Result
  {
    try values.withUnsafeBufferPointer { all in
      try body(UnsafeBufferPointer(rebasing: all[series * periods.count..<(series + 1) * periods.count]))
    }
  }

  /// The value of a series at a period; NaN where it is missing.
  public func value(of series: Int, at period: Int) -> Double { values[series * periods.count + period] }

  /// How a period is written.
  public func name(of period: Period) -> String { PeriodWindows.name(of: period, yearStart: yearStart) }

  /// The place of a series' text among the sorted texts of a field.
  public func rank(of series: Int, field: Int) -> Int { Int(ranks[series * seriesFields.count + field]) }

  /// The texts that name a series.
  public func key(of series: Int) -> [String] { texts.indices.map { texts[$0][rank(of: series, field: $0)] } }
}

/// What one part of the groups holds, found before there is a place for its values.
private struct PartShape: Sendable {
  var usedPeriods: [Bool]
  var seriesCount = 0
  var firstKey: [UInt32] = []
  var lastKey: [UInt32] = []

  init(_ part: GroupColumns.Part, groups: GroupColumns) {
    let fields = groups.texts.count - 1
    usedPeriods = Array(repeating: false, count: groups.texts[fields].count)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * (fields + 1)) { buffer in
      guard let ranks = buffer.baseAddress else { return }
      let before = ranks + fields + 1
      for group in 0..<part.count {
        part.ranks(of: group, into: ranks)
        usedPeriods[Int(ranks[fields])] = true
        if group == 0 { firstKey = (0..<fields).map { ranks[$0] } }
        if group == 0 || (0..<fields).contains(where: { ranks[$0] != before[$0] }) {
          seriesCount += 1
          before.update(from: ranks, count: fields)
        }
      }
      lastKey = part.count == 0 ? [] : (0..<fields).map { ranks[$0] }
    }
  }
}

/// Writes the values of parts into one block; every part writes places of its own.
private struct Filling: @unchecked Sendable {
  let block: UnsafeMutablePointer<Double>?
  let keys: UnsafeMutablePointer<UInt32>?
  let width: Int
  let fields: Int
  let placeOfRank: [Int]
  let measure: Int

  func fill(_ part: GroupColumns.Part, from start: Int) {
    guard let block, part.count > 0 else { return }
    var series = start
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * (fields + 1)) { buffer in
      guard let ranks = buffer.baseAddress else { return }
      let before = ranks + fields + 1
      for group in 0..<part.count {
        part.ranks(of: group, into: ranks)
        if group == 0 || (0..<fields).contains(where: { ranks[$0] != before[$0] }) {
          if group > 0 { series += 1 }
          before.update(from: ranks, count: fields)
          keys.map { ($0 + series * fields).update(from: ranks, count: fields) }
        }
        let number = number(part, group)
        // A text of the same period without a value takes nothing away.
        if !number.isNaN { block[series * width + placeOfRank[Int(ranks[fields])]] = number }
      }
    }
  }

  @inline(__always)
  private func number(_ part: GroupColumns.Part, _ group: Int) -> Double {
    if let sum = part.narrowSum(of: group, measure: measure), (0...22).contains(sum.scale),
      sum.mantissa.magnitude < 1 << 53
    {
      // Both are exact, so that the quotient is the nearest double.
      return Double(sum.mantissa) / Self.powers[sum.scale]
    }
    return part.value(of: group, measure: measure).doubleValue ?? .nan
  }

  private static let powers: [Double] = (0...22).map { Double("1e\($0)") ?? 1 }
}
