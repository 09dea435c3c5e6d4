public import Nomenclature

/// Finds the quantities of English texts by the rules of `ExtractionRule`, the same ones every time.
///
/// What is found are percentages, money, counts with their noun and multiples; ordinals, dates and spans of years are
/// kinds of their own. Names and labels with numbers (Covid-19, Article 5, the G20), times, telephones, versions and
/// ages are passed by. Months and years that a sentence states become the period of its quantities; "last year" does only
/// where the date of the document is given.
public struct QuantityExtractor: Sendable {
  /// The day of the document, to which "last year" and "this year" refer.
  public var documentDate: CalendarDate?

  public init(documentDate: CalendarDate? = nil) { self.documentDate = documentDate }

  /// All quantities in the order of the text. Ill-formed UTF-8 is passed over. O(bytes).
  public func quantities(in text: ExtractionText) -> [ExtractedQuantity] {
    var tokenizer = Tokenizer(text)
    var result: [ExtractedQuantity] = []
    var contextBefore = ""
    while true {
      let tokens = tokenizer.nextPassage()
      guard !tokens.isEmpty else { return result }
      let passage = Passage(tokens, bytes: text.utf8)
      let attachment = Attachment(
        passage: passage, drafts: Self.drafts(in: passage), contextBefore: contextBefore,
        documentYear: documentDate?.year)
      result += attachment.quantities()
      contextBefore = attachment.sentenceText(passage.sentences.count - 1)
    }
  }

  /// The quantities of a text, from left to right and without overlaps: at every place the first rule that fits.
  private static func drafts(in passage: Passage) -> [Draft] {
    var drafts: [Draft] = []
    var index = 0
    search: while index < passage.tokens.count {
      if Triggers.mayStart(passage.tokens[index]) {
        for family in RuleFamily.all {
          switch family.match(passage, index) {
          case nil: continue
          case .passed(let next):
            index = max(next, index + 1)
            continue search
          case .found(let found, let next):
            drafts += found
            index = max(next, index + 1)
            continue search
          }
        }
      }
      index += 1
    }
    return drafts
  }
}

/// Which tokens any rule can start at: most words are none.
private enum Triggers {
  private static let words: Set<String> = {
    var words = Set(NumberWords.small.keys).union(NumberWords.ordinals.keys).union(CalendarWords.months.keys)
    words.formUnion(DirectionWords.multiples.keys)
    words.formUnion(["a", "an", "half", "both", "once", "twice", "thrice", "last", "dozen"])
    return words
  }()

  static func mayStart(_ token: Token) -> Bool {
    switch token.kind {
    case .word:
      if words.contains(token.text) || token.text.hasSuffix("fold") { return true }
      return token.text.utf8.count <= 4
        && (CurrencyWords.prefix(token) != nil || CurrencyWords.gluedLetters[token.text] != nil
          || CurrencyWords.dollars[token.text] != nil)
    case .percent, .mark: return false
    case .number, .fraction, .date, .time, .identifier, .currency, .dash, .sign: return true
    }
  }
}
