import Catalog
import Foundation

/// What reports and ledger checks tell the workspace: that a document was made from a vintage.
enum VintageReferences {
  /// The words of a command line that make documents, and what the documents are called.
  private static let kinds: [(words: [String], kind: String)] = [
    (["report"], "report"), (["export"], "export"), (["figures", "check"], "ledger check"),
  ]

  /// Records that the document which a command wrote depends on the vintages that it read.
  static func record(arguments: [String], read: [ImportedData]) throws {
    // A command that is given again to see what it makes leaves no trace.
    guard OutputFile.only == nil, !read.isEmpty, let path = outputPath(arguments),
      let kind = kinds.first(where: { arguments.starts(with: $0.words) })?.kind
    else { return }
    let target = URL(fileURLWithPath: path).standardizedFileURL.path
    guard FileManager.default.fileExists(atPath: target) else { return }
    // On a disk for reading only nothing can be removed either.
    for data in read where !data.workspace.isReadOnly {
      try data.workspace.record(Reference(kind: kind, path: target), to: data.vintage)
    }
  }

  /// The file or folder that the option `--output` names.
  static func outputPath(_ arguments: [String]) -> String? {
    for (place, word) in arguments.enumerated() {
      if word == "--output" || word == "-o" {
        return place + 1 < arguments.count ? arguments[place + 1] : nil
      }
      if word.hasPrefix("--output=") { return String(word.dropFirst("--output=".count)) }
    }
    return nil
  }
}
