extension Table {
  /// The ids of all sources of rows and notes, each once, in the order of first use.
  public var usedSourceIDs: [String] {
    unique(rows.flatMap(\.sources) + notes.flatMap(\.sourceIDs))
  }
}

extension Block {
  /// The ids of all sources the block refers to, each once, in the order of first use.
  public var usedSourceIDs: [String] {
    switch self {
    case .heading: []
    case .paragraph(let prose): unique(prose.sourceIDs)
    case .list(let items): unique(items.flatMap(\.sourceIDs))
    case .table(let table): table.usedSourceIDs
    case .chart(let chart): unique(chart.sources)
    }
  }
}

extension Document {
  /// The ids of all sources the document refers to, each once, in the order of first use.
  public var usedSourceIDs: [String] { unique(blocks.flatMap(\.usedSourceIDs)) }

  /// The document with its list of sources made anew: those it refers to, in the order of first use, taken from
  /// `catalogue`.
  ///
  /// A source that the catalogue lacks is left out and shows up among `faults`.
  public func collectingSources(from catalogue: some Sequence<Source>) -> Document {
    let known = Dictionary(catalogue.map { ($0.id, $0) }) { first, _ in first }
    var document = self
    document.sources = usedSourceIDs.compactMap { known[$0] }
    return document
  }
}

/// The strings without repetitions, each where it first stood.
private func unique(_ ids: [String]) -> [String] {
  var seen = Set<String>()
  return ids.filter { seen.insert($0).inserted }
}
