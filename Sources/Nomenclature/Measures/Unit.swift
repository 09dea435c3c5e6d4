/// What the numbers of a series count.
///
/// Two series may be added, subtracted or drawn on one axis only when their units are equal, or are amounts of the same
/// currency and price base that differ in scale (`isCommensurable`).
public enum Unit: Sendable, Hashable {
  /// An amount of money; `priceYear` is the year of whose prices it is, `nil` for current prices.
  case money(Currency, scale: Scale, priceYear: Int?)
  /// A share or rate in percent.
  case percent
  /// A difference of percentages.
  case percentagePoints
  /// A ratio, "times".
  case ratio
  /// Things counted: `persons`, `projects`; the noun may be empty.
  case count(noun: String, scale: Scale)
  /// An index that is 100 in its base period; `nil` when the base is not known.
  case index(base: Period?)
  /// A physical quantity: `kg`, `t`, `m3`.
  case physical(symbol: String, scale: Scale)

  /// Money at current prices.
  public static func money(_ currency: Currency, scale: Scale = .one) -> Unit {
    .money(currency, scale: scale, priceYear: nil)
  }

  /// The power of ten of the printed numbers.
  public var scale: Scale {
    switch self {
    case .money(_, let scale, _), .count(_, let scale), .physical(_, let scale): scale
    case .percent, .percentagePoints, .ratio, .index: .one
    }
  }

  /// The same unit printed in another power of ten; unchanged for percent, ratios and indices.
  public func scaled(to scale: Scale) -> Unit {
    switch self {
    case .money(let currency, _, let priceYear): .money(currency, scale: scale, priceYear: priceYear)
    case .count(let noun, _): .count(noun: noun, scale: scale)
    case .physical(let symbol, _): .physical(symbol: symbol, scale: scale)
    case .percent, .percentagePoints, .ratio, .index: self
    }
  }

  /// Whether numbers of the two units may be put together once their scales are the same.
  public func isCommensurable(with other: Unit) -> Bool { scaled(to: .one) == other.scaled(to: .one) }
}

extension Unit: CustomStringConvertible {
  /// `USD`, `million USD`, `billion USD of 2010`, `percent`, `percentage points`, `times`, `thousand persons`,
  /// `index (2013 = 100)`, `kg`. Read back by `init`.
  public var description: String {
    switch self {
    case .money(let currency, let scale, let priceYear):
      scale.prefix + currency.code + (priceYear.map { " of \($0)" } ?? "")
    case .percent: "percent"
    case .percentagePoints: "percentage points"
    case .ratio: "times"
    case .count(let noun, let scale): noun.isEmpty && scale == .one ? "number" : trimmed(scale.prefix + noun)
    case .index(let base): base.map { "index (\($0) = 100)" } ?? "index"
    case .physical(let symbol, let scale): scale.prefix + symbol
    }
  }
}

extension Scale {
  /// The word before a unit with a blank behind it; empty for one.
  fileprivate var prefix: String { self == .one ? "" : "\(rawValue) " }
}
