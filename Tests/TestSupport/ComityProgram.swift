public import Foundation

/// The real program, run as a person runs it.
public struct ComityProgram {
  public struct Run {
    public var output: String
    public var errors: String
    public var status: Int32
    public var bytes: Data
    /// Whether a signal ended the program; `status` is its number then.
    public var wasKilled: Bool
  }

  /// Runs `comity` with arguments; `input` goes to its standard input.
  public static func run(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:], folder: String? = nil
  ) throws -> Run {
    try start(arguments, input: input, environment: environment, folder: folder).finish()
  }

  /// Starts `comity` and comes back while it runs.
  public static func start(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:], folder: String? = nil
  ) throws -> Running {
    try Running(
      program: try executable(), arguments, input: Data((input ?? "").utf8), environment: environment, folder: folder)
  }

  /// Runs `comity` with bytes on its standard input.
  public static func run(_ arguments: [String], bytes: [UInt8]) throws -> Run {
    try Running(program: try executable(), arguments, input: Data(bytes), environment: [:], folder: nil).finish()
  }

  /// Runs a line of a shell in which `comity` is the program.
  public static func runInShell(_ line: String, folder: String? = nil) throws -> Run {
    let bin = try executable().deletingLastPathComponent().path
    return try Running(
      program: URL(fileURLWithPath: "/bin/sh"), ["-c", "PATH='\(bin)':\"$PATH\"; " + line], input: Data(),
      environment: [:], folder: folder
    ).finish()
  }

  /// A program that was started.
  public final class Running {
    private let process = Process()
    // Files, not pipes: a long output cannot block on a pipe that nobody reads yet.
    private let paths: [String]

    fileprivate init(
      program: URL, _ arguments: [String], input: Data, environment: [String: String], folder: String?
    ) throws {
      let place = NSTemporaryDirectory() + "comity-run-\(UUID().uuidString)"
      paths = ["in", "out", "err"].map { "\(place).\($0)" }
      process.executableURL = program
      process.arguments = arguments
      if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      for path in paths { _ = FileManager.default.createFile(atPath: path, contents: input) }
      process.standardInput = FileHandle(forReadingAtPath: paths[0])
      let output = FileHandle(forWritingAtPath: paths[1])
      let errors = FileHandle(forWritingAtPath: paths[2])
      try output?.truncate(atOffset: 0)
      try errors?.truncate(atOffset: 0)
      process.standardOutput = output
      process.standardError = errors
      // Threads of a test block signals, and programs would inherit that.
      var none = sigset_t()
      var before = sigset_t()
      sigemptyset(&none)
      pthread_sigmask(SIG_SETMASK, &none, &before)
      defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
      try process.run()
    }

    deinit { for path in paths { try? FileManager.default.removeItem(atPath: path) } }

    public var identifier: Int32 { process.processIdentifier }
    public var isRunning: Bool { process.isRunning }

    /// Waits for its end.
    public func finish() -> Run {
      process.waitUntilExit()
      let bytes = FileManager.default.contents(atPath: paths[1]) ?? Data()
      let talk = FileManager.default.contents(atPath: paths[2]) ?? Data()
      return Run(
        output: String(decoding: bytes, as: UTF8.self), errors: String(decoding: talk, as: UTF8.self),
        status: process.terminationStatus, bytes: bytes, wasKilled: process.terminationReason == .uncaughtSignal)
    }
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
