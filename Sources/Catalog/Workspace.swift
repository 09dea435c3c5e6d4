import Foundation
public import Nomenclature

/// A folder that remembers data sets in all their vintages: the files as published, by content hash and packed, and a
/// SQLite database of their names, days, sources and contents.
///
/// Several programs may use one at once. Whatever happens, an import is there whole or not at all.
public final class Workspace: Sendable {
  let places: WorkspacePlaces
  let database: WorkspaceDatabase
  /// Why nothing can be written in the folder, as the system says; `nil` where it can.
  private let refusal: Int32?

  /// Whether vintages can be imported and removed here; reading needs no permission to write.
  public var isReadOnly: Bool { refusal != nil }

  /// The folder: `…/.comity`.
  public var folder: String { places.folder }

  static let longestWait = 120

  /// Opens the workspace that `COMITY_WORKSPACE` names, or that is found upward from the current folder; `nil` where
  /// there is none yet.
  public static func find() throws -> Workspace? {
    guard let places = try WorkspacePlaces.find(from: currentFolder, asked: asked) else { return nil }
    guard SystemCalls.exists(places.database) else {
      // Its first import has not come far, unless files are there.
      guard places.keptDigests.isEmpty else { throw CatalogError.databaseMissing(folder: places.folder) }
      return nil
    }
    return try Workspace(places, refusal: SystemCalls.refusal(places.folder))
  }

  /// The same; where there is none, one is made.
  public static func findOrMake() throws -> Workspace {
    let places =
      try WorkspacePlaces.find(from: currentFolder, asked: asked)
      ?? WorkspacePlaces.new(in: currentFolder, asked: asked)
    return try Workspace(making: places)
  }

  private static var currentFolder: String { FileManager.default.currentDirectoryPath }
  private static var asked: String? { ProcessInfo.processInfo.environment["COMITY_WORKSPACE"] }

  /// Opens the workspace of a folder.
  public convenience init(folder: String) throws {
    let places = WorkspacePlaces(folder: folder)
    try places.check()
    guard SystemCalls.exists(places.database) else {
      guard places.keptDigests.isEmpty else { throw CatalogError.databaseMissing(folder: folder) }
      throw CatalogError.notAWorkspace(folder: folder, why: "it has no catalog.sqlite")
    }
    try self.init(places, refusal: SystemCalls.refusal(folder))
  }

  /// Opens the workspace of a folder; makes the folder and the workspace where they are missing.
  public convenience init(makingIn folder: String) throws { try self.init(making: WorkspacePlaces(folder: folder)) }

  /// - Parameter refusal: Why nothing can be written in the folder.
  init(_ places: WorkspacePlaces, refusal: Int32?) throws {
    self.places = places
    self.refusal = refusal
    do {
      if let refusal {
        let log = WriteAheadLog(of: places.database)
        guard log.size == 0 else {
          throw CatalogError.logUnread(path: log.path, reason: String(cString: strerror(refusal)))
        }
        database = try WorkspaceDatabase(places.database, .reading)
      } else {
        database = try WorkspaceDatabase(places.database, .writing, lock: places.lock)
      }
    } catch is WorkspaceDatabase.NeedsMigration {
      try Self.requireWriting(places, refusal)
      let lock = try FileLock(places.lock, waiting: Self.longestWait)
      defer { withExtendedLifetime(lock) {} }
      database = try WorkspaceDatabase(places.database, .migrating)
    }
  }

  private static func requireWriting(_ places: WorkspacePlaces, _ refusal: Int32?) throws {
    guard let refusal else { return }
    throw CatalogError.readOnly(folder: places.folder, reason: String(cString: strerror(refusal)))
  }

  /// - Throws: `CatalogError.readOnly` where nothing can be written.
  func requireWriting() throws { try Self.requireWriting(places, refusal) }

  private init(making places: WorkspacePlaces) throws {
    self.places = places
    try SystemCalls.makeFolder(places.folder)
    try places.check()
    refusal = SystemCalls.refusal(places.folder)
    try Self.requireWriting(places, refusal)
    try SystemCalls.makeFolder(places.files)
    let lock = try FileLock(places.lock, waiting: Self.longestWait)
    defer { withExtendedLifetime(lock) {} }
    let isNew = !SystemCalls.exists(places.database)
    if isNew, !places.keptDigests.isEmpty { throw CatalogError.databaseMissing(folder: places.folder) }
    do {
      database = try WorkspaceDatabase(places.database, .migrating)
    } catch {
      // A database that could not be made whole is none: nobody else can have changed it, since the lock is held.
      if isNew { for suffix in ["", "-wal", "-shm", "-journal"] { unlink(places.database + suffix) } }
      throw error
    }
    if isNew {
      try SystemCalls.synchronise(folder: places.folder)
      try SystemCalls.synchronise(folder: (places.folder as NSString).deletingLastPathComponent.nonEmpty ?? ".")
    }
  }

  // MARK: Reading

  /// All vintages, by data set and from the earliest to the latest.
  public func vintages() throws -> [Vintage] { try database.read { try VintageRecords.vintages($0) } }

  /// The vintages of a data set, from the earliest to the latest.
  ///
  /// - Throws: `CatalogError.unknownDataSet` with the nearest names.
  public func vintages(of dataSet: String) throws -> [Vintage] {
    try database.read { database in
      let found = try VintageRecords.vintages(database, of: dataSet)
      guard found.isEmpty else { return found }
      let known = try String.fetchNames(database)
      throw CatalogError.unknownDataSet(
        name: dataSet, suggestions: NearestNames.suggestions(for: dataSet, among: known, limit: 2), known: known)
    }
  }

  /// The names of all data sets, sorted.
  public func names() throws -> [String] { try database.read { try String.fetchNames($0) } }

  /// The vintage of a day: the latest one that was retrieved on it or before; without a day, the latest of all.
  ///
  /// - Parameters:
  ///   - name: A data set, perhaps with a day.
  ///   - asOf: The day where the name says none.
  ///   - among: Picks the vintages that may be taken; all when absent.
  /// - Throws: `CatalogError.unknownDataSet` or `noVintage`.
  public func vintage(
    _ name: DataSetName, asOf: CalendarDate? = nil, among: ([Vintage]) -> [Vintage] = { $0 }
  ) throws -> Vintage {
    let all = among(try vintages(of: name.name))
    guard let wanted = name.day ?? asOf.map({ DataSetName.Day($0) }) else { return all[all.count - 1] }
    let found = all.last { vintage in
      wanted.sequence.map { vintage.retrieved == wanted.day && vintage.sequence == $0 }
        ?? (vintage.retrieved <= wanted.day)
    }
    guard let found else {
      let words = wanted.sequence == nil ? "\(wanted.day) or before" : "\(wanted)"
      throw CatalogError.noVintage(name: name.name, wanted: words, known: all.map(\.label))
    }
    return found
  }

  /// Opens a file of a vintage.
  public func open(_ file: Vintage.File, of vintage: Vintage) throws -> StoredFile {
    try StoredFile(path: places.storedFile(file.digest), name: vintage.inputName(of: file), digest: file.digest)
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
