import Foundation

/// Files that are there whole or not at all: written beside their place and renamed.
public enum OutputFile {
  /// Writes bytes to a path. A failure leaves nothing behind and says why.
  public static func write(_ bytes: [UInt8], to path: String) throws { try write([bytes], to: path) }

  /// Writes pieces one after another.
  public static func write(_ pieces: [[UInt8]], to path: String) throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw WorkflowError("\(path) is a folder. Name a file to write.")
    }
    if isDevice(path) { return try writeInPlace(pieces, to: path) }
    let target = URL(fileURLWithPath: path)
    let folder = target.deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder) else {
      throw WorkflowError("\(path) cannot be written: there is no folder \(folder). Make it first.")
    }
    let beside = "\(folder)/.\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).part"
    do {
      try Data(pieces.first ?? []).write(to: URL(fileURLWithPath: beside))
      if pieces.count > 1 {
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: beside))
        defer { try? file.close() }
        try file.seekToEnd()
        for piece in pieces.dropFirst() { try file.write(contentsOf: Data(piece)) }
      }
      guard rename(beside, path) == 0 else {
        throw WorkflowError("\(path) cannot be written: \(String(cString: strerror(errno))).")
      }
    } catch let error as WorkflowError {
      unlink(beside)
      throw error
    } catch {
      unlink(beside)
      let reason = (error as NSError).localizedDescription
      throw WorkflowError("\(path) cannot be written: \(reason) Check the disk and its permissions.")
    }
  }

  /// Whether a path is there and is no file: `/dev/null`, a pipe. Such a target must not be replaced by a file.
  private static func isDevice(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }

  private static func writeInPlace(_ pieces: [[UInt8]], to path: String) throws {
    guard let handle = FileHandle(forWritingAtPath: path) else {
      throw WorkflowError("\(path) cannot be written. Check its permissions.")
    }
    do {
      for piece in pieces { try handle.write(contentsOf: Data(piece)) }
      try handle.close()
    } catch {
      throw WorkflowError("\(path) cannot be written: \((error as NSError).localizedDescription)")
    }
  }
}
