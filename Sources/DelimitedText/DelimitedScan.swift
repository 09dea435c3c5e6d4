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

  /// The wanted fields, each once: a field may be wanted both as text and as a number.
  var scannedFields: [Int] {
    fields.enumerated().filter { fields.firstIndex(of: $1) == $0 }.map(\.element)
  }

  /// Where among the scanned fields each wanted column stands.
  var cellSlots: [Int] {
    let scanned = scannedFields
    return fields.map { scanned.firstIndex(of: $0) ?? 0 }
  }
}

/// What a scan has read.
public struct ScanSummary: Sendable, Equatable {
  public var records = 0
  public var bytes = 0
  public var rejects: [Reject] = []
  /// What the blocks of large files hold, by the name of the source, where a survey was asked for.
  public var surveys: [String: BlockSurvey] = [:]

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
  let progress: (@Sendable (Int) -> Void)?
  let makeConsumer: () -> any BatchConsumer
  /// Whether to take a `BlockSurvey` of every large file that can be read at any place.
  let takesSurveys: Bool
  /// How many bytes are read at a time; tests make it small so that borders are everywhere.
  var blockSize = ParallelBlocks.usualBlockSize

  /// `progress` is told how many bytes were just read, by any thread.
  public init(
    kinds: [ColumnKind], threads: Int, takesSurveys: Bool = false, progress: (@Sendable (Int) -> Void)? = nil,
    makeConsumer: @escaping () -> any BatchConsumer
  ) {
    precondition(threads > 0)
    self.progress = progress
    self.kinds = kinds
    self.threads = threads
    self.takesSurveys = takesSurveys
    self.makeConsumer = makeConsumer
  }

  /// Scans the files; returns the consumers, which hold the result, and what was read.
  ///
  /// Large files one after another, each by all threads; then the others, one file a thread at a time. The rejects are
  /// in the order of the files, and of several files that cannot be read the first is the one that is named.
  public func run(
    _ files: [(source: DelimitedSource, layout: ScanLayout)]
  ) throws -> (consumers: [any BatchConsumer], summary: ScanSummary) {
    do {
      return try run(files, threads: threads, inBlocks: true)
    } catch is BlocksDisagree {
      return try run(files, threads: 1, inBlocks: false)
    }
  }

  private func run(
    _ files: [(source: DelimitedSource, layout: ScanLayout)], threads: Int, inBlocks: Bool
  ) throws -> (consumers: [any BatchConsumer], summary: ScanSummary) {
    let workers = (0..<threads).map { _ in ScanWorker(kinds: kinds, consumer: makeConsumer(), progress: progress) }
    if takesSurveys { for worker in workers { worker.takeNotes() } }
    var scanned: [Int: ScannedFile] = [:]
    // First, since blocks that disagree make a second scan necessary, which a pipe does not allow.
    if inBlocks {
      for (index, file) in files.enumerated() where isLarge(file) { scanned[index] = try scanLarge(file, workers) }
    }
    try WholeFiles(files, skipping: Set(scanned.keys), blockSize: blockSize).scan(workers).forEach { scanned[$0] = $1 }
    var summary = ScanSummary()
    for index in files.indices {
      summary.bytes += scanned[index]?.bytes ?? 0
      summary.rejects += scanned[index]?.rejects ?? []
      summary.surveys[files[index].source.name] = scanned[index]?.survey
    }
    summary.records = workers.reduce(0) { $0 + $1.recordCount }
    return (workers.map(\.consumer), summary)
  }

  /// Whether a file is read in blocks: for several threads, or where blocks are surveyed.
  private func isLarge(_ file: (source: DelimitedSource, layout: ScanLayout)) -> Bool {
    guard let bytes = file.source.file, threads > 1 || takesSurveys || bytes.survey != nil else { return false }
    return bytes.size - file.layout.bodyOffset > 2 * blockSize
  }

  private func scanLarge(
    _ large: (source: DelimitedSource, layout: ScanLayout), _ workers: [ScanWorker]
  ) throws -> ScannedFile {
    guard let file = large.source.file else {
      preconditionFailure("only what can be read at any place is read in blocks")
    }
    let scanner = RecordScanner(
      dialect: large.layout.dialect, fieldCount: large.layout.fieldNames.count, wanted: large.layout.scannedFields)
    let blocks = ParallelBlocks(
      file: file, layout: large.layout, scanner: scanner, blockSize: blockSize, consumer: workers[0].consumer)
    try blocks.scan(workers)
    try file.checkUnchanged()
    return ScannedFile(
      bytes: file.size, rejects: try ScannedFile.located(workers, in: large.source, layout: large.layout),
      survey: blocks.survey(by: workers[0]))
  }
}

/// What one file gave besides its rows.
struct ScannedFile: Sendable {
  var bytes: Int
  var rejects: [Reject]
  var survey: BlockSurvey?

  init(bytes: Int, rejects: [Reject], survey: BlockSurvey?) {
    self.bytes = bytes
    self.rejects = rejects
    self.survey = survey
  }

  /// Scans a file from its beginning to its end with one worker.
  init(whole source: DelimitedSource, _ layout: ScanLayout, _ worker: ScanWorker, blockSize: Int) throws {
    let scanner = RecordScanner(
      dialect: layout.dialect, fieldCount: layout.fieldNames.count, wanted: layout.scannedFields)
    bytes = try SequentialBlocks(source: source, layout: layout, scanner: scanner, blockSize: blockSize).scan(worker)
    rejects = try Self.located([worker], in: source, layout: layout)
  }

  /// Gives rejects their lines and puts them in file order.
  static func located(_ workers: [ScanWorker], in source: DelimitedSource, layout: ScanLayout) throws -> [Reject] {
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
