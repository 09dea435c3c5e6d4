public import DelimitedText
public import Observations

/// Answers queries with Apache Spark, for data that outgrow one machine.
///
/// Spark puts rows together where they are alike in every text that a query looks at, and hands back their counts, exact
/// sums and extremes; conditions, guards and derivations are then the same code that a local scan runs, so that both
/// engines give the same bytes.
public struct SparkEngine: Sendable {
  public let program: SparkProgram

  public init(_ program: SparkProgram) { self.program = program }

  /// Answers plans one after another in one run of Spark.
  /// - Parameters:
  ///   - plans: each bound to the columns of its inputs.
  ///   - inputs: what to read for each plan.
  ///   - dialect: how cells spell numbers.
  /// - Throws: `SparkError`; where rows must not be added together, `QueryError` in the result.
  public func answer(
    _ plans: [(plan: QueryPlan, inputs: [SparkInput])], dialect: Dialect
  ) throws -> [Result<SparkAnswer, any Error>] {
    for (plan, _) in plans { try Self.check(plan) }
    let queries = plans.map { SparkQuery($0.plan, SparkInput.joined($0.inputs)) }
    let parts = queries.map { SparkRows($0, dialect: dialect) }
    var current = 0
    try program.run(queries.flatMap { $0.statements(decimalSign: dialect.decimalSign) }) { bytes in
      var rest = bytes[...]
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")), current < parts.count {
        try parts[current].take(UnsafeRawBufferPointer(rebasing: rest[...end]))
        rest = rest[(end + 1)...]
        if parts[current].isComplete { current += 1 }
      }
      if current < parts.count { try parts[current].take(UnsafeRawBufferPointer(rebasing: rest)) }
    }
    return try parts.map { part in
      do {
        return .success(try part.answer())
      } catch let error as QueryError {
        return .failure(error)
      }
    }
  }

  /// What of a plan Spark cannot answer.
  public static func check(_ plan: QueryPlan) throws {
    if let measure = plan.measureOfSingleValues { throw SparkError.needsSingleValues(measure: "\(measure)") }
  }
}
