/// Some rows of the columns that were asked for, in file order: what a scanner hands on and an engine consumes.
public struct Batch {
  public enum Column {
    /// Numbers of the dictionary, one a row.
    case text([UInt32], TextDictionary)
    case decimal(DecimalColumn)
  }

  public var rowCount: Int
  public var columns: [Column]

  public init(rowCount: Int, columns: [Column]) {
    self.rowCount = rowCount
    self.columns = columns
  }

  /// Only the rows given, in their order.
  public func keeping(_ rows: UnsafeBufferPointer<UInt32>) -> Batch {
    if rows.count == rowCount { return self }
    let kept = columns.map { column -> Column in
      switch column {
      case .text(let codes, let dictionary): .text(rows.map { codes[Int($0)] }, dictionary)
      case .decimal(let numbers): .decimal(numbers.keeping(rows))
      }
    }
    return Batch(rowCount: rows.count, columns: kept)
  }
}

/// How a column is to be read.
public enum ColumnKind: Sendable, Hashable {
  case text
  case decimal
}

/// Byte strings of which every selected row holds at least one, as they stand in the file, in the cell of a column.
public struct RequiredTexts: Sendable, Equatable {
  /// More than these are not worth looking for.
  public static let most = 4

  public let column: Int
  public let texts: [[UInt8]]

  /// `nil` without texts, with too many, or with one of less than two bytes.
  public init?(column: Int, texts: [[UInt8]]) {
    guard (1...Self.most).contains(texts.count), texts.allSatisfy({ $0.count >= 2 }) else { return nil }
    self.column = column
    self.texts = texts
  }
}

/// Takes batches one after another; every worker has one of its own.
///
/// A consumer that looks only at some rows names the columns that tell which. These alone are read of all rows; of the
/// rows that `select` drops nothing else is ever read, so nothing else in them can be wrong.
public protocol BatchConsumer: AnyObject {
  /// The text columns that decide which rows are consumed; none when all are.
  var selectionColumns: [Int] { get }

  /// Writes the numbers of the selected rows in their order and returns how many there are. Only the selection columns
  /// of the batch are filled. Not called without selection columns.
  func select(_ batch: Batch, into rows: UnsafeMutablePointer<UInt32>) -> Int

  /// What every selected row holds; `nil` when that is not known.
  var requiredTexts: RequiredTexts? { get }

  /// For each of some texts whether a row may be selected that holds it in a selection column; `nil` where a text alone
  /// does not tell.
  func mayBeSelected(_ texts: [String], inColumn column: Int) -> [Bool]?

  /// Takes note of rows that cannot be selected, and that nobody has read.
  func passOver(rows: Int)

  /// Takes the selected rows.
  func consume(_ batch: Batch) throws
}

extension BatchConsumer {
  public var selectionColumns: [Int] { [] }
  public var requiredTexts: RequiredTexts? { nil }
  public func mayBeSelected(_ texts: [String], inColumn column: Int) -> [Bool]? { nil }
  public func passOver(rows: Int) {}

  public func select(_ batch: Batch, into rows: UnsafeMutablePointer<UInt32>) -> Int {
    for row in 0..<batch.rowCount { rows[row] = UInt32(truncatingIfNeeded: row) }
    return batch.rowCount
  }

  /// Selects among the rows of a batch with all its columns, and consumes the selected ones.
  public func take(_ batch: Batch) throws {
    guard !selectionColumns.isEmpty, batch.rowCount > 0 else { return try consume(batch) }
    var rows = Array(repeating: UInt32(0), count: batch.rowCount)
    let count = rows.withUnsafeMutableBufferPointer { rows in rows.baseAddress.map { select(batch, into: $0) } ?? 0 }
    if count > 0 { try consume(rows[..<count].withUnsafeBufferPointer { batch.keeping($0) }) }
  }
}
