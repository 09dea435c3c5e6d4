import Decimals
import Indicators
import TestSupport
import Testing

@Suite struct MembershipGrowthTests {
  @Test func addsUpExactly() throws {
    var generator = SeededGenerator(seed: 15)
    let names = (0..<8).map { "E\($0)" }
    func some() -> Set<String> { Set(names.filter { _ in Bool.random(using: &generator) }) }
    for _ in 0..<60 {
      let (first, second) = ((some(), some()), (some(), some()))
      let flows = names.flatMap { member in
        names.map { reporter in
          let value = { ExactDecimal(mantissa: Int128(Int.random(in: 0..<99_999, using: &generator)), scale: 2) }
          return MembershipGrowth.Flow(
            member: member, reporter: reporter, before: first.1.contains(reporter) ? value() : nil,
            after: second.1.contains(reporter) ? value() : nil)
        }
      }
      guard
        let parts = try? MembershipGrowth(
          flows, before: .init(members: first.0, reporters: first.1),
          after: .init(members: second.0, reporters: second.1))
      else { continue }
      #expect(parts.constant + parts.reporters + parts.entries + parts.exits == parts.change)
      if first.0 == second.0 { #expect(parts.entries == .zero && parts.exits == .zero) }
      if first.1 == second.1 { #expect(parts.reporters == .zero) }
    }
  }

  /// Two members; one enters, another enters without data, which is no zero.
  @Test func entries() throws {
    let parts = try MembershipGrowth(
      [
        .init(member: "A", reporter: "A", before: 100, after: 110),
        .init(member: "B", reporter: "B", before: 50, after: 40),
        .init(member: "C", reporter: "C", before: 7, after: 9),
        .init(member: "Z", reporter: "Z", before: 1_000, after: 1),
      ],
      before: .init(members: ["A", "B"], reporters: ["A", "B", "C", "Z"]),
      after: .init(members: ["A", "B", "C", "D"], reporters: ["A", "B", "C", "Z"]))
    #expect(parts.before == 150 && parts.after == 159)
    #expect(parts.constant == 0 && parts.entries == 9 && parts.exits == 0 && parts.reporters == 0)
    #expect(parts.rate(parts.entries) == ExactRational(3, over: 50))
    #expect(parts.missingAfter == ["D"] && parts.missingBefore == [])
  }

  @Test func nobodyThere() {
    #expect(throws: IndicatorRefusal.self) {
      try MembershipGrowth(
        [.init(member: "A", reporter: "A", before: nil, after: 3)], before: .init(members: ["A"], reporters: []),
        after: .init(members: ["A"], reporters: ["A"]))
    }
  }
}
