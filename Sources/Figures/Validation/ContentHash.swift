import Digests

/// The fingerprint of a row of the ledger: SHA-256 of its filled cells by column name.
///
/// The bytes hashed are, for each filled cell but the hash itself, in ascending order of the columns' names: the name,
/// U+001F, the cell, U+001E, in UTF-8. Empty cells count for nothing, so that a ledger may gain a column. Decision 0011.
public enum ContentHash {
  public static let column = "hash"

  /// 64 hexadecimal digits. O(cells log cells).
  public static func of(_ cells: [(column: String, text: String)]) -> String {
    let filled = cells.filter { $0.column != column && !$0.text.isEmpty }
      .sorted { Array($0.column.utf8).lexicographicallyPrecedes(Array($1.column.utf8)) }
    return SHA256.hexadecimal(filled.flatMap { Array("\($0.column)\u{1F}\($0.text)\u{1E}".utf8) })
  }
}
