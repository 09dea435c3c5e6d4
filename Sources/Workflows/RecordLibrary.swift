import DelimitedText
import Documents
import Figures
import Foundation
import Ingest
import Observations
import Reports
import Synchronization

/// The records of cooperation that a report's written parts are about, each read once, whichever thread asks first.
final class RecordLibrary: Sendable {
  private struct Contents {
    var parts: [String: Result<CooperationParts, any Error>] = [:]
    var stages: [StageTiming] = []
    var writing = StageTiming(stage: "parts", seconds: 0)
  }

  private let contents = Mutex(Contents())
  private let answering = Answering()

  /// The parts over a ledger; the bundled one for `nil`.
  ///
  /// - Throws: The same error every time where the ledger cannot be read.
  func parts(_ ledger: String?) throws -> CooperationParts {
    let name = ledger ?? LedgerFiles.bundledName
    return try contents.withLock { contents in
      if let known = contents.parts[name] { return try known.get() }
      var clock = StageClock()
      let parts = Result { try Self.read(name, answering, &clock) }
      contents.parts[name] = parts
      contents.stages += clock.timings
      return try parts.get()
    }
  }

  /// What a part has, written when it is first asked for.
  func blocks(of part: CooperationPart, _ ledger: String?) throws -> [Block] {
    let parts = try parts(ledger)
    let (start, before) = (ContinuousClock.now, answering.total.seconds)
    defer {
      let seconds = start.duration(to: .now).seconds - (answering.total.seconds - before)
      contents.withLock { $0.writing.seconds += seconds }
    }
    return try parts.blocks(of: part)
  }

  /// What reading tables, making ledgers, writing parts and answering their queries took.
  var timings: [StageTiming] { contents.withLock { $0.stages + [$0.writing] } + [answering.total] }

  private static func read(_ name: String, _ answering: Answering, _ clock: inout StageClock) throws -> CooperationParts
  {
    let files = try LedgerFiles(name)
    clock.end("reading tables")
    let record = try files.record()
    clock.end("ledger", rows: record.ledger.figures.count)
    return CooperationParts(
      AseanRussiaData(record: record) { table, query in
        guard let path = files.path(table.rawValue) else {
          throw WorkflowError("\(files.name) has no table \(table.rawValue), which this part needs.")
        }
        return try answering.answer(query, path: path)
      })
  }

  /// Answers queries over tables of observations, timed.
  private final class Answering: Sendable {
    private let timing = Mutex(StageTiming(stage: "queries", seconds: 0, rows: 0, bytes: 0))

    var total: StageTiming { timing.withLock { $0 } }

    func answer(_ query: Query, path: String) throws -> Aggregation {
      let start = ContinuousClock.now
      let name = BundledData.name(ofPath: path) ?? path
      Provenance.reads(path, as: name)
      var options = ObservationFiles.Options()
      // The tables of a ledger are small.
      options.threads = 1
      let files = try ObservationFiles([try DelimitedSource(path: path, name: name)], options: options)
      let answer = try files.aggregate(query)
      if let reject = answer.summary.rejects.first { throw WorkflowError(reject.description) }
      timing.withLock { timing in
        timing.seconds += start.duration(to: .now).seconds
        timing.rows = (timing.rows ?? 0) + answer.summary.records
        timing.bytes = (timing.bytes ?? 0) + answer.summary.bytes
      }
      return answer.aggregation
    }
  }
}
