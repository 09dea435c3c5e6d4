import Catalog
import Digests
import Documents
import Foundation
import Synchronization

/// What a command was and which files it read, for the pages and workbooks that tell how they were made.
public enum Provenance {
  @TaskLocal private static var record: Record?

  /// Runs a command so that what it writes can say how it was made.
  ///
  /// - Parameters:
  ///   - arguments: The words after the name of the program.
  ///   - body: The command.
  /// - Throws: What the command throws; or why the workspace could not be told which document depends on its vintages.
  public static func recording<Result>(arguments: [String], _ body: () throws -> Result) throws -> Result {
    let record = Record(arguments: arguments)
    let result = Swift.Result { try $record.withValue(record, operation: body) }
    // A check that fails ends in an error, too, and has written its document all the same.
    let told = Swift.Result { try VintageReferences.record(arguments: arguments, read: record.imported) }
    let value = try result.get()
    try told.get()
    return value
  }

  /// Tells that a file is read under a name; `nil` is a stream.
  static func reads(_ path: String?, as name: String) {
    record?.inputs.withLock { inputs in
      if !inputs.contains(where: { $0.name == name }) { inputs.append(Input(name: name, path: path)) }
    }
  }

  /// Tells that a published file of a vintage is read.
  static func reads(_ file: Vintage.File, of data: ImportedData) {
    let name = data.vintage.inputName(of: file)
    record?.inputs.withLock { inputs in
      if !inputs.contains(where: { $0.name == name }) { inputs.append(Input(name: name, stored: file, data: data)) }
    }
  }

  private struct Input {
    var name: String
    var path: String?
    /// What a workspace keeps, with the digest that it is known by.
    var stored: Vintage.File?
    var data: ImportedData?
  }

  /// The files read so far.
  static var paths: [String] { record?.inputs.withLock { $0.compactMap(\.path) } ?? [] }

  /// Whether something was read whose bytes are not at hand: a stream, or what only Spark reads.
  static var readsUnknown: Bool {
    record?.inputs.withLock { $0.contains { $0.path == nil && $0.stored == nil } } ?? false
  }

  /// What was read of workspaces: names with digests.
  static var storedInputs: [String] {
    record?.inputs.withLock { $0.compactMap { input in input.stored.map { "\(input.name) \($0.digest)" } } } ?? []
  }

  /// The files are read once more for their digests.
  static var making: Making? {
    guard let record else { return nil }
    let inputs = record.inputs.withLock { $0 }.map { input in
      if let stored = input.stored {
        return Making.Input(name: input.name, digest: stored.digest, bytes: stored.bytes)
      }
      let digest = input.path.flatMap { FileDigest($0) }
      return Making.Input(name: input.name, digest: digest?.hexadecimal, bytes: digest?.bytes)
    }
    return Making(program: "comity \(Comity.version)", arguments: record.arguments, inputs: inputs)
  }

  private final class Record: Sendable {
    let arguments: [String]
    let inputs = Mutex<[Input]>([])

    init(arguments: [String]) { self.arguments = arguments }

    /// The vintages read, each once.
    var imported: [ImportedData] {
      var found: [ImportedData] = []
      for data in inputs.withLock({ $0 }).compactMap(\.data)
      where !found.contains(where: { $0.vintage == data.vintage }) {
        found.append(data)
      }
      return found
    }
  }
}

/// The SHA-256 of a file.
struct FileDigest {
  let hexadecimal: String
  let bytes: Int

  static func hexadecimal(of text: String) -> String { SHA256.hexadecimal(Array(text.utf8)) }

  /// `nil` for what is no file, such as a pipe, and for one that cannot be read.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? handle.close() }
    var stream = SHA256.Stream()
    var count = 0
    while let piece = try? handle.read(upToCount: 1 << 20), !piece.isEmpty {
      stream.append(Array(piece))
      count += piece.count
    }
    bytes = count
    hexadecimal = stream.hexadecimal
  }
}
