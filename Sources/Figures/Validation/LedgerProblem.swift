/// One fault of a ledger: where it is, what stands there, and why that cannot be.
public struct LedgerProblem: Sendable, Hashable {
  public let file: String
  /// From 1; `nil` for the table as a whole.
  public let line: Int?
  /// The id of the row.
  public let row: String?
  public let column: String?
  /// What is wrong and what would be right: a sentence without its full stop.
  public let why: String

  public init(file: String, line: Int?, row: String? = nil, column: String? = nil, why: String) {
    self.file = file
    self.line = line
    self.row = row
    self.column = column
    self.why = why
  }
}

extension LedgerProblem: CustomStringConvertible {
  /// `figures.csv, line 12 (T011), column "unit": "bushels" is not among the units.`
  public var description: String {
    var place = file
    if let line { place += ", line \(line)" }
    if let row, !row.isEmpty { place += " (\(row))" }
    if let column { place += ", column \"\(column)\"" }
    return "\(place): \(why)."
  }
}

/// Everything that is wrong with a ledger: all faults at once, in the order of the tables' lines.
public struct LedgerProblems: Error, Sendable, Hashable, CustomStringConvertible {
  public let problems: [LedgerProblem]

  public init(_ problems: [LedgerProblem]) { self.problems = problems }

  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
