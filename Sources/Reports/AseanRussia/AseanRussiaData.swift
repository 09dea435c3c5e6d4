public import Figures
public import Observations

/// What the ASEAN–Russia report is made from: the record of reported figures, and somebody who answers questions to the
/// bundled tables of observations.
public struct AseanRussiaData: Sendable {
  /// The tables of observations of the package.
  public enum ObservationTable: String, Sendable, CaseIterable {
    case trade
    case rates
    case prices
  }

  public let record: CooperationRecord
  /// Answers a query over one table.
  public let answer: @Sendable (ObservationTable, Query) throws -> Aggregation

  public init(
    record: CooperationRecord, answer: @escaping @Sendable (ObservationTable, Query) throws -> Aggregation
  ) {
    self.record = record
    self.answer = answer
  }

  var ledger: Ledger { record.ledger }
}
