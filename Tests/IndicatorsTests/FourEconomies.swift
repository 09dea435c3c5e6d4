import Decimals
import Testing
import Vectors

/// The world of Oracles/indicators/world.py: flows before and after, and exact results.
struct FourEconomies {
  let flows: [[[Double]]]
  let later: [[[Double]]]
  private let results: [String: String]

  init() throws {
    var results: [String: String] = [:]
    var flows = [[[Double]]](repeating: [[Double]](repeating: [0, 0, 0], count: 4), count: 4)
    var later = flows
    for row in try OracleFile.rows("indicators/world.csv") {
      results["\(row[0])|\(row[1])"] = row[2]
      let place = row[1].split(separator: " ").compactMap { Int($0) }
      if row[0] == "flow" { flows[place[0]][place[1]][place[2]] = try #require(Double(row[2])) }
      if row[0] == "later" { later[place[0]][place[1]][place[2]] = try #require(Double(row[2])) }
    }
    (self.flows, self.later, self.results) = (flows, later, results)
  }

  /// An exact result.
  func exact(_ kind: String, _ key: Int...) throws -> ExactRational {
    let text = try #require(results["\(kind)|\(key.map(String.init).joined(separator: " "))"])
    let parts = text.split(separator: "/").compactMap { Int128($0) }
    return try #require(ExactRational(parts[0], over: parts.count > 1 ? parts[1] : 1))
  }

  func number(_ kind: String, _ key: Int...) throws -> Double {
    let text = try #require(results["\(kind)|\(key.map(String.init).joined(separator: " "))"])
    let parts = text.split(separator: "/").compactMap { Double($0) }
    return parts[0] / (parts.count > 1 ? parts[1] : 1)
  }

  func exports(_ i: Int) -> Vector { Vector((0..<3).map { k in (0..<4).reduce(0) { $0 + flows[i][$1][k] } }) }
  func imports(_ j: Int) -> Vector { Vector((0..<3).map { k in (0..<4).reduce(0) { $0 + flows[$1][j][k] } }) }
  func flow(_ i: Int, _ j: Int) -> Double { flows[i][j].reduce(0, +) }
  func total(_ amounts: Vector) -> Double { amounts.reduce(0, +) }
  var world: Vector { Vector((0..<3).map { k in (0..<4).reduce(0) { $0 + exports($1)[k] } }) }
  var matrix: Matrix { Matrix(rows: (0..<4).map { Array(exports($0)) }) }
}
