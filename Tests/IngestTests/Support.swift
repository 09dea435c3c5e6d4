import Decimals
import DelimitedText
import Ingest
import Observations
import TestSupport

/// Aggregates files that a test wrote.
func aggregate(
  _ paths: [String], where conditions: [String] = [], by groups: [String] = [], values: [String] = [],
  profile: String? = nil, threads: Int = 1, includesWorld: Bool = false
) throws -> Aggregation {
  var options = ObservationFiles.Options()
  options.profile = profile
  options.threads = threads
  let files = try ObservationFiles(try paths.map { try DelimitedSource(path: $0) }, options: options)
  let query = Query(
    conditions: try conditions.map { try Condition(parsing: $0) }, groups: try groups.map { try Field(parsing: $0) },
    measures: try values.map { try Measure(parsing: $0) })
  return try files.aggregate(query, includesWorld: includesWorld).aggregation
}

extension Aggregation {
  /// Keys and values as text, for short expectations.
  var lines: [String] {
    rows.map { row in
      row.key.joined(separator: " ") + ": "
        + row.values.map { $0.exactValue?.description ?? $0.doubleValue.map { "\($0)" } ?? "missing" }
        .joined(separator: " ")
    }
  }
}
