public import Observations

/// What Spark gave: the same aggregation that a scan of the rows gives, and the rows that could not be read.
public struct SparkAnswer: Sendable {
  public var aggregation: Aggregation
  /// How many rows there are of each kind.
  public var rejects: [SparkReject: Int]

  /// How many rows were rejected.
  public var rejectedRows: Int { rejects.values.reduce(0, +) }
}

/// Why rows could not be read. Where they stand in their files Spark does not tell.
public enum SparkReject: Sendable, Hashable {
  case ragged(fields: Int, expected: Int)
  case notANumber(column: String, text: String)

  /// As a sentence with the number of rows.
  public func description(rows: Int) -> String {
    let count = "\(rows) \(rows == 1 ? "row" : "rows")"
    switch self {
    case .ragged(let fields, let expected):
      return "\(count): \(fields) \(fields == 1 ? "field" : "fields") where the header has \(expected). "
        + "Mend the rows, or go on without them with --max-rejects."
    case .notANumber(let column, let text):
      return
        "\(count), column \"\(column)\": \"\(text)\" is not a number. Add --missing '\(text)' to read it as missing."
    }
  }
}

extension SparkReject: Comparable {
  public static func < (left: SparkReject, right: SparkReject) -> Bool {
    switch (left, right) {
    case (.ragged(let fields, let expected), .ragged(let others, let otherwise)):
      (fields, expected) < (others, otherwise)
    case (.ragged, .notANumber): true
    case (.notANumber, .ragged): false
    case (.notANumber(let column, let text), .notANumber(let other, let otherText)):
      (column, text) < (other, otherText)
    }
  }
}
