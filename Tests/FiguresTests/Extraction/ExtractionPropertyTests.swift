import Figures
import TestSupport
import Testing

/// Laws that hold for any text.
@Suite struct ExtractionPropertyTests {
  /// Pieces of which nonsense is made: words of the grammar, signs, broken and rare characters.
  static let pieces = [
    "17", "%", "$", "US$", "1.5", "million", "from", "to", "between", "and", "more than", "two", "thirds", "of", "half",
    "-", "–", "−", "(", ")", "Article", "5", "2016", "2020", "-", "/", "May", "9", "August", "th", "1st", "twice", "x",
    "doubled", "increase", "in", "by", "countries", "projects", ".", ",", "…", "\n", "\r\n", "\r", "\n\n", "\u{A0}",
    "½",
    "é", "Ж", "中文", "🇻🇳", "\u{200B}", "\u{AD}", "\u{0}", "\u{FFFD}", "e\u{301}", "99999999999999999999999999", "0",
    "0,5",
    "'", "’", "\"", "A", "a", "dozen", "hundred", "thousand", "trillion trillion", "both", "one", "twenty-", "+",
    "up to",
    "٣", "％", "\u{2029}", "https://a.b/17%", "<b>", "&nbsp;", "**", "1.2.3", "10:30", "19-05-2018", "fold", "tenfold",
  ]

  static func nonsense(_ generator: inout SeededGenerator, pieces count: Int) -> String {
    (0..<count).map { _ in
      pieces.randomElement(using: &generator)! + (Int.random(in: 0..<3, using: &generator) > 0 ? " " : "")
    }.joined()
  }

  @Test func nothingCrashesSpansLieInTheTextAndTwoRunsAgree() {
    var generator = SeededGenerator(seed: 2018)
    for _ in 0..<250 {
      let text = Self.nonsense(&generator, pieces: Int.random(in: 1...40, using: &generator))
      for source in [
        ExtractionText(plain: text), ExtractionText(html: Array(text.utf8)), ExtractionText(markdown: Array(text.utf8)),
      ] {
        let found = QuantityExtractor().quantities(in: source)
        #expect(found == QuantityExtractor().quantities(in: source))
        var last = 0
        for quantity in found {
          #expect(quantity.span.lowerBound >= 0 && quantity.span.upperBound <= source.utf8.count)
          #expect(!quantity.span.isEmpty && !quantity.text.isEmpty)
          #expect(quantity.span.lowerBound >= last, "quantities stand in the order of the text: \(text)")
          last = quantity.span.lowerBound
          let line = source.utf8[..<quantity.span.lowerBound].count { $0 == 0x0A } + 1
          #expect(quantity.line == line)
        }
      }
    }
  }

  @Test func randomBytesAreNoHarm() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<150 {
      let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &generator) }
      for source in [ExtractionText(plain: bytes), ExtractionText(html: bytes), ExtractionText(markdown: bytes)] {
        for quantity in QuantityExtractor().quantities(in: source) {
          #expect(quantity.span.upperBound <= source.utf8.count)
        }
      }
    }
  }

  @Test func lineEndsDoNotMatter() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<60 {
      let lines = (0..<5).map { _ in
        String(Self.nonsense(&generator, pieces: 12).unicodeScalars.filter { $0 != "\n" && $0 != "\r" })
      }
      let found = ["\n", "\r\n", "\r"].map { end in
        QuantityExtractor().quantities(in: ExtractionText(plain: lines.joined(separator: end)))
      }
      #expect(found[0] == found[1])
      #expect(found[0] == found[2])
    }
  }

  @Test func aWrappedTextSaysTheSame() {
    let text = "Trade with the ten countries rose by more than 17 per cent to about 18.3 billion US dollars in 2018."
    let whole = QuantityExtractor().quantities(in: ExtractionText(plain: text)).map(\.summary)
    let wrapped = text.split(separator: " ").joined(separator: "\n")
    #expect(QuantityExtractor().quantities(in: ExtractionText(plain: wrapped)).map(\.summary) == whole)
    #expect(whole.count == 4)
  }

  @Test func longLinesAndManyParagraphsTakeLinearTime() {
    let sentence = "Trade grew by 17 % to $18.3 billion in 2018, and 52 activities of the 10 nations began, "
    func seconds(_ count: Int, end: String) -> (Double, Int) {
      let text = ExtractionText(plain: Array(repeating: sentence, count: count).joined(separator: end))
      let clock = ContinuousClock()
      var found = 0
      let duration = clock.measure { found = QuantityExtractor().quantities(in: text).count }
      return (Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18, found)
    }
    for end in ["", "\n\n"] {
      let (short, few) = seconds(150, end: end)
      let (long, many) = seconds(1200, end: end)
      #expect(many == 8 * few)
      // Eight times the text: linear is 8, quadratic 64; other programs run beside the tests.
      #expect(long < 30 * short, "\(short) s for 150 sentences, \(long) s for 1,200")
    }
  }
}
