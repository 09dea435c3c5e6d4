import Documents
import Renderers

/// What a command gives back: bytes for standard output, sentences for standard error, and whether a check failed.
public struct Outcome: Sendable {
  /// The output in pieces, to be written one after another.
  public var pieces: [[UInt8]]
  public var messages: [String]
  public var failedCheck: Bool
  /// What the stages took, if that was asked for; whoever writes the output adds its own time to the last one.
  public var timings: [StageTiming] = []
  /// Work for the time after the output was written, so that an answer does not wait for it. Whatever becomes of it, what
  /// was told stays true; what it could not do, it gives back as sentences for standard error.
  public var afterwards: (@Sendable () -> [String])?

  init(output: [UInt8], messages: [String] = [], failedCheck: Bool = false) {
    pieces = [output]
    self.messages = messages
    self.failedCheck = failedCheck
  }

  public var output: [UInt8] { pieces.count == 1 ? pieces[0] : Array(pieces.joined()) }
}

/// How a result is to be written.
public struct OutputOptions: Sendable {
  /// `text`, `csv`, `tsv`, `json` or `markdown`; recognised from the suffix of `path` when absent.
  public var format: String?
  public var path: String?
  /// Whether csv and tsv tell their notes on standard error.
  public var notes = false
  /// `excel` for a byte order mark, CR LF and guarded formulas.
  public var dialect: String?
  /// `comma` for `;` between cells and a decimal comma.
  public var decimalSign: String?
  /// Where results go as parts of a document, in place of bytes.
  var collector: BlockCollector?

  public init() {}

  func resolvedFormat() throws -> OutputFormat {
    let known = OutputFormat.allCases.map(\.rawValue)
    if let format {
      guard let found = OutputFormat(rawValue: format) else {
        throw WorkflowError.unknown("format", format, suggestions: [], known: known)
      }
      return found
    }
    guard let path, let dot = path.lastIndex(of: ".") else { return .text }
    guard let found = OutputFormat(suffix: String(path[path.index(after: dot)...])) else {
      throw WorkflowError(
        "\(path): its suffix names no format. Use --format with one of \(known.joined(separator: ", ")).")
    }
    return found
  }
}
