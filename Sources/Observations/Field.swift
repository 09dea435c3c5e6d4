/// A field to group or select by, perhaps at a coarser level: `partner`, `period:year`, `product:2`.
public struct Field: Sendable, Hashable, CustomStringConvertible {
  public enum Level: Sendable, Hashable {
    case year, quarter, month
    /// The first so many digits of a product code.
    case digits(Int)
  }

  public var name: String
  public var level: Level?

  public init(_ name: String, level: Level? = nil) {
    self.name = name
    self.level = level
  }

  /// Reads `name` or `name:level`; a level that is none is an error, since a typing mistake must not pass as a name.
  public init(parsing text: String) throws {
    guard let colon = text.lastIndex(of: ":") else {
      self.init(text)
      return
    }
    let name = String(text[..<colon])
    switch String(text[text.index(after: colon)...]) {
    case "year": self.init(name, level: .year)
    case "quarter": self.init(name, level: .quarter)
    case "month": self.init(name, level: .month)
    case let digits where ["2", "4", "6"].contains(digits): self.init(name, level: .digits(Int(digits) ?? 2))
    case let other:
      throw QueryError.unknownLevel(field: name, level: other)
    }
  }

  public var description: String {
    switch level {
    case nil: name
    case .year: name + ":year"
    case .quarter: name + ":quarter"
    case .month: name + ":month"
    case .digits(let count): "\(name):\(count)"
    }
  }
}

/// The fields that every profile offers under the same names.
public enum StandardField: String, Sendable, CaseIterable {
  case reporter, partner, flow, product, period, value, quantity
}
