public import DelimitedText
public import Observations

/// A plan with what to read for it.
public struct SparkRequest: Sendable {
  public var plan: QueryPlan
  public var inputs: [SparkInput]
  /// How cells spell numbers.
  public var dialect: Dialect

  public init(plan: QueryPlan, inputs: [SparkInput], dialect: Dialect) {
    self.plan = plan
    self.inputs = inputs
    self.dialect = dialect
  }
}

/// Answers queries with Apache Spark, for data that outgrow one machine.
///
/// Spark puts rows together where they are alike in every text that a query looks at, and hands back their counts, exact
/// sums and extremes; conditions, guards and derivations are then the same code that a local scan runs, so that both
/// engines give the same bytes.
public struct SparkEngine: Sendable {
  public let program: SparkProgram

  public init(_ program: SparkProgram) { self.program = program }

  /// Answers questions one after another in one run of Spark.
  /// - Parameters:
  ///   - requests: what is asked.
  ///   - statements: what Spark does before.
  /// - Throws: `SparkError`; where rows must not be added together, `QueryError` in the result.
  public func answer(
    _ requests: [SparkRequest], after statements: [String] = []
  ) throws -> [Result<SparkAnswer, any Error>] {
    for request in requests { try Self.check(request.plan) }
    let queries = requests.map { SparkQuery($0.plan, SparkInput.joined($0.inputs)) }
    let parts = zip(queries, requests).map { SparkRows($0, dialect: $1.dialect) }
    let questions = zip(queries, requests).flatMap { $0.statements(decimalSign: $1.dialect.decimalSign) }
    var current = 0
    try program.run(statements + questions) { bytes in
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
