import Documents
import Figures
import Intervals
import Nomenclature

/// `comity figures chain`: reported growth rates as an index with its interval.
public struct FiguresChainRequest: Sendable {
  /// A folder, a file of figures or a bundled package; the bundled ledger when absent.
  public var ledger: String?
  /// The series to chain; all that can be chained when absent.
  public var series: String?

  public init() {}
}

extension Comity {
  public static func figuresChain(_ request: FiguresChainRequest, output: OutputOptions) throws -> Outcome {
    _ = try output.resolvedFormat()
    let ledger = try LedgerFiles(request.ledger).ledger()
    var chosen = ledger.chainableSeries
    if let series = request.series {
      let known = Set(chosen.map(\.series)).sorted()
      chosen = chosen.filter { $0.series == series }
      guard !chosen.isEmpty else {
        let suggestions = NearestNames.suggestions(for: series, among: known, limit: 2)
        throw WorkflowError.unknown(
          "series with yearly growth or levels", series, suggestions: suggestions, known: known)
      }
    }
    var table = Table(
      id: "figures-chain", title: "Reported growth chained into indices",
      columns: [
        Table.Column("series"), Table.Column("areas"), Table.Column("flow"), Table.Column("sector"),
        Table.Column("year", format: .plain(grouped: false)), Table.Column("chain", format: .plain(grouped: false)),
        Table.Column("index_low", format: .fixed(places: 2)), Table.Column("index_high", format: .fixed(places: 2)),
        Table.Column("level_low", format: .fixed(places: 2)), Table.Column("level_high", format: .fixed(places: 2)),
        Table.Column("unit"), Table.Column("step"), Table.Column("level_is", heading: "level is"),
        Table.Column("figures"),
      ])
    var gaps: [Prose] = []
    for (series, areas, flow, sector) in chosen {
      let index: ChainedIndex
      do {
        index = try ledger.chainedIndex(series: series, areas: areas, flow: flow, sector: sector)
      } catch {
        gaps.append(Prose("Not chained: \(error)"))
        continue
      }
      for point in index.points {
        table.append([
          .text(series), .text(areas.joined(separator: " ")), .text(flow.rawValue), .text(sector), .integer(point.year),
          .integer(point.chain),
          FigureCells.bound(point.index.lower), FigureCells.bound(point.index.upper),
          FigureCells.bound(point.level?.lower), FigureCells.bound(point.level?.upper),
          FigureCells.text(point.level == nil ? nil : index.unit), .text(point.step.rawValue),
          point.level == nil ? .missing : .text(point.isPrinted ? "printed" : "spliced"),
          .text(point.figures.joined(separator: " ")),
        ])
      }
      if !index.gaps.isEmpty {
        let years = index.gaps.map(String.init).joined(separator: ", ")
        gaps.append(
          Prose(
            "\(series) \(areas.joined(separator: " ")) \(flow.rawValue) \(sector): nothing is reported for \(years); the chain is broken."
          ))
      }
    }
    table.notes =
      [
        """
        100 in the first year of each chain. A step is the printed rate, else the ratio of two printed levels; spliced \
        levels follow from the nearest printed level of the chain and are not reported.
        """
      ] + gaps
    return try Rendering.outcome(table, output: output)
  }
}
