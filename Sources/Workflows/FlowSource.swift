import Nomenclature

/// Whose figures of a flow are taken.
public enum FlowSource: String, Sendable, CaseIterable {
  /// The reporter's own.
  case reported
  /// What the partner reports of it, f.o.b.
  case mirror
  /// The mean of both f.o.b., weighted by the reliability of each; the one there is where only one reports.
  case reconciled

  /// Reads `--source`; `all` is all three.
  static func parse(_ text: String) throws -> [FlowSource] {
    if text == "all" { return allCases }
    guard let source = FlowSource(rawValue: text) else {
      let known = allCases.map(\.rawValue) + ["all"]
      throw WorkflowError.unknown(
        "source of flows", text, suggestions: NearestNames.suggestions(for: text, among: known, limit: 1), known: known)
    }
    return [source]
  }

  static let note = """
    source: the reporter's own figure, its mirror (the partner's, f.o.b.), and both reconciled (the one there is where \
    only one reports). Imports as reported are c.i.f.
    """
  static let bandNote =
    "band_low and band_high: the least and the greatest of the sources, where two or more have a value."
}

extension DataSelection {
  /// The sources asked for; empty where flows are taken as they are reported.
  func flowSources() throws -> [FlowSource] { try source.map { try FlowSource.parse($0) } ?? [] }
}
