/// A report with no medium: what it says, in order, before anyone decides how it looks.
///
/// Renderers turn one document into text, Markdown, CSV, HTML or a workbook. Every number in it is exact (a decimal,
/// an interval, a double with the shortest digits that read back), and every claim can name its sources by id.
public struct Document: Sendable, Equatable {
  public var title: String
  public var subtitle: String?
  public var blocks: [Block]
  /// Everything the document refers to, in the order of first use.
  public var sources: [Source]

  public init(title: String, subtitle: String? = nil, blocks: [Block] = [], sources: [Source] = []) {
    self.title = title
    self.subtitle = subtitle
    self.blocks = blocks
    self.sources = sources
  }

  /// The tables in reading order, whatever section they stand in.
  public var tables: [Table] {
    blocks.compactMap { block -> Table? in
      if case .table(let table) = block { table } else { nil }
    }
  }
}

/// One thing a document says.
public enum Block: Sendable, Equatable {
  /// A heading; level 1 is a section, 2 a part of it.
  case heading(level: Int, String)
  case paragraph(Prose)
  case list([Prose])
  case table(Table)
  case chart(Chart)
}

/// Where a number or a statement comes from.
public struct Source: Sendable, Hashable {
  /// The short name by which the document refers to it, such as `T211`.
  public var id: String
  /// The citation as a reader would print it: who, what, when.
  public var citation: String
  public var address: String?

  public init(id: String, citation: String, address: String? = nil) {
    self.id = id
    self.citation = citation
    self.address = address
  }
}
