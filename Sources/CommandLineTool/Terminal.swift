import ArgumentParser
import Synchronization
import Workflows

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Standard output is data, standard error is talk; 0 done, 1 a check failed, 2 could not be done, 64 wrong usage.
enum Terminal {
  private static let showsProgress = Mutex(false)

  /// Shows how far a long reading has come, where a person looks on; nobody else ever sees it.
  static var progress: (@Sendable (ReadingProgress) -> Void)? {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    return { progress in
      showsProgress.withLock { isShown in
        write(Array("\r\(progress)\u{1B}[K".utf8), to: STDERR_FILENO)
        isShown = true
      }
    }
  }

  /// Shows how many of how many are done, where a person looks on.
  static var countProgress: (@Sendable (Int, Int) -> Void)? {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    return { done, all in
      showsProgress.withLock { isShown in
        write(Array("\r\(done) of \(all)\u{1B}[K".utf8), to: STDERR_FILENO)
        isShown = true
      }
    }
  }

  private static func clearProgress() {
    showsProgress.withLock { isShown in
      if isShown { write(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO) }
      isShown = false
    }
  }

  /// Writes an outcome; throws the exit code of a failed check.
  static func show(_ outcome: Outcome) throws {
    clearProgress()
    if outcome.pieces.first?.starts(with: Array("PK\u{3}".utf8)) == true, isatty(STDOUT_FILENO) == 1 {
      throw WorkflowError("A workbook is not for a terminal. Give it a file: --output NAME.xlsx.")
    }
    let start = ContinuousClock.now
    for piece in outcome.pieces { write(piece, to: STDOUT_FILENO) }
    let written = start.duration(to: .now)
    for message in outcome.messages { write(Array((message + "\n").utf8), to: STDERR_FILENO) }
    var timings = outcome.timings
    if let last = timings.indices.last {
      timings[last].seconds += Double(written.components.attoseconds) * 1e-18 + Double(written.components.seconds)
      let bytes = outcome.pieces.reduce(0) { $0 + $1.count }
      if bytes > 0 { timings[last].bytes = bytes }
    }
    for timing in timings { write(Array("\(timing)\n".utf8), to: STDERR_FILENO) }
    for message in outcome.afterwards?() ?? [] { write(Array((message + "\n").utf8), to: STDERR_FILENO) }
    if outcome.failedCheck { throw ExitCode(1) }
  }

  static func finish(with error: any Error) -> Never {
    clearProgress()
    if error is ExitCode || error is CleanExit || error is ValidationError || isUsageError(error) {
      let code = ComityCommand.exitCode(for: error)
      let message = ComityCommand.fullMessage(for: error)
      if !message.isEmpty {
        write(Array((message + "\n").utf8), to: code == .success ? STDOUT_FILENO : STDERR_FILENO)
      }
      exit(code.rawValue)
    }
    let message = Workflows.Comity.message(for: error)
    write(Array(("comity: " + message + "\n").utf8), to: STDERR_FILENO)
    exit(2)
  }

  /// The parser's own errors carry the usage exit code.
  private static func isUsageError(_ error: any Error) -> Bool {
    let code = ComityCommand.exitCode(for: error)
    return code == .validationFailure || code == .success
  }

  /// Writes everything; a closed pipe ends the program quietly.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        #if canImport(Glibc)
          Glibc.write(descriptor, buffer.baseAddress! + sent, buffer.count - sent)
        #else
          Darwin.write(descriptor, buffer.baseAddress! + sent, buffer.count - sent)
        #endif
      }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE { exit(0) }
        if descriptor == STDOUT_FILENO {
          let reason = String(cString: strerror(errno))
          write(Array("comity: the output could not be written: \(reason).\n".utf8), to: STDERR_FILENO)
          exit(2)
        }
        exit(2)
      }
      sent += count
    }
  }
}
