/// A report specification that has been checked: every key is known, every name it uses is there.
public struct Specification: Sendable, Equatable {
  /// A value with the line it stands on.
  public struct Item: Sendable, Equatable {
    public var texts: [String]
    public var line: Int
  }

  /// The keys of one part.
  public struct Options: Sendable, Equatable {
    public var items: [String: Item] = [:]

    public init() {}

    public func text(_ key: String) -> String? { items[key]?.texts.first }
    public func texts(_ key: String) -> [String] { items[key]?.texts ?? [] }
    public func integer(_ key: String) -> Int? { text(key).flatMap { Int($0) } }
    public func flag(_ key: String) -> Bool { text(key) == "true" }
    public func line(_ key: String) -> Int? { items[key]?.line }
  }

  public struct Part: Sendable, Equatable {
    /// The name of data or of a value, the kind of a section.
    public var name: String
    public var line: Int
    public var options: Options
  }

  public var title: String
  public var subtitle: String?
  /// The parameters with their settings, in the order of the file.
  public var parameters: [(name: String, value: String)]
  public var data: [Part]
  public var values: [Part]
  /// Headings, texts and lists keep their words under the key `text`.
  public var sections: [Part]

  public static func == (left: Specification, right: Specification) -> Bool {
    left.title == right.title && left.subtitle == right.subtitle && left.data == right.data
      && left.values == right.values && left.sections == right.sections
      && left.parameters.elementsEqual(right.parameters) { $0 == $1 }
  }
}
