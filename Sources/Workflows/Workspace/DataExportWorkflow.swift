import Catalog
import Digests
import Documents
import Foundation

extension Comity {
  /// `comity data export NAME`: the files of a vintage as they were published.
  ///
  /// - Parameters:
  ///   - name: A data set, or one of its vintages.
  ///   - target: A file, or a folder for several; without it one file goes to standard output.
  ///   - output: How to tell what was written.
  public static func dataExport(_ name: String, to target: String?, output: OutputOptions) throws -> Outcome {
    _ = try output.resolvedFormat()
    let data = try ImportedData.require(name)
    let files = data.vintage.files
    guard let target else {
      guard files.count == 1 else {
        throw WorkflowError(
          "\(data.vintage.name) has \(files.count) files. Name a folder to put them in with --to FOLDER/.")
      }
      let stored = try data.workspace.open(files[0], of: data.vintage)
      var pieces: [[UInt8]] = []
      try PublishedBytes(stored).forEach { pieces.append($0) }
      return try Rendering.place(pieces, OutputOptions(), messages: [], failedCheck: false)
    }
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: target, isDirectory: &isFolder)
    let wantsFolder = target.hasSuffix("/") || isThere && isFolder.boolValue || files.count > 1
    if wantsFolder, !isThere {
      do {
        try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
      } catch {
        throw WorkflowError("\(target) cannot be made: \(error.localizedDescription)")
      }
    }
    var table = Table(
      id: "data-export", title: "\(data.vintage.name) as published",
      columns: [
        Table.Column("name"), Table.Column("vintage"), Table.Column("file"), Table.Column("sha256"),
        Table.Column("bytes", format: .plain(grouped: true)),
      ])
    for file in files {
      let path = wantsFolder ? (target as NSString).appendingPathComponent(file.name) : target
      let stored = try data.workspace.open(file, of: data.vintage)
      try OutputFile.write(to: path) { put in try PublishedBytes(stored).forEach(put) }
      table.rows.append(
        Table.Row([
          .text(data.vintage.dataSet), .text(data.vintage.label), .text(path), .text(file.digest), .integer(file.bytes),
        ]))
    }
    return try Rendering.outcome(table, output: output)
  }
}

/// The published bytes of a stored file, piece by piece, compared with their SHA-256 at the end.
private struct PublishedBytes {
  private static let pieceSize = 1 << 22
  let stored: StoredFile

  init(_ stored: StoredFile) { self.stored = stored }

  func forEach(_ body: ([UInt8]) throws -> Void) throws {
    var digest = SHA256.Stream()
    var offset = 0
    while offset < stored.size {
      let piece = try [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, count in
        guard let base = buffer.baseAddress else { return }
        count = try stored.read(into: base, count: Self.pieceSize, at: offset)
      }
      digest.append(piece)
      offset += piece.count
      try body(piece)
    }
    guard digest.hexadecimal == stored.digest else {
      throw WorkflowError("\(stored.name): the published bytes have another SHA-256. comity data verify tells more.")
    }
  }
}
