import Figures
import Testing

/// Numbers spelt out by a plain twin of the grammar must be read back.
@Suite struct NumbersInWordsTests {
  static let small = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  static let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

  static func spelt(_ number: Int, joint: String, and: Bool) -> String {
    if number < 20 { return small[number] }
    if number < 100 { return tens[number / 10] + (number % 10 == 0 ? "" : joint + small[number % 10]) }
    for (size, name) in [(1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand"), (100, "hundred")]
    where number >= size {
      let head = spelt(number / size, joint: joint, and: and) + " " + name
      guard number % size > 0 else { return head }
      let link = and && number % size < 100 ? " and " : " "
      return head + link + spelt(number % size, joint: joint, and: and)
    }
    return ""
  }

  @Test(arguments: [("-", true), (" ", false), ("-", false)]) func speltNumbersAreReadBack(joint: String, and: Bool) {
    let numbers = Array(2...999) + stride(from: 1000, to: 100_000, by: 997) + [1_000_000, 3_000_000_000, 2_500_017]
    for number in numbers {
      let words = Self.spelt(number, joint: joint, and: and)
      let found = QuantityExtractor().quantities(in: ExtractionText(plain: "They saw \(words) projects."))
      #expect(found.map(\.summary) == ["count \(number) [projects]"], "\(words)")
    }
  }

  @Test func digitsAreReadInEveryGrouping() {
    for separator in [",", "\u{A0}", "\u{202F}", "\u{2009}", " ", "'", "’"] {
      for number in [1234, 65_432, 7_654_321, 1_000_000_000] {
        let digits = String(number)
        var grouped = ""
        for (index, digit) in digits.enumerated() {
          if index > 0, (digits.count - index) % 3 == 0 { grouped += separator }
          grouped.append(digit)
        }
        let found = QuantityExtractor().quantities(in: ExtractionText(plain: "They saw \(grouped) projects."))
        #expect(found.map(\.summary) == ["count \(number) [projects]"], "\(grouped)")
      }
    }
  }
}
