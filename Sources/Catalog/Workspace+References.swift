import GRDB

extension Workspace {
  /// Remembers that a document was made from a vintage.
  public func record(_ reference: Reference, to vintage: Vintage) throws {
    try underLock {
      try database.write { database in
        try database.execute(
          sql: """
            INSERT OR IGNORE INTO reference (vintage, kind, path)
            SELECT id, ?, ? FROM vintage WHERE id = ?
            """, arguments: [reference.kind, reference.path, vintage.id])
      }
    }
    try? settle()
  }

  /// The documents that were made from a vintage, by kind and path.
  public func references(to vintage: Vintage) throws -> [Reference] {
    try database.read { database in
      try Row.fetchAll(
        database, sql: "SELECT kind, path FROM reference WHERE vintage = ? ORDER BY kind, path",
        arguments: [vintage.id]
      ).map { Reference(kind: $0[0], path: $0[1]) }
    }
  }
}
