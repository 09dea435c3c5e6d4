public import Decimals

/// The change of a bloc's value between two periods, split into what its constant members did, who entered or left, and
/// which reporters came or went. The parts are decimals that add up to the change exactly. Also known as growth at
/// constant and at changing composition.
public struct MembershipGrowth: Sendable, Equatable {
  /// A member's value, as one reporter gives it. Where members report themselves, both are the same.
  public struct Flow: Sendable, Hashable {
    public var member: String
    public var reporter: String
    /// `nil` where there is none.
    public var before: ExactDecimal?
    public var after: ExactDecimal?

    public init(member: String, reporter: String, before: ExactDecimal?, after: ExactDecimal?) {
      self.member = member
      self.reporter = reporter
      self.before = before
      self.after = after
    }
  }

  /// Who is there in a period.
  public struct Composition: Sendable, Hashable {
    /// The members at the period's date.
    public var members: Set<String>
    /// The reporters with data of any kind in the period.
    public var reporters: Set<String>

    public init(members: Set<String>, reporters: Set<String>) {
      self.members = members
      self.reporters = reporters
    }
  }

  public let before: ExactDecimal
  public let after: ExactDecimal
  /// Members in both periods, by reporters in both.
  public let constant: ExactDecimal
  /// Members in both periods, by reporters in one of them only.
  public let reporters: ExactDecimal
  /// Members of the second period only, positive where values are.
  public let entries: ExactDecimal
  /// Members of the first period only, negative where values are positive.
  public let exits: ExactDecimal
  /// Members with no value in the first or the second period: their part is not available, and it is not 0.
  public let missingBefore: [String]
  public let missingAfter: [String]
  /// How many reporters had data in each period, and in both.
  public let reporterCounts: [Int]

  public var change: ExactDecimal { after - before }
  /// Constant members whoever reports, `constant` and `reporters` together.
  public var constantMembers: ExactDecimal { constant + reporters }

  /// A part of the change as a fraction of the first period's value, exact; `nil` when that value is zero.
  public func rate(_ part: ExactDecimal) -> ExactRational? {
    guard let top = ExactRational(part), let bottom = ExactRational(before) else { return nil }
    return top.divided(by: bottom)
  }

  /// Splits the change. O(flows).
  ///
  /// Flows of economies that are members in neither period are passed over. What an entering member brings is an entry,
  /// whoever reports it.
  /// - Throws: `.tooFew` when no member has a value in one of the periods, `.tooManyDigits`.
  public init(_ flows: [Flow], before first: Composition, after second: Composition) throws(IndicatorRefusal) {
    let check = TradeCheck("membership decomposition")
    let exact = ExactAmounts(check)
    var (start, end) = (ExactDecimal.zero, ExactDecimal.zero)
    var (same, reporting, entering, leaving) = (
      ExactDecimal.zero, ExactDecimal.zero, ExactDecimal.zero, ExactDecimal.zero
    )
    var (seenBefore, seenAfter) = (Set<String>(), Set<String>())
    for flow in flows {
      let old = first.members.contains(flow.member) ? flow.before : nil
      let new = second.members.contains(flow.member) ? flow.after : nil
      if let old {
        seenBefore.insert(flow.member)
        start = try exact.sum(start, old)
      }
      if let new {
        seenAfter.insert(flow.member)
        end = try exact.sum(end, new)
      }
      let change = try exact.difference(new ?? .zero, old ?? .zero)
      switch (first.members.contains(flow.member), second.members.contains(flow.member)) {
      case (true, true):
        if first.reporters.contains(flow.reporter), second.reporters.contains(flow.reporter) {
          same = try exact.sum(same, change)
        } else {
          reporting = try exact.sum(reporting, change)
        }
      case (false, true): entering = try exact.sum(entering, change)
      case (true, false): leaving = try exact.sum(leaving, change)
      case (false, false): break
      }
    }
    guard !seenBefore.isEmpty, !seenAfter.isEmpty else {
      throw check.refusal(.tooFew("members with a value in one of the periods", needed: 1, found: 0))
    }
    (self.before, after) = (start, end)
    (constant, reporters, entries, exits) = (same, reporting, entering, leaving)
    missingBefore = first.members.subtracting(seenBefore).sorted()
    missingAfter = second.members.subtracting(seenAfter).sorted()
    reporterCounts = [
      first.reporters.count, second.reporters.count, first.reporters.intersection(second.reporters).count,
    ]
  }
}
