import Documents

/// Notes made of remarks on many series.
enum TableNotes {
  private static let most = 12

  /// Each remark once, in the order of their first occurrence; the first of very many.
  static func distinct(_ remarks: [String]) -> [Prose] {
    var seen: Set<String> = []
    let distinct = remarks.filter { seen.insert($0).inserted }
    let notes = distinct.prefix(most).map { Prose($0) }
    return distinct.count > most ? notes + [Prose("And \(distinct.count - most) further remarks.")] : notes
  }
}
