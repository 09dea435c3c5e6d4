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
}

/// How a column is to be read.
public enum ColumnKind: Sendable, Hashable {
  case text
  case decimal
}

/// Takes batches one after another; every worker has one of its own.
public protocol BatchConsumer: AnyObject {
  func consume(_ batch: Batch) throws
}
