public import Nomenclature

/// A publication or a data set: who printed what, when, where.
public struct PublishedSource: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    case publication
    case data
  }

  public let id: String
  public let publisher: String
  /// The title as printed, or a description where it was not recorded.
  public let title: String
  /// The day, or the month or year where no day is known.
  public let published: Period?
  public let address: String?
  public let kind: Kind
  public let licence: String

  /// Publisher, title and day: `RT, "…", 2018-11-14`.
  public var citation: String {
    let head = kind == .data ? "\(publisher), \(title)" : "\(publisher), \"\(title)\""
    return published.map { "\(head), \($0)" } ?? head
  }
}

extension PublishedSource {
  static func read(_ table: TextTable) throws(FigureError) -> [PublishedSource] {
    try RowReader.read(table, key: ["id"]) { row throws(FigureError) in
      PublishedSource(
        id: try row.required("id"), publisher: try row.required("publisher"), title: try row.required("title"),
        published: try row.period("published"), address: try row.optional("address"),
        kind: try row.optionalWord("kind") ?? .publication,
        licence: try row.text("licence"))
    }
  }
}

/// An institution that claims, or that keeps statistics, and the side it stands on.
public struct Institution: Sendable, Hashable {
  public let name: String
  /// The code of its economy or bloc.
  public let area: String
  /// `russian`, `asean`, `thai` …: the side of a series that it speaks for.
  public let side: String

  static func read(_ table: TextTable) throws(FigureError) -> [Institution] {
    try RowReader.read(table, key: ["name"]) { row throws(FigureError) in
      Institution(name: try row.required("name"), area: try row.required("area"), side: try row.required("side"))
    }
  }
}
