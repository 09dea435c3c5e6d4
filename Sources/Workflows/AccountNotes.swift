import Decimals
import Documents
import Ingest
import Observations
import Panels

/// The notes under a result: where it comes from, what became of every row, which choices were made.
struct AccountNotes {
  let aggregated: Aggregated

  var all: [Prose] {
    [Prose(source), Prose(rows)] + worldRows + [flags].compactMap { $0 } + observed + [valuation].compactMap { $0 }
      + aggregated.remarks + aggregated.coverage.notes
  }

  private var source: String {
    let names = aggregated.files.names
    let shown = names.count > 3 ? "\(names[0]), \(names[1]) … (\(names.count) files)" : names.joined(separator: ", ")
    return "Source: \(shown), read as \(aggregated.files.profileName)." + setAside
  }

  private var setAside: String {
    let names = aggregated.files.setAside
    guard !names.isEmpty else { return "" }
    let shown = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " …" : "")
    return " Not read, being of another kind: \(shown)."
  }

  /// Marks beside the rows that were used: estimated, provisional, confidential.
  private var flags: Prose? {
    let flags = aggregated.aggregation.flags
    guard let column = aggregated.files.roles.flagColumn, !flags.isEmpty else { return nil }
    func listed(_ count: KeyPath<Aggregation.FlagCount, Int>) -> String? {
      let marks = flags.filter { $0[keyPath: count] > 0 }
      guard !marks.isEmpty else { return nil }
      return marks.map { "\(meaning($0.flag)) \(ExactDecimal($0[keyPath: count]).formatted(places: 0))" }
        .joined(separator: ", ")
    }
    let parts = [
      listed(\.rows).map { "beside values used, \($0)" }, listed(\.withoutValue).map { "in place of a value, \($0)" },
    ]
    return Prose("Marks in \(column): " + parts.compactMap { $0 }.joined(separator: "; ") + ".")
  }

  private func meaning(_ mark: String) -> String {
    let known = aggregated.files.roles.flagMeanings
    // Marks combine: bp is a break and provisional.
    let meanings = known[mark].map { [$0] } ?? mark.compactMap { known[String($0)] }
    return meanings.isEmpty ? mark : "\(mark) (\(meanings.joined(separator: ", ")))"
  }

  private var rows: String {
    let account = aggregated.aggregation.account
    func count(_ rows: Int) -> String { ExactDecimal(rows).formatted(places: 0) }
    var parts = ["\(count(account.used)) used"]
    if account.notSelected > 0 { parts.append("\(count(account.notSelected)) not selected") }
    for left in account.leftOut {
      var part = "\(count(left.rows)) left out (\(left.reason)"
      if let share = left.share { part += ", \(Self.percent(share)) of the value used" }
      parts.append(part + ")")
    }
    if account.rejected > 0 { parts.append("\(count(account.rejected)) rejected") }
    var text = "Rows: \(count(account.read)) read = \(parts.joined(separator: " + "))."
    if account.withoutValue > 0 { text += " \(count(account.withoutValue)) of the used rows have no value." }
    if account.withoutWeight > 0 {
      text += " \(count(account.withoutWeight)) of the used rows have no weight and are not in the weighted mean."
    }
    return text
  }

  private var worldRows: [Prose] {
    if aggregated.usesWorldRows {
      return ["Only World rows are there, so they are used as the totals; no partners stand behind them."]
    }
    let pairs = aggregated.aggregation.worldRows
    guard !pairs.isEmpty else { return [] }
    let differing = pairs.filter { $0.world != $0.partners }
    guard !differing.isEmpty else {
      return ["World rows are left out; each equals the exact sum of its partners (\(pairs.count) compared)."]
    }
    let listed = differing.prefix(12).map { pair in
      "\(pair.key.joined(separator: " ")): World row \(Self.text(pair.world)), sum of partners \(Self.text(pair.partners))"
    }
    let rest = differing.count > 12 ? "; and \(differing.count - 12) more" : ""
    return [
      Prose(
        "World rows are left out; \(differing.count) of \(pairs.count) differ from the exact sum of their partners: "
          + listed.joined(separator: "; ") + rest + ".")
    ]
  }

  private var observed: [Prose] {
    aggregated.aggregation.notes.filter { $0.column != aggregated.files.roles.flagColumn }.map { note in
      Prose(
        "The rows used have several values of \(note.column) (\(note.values.joined(separator: ", "))); "
          + "codes of different classifications are not the same goods.")
    }
  }

  private var valuation: Prose? { aggregated.files.roles.valuation.map { Prose("Valuation: \($0)") } }

  static func text(_ value: AggregateValue) -> String {
    switch value {
    case .exact(let decimal): decimal.description
    case .rounded(let double): double.description
    case .missing: "missing"
    }
  }

  private static func percent(_ share: Double) -> String {
    let percent = share * 100
    return abs(percent) < 0.05 && percent != 0 ? "under 0.1 %" : "\((percent * 10).rounded() / 10) %"
  }
}
