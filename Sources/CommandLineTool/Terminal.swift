import ArgumentParser
import Workflows

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Standard output is data, standard error is talk; 0 done, 1 a check failed, 2 could not be done, 64 wrong usage.
enum Terminal {
  /// Writes an outcome; throws the exit code of a failed check.
  static func show(_ outcome: Outcome) throws {
    for piece in outcome.pieces { write(piece, to: STDOUT_FILENO) }
    for message in outcome.messages { write(Array((message + "\n").utf8), to: STDERR_FILENO) }
    if outcome.failedCheck { throw ExitCode(1) }
  }

  static func finish(with error: any Error) -> Never {
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
