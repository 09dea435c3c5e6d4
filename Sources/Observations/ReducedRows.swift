public import Columns
public import Decimals

/// What another engine has added up of the numbers of rows that are alike in their texts.
public struct ReducedNumber: Sendable, Equatable {
  /// How many of the rows hold a number; their sum and extremes are absent where none does.
  public var count: Int
  public var sum: WideDecimal?
  /// What the sum is to be multiplied by, which might not fit beside it.
  public private(set) var times = 1
  public var smallest: ExactDecimal?
  public var largest: ExactDecimal?

  public init(count: Int, sum: WideDecimal?, smallest: ExactDecimal?, largest: ExactDecimal?) {
    self.count = count
    self.sum = sum
    self.smallest = smallest
    self.largest = largest
  }

  /// The same number in so many rows.
  public init(repeating number: WideDecimal, count: Int) {
    self.init(count: count, sum: number, smallest: number.exactValue, largest: number.exactValue)
    times = count
  }

  /// No number in any row.
  public static let none = ReducedNumber(count: 0, sum: nil, smallest: nil, largest: nil)
}

/// Rows that another engine has put together where they are alike in every text a plan looks at: each stands for so many
/// rows of the file.
///
/// The texts go through the same gates, derivations and guards as those of single rows, so both engines share one
/// meaning. Weighted means and quantiles cannot be had of them.
public struct ReducedRows {
  /// The texts in the plan's columns; the columns of numbers are empty.
  public var batch: Batch
  /// How many rows of the file each stands for.
  public var counts: [Int]
  /// By the plan's column, one a row.
  public var numbers: [Int: [ReducedNumber]]

  public init(batch: Batch, counts: [Int], numbers: [Int: [ReducedNumber]]) {
    precondition(counts.count == batch.rowCount && numbers.values.allSatisfy { $0.count == batch.rowCount })
    self.batch = batch
    self.counts = counts
    self.numbers = numbers
  }

  /// Only the rows given, in their order.
  public func keeping(_ rows: [UInt32]) -> ReducedRows {
    let columns = batch.columns.map { column -> Batch.Column in
      guard case .text(let codes, let dictionary) = column else { return column }
      return .text(rows.map { codes[Int($0)] }, dictionary)
    }
    return ReducedRows(
      batch: Batch(rowCount: rows.count, columns: columns), counts: rows.map { counts[Int($0)] },
      numbers: numbers.mapValues { known in rows.map { known[Int($0)] } })
  }

  /// The batch with each column of numbers missing where none of the rows has one.
  var batchWithPresence: Batch {
    var batch = batch
    for (slot, known) in numbers {
      var column = DecimalColumn(capacity: known.count)
      for row in known.indices where known[row].count > 0 { column.scales[row] = 0 }
      batch.columns[slot] = .decimal(column)
    }
    return batch
  }
}
