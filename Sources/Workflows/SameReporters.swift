import Documents
import Ingest
import Nomenclature
import Observations
import Panels

/// The reporters with data in every period that is compared, so that a sum does not move because somebody stopped
/// reporting.
struct SameReporters {
  let names: [String]
  let note: Prose

  /// Reads the data once by reporter and period. Throws when nobody is there throughout.
  init(_ selection: DataSelection, _ query: Query) throws {
    guard selection.data != ["-"] else {
      throw WorkflowError("--same-reporters reads the data twice, and standard input can be read once. Give a file.")
    }
    let files = try selection.open()
    for (field, name) in [(StandardField.reporter, "reporter"), (.period, "period")]
    where files.roles.fields[field] == nil {
      throw WorkflowError("--same-reporters needs a column of \(name)s, and \(files.names[0]) has none.")
    }
    let level = query.groups.first { $0.name == "period" }?.level
    var probe = query
    probe.groups = [Field("reporter"), Field("period", level: level)]
    probe.measures = query.measures.first.map { $0.isAdditive ? [$0] : [Measure($0.column, .count)] } ?? []
    // Flows are told apart only so that they need not be chosen here; trade and balance need both of a reporter.
    let isCombined = query.conditions.contains {
      $0.field == "flow" && [.isOneOf(["T"]), .isOneOf(["B"])].contains($0.test)
    }
    if !isCombined, files.roles.fields[.flow].map({ !$0.isConstant }) ?? false { probe.groups.append(Field("flow")) }
    // What the result tells apart must not be mixed here either.
    probe.groups += query.groups.filter { group in !probe.groups.contains { $0.name == group.name } }
    var plain = selection
    plain.sameReporters = false
    let found = try plain.aggregate(files, probe).aggregation
    let rows = found.rows.filter { $0.values[0] != .missing }
    if rows.isEmpty { throw selection.nothingLeft(found.account) }
    let periods = Set(rows.map { $0.key[1] })
    var seen: [String: Set<String>] = [:]
    for row in rows { seen[row.key[0], default: []].insert(row.key[1]) }
    let kept = Set(seen.filter { $0.value.count == periods.count }.keys)
    names = kept.sorted()
    let span = periods.sorted()
    let range = "\(span.first ?? "") to \(span.last ?? "")"
    guard !kept.isEmpty else {
      throw WorkflowError(
        "--same-reporters: none of the \(seen.count) reporters has data in all \(periods.count) periods "
          + "(\(range)). Compare fewer periods with --where period=…")
    }
    let dropped = seen.keys.filter { !kept.contains($0) }.sorted()
    guard !dropped.isEmpty else {
      note = Prose("Same reporters: all \(kept.count) have data in every period, \(range).")
      return
    }
    var (all, lost) = (AggregateSum(), AggregateSum())
    for row in rows {
      all.add(row.values[0])
      if !kept.contains(row.key[0]) { lost.add(row.values[0]) }
    }
    var text =
      "Same reporters: \(kept.count) of \(seen.count) have data in every period, \(range); left out "
      + (dropped.count > 8 ? dropped.prefix(8).joined(separator: ", ") + ", …" : dropped.joined(separator: ", "))
    if let part = lost.value.doubleValue, let whole = all.value.doubleValue, whole != 0 {
      text += ", with \((part / whole * 1_000).rounded() / 10) % of the value of all"
    }
    note = Prose(text + ".")
  }
}
