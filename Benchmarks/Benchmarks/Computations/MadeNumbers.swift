import Foundation

/// Numbers that look random and are the same in every run (SplitMix64; Steele, Lea and Flood, 2014).
struct MadeNumbers {
  private var state: UInt64

  init(seed: UInt64 = 20_181_114) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Uniform on [0, 1).
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func uniforms(_ count: Int) -> [Double] { (0..<count).map { _ in uniform() } }
}

/// A made file of flows in BACI's form (t,i,j,k,v,q) in the temporary folder.
enum MadeFlows {
  static func file(rows: Int) throws -> String {
    var numbers = MadeNumbers()
    var text = "t,i,j,k,v,q\n"
    for _ in 0..<rows {
      let value = thousandths(numbers.below(100_000_000))
      let product = String(10_121 + 197 * numbers.below(5_000))
      let padded = String(repeating: "0", count: 6 - product.utf8.count) + product
      text += "\(2017 + numbers.below(5)),\(4 + 4 * numbers.below(220)),\(4 + 4 * numbers.below(220)),\(padded),"
      text += "\(value),\(thousandths(numbers.below(1_000_000)))\n"
    }
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("comity-flows-\(rows).csv").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  private static func thousandths(_ count: Int) -> String {
    let places = String(count % 1000)
    return "\(count / 1000)." + String(repeating: "0", count: 3 - places.utf8.count) + places
  }
}
