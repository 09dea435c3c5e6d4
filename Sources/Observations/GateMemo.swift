import Columns

/// A gate with its answers remembered: each distinct text, or pair of texts, is judged once.
final class GateMemo {
  private let gate: QueryPlan.Gate
  private let encoders: [FieldEncoder]
  private let answers = GroupBuffer<UInt8>(zero: GateMemo.unjudged)
  private let pairs = IdentifierTable()
  private let identifiers = GroupBuffer<UInt32>(zero: 0)

  private static let unjudged = UInt8(2)

  init(_ gate: QueryPlan.Gate, encoders: [FieldEncoder]) {
    precondition(encoders.count <= 2)
    self.gate = gate
    self.encoders = encoders
  }

  /// Writes `state` beside the rows that still have state 0 and do not pass; returns how many those are.
  func apply(rows: Int, states: UnsafeMutablePointer<UInt8>, state: UInt8) -> Int {
    let keys: UnsafeMutablePointer<UInt32>
    if encoders.count == 1 {
      keys = encoders[0].codes
      answers.grow(to: encoders[0].count)
    } else {
      identifiers.grow(to: rows)
      keys = identifiers.elements
      pairs.identify(
        encoders[0].codes, encoders[1].codes, count: rows, leftCount: encoders[0].count, rightCount: encoders[1].count,
        into: keys)
      answers.grow(to: pairs.count)
    }
    let answers = answers.elements
    var stopped = 0
    for row in 0..<rows {
      var answer = answers[Int(keys[row])]
      if answer == 1 || states[row] != 0 { continue }
      if answer == Self.unjudged {
        answer = gate.passes(texts(of: keys[row])) ? 1 : 0
        answers[Int(keys[row])] = answer
      }
      if answer == 0 {
        states[row] = state
        stopped += 1
      }
    }
    return stopped
  }

  private func texts(of key: UInt32) -> [String?] {
    guard encoders.count == 2 else { return [encoders[0].texts[Int(key)]] }
    return [
      encoders[0].texts[Int(pairs.lefts[Int(key)])], encoders[1].texts[Int(pairs.rights[Int(key)])],
    ]
  }
}
