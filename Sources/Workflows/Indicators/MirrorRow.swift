import Documents
import Nomenclature
import Observations
import Panels

/// One flow, or the flows of a bloc, as both sides give it.
struct MirrorRow {
  var reporter: String
  var partner: String
  var flow: String
  var product: String
  var period: String
  var reported: Double?
  var mirror: Double?
  var reconciled: Double?
  var ratio: Double?
  var residual: Double?
  /// Why some of them are missing.
  var reason: String
  var isSummary = false
  /// Members of the blocs with a figure of their own, of all members.
  var coverage: String?

  private var series: [String] { [reporter, partner, flow, product] }

  func tableRow(unit: String, variant: String, hasCoverage: Bool) -> Table.Row {
    var cells: [Cell] = (series + [period]).map { .text($0) }
    cells += [reported, mirror, reconciled, ratio, residual].map { .number($0, otherwise: reason) }
    if hasCoverage { cells.append(coverage.map { .text($0) } ?? .missing) }
    return Table.Row(cells + [.text(unit), .text(variant)], isSummary: isSummary)
  }

  /// Rows by head or by output: all amounts divided, the ratio as it is.
  static func divided(_ rows: [MirrorRow], by companion: CompanionSeries) -> [MirrorRow] {
    rows.map { row in
      var row = row
      let divisor = companion.value(row.series, named: row.period)
      guard let number = divisor.doubleValue, number != 0 else {
        (row.reported, row.mirror, row.reconciled, row.residual) = (nil, nil, nil, nil)
        row.reason = "nothing to divide by"
        return row
      }
      (row.reported, row.mirror) = (row.reported.map { $0 / number }, row.mirror.map { $0 / number })
      (row.reconciled, row.residual) = (row.reconciled.map { $0 / number }, row.residual.map { $0 / number })
      return row
    }
  }

  /// Rows compared with one period: rates of change of the three figures, differences of ratio and residual.
  static func compared(_ rows: [MirrorRow], with period: String) throws -> [MirrorRow] {
    let bases = Dictionary(rows.filter { $0.period == period }.map { ($0.series, $0) }) { first, _ in first }
    guard !bases.isEmpty else {
      let known = Set(rows.map(\.period)).sorted()
      throw PanelError.periodNotThere(period, first: known.first ?? "–", last: known.last ?? "–")
    }
    func rate(_ value: Double?, _ base: Double?) -> Double? {
      guard let value, let base, base > 0 else { return nil }
      return value / base - 1
    }
    func difference(_ value: Double?, _ base: Double?) -> Double? {
      value.flatMap { value in base.map { value - $0 } }
    }
    return rows.map { row in
      let base = bases[row.series]
      var row = row
      row.reported = rate(row.reported, base?.reported)
      row.mirror = rate(row.mirror, base?.mirror)
      row.reconciled = rate(row.reconciled, base?.reconciled)
      row.ratio = difference(row.ratio, base?.ratio)
      row.residual = difference(row.residual, base?.residual)
      if base == nil { row.reason = "no figure in \(period)" }
      return row
    }
  }
}
