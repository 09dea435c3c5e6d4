public import Foundation

/// The real program, run as a person runs it.
public struct ComityProgram {
  public struct Run {
    public var output: String
    public var errors: String
    public var status: Int32
    public var bytes: Data
  }

  /// Runs `comity` with arguments; `input` goes to its standard input.
  public static func run(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:], folder: String? = nil
  ) throws -> Run {
    try run(program: try executable(), arguments, input: input, environment: environment, folder: folder)
  }

  private static func run(
    program: URL, _ arguments: [String], input: String?, environment: [String: String] = [:], folder: String? = nil
  ) throws -> Run {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files, not pipes: a long output cannot block on a pipe that nobody reads yet.
    let place = NSTemporaryDirectory() + "comity-run-\(UUID().uuidString)"
    let paths = ["in", "out", "err"].map { "\(place).\($0)" }
    defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
    for path in paths { _ = FileManager.default.createFile(atPath: path, contents: Data((input ?? "").utf8)) }
    process.standardInput = FileHandle(forReadingAtPath: paths[0])
    let output = FileHandle(forWritingAtPath: paths[1])
    let errors = FileHandle(forWritingAtPath: paths[2])
    try output?.truncate(atOffset: 0)
    try errors?.truncate(atOffset: 0)
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    let bytes = FileManager.default.contents(atPath: paths[1]) ?? Data()
    let talk = FileManager.default.contents(atPath: paths[2]) ?? Data()
    return Run(
      output: String(decoding: bytes, as: UTF8.self), errors: String(decoding: talk, as: UTF8.self),
      status: process.terminationStatus, bytes: bytes)
  }

  /// Runs a line of a shell in which `comity` is the program.
  public static func runInShell(_ line: String) throws -> Run {
    let bin = try executable().deletingLastPathComponent().path
    return try run(program: URL(fileURLWithPath: "/bin/sh"), ["-c", "PATH='\(bin)':\"$PATH\"; " + line], input: nil)
  }

  /// The program stands beside the test bundle in the build folder.
  private static func executable() throws -> URL {
    let bundle = Bundle.main.executableURL?.deletingLastPathComponent()
    let candidates = [bundle, URL(fileURLWithPath: root + "/.build/debug")].compactMap {
      $0?.appendingPathComponent("comity")
    }
    guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
      throw NotBuilt()
    }
    return found
  }

  /// The root of the project.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  struct NotBuilt: Error, CustomStringConvertible {
    var description: String { "comity is not built; run swift build first" }
  }
}
