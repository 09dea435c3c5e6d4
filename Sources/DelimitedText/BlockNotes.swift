/// What one worker notes of the block it scans, for a `BlockSurvey`.
final class BlockNotes {
  /// The columns of texts, by slot.
  let slots: [Int]
  /// The numbers of the texts found, by column; `nil` for more than are kept.
  private(set) var codes: [[UInt32]?]
  private var last: [UInt32?]

  init(slots: [Int]) {
    self.slots = slots
    codes = slots.map { _ in [] }
    last = slots.map { _ in nil }
  }

  func begin() {
    for column in slots.indices {
      codes[column] = []
      last[column] = nil
    }
  }

  /// Takes the numbers of the texts of some rows.
  func take(slot: Int, _ rows: UnsafePointer<UInt32>, _ count: Int) {
    guard let column = slots.firstIndex(of: slot), var found = codes[column] else { return }
    var before = last[column]
    // The array is held by `found` alone, so that it is not copied.
    codes[column] = nil
    for row in 0..<count where rows[row] != before {
      before = rows[row]
      guard !found.contains(rows[row]) else { continue }
      guard found.count < BlockSurvey.mostTexts else { return }
      found.append(rows[row])
    }
    last[column] = before
    codes[column] = found
  }
}
