/// Why a decomposition or a solve has no answer. Rows and columns count from 0.
public enum LinearAlgebraError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A NaN or an infinity among the numbers.
  case notFinite(row: Int, column: Int)
  /// The leading minor up to and including this column is not positive.
  case notPositiveDefinite(column: Int)
  /// The columns span fewer dimensions than there are; `dependent` names columns that add nothing to the others.
  case rankDeficient(rank: Int, columns: Int, dependent: [Int])
  /// Fewer equations than unknowns.
  case underdetermined(rows: Int, columns: Int)
  /// An iteration inside the library did not settle.
  case didNotConverge(routine: String, code: Int)
  /// The numbers of the answer are too large for a double.
  case overflow

  public var description: String {
    switch self {
    case .notFinite(let row, let column):
      "The number in row \(row), column \(column) is not finite; remove the row or fill the gap."
    case .notPositiveDefinite(let column):
      "The matrix is not positive definite: it fails at column \(column)."
    case .rankDeficient(let rank, let columns, let dependent):
      """
      The \(columns) columns have rank \(rank): column\(dependent.count == 1 ? "" : "s") \
      \(dependent.map(String.init).joined(separator: ", ")) can be written with the others; drop what repeats.
      """
    case .underdetermined(let rows, let columns):
      "\(rows) rows cannot determine \(columns) unknowns; add rows or drop columns."
    case .didNotConverge(let routine, let code):
      "\(routine) did not converge (code \(code))."
    case .overflow:
      "The answer is too large for a double; rescale the numbers."
    }
  }
}
