/// A file in the manner of BACI made from a seed: t, i, j, k, v, q with padded quantities, some of them `NA`.
enum MadeTradeFile {
  static func bytes(rows: Int) -> [UInt8] {
    var random = MadeNumbers()
    var bytes = Array("t,i,j,k,v,q\n".utf8)
    bytes.reserveCapacity(rows * 34)
    func append(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }
    let comma = UInt8(ascii: ",")
    for row in 0..<rows {
      append(2_000 + row * 20 / rows)
      bytes.append(comma)
      append(4 + Int(random.next() * 220) * 4)
      bytes.append(comma)
      append(4 + Int(random.next() * 220) * 4)
      bytes.append(comma)
      append(10_000 + Int(random.next() * 5_000) * 17)
      bytes.append(comma)
      let thousands = Int(random.next() * random.next() * 5_000_000)
      append(thousands / 1_000)
      bytes.append(UInt8(ascii: "."))
      let fraction = String(thousands % 1_000)
      bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 3 - fraction.utf8.count))
      bytes.append(contentsOf: fraction.utf8)
      bytes.append(comma)
      if row % 30 == 0 { bytes.append(contentsOf: "NA".utf8) } else { append(thousands / 7) }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}

/// Uniform numbers in [0, 1) from a fixed seed (SplitMix64), so that every run works on the same data.
struct MadeNumbers {
  private var state: UInt64 = 2_018

  mutating func next() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((mixed ^ (mixed >> 31)) >> 11) * 0x1p-53
  }
}
