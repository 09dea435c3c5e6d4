import Decimals
import Documents
import Observations
import Panels

extension Cell {
  /// An amount in millions of its unit, exact where it is.
  static func millions(_ value: AggregateValue) -> Cell {
    switch value {
    case .exact(let decimal): .decimal(decimal.scaled(byPowerOfTen: -6))
    case .rounded(let double): .number(double / 1e6, otherwise: nil)
    case .missing: .missing(reason: "not reported")
    }
  }

  static func rate(_ rate: GrowthRate) -> Cell {
    switch rate {
    case .exact(let fraction): .number(fraction.doubleValue)
    case .rounded(let double): .number(double)
    case .undefined(let reason): .missing(reason: reason.rawValue)
    }
  }
}
