/// The filters and decompositions of this module: they split a series and give no single number, as a trend estimator
/// does.
public enum DecompositionMethod: String, Sendable, Codable, CaseIterable {
  case hodrickPrescott = "hodrick-prescott"
  case hamilton = "hamilton-filter"
  case baxterKing = "baxter-king"
  case stl
  case classical = "classical-decomposition"
}

/// Why a filter or a decomposition gives no answer for a series. Indices count observations from 0.
public struct DecompositionRefusal: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Reason: Sendable, Equatable {
    case tooFewObservations(needed: Int, found: Int)
    /// Every value follows the one before it by one period, so a gap is a missing (not finite) value.
    case notFinite(index: Int)
    case notPositive(index: Int, value: Double)
    /// The lagged values are linearly dependent: the series is constant or follows its own past without error.
    case lagsDependent
    /// The answer is too large for a double.
    case overflow
  }

  public let method: DecompositionMethod
  public let reason: Reason

  public init(method: DecompositionMethod, reason: Reason) {
    self.method = method
    self.reason = reason
  }

  public var description: String {
    let refused = "No \(method.rawValue) of this series: "
    return switch reason {
    case .tooFewObservations(let needed, let found):
      refused + "\(found) observations, and it needs \(needed); give a longer series."
    case .notFinite(let index):
      refused
        + "observation \(index + 1) is missing or infinite, and every period counts; fill the gap or take a part without."
    case .notPositive(let index, let value):
      refused
        + "observation \(index + 1), \(plain(value)), is not positive, so it has no share in a product; decompose additively."
    case .lagsDependent:
      refused + "its lagged values are linearly dependent (it is constant or follows exactly from its past)."
    case .overflow:
      refused + "the answer is too large for a double; express the series in a larger unit."
    }
  }
}

extension DecompositionMethod {
  /// Throws unless the series has `minimum` values, all finite.
  func check(_ values: [Double], minimum: Int) throws(DecompositionRefusal) {
    guard values.count >= minimum else {
      throw refusal(.tooFewObservations(needed: minimum, found: values.count))
    }
    if let index = values.firstIndex(where: { !$0.isFinite }) { throw refusal(.notFinite(index: index)) }
  }

  func requirePositive(_ values: [Double]) throws(DecompositionRefusal) {
    if let index = values.firstIndex(where: { $0 <= 0 }) {
      throw refusal(.notPositive(index: index, value: values[index]))
    }
  }

  func refusal(_ reason: DecompositionRefusal.Reason) -> DecompositionRefusal {
    DecompositionRefusal(method: self, reason: reason)
  }
}
