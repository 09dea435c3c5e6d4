/// Why another program gave no result.
public enum ExternalProgramError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Searched for under these names on PATH, and in the environment variable when there is one.
  case notFound(names: [String], variable: String?)
  /// A path somebody named that is no program.
  case notExecutable(path: String, variable: String?)
  case couldNotStart(path: String, reason: String)
  case failed(program: String, status: Int32, said: String)
  case killed(program: String, signal: Int32, said: String)
  case timedOut(program: String, limit: Duration, said: String)
  case tooMuchOutput(program: String, limit: Int)

  public var description: String {
    switch self {
    case .notFound(let names, let variable):
      "No program \(names.joined(separator: " or ")) on PATH; install it"
        + (variable.map { ", or name its file in \($0)." } ?? ".")
    case .notExecutable(let path, let variable):
      "\(path)\(variable.map { ", named in \($0)," } ?? "") is not a program that can be run."
    case .couldNotStart(let path, let reason):
      "\(path) could not be started: \(reason)."
    case .failed(let program, let status, let said):
      "\(program) ended with status \(status)\(quoted(said))"
    case .killed(let program, let signal, let said):
      "\(program) was ended by signal \(signal)\(quoted(said))"
    case .timedOut(let program, let limit, let said):
      "\(program) did not end within \(limit) and was stopped\(quoted(said))"
    case .tooMuchOutput(let program, let limit):
      "\(program) wrote more than \(limit) bytes and was stopped; its output belongs in a file."
    }
  }

  private func quoted(_ said: String) -> String {
    said.isEmpty ? "." : "; it said: \(said)"
  }
}
