import Columns
import Documents
import ExternalPrograms
import Nomenclature
import Observations
import Panels
import Trends

/// `comity decompose`: trend, seasonal and cycle.
public struct DecomposeRequest: Sendable {
  public var series = SeriesRequest()
  /// A method's name; STL, or Hodrick–Prescott for annual series, when absent.
  public var method: String?
  public var robust = false
  /// Whether parts multiply instead of adding up.
  public var multiplicative = false
  /// The smoothing of Hodrick–Prescott.
  public var smoothing: Double?

  public init() {}
}

extension Comity {
  public static func decompose(_ request: DecomposeRequest, output: OutputOptions) throws -> Outcome {
    let names = DecompositionChoice.allCases.map(\.rawValue)
    let asked = try request.method.map { name in
      guard let choice = DecompositionChoice(rawValue: name) else {
        let suggestions = NearestNames.suggestions(for: name, among: names, limit: 1)
        throw WorkflowError.unknown("method", name, suggestions: suggestions, known: names)
      }
      return choice
    }
    let series = try SeriesPanel(request.series)
    let failedCheck = try request.series.selection.exceedsRejects(series.aggregated)
    let choice = asked ?? (series.panel.periodsPerYear > 1 ? .stl : .hodrickPrescott)
    try choice.check(request, frequency: series.panel.frequency)
    // Asked for once, so that a missing program is told before any work.
    let program = choice == .x13 ? try X13Program() : nil
    var clock = StageClock()
    let table = DecompositionTable(series: series, choice: choice, request: request, program: program).table
    clock.end("decompose")
    let outcome = try Rendering.outcome(table, output: output, failedCheck: failedCheck)
    clock.end("write")
    return outcome.timed(request.series.selection, series.aggregated, clock)
  }
}

/// The methods of `comity decompose`, as the command line names them.
enum DecompositionChoice: String, CaseIterable {
  case stl
  case classical
  case hodrickPrescott = "hodrick-prescott"
  case hamilton
  case baxterKing = "baxter-king"
  case x13 = "x-13"

  private var isSeasonal: Bool { self == .stl || self == .classical || self == .x13 }

  func check(_ request: DecomposeRequest, frequency: Frequency) throws {
    if isSeasonal, frequency.periodsPerYear < 2 {
      throw WorkflowError(
        "\(rawValue) takes a season out, and annual series have none. Use hodrick-prescott, hamilton or baxter-king.")
    }
    if request.robust, self != .stl { throw WorkflowError("--robust is for stl, not for \(rawValue).") }
    if request.multiplicative, !isSeasonal {
      throw WorkflowError("--multiplicative is for stl, classical and x-13, not for \(rawValue).")
    }
    guard let smoothing = request.smoothing else { return }
    if self != .hodrickPrescott { throw WorkflowError("--smoothing is for hodrick-prescott, not for \(rawValue).") }
    if !(smoothing >= 0) { throw WorkflowError("--smoothing takes a number from 0.") }
  }
}

/// One row a period of every series: its parts.
struct DecompositionTable {
  let series: SeriesPanel
  let choice: DecompositionChoice
  let request: DecomposeRequest
  let program: X13Program?

  private struct Parts {
    var trend: [Double?]
    var seasonal: [Double?]
    var remainder: [Double?]
    var adjusted: [Double?]
    var variant: String
    var remarks: [String] = []
  }

  var table: Table {
    let found = concurrentMap(series.panel.series.count, threads: request.series.selection.threadCount) { index in
      let present = PresentSeries(series.panel, index)
      return (present, parts(present))
    }
    var rows: [Table.Row] = []
    var remarks: [String] = []
    var variants: Set<String> = []
    for (index, (present, result)) in found.enumerated() {
      switch result {
      case .success(let parts):
        variants.insert(parts.variant)
        remarks += parts.remarks
        for (place, period) in present.periods.enumerated() {
          let numbers = [parts.trend, parts.seasonal, parts.remainder, parts.adjusted].map { part in
            part[place].map { Cell.number($0) } ?? .missing
          }
          rows.append(
            Table.Row(
              series.keyCells(index) + [.text(period.description), .number(present.values[place])] + numbers
                + [.text(choice.rawValue)]))
        }
      case .failure(let refusal):
        let reason = refusal.sentence
        remarks.append(reason)
        let empty = Array(repeating: Cell.missing(reason: reason), count: 6)
        rows.append(Table.Row(series.keyCells(index) + empty + [.text("refused")]))
      }
    }
    var notes = series.notes
    if variants.count == 1, let variant = variants.first { notes.append(Prose("Method: \(variant).")) }
    notes += TableNotes.distinct(remarks)
    let format = CellFormat.significant(digits: 6)
    let columns =
      [Table.Column("period")]
      + ["value", "trend", "seasonal", "remainder", "adjusted"].map { Table.Column($0, format: format) }
      + [Table.Column("method", isForMachines: true)]
    return Table(
      id: "decompose",
      title: "Trend, season and remainder" + (series.panel.unit.isEmpty ? "" : ", \(series.panel.unit)"),
      columns: series.keyColumns + columns, rows: rows, notes: notes
    ).withUniqueColumnNames
  }

  private struct Refused: Error, CustomStringConvertible {
    let sentence: String
    var description: String { sentence }
  }

  private func parts(_ present: PresentSeries) -> Result<Parts, Refused> {
    if let gap = present.gapSentence("\(choice.rawValue) decomposition") { return .failure(Refused(sentence: gap)) }
    do {
      return .success(try parts(present, present.values))
    } catch {
      return .failure(Refused(sentence: "\(error)"))
    }
  }

  private func parts(_ present: PresentSeries, _ values: [Double]) throws -> Parts {
    let perYear = series.panel.periodsPerYear
    switch choice {
    case .stl:
      let loess = SeasonalTrendLoess(period: perYear, seasonalWindow: .periodic, robust: request.robust)
      return seasonal(
        try request.multiplicative ? loess.decomposeLogarithms(values) : loess.decompose(values), values)
    case .classical:
      let classical = ClassicalDecomposition(
        period: perYear, form: request.multiplicative ? .multiplicative : .additive)
      return seasonal(try classical.decompose(values), values)
    case .hodrickPrescott: return cyclical(try hodrickPrescott.filter(values), values)
    case .hamilton: return cyclical(try hamilton.filter(values), values)
    case .baxterKing: return cyclical(try baxterKing.filter(values), values)
    case .x13: return try adjusted(present, values)
    }
  }

  private func seasonal(_ found: SeasonalDecomposition, _ values: [Double]) -> Parts {
    Parts(
      trend: found.trend, seasonal: found.seasonal, remainder: found.remainder,
      adjusted: found.seasonallyAdjusted(values), variant: found.variant)
  }

  private func cyclical(_ found: TrendAndCycle, _ values: [Double]) -> Parts {
    Parts(
      trend: found.trend, seasonal: values.map { _ in nil }, remainder: found.cycle, adjusted: values.map { _ in nil },
      variant: found.variant, remarks: found.remarks)
  }

  private func adjusted(_ present: PresentSeries, _ values: [Double]) throws -> Parts {
    guard let program, let first = present.periods.first else { throw Refused(sentence: "there are no values") }
    let adjustment = X13Adjustment(mode: request.multiplicative ? .multiplicative : .additive)
    let found = try program.adjust(
      values, period: series.panel.periodsPerYear, startYear: first.year, startPeriod: first.numberInYear, adjustment)
    return Parts(
      trend: found.trend, seasonal: found.seasonal, remainder: found.irregular, adjusted: found.seasonallyAdjusted,
      variant: found.variant, remarks: found.warnings)
  }

  private var hodrickPrescott: HodrickPrescott {
    if let smoothing = request.smoothing { return HodrickPrescott(.value(smoothing)) }
    switch series.panel.frequency {
    case .quarter: return HodrickPrescott(.quarterly)
    case .month: return HodrickPrescott(.monthly)
    default: return HodrickPrescott(.annual)
    }
  }

  private var hamilton: HamiltonFilter {
    switch series.panel.frequency {
    case .quarter: .quarterly
    case .month: .monthly
    default: .annual
    }
  }

  private var baxterKing: BaxterKing {
    switch series.panel.frequency {
    case .quarter: .quarterly
    case .month: .monthly
    default: .annual
    }
  }
}
