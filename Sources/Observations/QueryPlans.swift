public import Columns

/// Several questions about the same rows, bound to the columns of a file: one reading answers all of them.
public struct QueryPlans: Sendable {
  public let plans: [QueryPlan]
  /// The columns to read, in the order in which batches must hold them.
  public let columns: [(name: String, kind: ColumnKind)]
  /// Where each plan's columns stand among all; those of the first plan stand first.
  let slots: [[Int]]

  /// `nil` for questions about different rows: one with other conditions than the first, or other columns of numbers,
  /// since a row with a cell that is no number is rejected whole.
  public init?(_ plans: [QueryPlan]) {
    func numbers(_ plan: QueryPlan) -> Set<String> { Set(plan.columns.filter { $0.kind == .decimal }.map(\.name)) }
    guard let first = plans.first,
      plans.allSatisfy({ $0.query.conditions == first.query.conditions && numbers($0) == numbers(first) })
    else { return nil }
    self.plans = plans
    var columns = first.columns
    slots = plans.map { plan in
      plan.columns.map { column in
        if let slot = columns.firstIndex(where: { $0 == column }) { return slot }
        columns.append(column)
        return columns.count - 1
      }
    }
    self.columns = columns
  }

  public init(_ plan: QueryPlan) {
    plans = [plan]
    columns = plan.columns
    slots = [Array(plan.columns.indices)]
  }
}

/// One worker's parts of several aggregations over the same rows.
public final class Aggregators: BatchConsumer {
  /// One for each plan.
  public let parts: [Aggregator]
  private let slots: [[Int]]

  public init(_ plans: QueryPlans) {
    parts = plans.plans.map { Aggregator($0) }
    slots = plans.slots
  }

  public var selectionColumns: [Int] { parts[0].selectionColumns }
  public var requiredTexts: RequiredTexts? { parts[0].requiredTexts }

  public func mayBeSelected(_ texts: [String], inColumn column: Int) -> [Bool]? {
    parts[0].mayBeSelected(texts, inColumn: column)
  }

  public func passOver(rows: Int) {
    for part in parts { part.passOver(rows: rows) }
  }

  public func select(_ batch: Batch, into chosen: UnsafeMutablePointer<UInt32>) -> Int {
    let count = parts[0].select(columns(of: 0, in: batch), into: chosen)
    for part in parts.dropFirst() { part.passOver(rows: batch.rowCount - count) }
    return count
  }

  public func consume(_ batch: Batch) {
    for (index, part) in parts.enumerated() { part.consume(columns(of: index, in: batch)) }
  }

  private func columns(of part: Int, in batch: Batch) -> Batch {
    Batch(rowCount: batch.rowCount, columns: slots[part].map { batch.columns[$0] })
  }
}
