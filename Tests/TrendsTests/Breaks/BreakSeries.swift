import Foundation
import Trends
import Vectors

/// The series and regressions of Oracles/breaks/breaks.R.
struct BreakCase: CustomStringConvertible {
  let description: String
  let values: [Double]
  let regression: BreakRegression

  static func all(_ oracle: OracleTable) throws -> [BreakCase] {
    let macro = Macrodata.rows.split(separator: "\n").map { $0.split(separator: " ").map { Double($0)! } }
    let gdp = macro.map { log($0[0]) }
    let series = [
      ("nile", Series.nile), ("huron", try oracle("series huron")), ("rate", macro.map { $0[2] }), ("gdp", gdp),
    ]
    var cases = series.flatMap { name, values in
      [
        BreakCase(description: "\(name) ~1", values: values, regression: .level),
        BreakCase(description: "\(name) ~1+t", values: values, regression: .levelAndTrend),
      ]
    }
    let count = gdp.count
    let design = Matrix(columns: [
      Vector(repeating: 1, count: count), Vector(gdp), Vector((1...count).map(Double.init)),
    ])
    cases.append(
      BreakCase(
        description: "investment ~1+gdp+t", values: macro.map { log($0[1]) }, regression: .regressors(design)))
    return cases
  }
}

/// The reason an answer was refused for; `nil` when it was not.
func refusal(_ body: () throws -> Void) -> TrendRefusal.Reason? {
  do {
    try body()
    return nil
  } catch {
    return (error as? TrendRefusal)?.reason
  }
}
