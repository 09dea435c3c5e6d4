import CPageSums
import Foundation
import GRDB
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The SQLite database of a workspace. Every page has a check sum, so a changed bit is an error and never an answer.
final class WorkspaceDatabase: Sendable {
  let path: String
  private let queue: DatabaseQueue
  /// How the file was when it was opened, where only reading it is possible.
  private let state: [Int]?

  static let fileName = "catalog.sqlite"
  /// How many databases this program has open.
  private static let opened = Mutex(0)

  enum Access {
    /// Only what is in the file; nothing is written beside it.
    case reading
    case writing
    /// The database may be made or brought up to date: the caller holds the workspace's lock.
    case migrating
  }

  /// Opens a database; makes it where there is none and it may be made.
  ///
  /// - Throws: `NeedsMigration` where it may not, and is no database of this version yet; `CatalogError.logDamaged` before
  ///   anything was done with the log.
  init(_ path: String, _ access: Access, lock: String? = nil) throws {
    self.path = path
    // One that was begun and has no page yet is new, too.
    let isNew = SystemCalls.size(path) ?? 0 == 0
    var configuration = Configuration()
    configuration.busyMode = .timeout(60)
    configuration.readonly = access == .reading
    state = access == .reading ? SystemCalls.state(path) : nil
    configuration.prepareDatabase { database in
      if isNew, access != .reading {
        guard comity_page_sums_reserve(UnsafeMutableRawPointer(database.sqliteConnection)) == 0 else {
          throw DatabaseError(resultCode: .SQLITE_INTERNAL, message: "no room for check sums of pages")
        }
        // A page that nothing uses would be read by nobody, and its damage found by nobody.
        try database.execute(sql: "PRAGMA auto_vacuum = FULL")
      }
      if access == .migrating { try database.execute(sql: "PRAGMA journal_mode = WAL") }
      // What was reported as imported stays so after a power cut.
      try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON")
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
      // Frames of a transaction that is too long for the cache would be written over, and their check sums be wrong until
      // its commit: what a kill leaves could not be told from damage.
      try database.execute(sql: "PRAGMA cache_spill = OFF")
    }
    queue = try Self.translated(path) {
      let deadline = ContinuousClock.now + .seconds(Workspace.longestWait)
      while true {
        if let queue = try Self.open(path, access, configuration, lock: lock) { return queue }
        // No lock of this program is held while it waits for one of another.
        guard ContinuousClock.now < deadline else { throw CatalogError.databaseBusy(path: path) }
        usleep(2_000)
      }
    }
    try Self.translated(path) {
      let migrator = WorkspaceMigrations.migrator
      let (applied, known) = try queue.read {
        (try migrator.appliedIdentifiers($0), Set(migrator.migrations))
      }
      let unknown = applied.subtracting(known).sorted()
      guard unknown.isEmpty else { throw CatalogError.databaseNewer(path: path, unknown: unknown) }
      if applied != known {
        guard access == .migrating else { throw NeedsMigration() }
        try migrator.migrate(queue)
      }
    }
  }

  /// The database is of an earlier version, or has no tables yet.
  struct NeedsMigration: Error {}

  deinit {
    Self.opened.withLock { opened in
      try? queue.close()
      opened -= 1
    }
  }

  /// - Parameter lock: The workspace's lock, where the caller does not hold it.
  /// - Returns: `nil` where the log cannot be judged while somebody else changes the workspace.
  private static func open(
    _ path: String, _ access: Access, _ configuration: Configuration, lock: String?
  ) throws -> DatabaseQueue? {
    try opened.withLock { opened in
      guard try access == .reading || isLogWhole(of: path, lock: lock, usesIndex: opened == 0) else { return nil }
      guard comity_page_sums_begin(fileName, access == .reading ? 1 : 0) == 0 else {
        throw DatabaseError(resultCode: .SQLITE_INTERNAL, message: "no check sums of pages")
      }
      defer { comity_page_sums_end() }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      opened += 1
      return queue
    }
  }

  /// - Returns: `false` where it does not look whole, and somebody may be writing to it.
  private static func isLogWhole(of path: String, lock: String?, usesIndex: Bool) throws -> Bool {
    let log = WriteAheadLog(of: path)
    func fault() throws -> String? {
      // SQLite throws the log of a database without a page away.
      if log.size > 0, SystemCalls.size(path) ?? 0 == 0 { return "its database is empty" }
      return try log.fault(usesIndex: usesIndex)
    }
    guard try fault() != nil else { return true }
    var held: FileLock?
    do {
      held = try lock.map { try FileLock($0, waiting: 0) }
    } catch CatalogError.databaseBusy {
      return false
    }
    guard let fault = try withExtendedLifetime(held, fault) else { return true }
    throw CatalogError.logDamaged(path: log.path, detail: fault)
  }

  func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    let result = Swift.Result { try Self.translated(path) { try queue.read(body) } }
    // No lock keeps others from writing to what this program can only read.
    if let state, state != SystemCalls.state(path) { throw CatalogError.changedByOthers(path: path) }
    return try result.get()
  }

  /// One transaction: all of it or nothing.
  func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try Self.translated(path) { try queue.write(body) }
  }

  /// Moves what was written from the log into the database file, as far as readers allow.
  func checkpoint(_ kind: Database.CheckpointMode = .truncate) throws {
    do {
      try Self.translated(path) { _ = try queue.writeWithoutTransaction { try $0.checkpoint(kind) } }
    } catch CatalogError.databaseBusy {
      // Those who read keep the log; it is moved another time.
    }
  }

  /// What is wrong with the pages or the tables, as SQLite says; empty for nothing. Reads every page.
  func faults() throws -> [String] {
    try Self.translated(path) {
      try read { database in
        let structure = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        let links = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row in
          "a row of \(row[0] as String? ?? "?") refers to one of \(row[2] as String? ?? "?") that is not there"
        }
        return structure + links
      }
    }
  }

  /// SQLite's errors as ours.
  private static func translated<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw error.asCatalogError(path)
    }
  }
}

extension DatabaseError {
  fileprivate func asCatalogError(_ path: String) -> CatalogError {
    let detail = message ?? "SQLite's code \(extendedResultCode.rawValue)"
    switch (resultCode, extendedResultCode) {
    case (_, .SQLITE_IOERR_DATA): return .databaseDamaged(path: path, detail: "a page's check sum is another")
    case (.SQLITE_CORRUPT, _): return .databaseDamaged(path: path, detail: detail)
    case (.SQLITE_NOTADB, _): return .databaseDamaged(path: path, detail: "it is no SQLite database")
    case (_, .SQLITE_IOERR_SHORT_READ): return .databaseDamaged(path: path, detail: "it is cut off")
    case (.SQLITE_FULL, _), (_, .SQLITE_IOERR_SHMSIZE): return .diskFull(path: path, action: "writing")
    case (.SQLITE_READONLY, _): return .readOnly(folder: path, reason: detail)
    case (.SQLITE_BUSY, _), (.SQLITE_LOCKED, _): return .databaseBusy(path: path)
    default: return .database(path: path, detail: "\(detail) (SQLite's code \(extendedResultCode.rawValue))")
    }
  }
}
