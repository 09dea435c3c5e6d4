/// All reported figures with their sources: the only place from which a report takes a printed number.
public struct Ledger: Sendable {
  /// In the order of the table.
  public let figures: [ReportedFigure]
  public let sources: [PublishedSource]
  public let units: [String: FigureUnit]
  public let institutions: [Institution]
  public let conflicts: [Conflict]
  private let figurePositions: [String: Int]
  private let seriesPositions: [String: [Int]]
  private let publicationPositions: [String: [Int]]
  private let partPositions: [String: [Int]]
  private let sourcePositions: [String: Int]
  private let sides: [String: String]

  /// Reads the tables and checks them against one another: every source, unit and figure that a row names is there,
  /// periods end after they start, dates have no number and numbers have no date.
  ///
  /// - Throws: `FigureError` with table, row, column and reason. O(cells).
  public init(
    figures: TextTable, sources: TextTable, units: TextTable, institutions: TextTable, conflicts: TextTable
  ) throws(FigureError) {
    self.units = try FigureUnit.read(units)
    self.sources = try PublishedSource.read(sources)
    self.institutions = try Institution.read(institutions)
    self.figures = try ReportedFigure.read(figures, units: self.units)
    self.conflicts = try Conflict.read(conflicts)
    figurePositions = Dictionary(uniqueKeysWithValues: self.figures.enumerated().map { ($1.id, $0) })
    seriesPositions = self.figures.positions { $0.series.map { [$0] } ?? [] }
    publicationPositions = self.figures.positions { [$0.source] }
    partPositions = self.figures.positions(by: \.partOf)
    sourcePositions = Dictionary(uniqueKeysWithValues: self.sources.enumerated().map { ($1.id, $0) })
    sides = Dictionary(uniqueKeysWithValues: self.institutions.map { ($0.name, $0.side) })
    try checkReferences(figures.name)
    for conflict in self.conflicts {
      for id in conflict.figures { try requireFigure(id, table: conflicts.name, row: conflict.id, column: "figures") }
    }
  }

  public func figure(_ id: String) -> ReportedFigure? { figurePositions[id].map { figures[$0] } }

  /// The names of all series. O(series).
  var seriesNames: some Collection<String> { seriesPositions.keys }

  /// The figures of a series, in the order of the table. O(figures found).
  func figures(inSeries series: String) -> [ReportedFigure] { (seriesPositions[series] ?? []).map { figures[$0] } }

  /// The figures of a publication, in the order of the table. O(figures found).
  func figures(ofSource id: String) -> [ReportedFigure] { (publicationPositions[id] ?? []).map { figures[$0] } }

  /// The figures that are parts of another, in the order of the table. O(figures found).
  func parts(of id: String) -> [ReportedFigure] { (partPositions[id] ?? []).map { figures[$0] } }

  public func source(_ id: String) -> PublishedSource? { sourcePositions[id].map { sources[$0] } }

  /// `russian`, `asean` … for an institution of the table.
  public func side(of institution: String) -> String? { sides[institution] }

  public func institution(_ name: String) -> Institution? { institutions.first { $0.name == name } }

  /// The figures that are one claim printed in several publications.
  public func claim(_ name: String) -> [ReportedFigure] { figures.filter { $0.claim == name } }

  /// The conflicts in which a figure is one of the readings.
  public func conflicts(with id: String) -> [Conflict] { conflicts.filter { $0.figures.contains(id) } }

  /// Checks that a table's row names a figure that is there.
  func requireFigure(_ id: String, table: String, row: String, column: String) throws(FigureError) {
    guard figurePositions[id] != nil else {
      throw .unknownReference(table: table, row: row, column: column, text: id, target: "figures")
    }
  }

  func requireSource(_ id: String, table: String, row: String, column: String) throws(FigureError) {
    guard sourcePositions[id] != nil else {
      throw .unknownReference(table: table, row: row, column: column, text: id, target: "sources")
    }
  }

  private func checkReferences(_ table: String) throws(FigureError) {
    for figure in figures {
      try requireSource(figure.source, table: table, row: figure.id, column: "source")
      for (column, name) in [("reporter", figure.reporter), ("data_origin", figure.dataOrigin)] {
        if let name, sides[name] == nil {
          throw .unknownReference(table: table, row: figure.id, column: column, text: name, target: "institutions")
        }
      }
      for (column, ids) in [
        ("part_of", figure.partOf), ("supersedes", figure.supersedes), ("conflicts_with", figure.conflictsWith),
        ("derived_from", figure.derivedFrom),
      ] {
        for id in ids { try requireFigure(id, table: table, row: figure.id, column: column) }
      }
    }
  }
}

extension [ReportedFigure] {
  /// Where the figures stand that have a key.
  fileprivate func positions(by keys: (ReportedFigure) -> [String]) -> [String: [Int]] {
    var positions: [String: [Int]] = [:]
    for (position, figure) in enumerated() {
      for key in Set(keys(figure)) { positions[key, default: []].append(position) }
    }
    return positions
  }
}
