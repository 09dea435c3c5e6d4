import DelimitedText
import Figures
import Foundation
import Ingest
import Nomenclature
import Observations
import Reports
import Specifications

/// `comity report`: a whole trend report.
public struct ReportRequest: Sendable {
  /// The report; the bundled ASEAN–Russia report when absent.
  public var name: String?
  /// Whether to tell what each stage took.
  public var timings = false
  /// How many threads scan tables of observations; one is enough for the bundled ones.
  public var threads = 1
  /// Values of a specification's parameters: `partner=VNM`.
  public var settings: [String] = []

  public init() {}
}

extension Comity {
  static let reportNames = ["asean-russia"]

  /// Makes a report from the bundled data and renders it.
  ///
  /// - Throws: `WorkflowError` for an unknown report or missing data, `FigureError` where the data package is broken.
  public static func report(_ request: ReportRequest, output: OutputOptions) throws -> Outcome {
    let name = request.name ?? reportNames[0]
    if let path = try bundledSpecifications()[name] { return try specifiedReport(path, request, output: output) }
    if isSpecification(name) { return try specifiedReport(name, request, output: output) }
    guard request.settings.isEmpty else {
      throw WorkflowError("--set changes a specification's parameters, and the report \(name) has none.")
    }
    guard reportNames.contains(name) else {
      let known = try reportNames + bundledSpecifications().keys.sorted()
      let suggestions = NearestNames.suggestions(for: name, among: known, limit: 2)
      throw WorkflowError.unknown("report", name, suggestions: suggestions, known: known)
    }
    // A wrong format is told before the work.
    if !DocumentFolder.isNamed(output.path) { _ = try output.resolvedFormat() }
    var clock = StageClock()
    let package = try ReportPackage(name, threads: request.threads, clock: &clock)
    let document = try AseanRussiaReport(package.data).document()
    clock.end("document", rows: nil, bytes: nil, without: package.queries.total)
    clock.add(package.queries.total)
    var outcome = try Rendering.outcome(document, output: output)
    clock.end("write")
    if request.timings { outcome.timings = clock.timings }
    return outcome
  }
}

extension Comity {
  /// The files of the bundled specifications by their names.
  private static func bundledSpecifications() throws -> [String: String] {
    let folder = try BundledData.folder() + "/reports"
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return Dictionary(
      files.filter { $0.hasSuffix(".yaml") }.map { (String($0.dropLast(5)), "\(folder)/\($0)") }
    ) { first, _ in first }
  }

  /// Whether a report is a file and not a name.
  private static func isSpecification(_ name: String) -> Bool {
    !reportNames.contains(name) && (name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.contains("/"))
  }

  private static func specifiedReport(
    _ path: String, _ request: ReportRequest, output: OutputOptions
  ) throws -> Outcome {
    if !DocumentFolder.isNamed(output.path) { _ = try output.resolvedFormat() }
    var clock = StageClock()
    let report = try SpecifiedReport(path: path, settings: request.settings)
    try report.check()
    clock.end("check")
    let document = try report.document()
    clock.end("document")
    var outcome = try Rendering.outcome(document, output: output)
    clock.end("write")
    if request.timings { outcome.timings = clock.timings }
    return outcome
  }

  /// The form of specifications as JSON Schema.
  public static var specificationSchema: Outcome { Outcome(output: Array(SpecificationSchema.text.utf8)) }

  /// A specification to begin with.
  public static var specificationExample: Outcome { Outcome(output: Array(SpecificationExample.text.utf8)) }
}

/// The tables of a bundled package as a report takes them.
private struct ReportPackage {
  let data: AseanRussiaData
  let queries: QueryTimings

  init(_ name: String, threads: Int, clock: inout StageClock) throws {
    let folder = try BundledData.folder() + "/" + name
    var tables: [TextTable] = []
    var bytes = 0
    for table in CooperationRecord.tableNames {
      let path = "\(folder)/\(table).csv"
      guard let contents = FileManager.default.contents(atPath: path) else { throw ReadingError.notFound(file: path) }
      Provenance.reads(path, as: "\(name)/\(table)")
      tables.append(try LedgerFiles.Files.table(Array(contents), name: table, file: path))
      bytes += contents.count
    }
    clock.end("reading tables", rows: tables.reduce(0) { $0 + $1.rows.count }, bytes: bytes)
    let record = try CooperationRecord(tables)
    clock.end("ledger", rows: record.ledger.figures.count, bytes: nil)
    let queries = QueryTimings()
    self.queries = queries
    data = AseanRussiaData(record: record) { table, query in
      let start = ContinuousClock.now
      var options = ObservationFiles.Options()
      options.threads = threads
      let path = "\(folder)/\(table.rawValue).csv"
      Provenance.reads(path, as: "\(name)/\(table.rawValue)")
      let files = try ObservationFiles(
        [try DelimitedSource(path: path, name: "\(name)/\(table.rawValue)")], options: options)
      let answer = try files.aggregate(query)
      if let reject = answer.summary.rejects.first { throw WorkflowError(reject.description) }
      queries.add(start.duration(to: .now), rows: answer.summary.records, bytes: answer.summary.bytes)
      return answer.aggregation
    }
  }
}

/// What the answers to queries took, from whichever section and thread asked.
private final class QueryTimings: @unchecked Sendable {
  private let lock = NSLock()
  private var seconds = 0.0
  private var rows = 0
  private var bytes = 0

  func add(_ duration: Duration, rows: Int, bytes: Int) {
    lock.withLock {
      seconds += duration.seconds
      self.rows += rows
      self.bytes += bytes
    }
  }

  var total: StageTiming {
    lock.withLock { StageTiming(stage: "queries", seconds: seconds, rows: rows, bytes: bytes) }
  }
}
