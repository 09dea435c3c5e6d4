import CPageSums
import Foundation
import GRDB
import Synchronization

/// The SQLite database of a workspace. Every page has a check sum, so a changed bit is an error and never an answer.
final class WorkspaceDatabase: Sendable {
  let path: String
  private let queue: DatabaseQueue

  static let fileName = "catalog.sqlite"
  private static let opening = Mutex(())

  /// Opens a database; makes it where there is none. The caller holds the workspace's lock where it may be made or
  /// brought up to date.
  ///
  /// - Throws: `NeedsMigration` where it may not, and is no database of this version yet.
  init(_ path: String, mayMigrate: Bool) throws {
    self.path = path
    // One that was begun and has no page yet is new, too.
    let isNew = SystemCalls.size(path) ?? 0 == 0
    var configuration = Configuration()
    configuration.busyMode = .timeout(60)
    configuration.prepareDatabase { database in
      if isNew {
        guard comity_page_sums_reserve(UnsafeMutableRawPointer(database.sqliteConnection)) == 0 else {
          throw DatabaseError(resultCode: .SQLITE_INTERNAL, message: "no room for check sums of pages")
        }
        // A page that nothing uses would be read by nobody, and its damage found by nobody.
        try database.execute(sql: "PRAGMA auto_vacuum = FULL")
      }
      if mayMigrate { try database.execute(sql: "PRAGMA journal_mode = WAL") }
      // What was reported as imported stays so after a power cut.
      try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON")
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
    }
    queue = try Self.translated(path) {
      try Self.opening.withLock { _ in
        guard comity_page_sums_begin(Self.fileName) == 0 else {
          throw DatabaseError(resultCode: .SQLITE_INTERNAL, message: "no check sums of pages")
        }
        defer { comity_page_sums_end() }
        return try DatabaseQueue(path: path, configuration: configuration)
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
        guard mayMigrate else { throw NeedsMigration() }
        try migrator.migrate(queue)
      }
    }
  }

  /// The database is of an earlier version, or has no tables yet.
  struct NeedsMigration: Error {}

  deinit { try? queue.close() }

  func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try Self.translated(path) { try queue.read(body) }
  }

  /// One transaction: all of it or nothing.
  func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try Self.translated(path) { try queue.write(body) }
  }

  /// Moves what was written from the log into the database file, as far as readers allow.
  func checkpoint() throws {
    do {
      try Self.translated(path) { _ = try queue.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
    } catch CatalogError.databaseBusy {
      // Those who read keep the log; it is moved another time.
    }
  }

  /// What is wrong with the pages or the tables, as SQLite says; empty for nothing. Reads every page.
  func faults() throws -> [String] {
    try Self.translated(path) {
      try queue.read { database in
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
    case (.SQLITE_BUSY, _), (.SQLITE_LOCKED, _): return .databaseBusy(path: path)
    default: return .database(path: path, detail: "\(detail) (SQLite's code \(extendedResultCode.rawValue))")
    }
  }
}
