/// The codes of one edition of a classification as parts of the codes of another: a sparse matrix of weights.
public struct ProductConcordance: Sendable, Equatable {
  /// `weight` of what `from` holds belongs to `to`.
  public struct Link: Sendable, Hashable {
    public var from: String
    public var to: String
    public var weight: Double

    public init(from: String, to: String, weight: Double) {
      self.from = from
      self.to = to
      self.weight = weight
    }
  }

  /// Values by the codes of the other edition, and what became of the whole.
  public struct Converted: Sendable, Equatable {
    public var values: [String: Double]
    /// The value that stands under another code than before.
    public var moved: Double
    /// The value of codes without a link, by code; it is in no `values`.
    public var unmatched: [String: Double]

    public var unmatchedTotal: Double { unmatched.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value } }
  }

  /// The links of each code, weights divided by their sum so that no value is made or lost.
  private let links: [String: [(to: String, weight: Double)]]
  /// The codes whose weights did not add up to 1 (by more than 1e-6), with their sum as given.
  public let rescaled: [String: Double]

  /// A concordance from its links. Codes stand for themselves as text, leading zeros and all. O(links log links).
  /// - Throws: `.negative` or `.notFinite` for a weight, `.noTrade` for a code all of whose weights are zero.
  public init(_ links: [Link]) throws(IndicatorRefusal) {
    let check = TradeCheck("concordance")
    var grouped: [String: [(to: String, weight: Double)]] = [:]
    for (index, link) in links.enumerated() {
      try check.amount(link.weight, "weights", position: index)
      grouped[link.from, default: []].append((link.to, link.weight))
    }
    var odd: [String: Double] = [:]
    for (code, parts) in grouped {
      let sum = parts.reduce(0) { $0 + $1.weight }
      guard sum > 0 else { throw check.refusal(.noTrade("the weights of code \(code)")) }
      if (sum - 1).magnitude > 1e-6 { odd[code] = sum }
      grouped[code] = parts.filter { $0.weight > 0 }.map { ($0.to, $0.weight / sum) }.sorted { $0.to < $1.to }
    }
    self.links = grouped
    rescaled = odd
  }

  /// The codes that a code becomes and the weight of each, adding up to 1; `nil` without a link. O(1).
  public func parts(of code: String) -> [(to: String, weight: Double)]? { links[code] }

  /// Values by code carried over: Σ of the values converted and of those unmatched is Σ of the values given, to
  /// rounding. O(values · links of each).
  public func convert(_ values: [String: Double]) -> Converted {
    var result = Converted(values: [:], moved: 0, unmatched: [:])
    for (code, value) in values.sorted(by: { $0.key < $1.key }) {
      guard let parts = links[code] else {
        result.unmatched[code] = value
        continue
      }
      for part in parts {
        result.values[part.to, default: 0] += value * part.weight
        if part.to != code { result.moved += value * part.weight }
      }
    }
    return result
  }

  public static func == (left: ProductConcordance, right: ProductConcordance) -> Bool {
    left.rescaled == right.rescaled && left.links.count == right.links.count
      && left.links.allSatisfy { code, parts in
        right.links[code].map { $0.elementsEqual(parts) { $0.to == $1.to && $0.weight == $1.weight } } ?? false
      }
  }
}
