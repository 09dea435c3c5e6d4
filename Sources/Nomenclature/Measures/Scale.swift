/// The power of ten that a unit's numbers are printed in.
public enum Scale: String, Sendable, Hashable, Codable, CaseIterable {
  case one
  case thousand
  case million
  case billion
  case trillion

  /// The exponent of ten: 0, 3, 6, 9 or 12.
  public var exponent: Int {
    switch self {
    case .one: 0
    case .thousand: 3
    case .million: 6
    case .billion: 9
    case .trillion: 12
    }
  }

  /// 1 to 1,000,000,000,000.
  public var factor: Int {
    switch self {
    case .one: 1
    case .thousand: 1000
    case .million: 1_000_000
    case .billion: 1_000_000_000
    case .trillion: 1_000_000_000_000
    }
  }

  /// Reads a word or its usual abbreviation (short scale: a billion is 10⁹): `million`, `mln`, `mn`, `bn`, `'000`.
  public init?(_ text: some StringProtocol) {
    switch text.lowercased() {
    case "thousand", "thousands", "thsd", "000", "'000": self = .thousand
    case "million", "millions", "mln", "mn", "mio": self = .million
    case "billion", "billions", "bln", "bn": self = .billion
    case "trillion", "trillions", "trn", "tn": self = .trillion
    default: return nil
    }
  }
}
