import Columns
import Documents
import Foundation
import Nomenclature
import Observations
import Renderers
import Specifications
import Synchronization

/// `comity export`: one report for every value of a field, from one reading of the data.
public struct ExportRequest: Sendable {
  /// The file of the specification.
  public var specification = ""
  public var settings: [String] = []
  /// The field whose values each have a report.
  public var each = ""
  /// The values that have one; all when empty.
  public var only: [String] = []
  public var formats: [String] = ["csv"]
  /// The folder of the files.
  public var folder = ""
  /// One file to be made instead of the folder, for the first of the values.
  public var target: String?
  public var threads: Int?
  /// Who puts rows together.
  public var engine = EngineChoice()
  public var timings = false
  /// Called from whichever thread, with how many of how many are done.
  public var onProgress: (@Sendable (Int, Int) -> Void)?

  public init() {}
}

extension Comity {
  /// Writes the files; those that are there from the same inputs are kept.
  public static func export(_ request: ExportRequest) throws -> Outcome {
    let export = try Export(request)
    return try export.run()
  }
}

private struct Export {
  private let request: ExportRequest
  private let report: SpecifiedReport
  private let formats: [OutputFormat]
  private let field: Field
  private let folder: String

  init(_ request: ExportRequest) throws {
    self.request = request
    let known = OutputFormat.allCases.map(\.rawValue)
    formats = try request.formats.map { name in
      guard let format = OutputFormat(rawValue: name) ?? OutputFormat(suffix: name) else {
        throw WorkflowError.unknown(
          "format", name, suggestions: NearestNames.suggestions(for: name, among: known, limit: 1), known: known)
      }
      return format
    }
    guard !formats.isEmpty else { throw WorkflowError("--format names no format.") }
    field = try Field(parsing: request.each)
    folder = request.folder.hasSuffix("/") ? String(request.folder.dropLast()) : request.folder
    var report = try SpecifiedReport(path: request.specification, settings: request.settings)
    report.threads = request.threads
    report.engine = request.engine
    self.report = report
  }

  func run() throws -> Outcome {
    var clock = StageClock()
    try report.check(each: field)
    clock.end("check")
    if let target = request.target {
      let (reading, values) = try read()
      let format = formats[0]
      let bytes = try format.renderer.render(
        try document(values[0], reading), options: options(Provenance.making, values[0]))
      try OutputFile.write(bytes, to: target)
      return Outcome(output: [])
    }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw WorkflowError("\(folder) cannot be made: \(error.localizedDescription)")
    }
    let journal = try ExportJournal(folder: folder, key: try key())
    if let count = journal.complete {
      return Outcome(
        output: [],
        messages: ["\(count.values) values of \(field): \(count.files) files in \(folder)/ are as they should be."])
    }
    let (reading, values) = try read()
    clock.end("read")
    // The inputs are the same for all reports, and hashed once.
    let making = formats.contains { $0 == .html || $0 == .xlsx } ? Provenance.making : nil
    var names = UniqueNames()
    _ = names.name("index")
    let files = values.map { SafeFileName.name($0, among: &names) }
    let done = Atomic(0)
    let kept = Atomic(0)
    // Values of a task do not reach the threads that write.
    let day = AsOf.day
    let results = concurrentMap(values.count, threads: request.threads ?? ProcessInfo.processInfo.activeProcessorCount)
    { index in
      Result { () -> [ExportJournal.Entry] in
        defer { request.onProgress?(done.wrappingAdd(1, ordering: .relaxed).newValue, values.count) }
        if let entries = journal.entries(of: values[index]) {
          kept.wrappingAdd(1, ordering: .relaxed)
          return entries
        }
        let entries = try AsOf.$day.withValue(day) {
          try write(values[index], file: files[index], reading, making)
        }
        try journal.add(entries)
        return entries
      }
    }
    let entries = try results.flatMap { try $0.get() }
    try writeIndex(entries)
    try journal.finish()
    clock.end("write")
    let keptCount = kept.load(ordering: .relaxed)
    var message = "\(values.count) values of \(field): \(entries.count) files in \(folder)/"
    if keptCount > 0 { message += ", of \(keptCount) values kept as they were" }
    var outcome = Outcome(output: [], messages: [message + "."])
    if request.timings { outcome.timings = clock.timings }
    return outcome
  }

  /// Reads the data once; the values that are to have a report.
  private func read() throws -> (SharedReading, [String]) {
    let reading = SharedReading(field: field)
    _ = try SharedReading.$current.withValue(.init(reading: reading, value: nil)) { try report.document() }
    let values = reading.values
    guard !values.isEmpty else {
      throw WorkflowError("No section of \(request.specification) reads data: there is nothing to export.")
    }
    guard !request.only.isEmpty else { return (reading, values) }
    let known = Set(values)
    for value in request.only where !known.contains(value) {
      let suggestions = NearestNames.suggestions(for: value, among: values, limit: 2)
      throw WorkflowError.unknown("value of \(field)", value, suggestions: suggestions, known: Array(values.prefix(20)))
    }
    let wanted = Set(request.only)
    return (reading, values.filter(wanted.contains))
  }

  private func document(_ value: String, _ reading: SharedReading) throws -> Document {
    var document = try SharedReading.$current.withValue(.init(reading: reading, value: value)) { try report.document() }
    document.subtitle = [document.subtitle, "\(field) \(value)"].compactMap { $0 }.joined(separator: " · ")
    return document
  }

  /// A file says by which command it alone is made.
  private func options(_ making: Making?, _ value: String) -> RenderingOptions {
    var options = RenderingOptions(width: 100)
    options.making = making
    var words = ["export", request.specification]
    for setting in request.settings { words += ["--set", setting] }
    words += ["--each", request.each, "--only", value, "--format", request.formats.joined(separator: ",")]
    words += request.engine.words
    if let day = AsOf.day { words += ["--as-of", "\(day)"] }
    options.making?.arguments = words + ["--output", request.folder]
    return options
  }

  private func write(
    _ value: String, file: String, _ reading: SharedReading, _ making: Making?
  ) throws -> [ExportJournal.Entry] {
    let document = try document(value, reading)
    let options = options(making, value)
    var entries: [ExportJournal.Entry] = []
    func put(_ bytes: [UInt8], _ name: String) throws {
      try OutputFile.write(bytes, to: "\(folder)/\(name)")
      entries.append(ExportJournal.Entry(value: value, file: name, bytes: bytes.count))
    }
    for format in formats {
      let suffix = format == .markdown ? "md" : format == .text ? "txt" : format.rawValue
      guard format == .csv || format == .tsv else {
        try put(try format.renderer.render(document, options: options), "\(file).\(suffix)")
        continue
      }
      let tables = document.tables
      for table in tables {
        let name = tables.count == 1 ? "\(file).\(suffix)" : "\(file).\(TableFileName.name(table.id)).\(suffix)"
        try put(try format.renderer.render(table, options: options), name)
      }
    }
    return entries
  }

  private func writeIndex(_ entries: [ExportJournal.Entry]) throws {
    var index = Table(
      id: "index", title: "Files",
      columns: [
        Table.Column(field.description), Table.Column("file"), Table.Column("bytes", format: .plain(grouped: false)),
      ])
    for entry in entries { index.append([.text(entry.value), .text(entry.file), .integer(entry.bytes)]) }
    index = index.withUniqueColumnNames
    try OutputFile.write(DelimitedRenderer().render(index), to: folder + "/index.csv")
  }

  /// What the files depend on: the specification with its settings, the program, the forms, and the state of the files of
  /// the data.
  private func key() throws -> String {
    var parts = ["comity \(Comity.version)", field.description, formats.map(\.rawValue).joined(separator: ",")]
    parts += request.only.map { "only \($0)" }
    parts += report.identity
    parts += Provenance.paths.map { path in
      var status = stat()
      guard stat(path, &status) == 0 else { return path }
      return "\(path) \(status.st_size) \(FileTimes.modified(status))"
    }
    parts += Provenance.storedInputs
    // Of what only Spark reads nobody can tell whether it is as it was.
    if Provenance.readsUnknown { parts.append(UUID().uuidString) }
    return FileDigest.hexadecimal(of: parts.joined(separator: "\n"))
  }
}

/// When a file was last written to.
enum FileTimes {
  static func modified(_ status: stat) -> String {
    #if canImport(Darwin)
      "\(status.st_mtimespec.tv_sec).\(status.st_mtimespec.tv_nsec)"
    #else
      "\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    #endif
  }
}

/// A table's id inside a file's name.
enum TableFileName {
  static func name(_ id: String) -> String {
    var names = UniqueNames()
    return SafeFileName.name(id, among: &names)
  }
}
