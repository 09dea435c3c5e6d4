/// Powers of ten as tables: 10^0 … 10^38 as integers, 10^0 … 10^22 as doubles (the ones a double holds exactly).
public enum PowersOfTen {
  /// The largest exponent whose power fits 128 bits.
  public static let largestExponent = 38

  private static let integers: [Int128] = {
    var powers: [Int128] = [1]
    for exponent in 1...largestExponent { powers.append(powers[exponent - 1] * 10) }
    return powers
  }()

  private static let doubles: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }

  public static func wide(_ exponent: Int) -> Int128 { integers[exponent] }

  public static func double(_ exponent: Int) -> Double { doubles[exponent] }
}
