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
  public static func recording<Result>(arguments: [String], _ body: () throws -> Result) rethrows -> Result {
    try $record.withValue(Record(arguments: arguments), operation: body)
  }

  /// Tells that a file is read under a name; `nil` is a stream.
  static func reads(_ path: String?, as name: String) {
    record?.inputs.withLock { inputs in
      if !inputs.contains(where: { $0.name == name }) { inputs.append((name, path)) }
    }
  }

  /// The files read so far.
  static var paths: [String] { record?.inputs.withLock { $0.compactMap(\.path) } ?? [] }

  /// The files are read once more for their digests.
  static var making: Making? {
    guard let record else { return nil }
    let inputs = record.inputs.withLock { $0 }.map { name, path in
      let digest = path.flatMap { FileDigest($0) }
      return Making.Input(name: name, digest: digest?.hexadecimal, bytes: digest?.bytes)
    }
    return Making(program: "comity \(Comity.version)", arguments: record.arguments, inputs: inputs)
  }

  private final class Record: Sendable {
    let arguments: [String]
    let inputs = Mutex<[(name: String, path: String?)]>([])

    init(arguments: [String]) { self.arguments = arguments }
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
