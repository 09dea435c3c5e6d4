/// The sections and chapters of the Harmonized System of the World Customs Organization.
///
/// Ninety-six chapters in twenty-one sections; chapter 77 is reserved, 98 and 99 are left to national use. They are
/// the same in all revisions (1988 to 2022). Titles are shortened.
public enum HarmonizedSystem {
  public struct Section: Sendable, Hashable {
    /// 1 to 21.
    public let number: Int
    public let title: String
    /// The numbers of its chapters, without the reserved 77.
    public let chapters: [Int]

    /// I to XXI.
    public var numeral: String {
      let tens = String(repeating: "X", count: number / 10)
      return tens + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][number % 10]
    }
  }

  public struct Chapter: Sendable, Hashable {
    /// 1 to 97.
    public let number: Int
    public let title: String

    /// Two digits: `01`.
    public var code: String { padded(number, to: 2) }
  }

  public static let sections: [Section] = [
    section(1, 1...5, "Live animals; animal products"),
    section(2, 6...14, "Vegetable products"),
    section(3, 15...15, "Fats and oils"),
    section(4, 16...24, "Prepared foodstuffs; beverages; tobacco"),
    section(5, 25...27, "Mineral products"),
    section(6, 28...38, "Chemical products"),
    section(7, 39...40, "Plastics and rubber"),
    section(8, 41...43, "Hides, leather and furs"),
    section(9, 44...46, "Wood, cork and plaiting materials"),
    section(10, 47...49, "Pulp, paper and printed matter"),
    section(11, 50...63, "Textiles and clothing"),
    section(12, 64...67, "Footwear, headgear and umbrellas"),
    section(13, 68...70, "Stone, ceramics and glass"),
    section(14, 71...71, "Pearls, precious stones and metals"),
    section(15, 72...83, "Base metals"),
    section(16, 84...85, "Machinery and electrical equipment"),
    section(17, 86...89, "Transport equipment"),
    section(18, 90...92, "Instruments, clocks and musical instruments"),
    section(19, 93...93, "Arms and ammunition"),
    section(20, 94...96, "Miscellaneous manufactures"),
    section(21, 97...97, "Works of art and antiques"),
  ]

  /// The ninety-six chapters, by number.
  public static let chapters: [Chapter] = chapterTitles.map { Chapter(number: $0, title: $1) }

  public static func chapter(_ number: Int) -> Chapter? { chaptersByNumber[number] }

  public static func section(ofChapter number: Int) -> Section? {
    sections.first { $0.chapters.contains(number) }
  }

  /// A title for a code of any level: that of its chapter, `All products` for the total, `Not specified` for 99.
  public static func title(of code: ProductCode) -> String? {
    if code.level == .total { return "All products" }
    if code.isNotSpecified { return "Not specified" }
    return code.chapter.flatMap { chapter($0)?.title }
  }

  private static func section(_ number: Int, _ chapters: ClosedRange<Int>, _ title: String) -> Section {
    Section(number: number, title: title, chapters: chapters.filter { $0 != reservedChapter })
  }

  private static let reservedChapter = 77
  private static let chaptersByNumber = Dictionary(uniqueKeysWithValues: chapters.map { ($0.number, $0) })
}
