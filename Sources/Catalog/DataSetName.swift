public import Nomenclature

/// The name of an imported data set, and perhaps which vintage: `asean/trade`, `asean/trade@2024-11-02`.
public struct DataSetName: Sendable, Hashable, CustomStringConvertible {
  /// Which vintage is meant.
  public struct Day: Sendable, Hashable, CustomStringConvertible {
    /// The latest one of this day or before it.
    public var day: CalendarDate
    /// The second, third … import of exactly this day, where that is meant.
    public var sequence: Int?

    public init(_ day: CalendarDate, sequence: Int? = nil) {
      self.day = day
      self.sequence = sequence
    }

    /// Reads `2024-11-02`, `2024-11-02.2`, or `2024-11` and `2024`, which mean their last days; `nil` for other texts.
    public init?(_ text: String) {
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count <= 2, let period = Period(parts[0]) else { return nil }
      day = period.lastDay
      guard parts.count == 2 else { return }
      guard period.frequency == .day, let number = Int(parts[1]), number > 0, String(number) == parts[1] else {
        return nil
      }
      sequence = number
    }

    public var description: String { "\(day)" + (sequence.map { ".\($0)" } ?? "") }
  }

  public var name: String
  public var day: Day?

  public init(name: String, day: Day? = nil) {
    self.name = name
    self.day = day
  }

  /// Reads a name as it is written on a command line.
  ///
  /// - Throws: `CatalogError.unreadableVintage` when what follows the @ is no day.
  public init(parsing text: String) throws {
    guard let sign = text.lastIndex(of: "@") else {
      name = text
      return
    }
    guard let day = Day(String(text[text.index(after: sign)...])) else {
      throw CatalogError.unreadableVintage(text: text)
    }
    name = String(text[..<sign])
    self.day = day
  }

  public var description: String { name + (day.map { "@\($0)" } ?? "") }

  private static let longest = 200

  /// Checks a name for a new data set: words of letters, digits, `.`, `_` and `-`, beginning with a letter or digit,
  /// with `/` between them.
  public static func check(_ name: String) throws {
    func refused(_ why: String) -> CatalogError { .nameRefused(name: name, why: why) }
    guard !name.isEmpty else { throw refused("it is empty; write --name GROUP/NAME, such as asean/trade") }
    guard name.utf8.count <= longest else { throw refused("it is longer than \(longest) characters") }
    guard !name.contains("@") else {
      throw refused("what follows an @ is the day of a vintage; give it by --retrieved")
    }
    for word in name.split(separator: "/", omittingEmptySubsequences: false) {
      guard let first = word.utf8.first, isAlphanumeric(first) else {
        throw refused("each word of it begins with a letter or a digit, and one / stands between words")
      }
      guard word.utf8.allSatisfy({ isAlphanumeric($0) || [0x2D, 0x2E, 0x5F].contains($0) }) else {
        throw refused("it may hold the letters A to Z, digits, -, _ and . only")
      }
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
