/// Running text with references to sources in it.
///
/// Written as a string literal; `"… \(source: "T211")"` puts a reference where it stands.
public struct Prose: Sendable, Hashable, ExpressibleByStringInterpolation {
  public enum Run: Sendable, Hashable {
    case text(String)
    case emphasis(String)
    /// The ids of sources that back what was just said.
    case sources([String])
  }

  public var runs: [Run]

  public init(_ text: String) { runs = text.isEmpty ? [] : [.text(text)] }
  public init(runs: [Run]) { self.runs = runs }
  public init(stringLiteral value: String) { self.init(value) }
  public init(stringInterpolation: StringInterpolation) { runs = stringInterpolation.runs }

  public static func + (left: Prose, right: Prose) -> Prose { Prose(runs: left.runs + right.runs) }

  /// The ids of all sources referred to, in order, with repetitions.
  public var sourceIDs: [String] {
    runs.flatMap { run -> [String] in
      if case .sources(let ids) = run { ids } else { [] }
    }
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var runs: [Run] = []

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) { if !literal.isEmpty { runs.append(.text(literal)) } }
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) { appendLiteral(value.description) }
    public mutating func appendInterpolation(_ prose: Prose) { runs += prose.runs }
    public mutating func appendInterpolation(emphasis text: String) { runs.append(.emphasis(text)) }
    public mutating func appendInterpolation(source id: String) { runs.append(.sources([id])) }
    public mutating func appendInterpolation(sources ids: [String]) { if !ids.isEmpty { runs.append(.sources(ids)) } }
  }
}
