import Foundation

/// The series of Oracles/diagnostics/diagnostics.py.
let diagnosticSeries: [(name: String, values: [Double])] = {
  let macro = Macrodata.rows.split(separator: "\n").map { $0.split(separator: " ").map { Double($0)! } }
  return [
    ("nile", Series.nile), ("nile28", Array(Series.nile[..<28])), ("rate", macro.map { $0[2] }),
    ("gdp", macro.map { log($0[0]) }),
  ]
}()
