import Foundation
import TestSupport
import Vectors

/// A stored oracle result: rows of Tests/OracleTests/Oracles/<path> without the header.
func oracleRows(_ path: String, from file: String = #filePath) throws -> [[String]] {
  let tests = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
  let text = try String(contentsOf: tests.appending(path: "OracleTests/Oracles/" + path), encoding: .utf8)
  return text.split(separator: "\n").dropFirst().map {
    $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}

/// −log₁₀ of the relative error, at most 16 (NIST's measure of agreement); of the absolute error when the truth is 0.
func digitsOfAgreement(_ value: Double, _ truth: Double) -> Double {
  let error = truth == 0 ? abs(value) : abs((value - truth) / truth)
  return error == 0 ? 16 : min(16, max(0, -log10(error)))
}

extension SeededGenerator {
  mutating func vector(_ count: Int, in range: ClosedRange<Double> = -1...1) -> Vector {
    Vector((0..<count).map { _ in Double.random(in: range, using: &self) })
  }

  mutating func matrix(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(columns: (0..<columns).map { _ in vector(rows) })
  }
}

func largestDifference(_ left: Matrix, _ right: Matrix) -> Double {
  precondition(left.rowCount == right.rowCount && left.columnCount == right.columnCount)
  return (0..<left.columnCount).map { largestDifference(left.column($0), right.column($0)) }.max() ?? 0
}

func largestDifference(_ left: Vector, _ right: Vector) -> Double {
  precondition(left.count == right.count)
  return zip(left, right).map { abs($0 - $1) }.max() ?? 0
}
