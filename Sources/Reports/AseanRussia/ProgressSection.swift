import Decimals
import Documents
import Figures
import Intervals

/// How far programmes have come against the time that has gone, each measure with its own definition.
struct ProgressSection {
  /// The measures with start and end known, one line a reading of them.
  let lines: [ProgressPace]
  let programmes: [Programme]

  init(_ data: AseanRussiaData) {
    programmes = data.record.programmes
    lines = data.record.paces.filter { $0.elapsed != nil }
  }

  static func met(_ record: ProgressRecord) -> String {
    if let met = record.met, let total = record.total { return "\(met) of \(total)" }
    let low = record.share.lower.value.map { Interval(exactly: $0).text(places: 0, percent: true) } ?? ""
    return record.qualifier == .exact ? "\(low) %" : "\(record.qualifier.rawValue) \(low) %"
  }

  /// `behind by 17.7 points`
  private static func finding(_ line: ProgressPace) -> String {
    guard line.finding == .behind || line.finding == .ahead, let lead = line.lead?.singleValue else {
      return line.finding.rawValue
    }
    let points = Interval(exactly: lead.isNegative ? lead.negated : lead).text(places: 1, percent: true)
    return "\(line.finding.rawValue) by \(points) points"
  }

  var blocks: [Block] {
    [.table(table.validated()), .table(programmeTable.validated())]
  }

  private var table: Table {
    var table = Table(
      id: "progress", title: "Goals met against time gone",
      columns: [
        Table.Column("measure"), Table.Column("as_of", heading: "as of"),
        Table.Column("variant", heading: "start and end"), Table.Column("met"),
        Table.Column("share", heading: "share met", unit: "%", format: .percent(places: 1)),
        Table.Column("elapsed", heading: "time gone", unit: "%", format: .percent(places: 1)),
        Table.Column("pace", heading: "even pace"),
        Table.Column("needed", heading: "needed a year", unit: "points", format: .percent(places: 1)),
      ])
    for line in lines {
      let record = line.record
      table.append(
        [
          .text(record.measure), .text("\(record.asOf)"), .text(line.programme.variant), .text(Self.met(record)),
          .interval(record.share),
          .number(line.elapsed?.doubleValue), .text(Self.finding(line)),
          .interval(line.neededPerYear, otherwise: "the programme has ended"),
        ], sources: record.figures)
    }
    var defined: Set<String> = []
    for line in lines where defined.insert(line.record.measure).inserted {
      let note = line.record.note.map { "; \($0)" } ?? ""
      table.notes.append("\(line.record.measure): \(line.record.definition)\(note).")
    }
    table.notes.append("The measures are different things: the rows are not one series.")
    table.notes.append(
      "Time gone is days from the start to the day over the days of the programme; sources differ on start and "
        + "end, which the next table gives. needed a year: the share still to be met over the years left.")
    return table
  }

  private var programmeTable: Table {
    var table = Table(
      id: "programmes", title: "Programmes with each start and end that sources give",
      columns: [
        Table.Column("programme"), Table.Column("variant"), Table.Column("start"), Table.Column("end"),
        Table.Column("basis"),
      ])
    for programme in programmes {
      table.append(
        [
          .text(programme.name), .text(programme.variant),
          programme.span.map { .text("\($0.first)") } ?? .missing(reason: "not printed"),
          programme.span.map { .text("\($0.last)") } ?? .missing(reason: "not printed"), .text(programme.basis),
        ], sources: programme.figures)
    }
    return table
  }
}
