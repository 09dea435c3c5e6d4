import DelimitedText
import Foundation
import Ingest
import Observations
import SparkEngine
import Synchronization

/// What Spark reads for a selection, and what it answers.
///
/// Files of this machine are opened here as far as their headers; of what only Spark can read (other machines' files,
/// Parquet) it hands over the beginning.
struct SparkReading {
  private let selection: DataSelection
  private let program: SparkProgram

  init(_ selection: DataSelection) throws {
    if selection.rejectsFile != nil {
      throw WorkflowError(
        "--rejects needs to know where rows stand, and Spark does not tell. Use --engine local, or --max-rejects alone."
      )
    }
    self.selection = selection
    program = try selection.engine.sparkProgram()
  }

  /// A word of the command line as Spark reads it.
  enum Place {
    /// Files of delimited text on this machine.
    case files(DelimitedSource, path: String)
    case lines(path: String)
    case table(path: String, format: String, name: String)
  }

  /// Beginnings of what only Spark can read, by their names: asking again would start Spark again.
  private static let samples = Mutex<[SparkPlace: SparkSample]>([:])

  /// The sources of which headers and profile are recognised.
  func sources() throws -> [DelimitedSource] {
    let places = try places()
    try learn(
      places.compactMap { place in
        if case .table(let path, let format, _) = place { SparkPlace(path: path, format: format) } else { nil }
      })
    return try places.map { place in
      switch place {
      case .files(let source, _): source
      case .lines(let path): try source(of: try sample(path, format: nil), path)
      case .table(let path, let format, let name): try source(of: try sample(path, format: format), name)
      }
    }
  }

  /// Whether Spark can read all of what was opened.
  /// - Throws: `SparkError`.
  func check(_ files: ObservationFiles) throws { _ = try inputs(files) }

  func answers(_ files: ObservationFiles, _ plans: [QueryPlan]) throws -> [Result<Engine.Answer, any Error>] {
    for plan in plans { try SparkEngine.check(plan) }
    let inputs = try inputs(files)
    let start = ContinuousClock.now
    let layout = files.fileLayouts[0]
    let requests = plans.map { SparkRequest(plan: $0, inputs: inputs, dialect: layout.dialect) }
    let answers =
      try SparkRounds.current?.answers(requests) ?? SparkEngine(program).answer(requests).answers
    let time = start.duration(to: .now)
    return answers.map { answer in
      answer.map { answer in
        let first = answer.rejects.sorted { $0.key < $1.key }.prefix(5)
        return Engine.Answer(
          aggregation: answer.aggregation, rejectedRows: answer.rejectedRows,
          firstRejects: first.map { $0.key.description(rows: $0.value) },
          toldRejects: first.reduce(0) { $0 + $1.value }, records: answer.aggregation.account.read, bytes: 0,
          scanTime: time, groupTime: .zero)
      }
    }
  }

  private func inputs(_ files: ObservationFiles) throws -> [SparkInput] {
    let places = try places()
    let layouts = files.fileLayouts
    guard layouts.count == places.count else {
      throw SparkError.unreadablePlace(
        name: files.setAside.first ?? files.names[0], reason: "some of its files are lists of codes. Name the others.")
    }
    return try zip(places, layouts).map { place, layout in
      if let obstacle = layout.obstacle {
        throw SparkError.unreadablePlace(name: layout.name, reason: "\(obstacle). Use --engine local.")
      }
      switch place {
      case .files(let source, let path):
        let isZipped = path.lowercased().hasSuffix(".gz")
        if source.isCompressed != isZipped {
          throw SparkError.unreadablePlace(
            name: layout.name,
            reason: source.isCompressed
              ? "of compressed text Spark reads gz, under a name that ends in .gz. Use --engine local."
              : "its name ends in .gz, and it is not compressed. Rename it.")
        }
        let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
        return SparkInput(
          paths: ["file://" + SparkInput.path(ofFile: absolute)], fieldNames: layout.fieldNames,
          form: .lines(layout.dialect, heads: [layout.head]))
      case .lines(let path):
        // Each file that the path stands for brings its header along.
        let count = try sample(path, format: nil).fileCount
        return SparkInput(
          paths: [path], fieldNames: layout.fieldNames,
          form: .lines(layout.dialect, heads: Array(repeating: layout.head, count: count)))
      case .table(let path, let format, _):
        return SparkInput(paths: [path], fieldNames: layout.fieldNames, form: .table(format: format))
      }
    }
  }

  private func places() throws -> [Place] {
    guard !selection.data.isEmpty else { throw DataLocator.nothingNamed }
    try learn(
      selection.data.filter { $0.contains("://") && Self.format(of: $0) == nil }
        .map { SparkPlace(path: $0, format: nil) })
    return try selection.data.flatMap { word -> [Place] in
      if word == "-" {
        throw SparkError.unreadablePlace(name: "standard input", reason: "Spark reads files. Use --engine local.")
      }
      if word.contains("://") {
        Provenance.reads(nil, as: word)
        let format = try Self.format(of: word) ?? sample(word, format: nil).tableFormat
        return [format.map { .table(path: word, format: $0, name: word) } ?? .lines(path: word)]
      }
      if let format = Self.format(of: word) ?? Self.format(ofFolder: word) {
        Provenance.reads(nil, as: word)
        let absolute = URL(fileURLWithPath: word).standardizedFileURL.path
        return [.table(path: "file://" + SparkInput.path(ofFile: absolute), format: format, name: word)]
      }
      if let part = Self.partitions(word).first {
        throw SparkError.unreadablePlace(name: word, reason: SparkSample.partitionReason("\(part)"))
      }
      if try !FileManager.default.fileExists(atPath: word) && ImportedData.find(word) != nil {
        throw SparkError.unreadablePlace(
          name: word,
          reason: "it is kept in the workspace. Use --engine local, or write its files with comity data export.")
      }
      return try DataLocator.files([word]).flatMap { file -> [Place] in
        Provenance.reads(file.path, as: file.name)
        return try SourceFiles.open(path: file.path, name: file.name).map { .files($0, path: file.path) }
      }
    }
  }

  private static let formats = ["parquet", "orc"]

  private static func format(of name: String) -> String? {
    let trimmed = name.last == "/" ? String(name.dropLast()) : name
    return formats.first { trimmed.lowercased().hasSuffix("." + $0) }
  }

  /// That of the files in a folder, or in folders in it whose names are cells (`year=2019`).
  private static func format(ofFolder path: String) -> String? {
    let members = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return members.lazy.compactMap { format(of: $0) }.first
      ?? partitions(path).lazy.compactMap { format(ofFolder: path + "/" + $0) }.first
  }

  /// The folders in a folder whose names say a column and its cell.
  private static func partitions(_ path: String) -> [String] {
    let members = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return members.sorted().filter { name in
      var isFolder: ObjCBool = false
      return name.dropFirst().contains("=") && !name.hasPrefix(".") && !name.hasPrefix("_")
        && FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder) && isFolder.boolValue
    }
  }

  private func sample(_ path: String, format: String?) throws -> SparkSample {
    let place = SparkPlace(path: path, format: format)
    try learn([place])
    guard let sample = Self.samples.withLock({ $0[place] }) else { throw SparkError.cutOff }
    return sample
  }

  /// Asks for the beginnings that are not known yet, all at once.
  private func learn(_ places: [SparkPlace]) throws {
    let known = Self.samples.withLock { $0 }
    var unknown: [SparkPlace] = []
    for place in places where known[place] == nil && !unknown.contains(place) { unknown.append(place) }
    guard !unknown.isEmpty else { return }
    if let piece = SparkRounds.current { try piece.learn(unknown) }
    for (place, sample) in zip(unknown, try SparkEngine(program).answer([], places: unknown).samples) {
      Self.remember(try sample.get(), of: place)
    }
  }

  /// Keeps what Spark would say to the same question.
  static func remember(_ sample: SparkSample, of place: SparkPlace) { samples.withLock { $0[place] = sample } }

  private func source(of sample: SparkSample, _ path: String) throws -> DelimitedSource {
    let bytes = sample.text
    return try DelimitedSource(name: path) { HeldBytes(bytes) }
  }
}

/// Bytes in memory as a stream.
private final class HeldBytes: ByteStream {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) -> Int {
    let part = min(count, bytes.count - position)
    bytes.withUnsafeBufferPointer { held in
      if part > 0, let base = held.baseAddress { buffer.update(from: base + position, count: part) }
    }
    position += part
    return part
  }
}
