public import Decimals

/// What is computed of a group's rows.
public struct Measure: Sendable, Hashable, CustomStringConvertible {
  public enum Function: Sendable, Hashable {
    case sum, mean, min, max, count, distinct
    /// `Σ w x / Σ w` over the rows that have both a value x and a weight w.
    case weightedMean(by: String)
    /// The value below which a part p of the rows lie: with n values in order, the one of rank 1 + (n − 1) p, between
    /// neighbours in proportion. Also known as type 7 of Hyndman and Fan (1996), the default of R and of spreadsheets.
    case quantile(ExactDecimal)
  }

  /// How the functions are written after a field.
  static let functionNames = [
    "sum", "mean", "mean:WEIGHT", "median", "quantile:P", "min", "max", "count", "distinct",
  ]

  public var column: String
  public var function: Function

  public init(_ column: String, _ function: Function = .sum) {
    self.column = column
    self.function = function
  }

  /// Reads `FIELD`, `FIELD:function`, `FIELD:mean:WEIGHT` or `FIELD:quantile:0.9`.
  public init(parsing text: String) throws {
    var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if parts.count >= 3, parts[parts.count - 2] == "mean" {
      let weight = parts.removeLast()
      guard !weight.isEmpty else { throw QueryError.missingOperand(function: "mean", example: "value:mean:quantity") }
      self.init(parts.dropLast().joined(separator: ":"), .weightedMean(by: weight))
    } else if parts.count >= 3, parts[parts.count - 2] == "quantile" {
      let operand = parts.removeLast()
      guard let part = ExactDecimal(operand), part >= .zero, part <= ExactDecimal(1) else {
        throw QueryError.unreadableQuantile(operand)
      }
      self.init(parts.dropLast().joined(separator: ":"), .quantile(part))
    } else if parts.count >= 2 {
      let name = parts.removeLast()
      self.init(parts.joined(separator: ":"), try Self.function(named: name))
    } else {
      self.init(text)
    }
  }

  private static func function(named name: String) throws -> Function {
    switch name {
    case "sum": return .sum
    case "mean": return .mean
    case "median": return .quantile(ExactDecimal(mantissa: 5, scale: 1))
    case "min": return .min
    case "max": return .max
    case "count": return .count
    case "distinct": return .distinct
    case "quantile": throw QueryError.missingOperand(function: "quantile", example: "value:quantile:0.9")
    default: throw QueryError.unknownFunction(name, known: functionNames)
    }
  }

  /// Whether the values of groups add up to that of all of them.
  public var isAdditive: Bool { function == .sum || function == .count }

  public var description: String {
    switch function {
    case .sum: column
    case .weightedMean(let weight): "\(column)_mean_by_\(weight)"
    case .quantile(let part):
      part == ExactDecimal(mantissa: 5, scale: 1) ? "\(column)_median" : "\(column)_quantile_\(part)"
    case .mean: "\(column)_mean"
    case .min: "\(column)_min"
    case .max: "\(column)_max"
    case .count: "\(column)_count"
    case .distinct: "\(column)_distinct"
    }
  }
}
