import Decimals
import Intervals
import Testing

@Suite struct IntervalTextTests {
  @Test(arguments: [
    ("[6.5, 17.5]", "[6.5, 17.5]"), ("(60, ∞)", "(60, ∞)"), ("(-∞, 5]", "(−∞, 5]"), ("[5, 5]", "5"),
    ("[1000, 2500.25)", "[1,000, 2,500.25)"),
  ])
  func describesShortDecimalsExactly(text: String, expected: String) { #expect(interval(text).description == expected) }

  @Test func roundsBounds() {
    let third = Interval(.open(ExactRational(1, over: 3)!), .closed(ExactRational(2, over: 3)!))
    #expect(third.description == "[0.333333, 0.666667)")
    #expect(third.text(places: 1, percent: true) == "[33.3, 66.7)")
    #expect(interval("(16.5, 17.5]").text(places: 1) == "(16.5, 17.5]")
    #expect(interval("(16.5, 17.5]").text(places: 2) == "(16.50, 17.50]")
    #expect(interval("(16.5, 17.5]").text(places: 0) == "[17, 18)")
    #expect(interval("[1000, 2000)").text(places: 0, grouping: "") == "[1000, 2000)")
  }

  @Test func speaks() {
    #expect(interval("[33.7, 35.42)").rangeText(places: 1) == "33.7 to 35.4")
    #expect(interval("(60, ∞)").rangeText(places: nil) == "above 60")
    #expect(interval("[60, ∞)").rangeText(places: nil) == "at least 60")
    #expect(interval("(-∞, 5)").rangeText(places: nil) == "below 5")
    #expect(interval("[5, 5]").rangeText(places: 1) == "5.0")
    #expect(Interval.everything.rangeText(places: 1) == "any number")
  }

  @Test func printsHugeBoundsWithoutTrapping() {
    let huge = Interval(.closed(ExactRational(1)), .open(ExactRational(Int128.max, over: 1)!))
    #expect(huge.text(places: 2).hasPrefix("[1.00, "))
    #expect(huge.text(places: 2, percent: true).hasPrefix("[100.00, "))
    let odd = Interval(.closed(ExactRational(1)), .open(ExactRational(Int128.max, over: 2)!))
    #expect(odd.text(places: 2).hasPrefix("[1.00, 8.5"))
    let tiny = Interval(exactly: ExactRational(1, over: Int128.max)!)
    #expect(tiny.text(places: 3) == "0.000")
  }
}
