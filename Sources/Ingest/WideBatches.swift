import Columns
import Observations

/// Hands the batches of a wide file on as a long table: one batch a period column.
final class WideBatches: BatchConsumer {
  let consumer: Aggregator
  private let plan: QueryPlan
  private let periods: [String]
  private let periodDictionary = TextDictionary()
  private let periodCodes: [UInt32]

  init(plan: QueryPlan, periods: [String], consumer: Aggregator) {
    self.plan = plan
    self.periods = periods
    self.consumer = consumer
    periodCodes = periods.map { [periodDictionary] in periodDictionary.code(of: $0) }
  }

  func consume(_ batch: Batch) throws {
    let textCount = batch.columns.count - periods.count
    for (index, code) in periodCodes.enumerated() {
      var texts = batch.columns[..<textCount].makeIterator()
      let columns = plan.columns.map { column -> Batch.Column in
        switch column.name {
        case WideColumns.period:
          return .text(Array(repeating: code, count: batch.rowCount), periodDictionary)
        case WideColumns.value:
          return batch.columns[textCount + index]
        default:
          guard let next = texts.next() else { preconditionFailure("fewer columns than the plan asked for") }
          return next
        }
      }
      consumer.consume(Batch(rowCount: batch.rowCount, columns: columns))
    }
  }
}
