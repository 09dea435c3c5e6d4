import Columns

/// A gate with its answers remembered: each distinct text, or pair of texts, is judged once.
final class GateMemo {
  private let gate: QueryPlan.Gate
  private let encoders: [FieldEncoder]
  private var answers: [UInt8] = []
  private var pairs = IdentifierTable()
  private var identifiers: [UInt32] = []

  private static let unjudged = UInt8(2)

  init(_ gate: QueryPlan.Gate, encoders: [FieldEncoder]) {
    precondition(encoders.count <= 2)
    self.gate = gate
    self.encoders = encoders
  }

  /// Writes `state` beside the rows that still have state 0 and do not pass.
  func apply(rows: Int, states: inout [UInt8], state: UInt8) {
    let keys: [UInt32]
    if encoders.count == 1 {
      keys = encoders[0].codes
    } else {
      if identifiers.count < rows { identifiers = Array(repeating: 0, count: rows) }
      encoders[0].codes.withUnsafeBufferPointer { left in
        encoders[1].codes.withUnsafeBufferPointer { right in
          identifiers.withUnsafeMutableBufferPointer { target in
            guard let base = target.baseAddress, let rightBase = right.baseAddress else { return }
            pairs.identify(
              left.baseAddress, rightBase, count: rows, leftCount: encoders[0].count, rightCount: encoders[1].count,
              into: base)
          }
        }
      }
      keys = identifiers
    }
    for row in 0..<rows where states[row] == 0 {
      let key = Int(keys[row])
      if key >= answers.count {
        answers.append(contentsOf: repeatElement(Self.unjudged, count: key + 1 - answers.count))
      }
      if answers[key] == Self.unjudged { answers[key] = gate.passes(texts(of: keys[row])) ? 1 : 0 }
      if answers[key] == 0 { states[row] = state }
    }
  }

  private func texts(of key: UInt32) -> [String?] {
    guard encoders.count == 2 else { return [encoders[0].texts[Int(key)]] }
    return [
      encoders[0].texts[Int(pairs.lefts[Int(key)])], encoders[1].texts[Int(pairs.rights[Int(key)])],
    ]
  }
}
