import GRDB
import Nomenclature

/// Vintages as rows of the database.
enum VintageRecords {
  /// All data sets, or one, in the order of their names, each with its vintages from the earliest to the latest.
  static func vintages(_ database: Database, of dataSet: String? = nil) throws -> [Vintage] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT vintage.*, data_set.name AS data_set_name,
          (SELECT count(*) FROM vintage AS other
            WHERE other.data_set = vintage.data_set AND other.retrieved = vintage.retrieved) AS on_day
        FROM vintage JOIN data_set ON data_set.id = vintage.data_set
        WHERE ?1 IS NULL OR data_set.name = ?1
        ORDER BY data_set.name, vintage.retrieved, vintage.sequence
        """, arguments: [dataSet])
    return try rows.map { try vintage(database, $0) }
  }

  private static func vintage(_ database: Database, _ row: Row) throws -> Vintage {
    let id: Int64 = row["id"]
    func texts(_ sql: String) throws -> [Row] { try Row.fetchAll(database, sql: sql, arguments: [id]) }
    guard let retrieved = CalendarDate(row["retrieved"] as String) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the day of a vintage is none")
    }
    let files = try texts(
      """
      SELECT file.name, file.digest, bytes, stored_bytes FROM file JOIN stored_file USING (digest)
      WHERE vintage = ? ORDER BY position
      """
    ).map { Vintage.File(name: $0[0], digest: $0[1], bytes: $0[2], storedBytes: $0[3]) }
    for file in files {
      guard isDigest(file.digest), isPlainName(file.name) else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the name of a file would lead out of its folder")
      }
    }
    var reading: [String: [String]] = [:]
    for option in try texts("SELECT name, value FROM reading_option WHERE vintage = ? ORDER BY position") {
      reading[option[0], default: []].append(option[1])
    }
    var coverage: [String: [Vintage.Contents.Count]] = [:]
    for count in try texts("SELECT field, text, rows FROM coverage WHERE vintage = ? ORDER BY text") {
      coverage[count[0], default: []].append(Vintage.Contents.Count(text: count[1], rows: count[2]))
    }
    let account = try texts("SELECT kind, reason, rows FROM account_line WHERE vintage = ? ORDER BY position")
    return Vintage(
      dataSet: row["data_set_name"], retrieved: retrieved, sequence: row["sequence"],
      sharesDay: (row["on_day"] as Int) > 1, imported: row["imported"],
      origin: Vintage.Origin(source: row["source"], licence: row["licence"], note: row["note"]),
      contents: Vintage.Contents(
        profile: row["profile"], reading: reading,
        columns: try texts("SELECT name FROM column_name WHERE vintage = ? ORDER BY position").map { $0[0] },
        rows: row["rows"], periods: coverage["period"] ?? [], reporters: coverage["reporter"] ?? [],
        partners: coverage["partner"] ?? [],
        account: account.map { Vintage.Contents.AccountLine(kind: $0[0], reason: $0[1], rows: $0[2]) }),
      files: files, id: id)
  }

  /// Writes a vintage, without its files.
  static func insert(
    _ database: Database, dataSet: Int64, retrieved: CalendarDate, imported: String, origin: Vintage.Origin,
    contents: Vintage.Contents
  ) throws -> Int64 {
    let day = "\(retrieved)"
    let sequence =
      try Int.fetchOne(
        database, sql: "SELECT coalesce(max(sequence), 0) + 1 FROM vintage WHERE data_set = ? AND retrieved = ?",
        arguments: [dataSet, day]) ?? 1
    try database.execute(
      sql: """
        INSERT INTO vintage (data_set, retrieved, sequence, imported, source, licence, note, profile, rows)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        dataSet, day, sequence, imported, origin.source, origin.licence, origin.note, contents.profile, contents.rows,
      ])
    let id = database.lastInsertedRowID
    let options = contents.reading.sorted { $0.key < $1.key }.flatMap { name, values in values.map { (name, $0) } }
    for (position, (name, value)) in options.enumerated() {
      try database.execute(
        sql: "INSERT INTO reading_option VALUES (?, ?, ?, ?)", arguments: [id, position, name, value])
    }
    for (position, name) in contents.columns.enumerated() {
      try database.execute(sql: "INSERT INTO column_name VALUES (?, ?, ?)", arguments: [id, position, name])
    }
    let coverage = [("period", contents.periods), ("reporter", contents.reporters), ("partner", contents.partners)]
    for (field, counts) in coverage {
      for count in counts {
        try database.execute(
          sql: "INSERT INTO coverage VALUES (?, ?, ?, ?)", arguments: [id, field, count.text, count.rows])
      }
    }
    for (position, line) in contents.account.enumerated() {
      try database.execute(
        sql: "INSERT INTO account_line VALUES (?, ?, ?, ?, ?)",
        arguments: [id, position, line.kind, line.reason, line.rows])
    }
    return id
  }

  /// 64 hexadecimal digits: a name that stays in its folder.
  static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// A name of a file without a folder.
  static func isPlainName(_ text: String) -> Bool {
    !text.isEmpty && text != "." && text != ".." && !text.utf8.contains(0x2F) && !text.utf8.contains(0)
  }
}

extension String {
  /// The names of all data sets, sorted.
  static func fetchNames(_ database: Database) throws -> [String] {
    try String.fetchAll(database, sql: "SELECT name FROM data_set ORDER BY name")
  }
}
