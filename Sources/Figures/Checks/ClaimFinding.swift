public import Decimals
public import Intervals

/// How a printed claim stands beside what other figures give.
public enum ClaimFinding: String, Sendable, Hashable, Codable, CaseIterable {
  /// The printed number lies inside what is computed, or all that is computed lies inside what the claim leaves open.
  case holds
  /// Only the claim's own rounding meets what is computed.
  case holdsAtTheEdge = "holds at the edge"
  /// The two have no number in common.
  case fails
  /// A one-sided claim that part of what is computed satisfies and part does not.
  case undecided
  /// Something that is needed was not published.
  case notCheckable = "not checkable"

  /// What the words beside a number bound: nothing, the number from both sides (about, nearly), or one side of it (more
  /// than, up to), whatever else bounds the quantity.
  public enum Hedge: Sendable, Hashable {
    case none, bothSides, oneSide

    public init(_ qualifier: Qualifier) {
      switch qualifier {
      case .exact, .preliminary, .tentative: self = .none
      case .about, .nearly, .almost, .between, .fromTo: self = .bothSides
      case .moreThan, .over, .atLeast, .upTo, .lessThan: self = .oneSide
      }
    }
  }

  /// Whether the claim stands (`true`), falls (`false`), or neither.
  public var stands: Bool? {
    switch self {
    case .holds, .holdsAtTheEdge: true
    case .fails: false
    case .undecided, .notCheckable: nil
    }
  }

  /// Judges a claim by an interval computed without it.
  ///
  /// | the claim is | holds | holds at the edge | undecided | fails |
  /// |---|---|---|---|---|
  /// | a number | it lies in `computed`, or `computed` in its rounding | they overlap | – | they do not |
  /// | hedged from both sides (about, nearly) | `computed` lies in it | they overlap | – | they do not |
  /// | one-sided (more than, up to) | `computed` lies in it | – | they overlap | they do not |
  /// - Parameters:
  ///   - claim: What the printed digits and words leave open.
  ///   - printed: The number itself.
  ///   - hedge: What the words beside it bound.
  ///   - computed: The interval that other figures give.
  public init(claim: Interval, printed: ExactRational, hedge: Hedge, computed: Interval) {
    guard claim.overlaps(computed) else {
      self = .fails
      return
    }
    if claim.contains(computed) {
      self = .holds
    } else {
      switch hedge {
      case .oneSide: self = .undecided
      case .bothSides: self = .holdsAtTheEdge
      case .none: self = computed.contains(printed) ? .holds : .holdsAtTheEdge
      }
    }
  }

  /// How far the nearest computed number is from the printed one; zero when the printed number is among them.
  public static func distance(from printed: ExactRational, to computed: Interval) -> ExactRational? {
    if computed.contains(printed) { return .zero }
    let ends = [computed.lower.value, computed.upper.value].compactMap { $0 }
    return ends.compactMap { $0.subtracting(printed) }.map { $0.isNegative ? $0.negated : $0 }.min()
  }
}
