/// What a command cannot do, and what to do about it.
public struct WorkflowError: Error, Sendable, Equatable, CustomStringConvertible {
  public var description: String
  /// Whether no row met the conditions.
  var leavesNoRows = false

  public init(_ description: String) { self.description = description }

  /// A name that is not among the known ones, with the nearest of them.
  static func unknown(_ kind: String, _ name: String, suggestions: [String], known: [String]) -> WorkflowError {
    let hint = suggestions.isEmpty ? "" : " Did you mean \(suggestions.map { "\"\($0)\"" }.joined(separator: " or "))?"
    return WorkflowError("There is no \(kind) \"\(name)\".\(hint) Known are: \(known.joined(separator: ", ")).")
  }
}
