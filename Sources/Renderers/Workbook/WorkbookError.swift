/// Why a workbook cannot be made.
public enum WorkbookError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A sheet has 16,384 columns.
  case tooManyColumns(table: String, count: Int)
  /// Room or memory ran out, or a file that the work needs could not be written.
  case notWritten(reason: String)

  public var description: String {
    switch self {
    case .tooManyColumns(let table, let count):
      "The table \"\(table)\" has \(count) columns, and a sheet of a workbook holds \(WorkbookLimits.columns). "
        + "Use --format csv, or put fewer fields into --columns."
    case .notWritten(let reason):
      "The workbook cannot be made: \(reason). Check the room in the folder for temporary files (TMPDIR)."
    }
  }
}

/// What the file format allows (ECMA-376; Microsoft, "Excel specifications and limits").
enum WorkbookLimits {
  static let rows = 1_048_576
  static let columns = 16_384
  /// UTF-16 units in a cell.
  static let characters = 32_767
  /// UTF-16 units in the name of a sheet.
  static let sheetName = 31
  /// Significant digits that spreadsheet programs keep of a number.
  static let digits = 15
}
