import DelimitedText
import Foundation
import Ingest
import Nomenclature
import Observations
import SparkEngine

/// Who puts rows together: this program by scanning, or Apache Spark. The answers are the same to the byte.
enum Engine: String, CaseIterable {
  case local
  case spark

  /// An answer of either engine.
  struct Answer {
    var aggregation: Aggregation
    var rejectedRows: Int
    /// The first of them as sentences, and how many rows these tell of.
    var firstRejects: [String]
    var toldRejects: Int
    var records: Int
    /// 0 where the engine does not tell.
    var bytes: Int
    var scanTime: Duration
    var groupTime: Duration
  }
}

/// The engine that a command is asked for, and where Spark works.
public struct EngineChoice: Sendable {
  /// `local` or `spark`; local when absent.
  public var name: String?
  /// Where Spark works: `local[*]`, `spark://…`, `yarn`, `k8s://…`.
  public var master: String?
  /// `KEY=VALUE` for Spark.
  public var settings: [String] = []

  public init() {}

  func chosen() throws -> Engine {
    let name = name ?? Engine.local.rawValue
    guard let chosen = Engine(rawValue: name) else {
      let known = Engine.allCases.map(\.rawValue)
      throw WorkflowError.unknown(
        "engine", name, suggestions: NearestNames.suggestions(for: name, among: known, limit: 1), known: known)
    }
    if chosen == .local, master != nil || !settings.isEmpty {
      throw WorkflowError("--master and --spark-conf are for --engine spark. Add that, or leave them out.")
    }
    return chosen
  }

  static var noVintages: WorkflowError {
    WorkflowError("--as-of takes imported data, which Spark does not read. Use --engine local.")
  }

  /// As words of a command line.
  var words: [String] {
    let pairs = [("--engine", name), ("--master", master)] + settings.map { ("--spark-conf", $0) }
    return pairs.flatMap { option, value in value.map { [option, $0] } ?? [] }
  }

  /// Spark's client.
  /// - Throws: `SparkError` where it is not installed.
  func sparkProgram() throws -> SparkProgram { try SparkProgram(master: master, settings: settings) }
}

extension DataSelection {
  /// Asks the engine once for the answers to queries about the same rows; `nil` where one reading is not enough.
  func answers(
    _ files: ObservationFiles, _ queries: [Query], includesWorld: Bool = false
  ) throws -> [Result<Engine.Answer, any Error>]? {
    let plans = try queries.map { try files.plan($0, includesWorld: includesWorld) }
    switch try engine.chosen() {
    case .spark:
      return try SparkReading(self).answers(files, plans)
    case .local:
      guard let together = QueryPlans(plans) else { return nil }
      let answers = try files.aggregate(together, progress: progress(files))
      // All answers are from one reading, so its rejects are told once.
      let rejects = try answers.first { (try? $0.get()) != nil }?.get().summary.rejects ?? []
      if let rejectsFile { try RejectsFile.write(rejects, to: rejectsFile) }
      return answers.map { answer in answer.map { Engine.Answer($0) } }
    }
  }
}

extension Engine.Answer {
  init(_ local: ObservationFiles.Answer) {
    let rejects = local.summary.rejects
    self.init(
      aggregation: local.aggregation, rejectedRows: rejects.count,
      firstRejects: rejects.prefix(5).map(\.description), toldRejects: min(5, rejects.count),
      records: local.summary.records, bytes: local.summary.bytes, scanTime: local.scanTime, groupTime: local.groupTime)
  }
}
