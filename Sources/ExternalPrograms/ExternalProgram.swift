public import Foundation

/// A program installed on this machine that Comity runs and does not contain.
public struct ExternalProgram: Sendable, Equatable {
  /// The file that is run.
  public let path: String
  public var name: String { URL(fileURLWithPath: path).lastPathComponent }

  /// A program by its file.
  /// - Throws: `.notExecutable`.
  public init(path: String) throws(ExternalProgramError) {
    guard Self.isExecutable(path) else { throw .notExecutable(path: path, variable: nil) }
    self.path = path
  }

  /// The file named in an environment variable, or else the first of these names on PATH.
  ///
  /// A variable that names no program is an error: what somebody chose is not replaced.
  /// - Throws: `.notFound`, `.notExecutable`.
  public init(
    named names: [String], variable: String? = nil,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(ExternalProgramError) {
    if let variable, let path = environment[variable], !path.isEmpty {
      guard Self.isExecutable(path) else { throw .notExecutable(path: path, variable: variable) }
      self.path = path
      return
    }
    for name in names {
      for folder in (environment["PATH"] ?? "").split(separator: ":") {
        let path = "\(folder)/\(name)"
        if Self.isExecutable(path) {
          self.path = path
          return
        }
      }
    }
    throw .notFound(names: names, variable: variable)
  }

  /// What a program that ended well wrote.
  public struct Output: Sendable, Equatable {
    public let standardOutput: [UInt8]
    public let standardError: [UInt8]
  }

  /// Runs the program to its end, without standard input.
  ///
  /// A program that takes longer than `timeout` is ended with all the programs it started.
  /// - Parameters:
  ///   - arguments: given as they are, through no shell.
  ///   - workingFolder: by default the present one.
  ///   - environment: added to the present one.
  ///   - timeout: how long the program may take.
  ///   - outputLimit: bytes kept of each of the two outputs; more is an error, for standard error the last are kept.
  ///   - saidLimit: bytes of the end of standard error that an error tells.
  ///   - receive: takes standard output piece by piece instead of it being kept; may throw to stop the program.
  /// - Throws: `ExternalProgramError`, and what `receive` throws.
  public func run(
    _ arguments: [String], workingFolder: String? = nil, environment: [String: String] = [:],
    timeout: Duration = .seconds(60), outputLimit: Int = 64 << 20, saidLimit: Int = 2_000,
    receive: ((UnsafeRawBufferPointer) throws -> Void)? = nil
  ) throws -> Output {
    let child = try ChildProcess(
      path: path, arguments: arguments, workingFolder: workingFolder, environment: environment)
    defer { child.end() }
    let deadline = ContinuousClock.now + timeout
    var output: [UInt8] = []
    var errors: [UInt8] = []
    // Long texts on standard error keep their end, where the reason usually stands.
    func said() -> String {
      String(decoding: errors.suffix(saidLimit), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
    while true {
      let left = deadline - ContinuousClock.now
      guard left > .zero else { throw ExternalProgramError.timedOut(program: name, limit: timeout, said: said()) }
      let open = try child.read(within: min(left, .milliseconds(50))) { stream, bytes in
        switch stream {
        case .output:
          if let receive {
            try receive(bytes)
          } else {
            output.append(contentsOf: bytes)
            if output.count > outputLimit {
              throw ExternalProgramError.tooMuchOutput(program: name, limit: outputLimit)
            }
          }
        case .error:
          errors.append(contentsOf: bytes)
          if errors.count > 2 * outputLimit { errors.removeFirst(errors.count - outputLimit) }
        }
      }
      guard !open else { continue }
      switch child.ending {
      case .running: continue
      case .exited(0): return Output(standardOutput: output, standardError: errors.suffix(outputLimit))
      case .exited(let status): throw ExternalProgramError.failed(program: name, status: status, said: said())
      case .killed(let signal): throw ExternalProgramError.killed(program: name, signal: signal, said: said())
      }
    }
  }

  private static func isExecutable(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
      && FileManager.default.isExecutableFile(atPath: path)
  }
}
