import Decimals
import Figures
import Intervals
import Testing

@Suite struct ClaimFindingTests {
  private func rational(_ text: String) -> ExactRational { ExactRational(ExactDecimal(text)!)! }

  private func finding(_ printed: String, _ word: Qualifier, low: String, high: String) throws -> ClaimFinding {
    let value = ReportedValue(PrintedNumber(printed)!, qualifier: word)
    return ClaimFinding(
      claim: try value.interval(), printed: rational(printed), hedge: .init(word),
      computed: Interval(.closed(rational(low)), .open(rational(high))))
  }

  @Test(arguments: [
    ("35", Qualifier.exact, "33.7", "35.42", ClaimFinding.holds),
    // All that is computed lies inside the claim's own rounding.
    ("3.06", .exact, "3.0609", "3.061", .holds), ("17.9", .exact, "17.91", "19.22", .holdsAtTheEdge),
    ("17.9", .exact, "17.95", "19.22", .fails), ("60", .moreThan, "55.2", "61.2", .undecided),
    ("60", .moreThan, "60.1", "61.2", .holds), ("60", .moreThan, "55", "60", .fails),
    ("20", .upTo, "19", "20", .holds), ("20", .upTo, "19", "21", .undecided),
    ("5.35", .about, "5.2", "5.3", .holds), ("5.35", .about, "5.2", "6", .holdsAtTheEdge),
    ("3", .nearly, "2.9", "2.95", .holds), ("3", .nearly, "2.9", "3.4", .holdsAtTheEdge),
    ("3", .nearly, "3.3", "3.4", .fails), ("-35", .almost, "-32.5", "-31.1", .fails),
  ])
  func verdicts(printed: String, word: Qualifier, low: String, high: String, expected: ClaimFinding) throws {
    #expect(try finding(printed, word, low: low, high: high) == expected)
  }

  /// A share of "more than 60 %" is bounded by 100, and is one-sided all the same.
  @Test func oneSidedWhateverBoundsTheQuantity() throws {
    let share = ReportedValue(PrintedNumber("60")!, qualifier: .moreThan, domain: .percentages)
    let computed = Interval(.closed(rational("55")), .closed(rational("65")))
    let finding = ClaimFinding(
      claim: try share.interval(), printed: rational("60"), hedge: .init(.moreThan), computed: computed)
    #expect(finding == .undecided)
  }

  @Test func distances() {
    let computed = Interval(.closed(rational("33.7")), .open(rational("35.42")))
    #expect(ClaimFinding.distance(from: rational("35"), to: computed) == .zero)
    #expect(ClaimFinding.distance(from: rational("30"), to: computed) == rational("3.7"))
    #expect(ClaimFinding.distance(from: rational("36"), to: computed) == rational("0.58"))
  }
}
