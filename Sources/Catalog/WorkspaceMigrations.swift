import GRDB

/// The steps from an empty database to that of this version. A step that was released is never changed: whatever comes
/// later is a step of its own.
enum WorkspaceMigrations {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("2026-11 data sets and vintages") { database in
      try database.execute(
        sql: """
          CREATE TABLE data_set (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE
          );
          CREATE TABLE stored_file (
            digest TEXT PRIMARY KEY NOT NULL,
            bytes INTEGER NOT NULL,
            stored_bytes INTEGER NOT NULL
          ) WITHOUT ROWID;
          CREATE TABLE vintage (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            data_set INTEGER NOT NULL REFERENCES data_set ON DELETE CASCADE,
            retrieved TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            imported TEXT NOT NULL,
            source TEXT NOT NULL,
            licence TEXT NOT NULL,
            note TEXT NOT NULL,
            profile TEXT NOT NULL,
            rows INTEGER NOT NULL,
            UNIQUE (data_set, retrieved, sequence)
          );
          CREATE TABLE file (
            vintage INTEGER NOT NULL REFERENCES vintage ON DELETE CASCADE,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            digest TEXT NOT NULL REFERENCES stored_file,
            PRIMARY KEY (vintage, position)
          ) WITHOUT ROWID;
          CREATE INDEX file_digest ON file (digest);
          CREATE TABLE reading_option (
            vintage INTEGER NOT NULL REFERENCES vintage ON DELETE CASCADE,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (vintage, position)
          ) WITHOUT ROWID;
          CREATE TABLE column_name (
            vintage INTEGER NOT NULL REFERENCES vintage ON DELETE CASCADE,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (vintage, position)
          ) WITHOUT ROWID;
          CREATE TABLE coverage (
            vintage INTEGER NOT NULL REFERENCES vintage ON DELETE CASCADE,
            field TEXT NOT NULL,
            text TEXT NOT NULL,
            rows INTEGER NOT NULL,
            PRIMARY KEY (vintage, field, text)
          ) WITHOUT ROWID;
          CREATE TABLE account_line (
            vintage INTEGER NOT NULL REFERENCES vintage ON DELETE CASCADE,
            position INTEGER NOT NULL,
            kind TEXT NOT NULL,
            reason TEXT NOT NULL,
            rows INTEGER NOT NULL,
            PRIMARY KEY (vintage, position)
          ) WITHOUT ROWID;
          CREATE TABLE reference (
            vintage INTEGER NOT NULL REFERENCES vintage ON DELETE CASCADE,
            kind TEXT NOT NULL,
            path TEXT NOT NULL,
            PRIMARY KEY (vintage, kind, path)
          ) WITHOUT ROWID;
          """)
    }
    migrator.registerMigration("2026-11 surveys of stored files") { database in
      try database.execute(
        sql: """
          CREATE TABLE survey (
            digest TEXT PRIMARY KEY NOT NULL REFERENCES stored_file ON DELETE CASCADE,
            bytes BLOB NOT NULL
          );
          """)
    }
    return migrator
  }
}
