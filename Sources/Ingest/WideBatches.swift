import Columns
import Observations

/// Hands the batches of a wide file on as a long table: one batch a period column.
///
/// A batch holds the plans' own columns first, then the values of every period, then their flags if they are wanted.
final class WideBatches: BatchConsumer {
  let consumer: Aggregators
  private let plans: QueryPlans
  private let periods: [String]
  private let periodDictionary = TextDictionary()
  private let periodCodes: [UInt32]
  private let flagDictionary = TextDictionary()
  /// The common numbers of the flags of every period column, by that column's own.
  private var flagCodes: [[UInt32]]

  init(plans: QueryPlans, periods: [String], consumer: Aggregators) {
    self.plans = plans
    self.periods = periods
    self.consumer = consumer
    periodCodes = periods.map { [periodDictionary] in periodDictionary.code(of: $0) }
    flagCodes = Array(repeating: [], count: periods.count)
  }

  func consume(_ batch: Batch) throws {
    let ownCount = plans.columns.count { !WideColumns.all.contains($0.name) }
    for (index, code) in periodCodes.enumerated() {
      var own = batch.columns[..<ownCount].makeIterator()
      let columns = plans.columns.map { column -> Batch.Column in
        switch column.name {
        case WideColumns.period:
          return .text(Array(repeating: code, count: batch.rowCount), periodDictionary)
        case WideColumns.value:
          return batch.columns[ownCount + index]
        case WideColumns.flag:
          return flags(batch, ownCount + periods.count + index, period: index)
        default:
          guard let next = own.next() else { preconditionFailure("fewer columns than the plans asked for") }
          return next
        }
      }
      try consumer.take(Batch(rowCount: batch.rowCount, columns: columns))
    }
  }

  /// A period's flags with the numbers that all periods share; blank where the file has no flags.
  private func flags(_ batch: Batch, _ column: Int, period: Int) -> Batch.Column {
    guard column < batch.columns.count, case .text(let codes, let dictionary) = batch.columns[column] else {
      return .text(Array(repeating: flagDictionary.code(of: ""), count: batch.rowCount), flagDictionary)
    }
    while flagCodes[period].count < dictionary.count {
      let text = dictionary.text(of: UInt32(flagCodes[period].count))
      flagCodes[period].append(flagDictionary.code(of: text))
    }
    return .text(codes.map { flagCodes[period][Int($0)] }, flagDictionary)
  }
}
