public import Columns
import Dispatch

/// Which fields of a file are wanted, and where its rows begin.
public struct ScanLayout: Sendable {
  public var dialect: Dialect
  /// The names of all fields, for messages and for counting.
  public var fieldNames: [String]
  /// The wanted fields, in the order of the scan's columns.
  public var fields: [Int]
  /// The byte at which the first row begins.
  public var bodyOffset: Int

  public init(dialect: Dialect, fieldNames: [String], fields: [Int], bodyOffset: Int) {
    self.dialect = dialect
    self.fieldNames = fieldNames
    self.fields = fields
    self.bodyOffset = bodyOffset
  }
}

/// What a scan has read.
public struct ScanSummary: Sendable, Equatable {
  public var records = 0
  public var bytes = 0
  public var rejects: [Reject] = []

  public init() {}
}

/// Scans files in parallel and hands their wanted columns, batch by batch, to one consumer a thread.
///
/// Blocks are read at their places in the file and cut at record ends; a cut inside a quoted field is recognised by
/// counting quotes, and every block must begin where the one before it ended, or the file is scanned again in sequence.
/// Which rows come to which consumer depends on the threads, so consumers must not depend on order.
public struct DelimitedScan {
  let kinds: [ColumnKind]
  let threads: Int
  let makeConsumer: () -> any BatchConsumer

  public init(kinds: [ColumnKind], threads: Int, makeConsumer: @escaping () -> any BatchConsumer) {
    precondition(threads > 0)
    self.kinds = kinds
    self.threads = threads
    self.makeConsumer = makeConsumer
  }

  /// Scans the files one after another; returns the consumers, which hold the result, and what was read.
  public func run(
    _ files: [(source: DelimitedSource, layout: ScanLayout)]
  ) throws -> (consumers: [any BatchConsumer], summary: ScanSummary) {
    do {
      return try run(files, threads: threads)
    } catch is BlocksDisagree {
      return try run(files, threads: 1)
    }
  }

  private func run(
    _ files: [(source: DelimitedSource, layout: ScanLayout)], threads: Int
  ) throws -> (consumers: [any BatchConsumer], summary: ScanSummary) {
    let workers = (0..<threads).map { _ in ScanWorker(kinds: kinds, consumer: makeConsumer()) }
    var summary = ScanSummary()
    for (source, layout) in files {
      let scanner = RecordScanner(dialect: layout.dialect, fieldCount: layout.fieldNames.count, wanted: layout.fields)
      if let file = source.file, threads > 1, file.size - layout.bodyOffset > 2 * ParallelBlocks.blockSize {
        let blocks = ParallelBlocks(file: file, layout: layout, scanner: scanner)
        try blocks.scan(workers)
        summary.bytes += file.size
      } else {
        let blocks = SequentialBlocks(source: source, layout: layout, scanner: scanner)
        summary.bytes += try blocks.scan(workers[0])
      }
      summary.rejects += try locate(workers, in: source, layout: layout)
    }
    summary.records = workers.reduce(0) { $0 + $1.recordCount }
    return (workers.map(\.consumer), summary)
  }

  /// Gives rejects their lines and puts them in file order.
  private func locate(_ workers: [ScanWorker], in source: DelimitedSource, layout: ScanLayout) throws -> [Reject] {
    let found = workers.flatMap(\.rejects).sorted { $0.byte < $1.byte }
    for worker in workers { worker.rejects = [] }
    guard !found.isEmpty else { return [] }
    let lines = try LineNumbers(source: source, recordEnd: layout.dialect.recordEnd).lines(at: found.map(\.byte))
    return zip(found, lines).map { reject, line in
      Reject(
        file: source.name, line: line, byte: reject.byte, column: reject.field.map { layout.fieldNames[$0] },
        text: reject.text, reason: reject.reason, advice: reject.advice)
    }
  }
}

/// Two neighbouring blocks that do not meet: quotes stand where the quick count of them misleads.
struct BlocksDisagree: Error {}
