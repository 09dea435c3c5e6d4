/// One `--where`: which rows are selected. Several must all hold.
public struct Condition: Sendable, Hashable {
  public enum Test: Sendable, Hashable {
    /// One of the values; `*` at the end of a value matches what begins so.
    case isOneOf([String])
    case isNoneOf([String])
    /// Between two values, both included; without one of them, from or up to the other.
    case isWithin(low: String?, high: String?)
    /// A member of the bloc: at each period's date, or frozen at one.
    case isMember(bloc: String, frozenAt: String?)
    case isNoMember(bloc: String, frozenAt: String?)
  }

  public var field: String
  public var test: Test

  public init(field: String, test: Test) {
    self.field = field
    self.test = test
  }

  /// Reads `FIELD=V1,V2`, `FIELD!=V`, `FIELD=LOW..HIGH`, `FIELD=LOW..`, `FIELD=..HIGH`, `FIELD=27*`, `FIELD=@ASEAN`, `FIELD=@ASEAN:2018`.
  public init(parsing text: String) throws {
    guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
      throw QueryError.unreadableCondition(text)
    }
    var field = String(text[..<equals])
    let isNegated = field.hasSuffix("!")
    if isNegated { field.removeLast() }
    field = String(field.drop { $0 == " " })
    while field.last == " " { field.removeLast() }
    let operand = String(text[text.index(after: equals)...])
    guard !field.isEmpty else { throw QueryError.unreadableCondition(text) }
    self.field = field
    if operand.hasPrefix("@") {
      let parts = operand.dropFirst().split(separator: ":", maxSplits: 1).map(String.init)
      guard let bloc = parts.first else { throw QueryError.unreadableCondition(text) }
      let frozen = parts.count > 1 ? parts[1] : nil
      test = isNegated ? .isNoMember(bloc: bloc, frozenAt: frozen) : .isMember(bloc: bloc, frozenAt: frozen)
      return
    }
    if let dots = operand.rangeOfDots, !isNegated {
      let (low, high) = (String(operand[..<dots.lowerBound]), String(operand[dots.upperBound...]))
      guard !low.isEmpty || !high.isEmpty else { throw QueryError.unreadableCondition(text) }
      test = .isWithin(low: low.isEmpty ? nil : low, high: high.isEmpty ? nil : high)
      return
    }
    let values = operand.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    test = isNegated ? .isNoneOf(values) : .isOneOf(values)
  }
}

extension String {
  fileprivate var rangeOfDots: Range<String.Index>? {
    var index = startIndex
    while let dot = self[index...].firstIndex(of: ".") {
      let next = self.index(after: dot)
      if next < endIndex, self[next] == "." { return dot..<self.index(after: next) }
      index = next
    }
    return nil
  }
}
