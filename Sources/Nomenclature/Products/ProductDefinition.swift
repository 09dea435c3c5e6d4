/// A set of products given by codes that are in and codes under them that are out again.
public struct ProductDefinition: Sendable, Hashable {
  /// How much of a code a definition covers.
  public enum Coverage: String, Sendable, Hashable, Codable {
    case yes
    case no
    /// Some of the codes under it are in and some are out: only finer data can tell.
    case partly
  }

  /// `agricultural products (WTO)`.
  public let name: String
  /// Where the definition comes from, and which reading of it this is.
  public let source: String
  /// Codes whose products are in, however finely divided.
  public let included: [String]
  /// Codes under those that are out.
  public let excluded: [String]

  private let verdicts: [String: Bool]

  public init(name: String, source: String, included: [String], excluded: [String]) {
    self.name = name
    self.source = source
    self.included = included
    self.excluded = excluded
    var verdicts: [String: Bool] = [:]
    for code in included { verdicts[code] = true }
    for code in excluded { verdicts[code] = false }
    self.verdicts = verdicts
  }

  /// Whether a code is in: the longest code of the definition that begins it decides; `partly` when a longer code under
  /// it decides otherwise. O(codes of the definition).
  public func contains(_ code: ProductCode) -> Coverage {
    let text = code.level == .total ? "" : code.text
    var isIn = false
    var prefix = text
    while !prefix.isEmpty {
      if let verdict = verdicts[prefix] {
        isIn = verdict
        break
      }
      prefix.removeLast()
    }
    let hasOther = verdicts.contains { key, verdict in
      verdict != isIn && key.utf8.count > text.utf8.count && key.hasPrefix(text)
    }
    return hasOther ? .partly : isIn ? .yes : .no
  }

  /// The same for the text of a code, or `nil` when it is no code of the Harmonized System.
  public func contains(_ code: some StringProtocol) -> Coverage? { ProductCode(code).map { contains($0) } }
}
