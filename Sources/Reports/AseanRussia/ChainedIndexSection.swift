import Documents
import Figures
import Intervals

/// The growth that either side reports, chained into an index; where neither rate nor levels are printed, it breaks.
struct ChainedIndexSection {
  private let indices: [(name: String, index: ChainedIndex)]

  init(_ data: AseanRussiaData) throws {
    indices = try [("ASEAN", "asean-side"), ("Russia", "russian-side")].map { name, side in
      (name, try data.ledger.chainedIndex(series: "\(TradeSide.pair)/\(side)"))
    }
  }

  var blocks: [Block] { [.table(table.validated())] }

  private var table: Table {
    var table = Table(
      id: "trade-chained", title: "ASEAN–Russia trade, reported growth chained by reporting side",
      columns: [
        Table.Column("side"), Table.Column("chain", format: .plain(grouped: false)),
        Table.Column("year", format: .plain(grouped: false)),
        Table.Column("index", heading: "index, first year 100", format: .fixed(places: 1)),
        Table.Column("level", unit: "bn USD", format: .fixed(places: 2)), Table.Column("basis", heading: "level is"),
        Table.Column("step"),
      ])
    for (name, index) in indices {
      for point in index.points {
        table.append(
          [
            .text(name), .integer(point.chain), .integer(point.year), .interval(point.index),
            .interval(point.level, otherwise: "no level in this chain"),
            .text(point.level == nil ? "" : point.isPrinted ? "printed" : "spliced"), .text(point.step.rawValue),
          ], sources: point.figures.isEmpty ? rates(of: index, after: point) : point.figures)
      }
    }
    table.notes = indices.filter { !$0.index.gaps.isEmpty }.map { name, index in
      Prose("\(name): nothing is reported for \(Wording.years(index.gaps)), and chains are not joined across.")
    }
    table.notes.append("Spliced levels follow from the nearest printed level and the rates; they are not reported.")
    return table
  }

  /// The base of a chain rests on the figures of the step after it.
  private func rates(of index: ChainedIndex, after point: ChainedIndex.Point) -> [String] {
    index.points.first { $0.chain == point.chain && $0.year == point.year + 1 }?.figures ?? []
  }
}
