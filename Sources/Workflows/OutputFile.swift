import Foundation

/// Files that are there whole or not at all: written beside their place and renamed.
public enum OutputFile {
  /// The only file that may be written, where a command is given again to see what it makes: all others stay as they are.
  @TaskLocal static var only: String?

  /// Writes bytes to a path. A failure leaves nothing behind and says why.
  public static func write(_ bytes: [UInt8], to path: String) throws { try write([bytes], to: path) }

  /// Writes pieces one after another.
  public static func write(_ pieces: [[UInt8]], to path: String) throws {
    if let only, only != path { return }
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
    let slot = UnfinishedFile.begin(beside)
    defer { UnfinishedFile.end(slot) }
    do {
      try write(pieces, opening: beside, flags: O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC)
      guard rename(beside, path) == 0 else { throw SystemFailure() }
    } catch let failure as SystemFailure {
      unlink(beside)
      throw WorkflowError("\(path) cannot be written: \(failure.reason). Check the disk and its permissions.")
    }
  }

  /// Writes pieces as they are made, so that they need not stand in memory together. What the maker throws leaves nothing
  /// behind.
  static func write(to path: String, making pieces: (_ put: ([UInt8]) throws -> Void) throws -> Void) throws {
    if let only, only != path { return }
    let target = URL(fileURLWithPath: path)
    let folder = target.deletingLastPathComponent().path
    if isDevice(path) { return try pieces { try writeInPlace([$0], to: path) } }
    let beside = "\(folder)/.\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).part"
    let slot = UnfinishedFile.begin(beside)
    defer { UnfinishedFile.end(slot) }
    do {
      try write([], opening: beside, flags: O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC)
      try pieces { try write([$0], opening: beside, flags: O_WRONLY | O_APPEND | O_CLOEXEC) }
      guard rename(beside, path) == 0 else { throw SystemFailure() }
    } catch let failure as SystemFailure {
      unlink(beside)
      throw WorkflowError(
        "\(path) cannot be written: \(failure.reason). Check the folder, the disk and its permissions.")
    } catch {
      unlink(beside)
      throw error
    }
  }

  /// Whether a name is that of a file beside its place, which a program that was ended by force leaves behind:
  /// `.NAME.PROCESS.part`.
  static func isUnfinished(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count >= 4 && parts[0].isEmpty && parts[parts.count - 1] == "part"
      && Int(parts[parts.count - 2]) != nil
  }

  /// What the system says when a call fails.
  private struct SystemFailure: Error {
    let code = errno
    var reason: String { String(cString: strerror(code)) }
  }

  private static func write(_ pieces: [[UInt8]], opening path: String, flags: Int32) throws(SystemFailure) {
    let descriptor = open(path, flags, 0o666)
    guard descriptor >= 0 else { throw SystemFailure() }
    var failure: SystemFailure?
    for piece in pieces where failure == nil {
      var sent = 0
      while sent < piece.count, failure == nil {
        let count = piece.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress! + sent, $0.count - sent) }
        if count >= 0 {
          sent += count
        } else if errno != EINTR {
          failure = SystemFailure()
        }
      }
    }
    // Some file systems only say now that the disk is full.
    if close(descriptor) != 0, failure == nil { failure = SystemFailure() }
    if let failure { throw failure }
  }

  /// Whether a path is there and is no file: `/dev/null`, a pipe. Such a target must not be replaced by a file.
  private static func isDevice(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }

  private static func writeInPlace(_ pieces: [[UInt8]], to path: String) throws {
    do {
      try write(pieces, opening: path, flags: O_WRONLY | O_CLOEXEC)
    } catch  where error.code != EPIPE {
      throw WorkflowError("\(path) cannot be written: \(error.reason). Check the disk and its permissions.")
    } catch {
      // Who reads the pipe wants no more of it.
    }
  }
}
