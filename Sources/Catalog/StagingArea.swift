#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of a workspace in which one import prepares its files. A lock in it tells whether its owner lives.
final class StagingArea: @unchecked Sendable {
  let folder: String
  private let workspace: WorkspacePlaces
  private let lock: FileLock

  private static let lockName = "lock"
  /// What stands behind the name of a stored file that an import is about to put in its place.
  private static let markSuffix = ".placed"

  /// Makes an area of one's own.
  init(_ workspace: WorkspacePlaces) throws {
    self.workspace = workspace
    try SystemCalls.makeFolder(workspace.staging)
    var claimed: (folder: String, lock: FileLock)?
    while claimed == nil { claimed = try Self.claim(in: workspace.staging) }
    guard let claimed else { preconditionFailure("an area was claimed") }
    (folder, lock) = claimed
  }

  /// Makes a folder and takes its lock; `nil` where another import took it for a leftover before the lock was held.
  private static func claim(in staging: String) throws -> (folder: String, lock: FileLock)? {
    let folder = "\(staging)/\(getpid())-" + String(UInt64.random(in: 0...UInt64.max), radix: 16)
    guard mkdir(folder, 0o777) == 0 else { throw SystemCalls.failure(folder, "making the folder") }
    errno = 0
    if let lock = FileLock(ifFree: "\(folder)/\(lockName)", making: true) { return (folder, lock) }
    let code = errno
    if [0, ENOENT, EWOULDBLOCK].contains(code) { return nil }
    rmdir(folder)
    throw SystemCalls.failure(folder, "writing", code: code)
  }

  deinit { Self.clear(folder) }

  func path(_ number: Int) -> String { "\(folder)/\(number).zst" }

  /// Leaves a mark that a stored file is about to be put in its place: should this program be killed before the database
  /// knows of the file, a later import takes it away.
  func mark(_ digest: String) throws {
    let path = "\(folder)/\(digest)\(Self.markSuffix)"
    close(try SystemCalls.open(path, O_WRONLY | O_CREAT, action: "writing"))
  }

  /// The areas of imports that were killed. The caller holds the workspace's lock.
  ///
  /// - Parameter isKnown: Whether the database knows a stored file.
  static func clearLeftovers(of workspace: WorkspacePlaces, isKnown: (String) throws -> Bool) throws {
    for name in SystemCalls.names(in: workspace.staging) {
      let folder = "\(workspace.staging)/\(name)"
      guard let lock = FileLock(ifFree: "\(folder)/\(lockName)") else {
        // Without a lock it is being made right now, or was left before it had one: then it is empty.
        if !SystemCalls.exists("\(folder)/\(lockName)") { rmdir(folder) }
        continue
      }
      for member in SystemCalls.names(in: folder) where member.hasSuffix(markSuffix) {
        let digest = String(member.dropLast(markSuffix.count))
        if VintageRecords.isDigest(digest), try !isKnown(digest) { unlink(workspace.storedFile(digest)) }
      }
      withExtendedLifetime(lock) { clear(folder) }
    }
  }

  /// How many areas have no living owner.
  static func leftovers(of workspace: WorkspacePlaces) -> [String] {
    SystemCalls.names(in: workspace.staging).filter { name in
      FileLock(ifFree: "\(workspace.staging)/\(name)/\(lockName)") != nil
    }
  }

  /// The lock goes last: an area without one is empty.
  private static func clear(_ folder: String) {
    for name in SystemCalls.names(in: folder) where name != lockName { unlink("\(folder)/\(name)") }
    unlink("\(folder)/\(lockName)")
    rmdir(folder)
  }
}
