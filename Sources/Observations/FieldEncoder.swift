import Columns

/// Turns the cells of a planned field into small numbers, batch by batch, deriving each distinct text only once.
final class FieldEncoder {
  /// The number of a cell that cannot be read as the field.
  static let unreadable = UInt32(0)

  private let field: QueryPlan.PlannedField
  /// Texts by number; the first stands for "unreadable".
  private(set) var texts: [String?] = [nil]
  private var numbers: [String: UInt32] = [:]
  private var memo: [UInt32] = []
  private var pairs = IdentifierTable()
  private(set) var codes: [UInt32] = []

  private static let unknown = UInt32.max

  init(_ field: QueryPlan.PlannedField) { self.field = field }

  var count: Int { texts.count }

  /// Fills `codes` for a batch.
  func encode(_ batch: Batch) {
    let rows = batch.rowCount
    if codes.count < rows { codes = Array(repeating: 0, count: rows) }
    guard case .text(let first, let dictionary) = batch.columns[field.slots[0]] else {
      preconditionFailure("a field made of a column of numbers")
    }
    if field.slots.count == 1 {
      translate(first, rows) { [dictionary.text(of: $0)] }
      return
    }
    // Several columns: number the combinations first.
    var combined = first
    var combinedCount = dictionary.count
    var dictionaries = [dictionary]
    for slot in field.slots.dropFirst() {
      guard case .text(let next, let nextDictionary) = batch.columns[slot] else {
        preconditionFailure("a field made of a column of numbers")
      }
      dictionaries.append(nextDictionary)
      precondition(dictionaries.count == 2, "fields are made of at most two columns")
      var identifiers = Array(repeating: UInt32(0), count: rows)
      combined.withUnsafeBufferPointer { left in
        next.withUnsafeBufferPointer { right in
          identifiers.withUnsafeMutableBufferPointer { target in
            guard let base = target.baseAddress, let rightBase = right.baseAddress else { return }
            pairs.identify(
              left.baseAddress, rightBase, count: rows, leftCount: combinedCount, rightCount: nextDictionary.count,
              into: base)
          }
        }
      }
      combined = identifiers
      combinedCount = pairs.count
    }
    translate(combined, rows) { [pairs] identifier in
      [
        dictionaries[0].text(of: pairs.lefts[Int(identifier)]),
        dictionaries[1].text(of: pairs.rights[Int(identifier)]),
      ]
    }
  }

  private func translate(_ sources: [UInt32], _ rows: Int, cells: (UInt32) -> [String]) {
    for row in 0..<rows {
      let source = Int(sources[row])
      if source >= memo.count {
        memo.append(contentsOf: repeatElement(Self.unknown, count: source + 1 - memo.count))
      }
      var code = memo[source]
      if code == Self.unknown {
        code = number(of: field.derive(cells(sources[row])))
        memo[source] = code
      }
      codes[row] = code
    }
  }

  private func number(of text: String?) -> UInt32 {
    guard let text else { return Self.unreadable }
    if let number = numbers[text] { return number }
    let number = UInt32(texts.count)
    texts.append(text)
    numbers[text] = number
    return number
  }
}
