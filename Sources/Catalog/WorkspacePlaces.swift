#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where things stand in a workspace's folder. Only digests lead to files, so that no name can lead out of it.
struct WorkspacePlaces: Sendable {
  let folder: String

  static let name = ".comity"

  var database: String { "\(folder)/\(WorkspaceDatabase.fileName)" }
  var files: String { "\(folder)/files" }
  var staging: String { "\(folder)/staging" }
  var lock: String { "\(folder)/lock" }

  func storedFile(_ digest: String) -> String {
    precondition(VintageRecords.isDigest(digest), "a stored file is named by its digest")
    return "\(files)/\(digest).zst"
  }

  /// The digests of the files that are kept.
  var keptDigests: [String] {
    SystemCalls.names(in: files).filter { $0.hasSuffix(".zst") }.map { String($0.dropLast(4)) }
      .filter(VintageRecords.isDigest)
  }

  /// The workspace that is asked for, or found upward from a folder; `nil` where there is none yet.
  ///
  /// - Parameter asked: `COMITY_WORKSPACE`.
  static func find(from start: String, asked: String?) throws -> WorkspacePlaces? {
    if let asked, !asked.isEmpty {
      guard SystemCalls.exists(asked) else { return nil }
      let places = WorkspacePlaces(folder: asked)
      try places.check()
      return places
    }
    var folder = start
    while true {
      let candidate = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
      if SystemCalls.isFolder(candidate) { return WorkspacePlaces(folder: candidate) }
      guard folder != "/", let slash = folder.lastIndex(of: "/") else { return nil }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }

  /// Where a first import makes one.
  static func new(in start: String, asked: String?) -> WorkspacePlaces {
    if let asked, !asked.isEmpty { return WorkspacePlaces(folder: asked) }
    return WorkspacePlaces(folder: "\(start)/\(name)")
  }

  /// A folder of something else is no place for a workspace.
  func check() throws {
    guard SystemCalls.isFolder(folder) else { throw CatalogError.notAWorkspace(folder: folder, why: "it is no folder") }
    guard !SystemCalls.exists(database) else { return }
    let others = SystemCalls.names(in: folder).filter { name in
      !["lock", "staging", "files"].contains(name) && !name.hasPrefix(WorkspaceDatabase.fileName)
    }
    guard others.isEmpty else {
      throw CatalogError.notAWorkspace(folder: folder, why: "it holds other files, such as \(others[0])")
    }
  }
}
