import Decimals
import Intervals
import Testing

@Suite struct PrintedNumberTests {
  @Test(arguments: [
    ("17", "17", "1"), ("17.0", "17", "0.1"), ("20", "20", "1"), ("1,500", "1500", "1"), ("1 500 000", "1500000", "1"),
    ("0.05", "0.05", "0.01"), ("−3.2", "-3.2", "0.1"), ("-3.2", "-3.2", "0.1"), ("+4", "4", "1"),
    ("19 588 059 644.309", "19588059644.309", "0.001"), ("1.5 million", "1500000", "100000"),
    ("18.3 bn", "18300000000", "100000000"), ("2 thousand", "2000", "1000"), ("3k", "3000", "1000"),
  ])
  func readsValuesAndLastDigits(text: String, value: String, lastDigit: String) throws {
    let number = try #require(PrintedNumber(text))
    #expect(number.value == ExactDecimal(value))
    #expect(number.lastDigit == ExactDecimal(lastDigit))
    #expect(number.measure == .number)
    #expect(number.text == text)
  }

  @Test(arguments: [
    ("17%", PrintedNumber.Measure.percent), ("17 %", .percent), ("17 per cent", .percent), ("17 percent", .percent),
    ("2.5 percentage points", .percentagePoint), ("$1.5 million", .currency("USD")), ("US$ 5", .currency("USD")),
    ("USD 18.3 bn", .currency("USD")), ("18.3 billion dollars", .currency("USD")),
    ("18.3 billion US dollars", .currency("USD")),
    ("€3", .currency("EUR")), ("RM 4.2 billion", .currency("MYR")), ("5 million RUB", .currency("RUB")),
    ("-$5", .currency("USD")), ("S$1,200", .currency("SGD")), ("3 times", .times),
  ])
  func readsMeasures(text: String, measure: PrintedNumber.Measure) throws {
    #expect(try #require(PrintedNumber(text)).measure == measure)
  }

  @Test(arguments: [
    "", "n/a", "1,5", "1,50", "15,00", "1,500,00", "1,500 000", "17 apples", "%", "$", "$5%", "¥5", "5 million %",
    "1.2.3",
    "12,3456", "1234567890123456789012345", "17 20", "abc 5",
  ])
  func refusesTheRest(text: String) { #expect(PrintedNumber(text) == nil) }

  @Test func readsDecimalCommas() throws {
    let number = try #require(PrintedNumber("1.234,50", decimalSign: .comma))
    #expect(number.value == ExactDecimal("1234.5"))
    #expect(number.lastDigit == ExactDecimal("0.01"))
    #expect(PrintedNumber("1,5", decimalSign: .comma)?.value == ExactDecimal("1.5"))
  }

  @Test func takesItsUnitFromItsColumn() throws {
    let number = try #require(PrintedNumber("18.3")).scaled(byPowerOfTen: 9).measured(as: .currency("USD"))
    #expect(number.value == 18_300_000_000)
    #expect(number.lastDigit == 100_000_000)
    #expect(number.measure == .currency("USD"))
  }
}
