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

  /// What came of one run.
  public struct Answers: Sendable {
    public var samples: [Result<SparkSample, any Error>]
    public var answers: [Result<SparkAnswer, any Error>]
  }

  /// Answers questions one after another in one run of Spark. What several of them ask alike, Spark is asked once.
  ///
  /// - Parameters:
  ///   - requests: what is asked of rows.
  ///   - places: whose beginnings are asked for, before the rows.
  ///   - statements: what Spark does before.
  /// - Returns: For each what came, or why nothing did: `QueryError` where rows must not be added together, `SparkError`;
  ///   where Spark stops, this is the error of the question at which it stopped and of all after it.
  /// - Throws: `SparkError` for a plan that Spark cannot answer, and where it fails after its last answer.
  public func answer(
    _ requests: [SparkRequest], places: [SparkPlace] = [], after statements: [String] = []
  ) throws -> Answers {
    for request in requests { try Self.check(request.plan) }
    let samples = places.map { SparkSampleLines($0) }
    let queries = requests.map { SparkQuery($0.plan, SparkInput.joined($0.inputs)) }
    let rows = zip(queries, requests).map { SparkRows($0, dialect: $1.dialect) }
    var listeners: [[any SparkListener]] = samples.map { [$0] }
    var script = statements + samples.flatMap(\.statements)
    var asked: [[String]: Int] = [:]
    for (index, query) in queries.enumerated() {
      let question = query.statements(decimalSign: requests[index].dialect.decimalSign)
      if let place = asked[question] {
        listeners[place].append(rows[index])
      } else {
        asked[question] = listeners.count
        listeners.append([rows[index]])
        script += question
      }
    }
    let failure = run(script, listeners)
    if let failure, listeners.allSatisfy({ $0[0].isComplete }) { throw failure }
    func result<Value>(_ listener: any SparkListener, _ value: () throws -> Value) -> Result<Value, any Error> {
      if let failure, !listener.isComplete { return .failure(failure) }
      return Result { try value() }
    }
    return Answers(
      samples: samples.map { sample in result(sample) { try sample.sample() } },
      answers: rows.map { part in result(part) { try part.answer() } })
  }

  /// Runs statements whose output is one part after another, each for its listeners; what ended the run before its time.
  private func run(_ script: [String], _ listeners: [[any SparkListener]]) -> (any Error)? {
    var current = 0
    func take(_ bytes: UnsafeRawBufferPointer) throws {
      for listener in listeners[current] { try listener.take(bytes) }
    }
    do {
      try program.run(script) { bytes in
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")), current < listeners.count {
          try take(UnsafeRawBufferPointer(rebasing: rest[...end]))
          rest = rest[(end + 1)...]
          if listeners[current][0].isComplete { current += 1 }
        }
        if current < listeners.count { try take(UnsafeRawBufferPointer(rebasing: rest)) }
      }
      return nil
    } catch {
      return error
    }
  }

  /// What of a plan Spark cannot answer.
  public static func check(_ plan: QueryPlan) throws {
    if let measure = plan.measureOfSingleValues { throw SparkError.needsSingleValues(measure: "\(measure)") }
  }
}

/// What takes the lines of one part of Spark's output.
protocol SparkListener: AnyObject {
  /// Whether the mark of the end has come.
  var isComplete: Bool { get }

  /// Takes bytes; lines may be cut anywhere.
  func take(_ bytes: UnsafeRawBufferPointer) throws
}

extension SparkRows: SparkListener {}
