import Foundation

/// Files that are there whole or not at all: written beside their place and renamed.
public enum OutputFile {
  /// Writes bytes to a path. A failure leaves nothing behind and says why.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw WorkflowError("\(path) is a folder. Name a file to write.")
    }
    if isDevice(path) { return try writeInPlace(bytes, to: path) }
    let target = URL(fileURLWithPath: path)
    let folder = target.deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder) else {
      throw WorkflowError("\(path) cannot be written: there is no folder \(folder). Make it first.")
    }
    let beside = "\(folder)/.\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).part"
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: beside))
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

  private static func writeInPlace(_ bytes: [UInt8], to path: String) throws {
    guard let handle = FileHandle(forWritingAtPath: path) else {
      throw WorkflowError("\(path) cannot be written. Check its permissions.")
    }
    do {
      try handle.write(contentsOf: Data(bytes))
      try handle.close()
    } catch {
      throw WorkflowError("\(path) cannot be written: \((error as NSError).localizedDescription)")
    }
  }
}
