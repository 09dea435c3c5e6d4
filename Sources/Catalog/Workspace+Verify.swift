extension Workspace {
  /// What became of one thing that was verified.
  public struct Finding: Sendable, Hashable {
    public enum Kind: String, Sendable { case database, file, unnamed, leftover }

    public var kind: Kind
    /// `asean/trade@2024-11-02`, or what it is where no data set names it.
    public var name: String
    public var file: String
    public var digest: String
    public var bytes: Int
    /// What is wrong; `nil` for nothing.
    public var fault: String?
    /// Whether nothing is lost: what killed imports leave.
    public var isHarmless: Bool
  }

  /// Reads the whole database and every stored file of the data sets named, or of all, and compares each check sum and
  /// each SHA-256. A damaged database is an error, since nothing it says can be trusted. O(bytes).
  public func verify(_ names: [DataSetName] = []) throws -> [Finding] {
    try? settle()
    let faults = try database.faults()
    if let first = faults.first {
      throw CatalogError.databaseDamaged(path: places.database, detail: first)
    }
    var findings = [
      Finding(
        kind: .database, name: "database", file: WorkspaceDatabase.fileName, digest: "", bytes: 0, fault: nil,
        isHarmless: true)
    ]
    let all = try vintages()
    var chosen = all
    if !names.isEmpty {
      chosen = try names.flatMap { $0.day == nil ? try vintages(of: $0.name) : [try vintage($0)] }
    }
    // A file that several vintages share is read once.
    var known: [String: String?] = [:]
    for vintage in chosen {
      for file in vintage.files {
        let fault: String?
        if let before = known[file.digest] {
          fault = before
        } else {
          fault = Self.fault { try check(file, of: vintage) }
        }
        known[file.digest] = .some(fault)
        findings.append(
          Finding(
            kind: .file, name: vintage.name, file: file.name, digest: file.digest, bytes: file.bytes, fault: fault,
            isHarmless: false))
      }
    }
    guard names.isEmpty else { return findings }
    let named = Set(all.flatMap { $0.files.map(\.digest) })
    for digest in places.keptDigests where !named.contains(digest) {
      findings.append(
        Finding(
          kind: .unnamed, name: "no data set", file: "\(digest).zst", digest: digest, bytes: 0,
          fault: "no data set names it: an import was cut off, or the database is an older one", isHarmless: true))
    }
    for name in StagingArea.leftovers(of: places) {
      findings.append(
        Finding(
          kind: .leftover, name: "no data set", file: "staging/\(name)", digest: "", bytes: 0,
          fault: "left by an import that was killed; the next import clears it away", isHarmless: true))
    }
    return findings
  }

  private func check(_ file: Vintage.File, of vintage: Vintage) throws {
    let stored = try open(file, of: vintage)
    guard stored.size == file.bytes else {
      throw CatalogError.fileDamaged(name: stored.name, path: stored.path, detail: "it has another length")
    }
    try stored.verify()
  }

  private static func fault(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch CatalogError.fileDamaged(_, _, let detail) {
      return "damaged: \(detail)"
    } catch CatalogError.fileMissing {
      return "the stored file is not there"
    } catch {
      return "\(error)"
    }
  }
}
