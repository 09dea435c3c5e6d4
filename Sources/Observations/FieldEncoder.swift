import Columns

/// Turns the cells of a planned field into small numbers, batch by batch, deriving each distinct text only once.
final class FieldEncoder {
  /// The number of a cell that cannot be read as the field.
  static let unreadable = UInt32(0)

  private let field: QueryPlan.PlannedField
  /// Texts by number; the first stands for "unreadable".
  private(set) var texts: [String?] = [nil]
  private var numbers: [String: UInt32] = [:]
  private let memo = GroupBuffer<UInt32>(zero: FieldEncoder.unknown)
  private let pairs = IdentifierTable()
  private let combined = GroupBuffer<UInt32>(zero: 0)
  private let numbered = GroupBuffer<UInt32>(zero: 0)

  private static let unknown = UInt32.max

  init(_ field: QueryPlan.PlannedField) { self.field = field }

  var count: Int { texts.count }

  /// The numbers of the batch that was encoded last.
  var codes: UnsafeMutablePointer<UInt32> { numbered.elements }

  /// Fills `codes` for a batch.
  func encode(_ batch: Batch) {
    let rows = batch.rowCount
    numbered.grow(to: rows)
    let (first, dictionary) = cells(batch, field.slots[0])
    if field.slots.count == 1 {
      memo.grow(to: dictionary.count)
      first.withUnsafeBufferPointer { cells in
        guard let base = cells.baseAddress else { return }
        translate(base, rows) { [dictionary.text(of: $0)] }
      }
      return
    }
    // Two columns: number the combinations first.
    precondition(field.slots.count == 2, "fields are made of at most two columns")
    let (second, secondDictionary) = cells(batch, field.slots[1])
    combined.grow(to: rows)
    first.withUnsafeBufferPointer { left in
      second.withUnsafeBufferPointer { right in
        guard let rightBase = right.baseAddress else { return }
        pairs.identify(
          left.baseAddress, rightBase, count: rows, leftCount: dictionary.count, rightCount: secondDictionary.count,
          into: combined.elements)
      }
    }
    memo.grow(to: pairs.count)
    translate(combined.elements, rows) { [pairs] identifier in
      [
        dictionary.text(of: pairs.lefts[Int(identifier)]), secondDictionary.text(of: pairs.rights[Int(identifier)]),
      ]
    }
  }

  private func cells(_ batch: Batch, _ slot: Int) -> ([UInt32], TextDictionary) {
    guard case .text(let codes, let dictionary) = batch.columns[slot] else {
      preconditionFailure("a field made of a column of numbers")
    }
    return (codes, dictionary)
  }

  private func translate(_ sources: UnsafePointer<UInt32>, _ rows: Int, cells: (UInt32) -> [String]) {
    let (codes, memo) = (codes, memo.elements)
    for row in 0..<rows {
      let source = sources[row]
      var code = memo[Int(source)]
      if code == Self.unknown {
        code = number(of: field.derive(cells(source)))
        memo[Int(source)] = code
      }
      codes[row] = code
    }
  }

  private func number(of text: String?) -> UInt32 {
    guard let text else { return Self.unreadable }
    if let number = numbers[text] {
      // Two spellings of one text (composed and decomposed letters): which one is shown must not depend on the order.
      if let known = texts[Int(number)] { texts[Int(number)] = known.firstSpelling(text) }
      return number
    }
    let number = UInt32(texts.count)
    texts.append(text)
    numbers[text] = number
    return number
  }
}

extension String {
  /// Of two texts that are equal, the one whose bytes come first.
  func firstSpelling(_ other: String) -> String { other.utf8.lexicographicallyPrecedes(utf8) ? other : self }
}
