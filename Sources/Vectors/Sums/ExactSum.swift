/// The exact sum of any doubles, rounded once at the end to the nearest double, ties to even.
///
/// A fixed-point accumulator as wide as the range of a double (Neal 2015, "Fast exact summation using small and large
/// superaccumulators"): the result is the same for any order of the numbers, any split and any number of threads.
/// Exact for up to 2⁶³ numbers. Adding costs O(1) time; an accumulator takes 70 words.
///
/// NaN, or infinities of both signs, give NaN; infinities of one sign give that infinity; a finite sum beyond the
/// largest double gives an infinity (but it may pass through there: 1e308 + 1e308 − 1e308 is 1e308). Zero is +0.
public struct ExactSum: Sendable {
  // Chunk k holds a signed count of 2^(32 k − 1074). An addition brings less than 2⁵³ to any of them, so that 2¹⁰ − 2
  // of them fit before the carries have to be passed on. The top chunks leave room for 2⁶³ of the largest double.
  private static let chunkCount = 70
  private static let additionsBetweenCarries = (1 << 10) - 2
  private var chunks = [Int64](repeating: 0, count: chunkCount)
  private var pending = 0
  private var nonFinite = 0.0

  public init() {}

  public init(_ values: some Sequence<Double>) { add(contentsOf: values) }

  public mutating func add(_ value: Double) {
    guard value.isFinite else {
      nonFinite += value
      return
    }
    if pending == Self.additionsBetweenCarries { passCarries() }
    pending += 1
    chunks.withUnsafeMutableBufferPointer { Self.deposit(value, into: $0) }
  }

  public mutating func add(contentsOf values: some Sequence<Double>) {
    let done: Void? = values.withContiguousStorageIfAvailable { add(buffer: $0) }
    if done == nil { for value in values { add(value) } }
  }

  /// Adds a · b exactly, as a rounded product and its error; exact unless a product leaves the range of a double or
  /// its error falls below 2⁻¹⁰⁷⁴.
  public mutating func addProduct(_ a: Double, _ b: Double) {
    let product = DoubleDouble(productOf: a, and: b)
    add(product.high)
    if product.high.isFinite { add(product.low) }
  }

  /// Adds everything another accumulator holds: accumulators of parts give the same sum as one of the whole.
  public mutating func merge(_ other: ExactSum) {
    passCarries()
    var carried = other
    carried.passCarries()
    for index in 0..<Self.chunkCount { chunks[index] += carried.chunks[index] }
    pending = 1
    nonFinite += other.nonFinite
  }

  /// The sum of everything added, correctly rounded.
  public var value: Double {
    guard nonFinite == 0 else { return nonFinite }
    var carried = self
    carried.passCarries()
    let isNegative = carried.chunks[Self.chunkCount - 1] < 0
    if isNegative {
      for index in 0..<Self.chunkCount { carried.chunks[index].negate() }
      carried.passCarries()
    }
    let magnitude = Self.rounded(carried.chunks)
    return isNegative ? -magnitude : magnitude
  }

  private mutating func add(buffer values: UnsafeBufferPointer<Double>) {
    var next = 0
    while next < values.count {
      if pending == Self.additionsBetweenCarries { passCarries() }
      let end = min(values.count, next + Self.additionsBetweenCarries - pending)
      pending += end - next
      let outside: Double = chunks.withUnsafeMutableBufferPointer { chunks in
        var outside = 0.0
        for index in next..<end {
          let value = values[index]
          if value.isFinite { Self.deposit(value, into: chunks) } else { outside += value }
        }
        return outside
      }
      nonFinite += outside
      next = end
    }
  }

  /// value = ± mantissa · 2^(offset − 1074), cut at a multiple of 32 bits into the part of chunk k and that of k + 1.
  @inline(__always)
  private static func deposit(_ value: Double, into chunks: UnsafeMutableBufferPointer<Int64>) {
    let bits = value.bitPattern
    let exponent = Int(bits >> 52) & 0x7FF
    let fraction = Int64(truncatingIfNeeded: bits & 0xF_FFFF_FFFF_FFFF)
    let mantissa = exponent == 0 ? fraction : fraction | (1 << 52)
    let offset = exponent == 0 ? 0 : exponent - 1
    let chunk = offset >> 5
    let shift = offset & 31
    let low = (mantissa << Int64(shift)) & 0xFFFF_FFFF
    let high = mantissa >> Int64(32 - shift)
    // −1 for a negative number and 0 otherwise: (x ^ s) − s changes the sign without a branch.
    let sign = Int64(truncatingIfNeeded: bits) >> 63
    chunks[chunk] &+= (low ^ sign) &- sign
    chunks[chunk + 1] &+= (high ^ sign) &- sign
  }

  /// Brings every chunk but the last into 0 ..< 2³²; the last carries the sign.
  private mutating func passCarries() {
    for index in 0..<Self.chunkCount - 1 {
      let carry = chunks[index] >> 32
      chunks[index] -= carry << 32
      chunks[index + 1] += carry
    }
    pending = 0
  }

  /// The nearest double to a sum that is not negative and whose carries are passed.
  private static func rounded(_ chunks: [Int64]) -> Double {
    guard let top = chunks.lastIndex(where: { $0 != 0 }) else { return 0 }
    let topBit = 32 * top + 63 - chunks[top].leadingZeroBitCount
    func bit(_ position: Int) -> Bool { chunks[position >> 5] >> Int64(position & 31) & 1 == 1 }

    // A sum below 2⁻¹⁰²¹ is a whole number of the smallest double: nothing to round.
    let lowest = max(topBit - 52, 0)
    var mantissa: UInt64 = 0
    for position in stride(from: topBit, through: lowest, by: -1) { mantissa = mantissa << 1 | (bit(position) ? 1 : 0) }
    if lowest > 0, bit(lowest - 1) {
      let isTie = !(0..<lowest - 1).contains(where: bit)
      if !isTie || mantissa & 1 == 1 { mantissa += 1 }
    }
    let exponent = lowest - 1074
    guard exponent + 63 - mantissa.leadingZeroBitCount <= 1023 else { return .infinity }
    return Double(sign: .plus, exponent: exponent, significand: Double(mantissa))
  }
}

/// Σ xᵢ exactly, rounded once; the same for any order of the numbers. O(n).
public func exactSum(_ values: some Sequence<Double>) -> Double { ExactSum(values).value }
