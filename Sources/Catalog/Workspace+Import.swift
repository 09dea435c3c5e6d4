import Foundation
import GRDB
public import Nomenclature

extension Workspace {
  /// Files on their way into a workspace: packed and on its disk, in no data set yet. They are gone with this value.
  public final class Prepared: Sendable {
    public let files: [Vintage.File]
    let area: StagingArea

    init(files: [Vintage.File], area: StagingArea) {
      self.files = files
      self.area = area
    }

    /// Opens a file to read what will be kept. Messages call it `name`.
    public func open(_ number: Int, name: String) throws -> StoredFile {
      try StoredFile(path: area.path(number), name: name, digest: files[number].digest)
    }
  }

  /// What an import did.
  public struct Imported: Sendable {
    public var vintage: Vintage
    /// Whether there was no such vintage before: the same files of the same day with the same words are one.
    public var isNew: Bool
    /// How many of its files the workspace had already.
    public var filesKeptBefore: Int
  }

  /// Packs files into the workspace, to be read and then committed.
  ///
  /// Clears away what killed imports have left.
  ///
  /// - Parameter files: Each with its path and the name to keep.
  public func prepare(_ files: [(path: String, name: String)]) throws -> Prepared {
    try underLock { try clearLeftovers() }
    let area = try StagingArea(places)
    let prepared = try files.enumerated().map { number, file in
      let written = try StoredFileWriter.write(file.path, to: area.path(number))
      return Vintage.File(
        name: file.name, digest: written.digest, bytes: written.size, storedBytes: written.storedSize)
    }
    return Prepared(files: prepared, area: area)
  }

  /// Makes prepared files a vintage of a data set, in one step: it is there whole or not at all.
  ///
  /// Nothing is done between that step and the return, so that a program which tells of the import at once is hardly ever
  /// killed in between; `settle` can wait until then.
  ///
  /// - Parameters:
  ///   - prepared: The files.
  ///   - name: What the data set is called.
  ///   - retrieved: The day on which the files were taken from their source.
  ///   - imported: The moment of the import: `2024-11-02T14:30:05Z`.
  ///   - origin: Where the files come from.
  ///   - contents: What a first reading found in them.
  ///   - surveys: What it noted of the blocks of files, by digest, to be had again by `survey(of:)`.
  ///   - answer: Makes what to tell of the import, before the step; an error of it ends the import.
  /// - Returns: The answer.
  public func commit<Answer>(
    _ prepared: Prepared, as name: String, retrieved: CalendarDate, imported: String, origin: Vintage.Origin,
    contents: Vintage.Contents, surveys: [String: [UInt8]] = [:], answer: (Imported) throws -> Answer
  ) throws -> Answer {
    try DataSetName.check(name)
    return try underLock {
      if let same = try identical(prepared.files, name, retrieved, origin, contents) {
        try mend(prepared)
        return try answer(Imported(vintage: same, isNew: false, filesKeptBefore: same.files.count))
      }
      let known = try mend(prepared)
      var placed: [String] = []
      do {
        for (number, file) in prepared.files.enumerated() where !known.contains(file.digest) {
          guard !placed.contains(file.digest) else { continue }
          try prepared.area.mark(file.digest)
          placed.append(file.digest)
          try SystemCalls.rename(prepared.area.path(number), to: places.storedFile(file.digest))
        }
        try SystemCalls.synchronise(folder: places.files)
        return try database.write { database in
          let id = try insert(
            database, prepared.files, name, retrieved: retrieved, imported: imported, origin: origin,
            contents: contents)
          try insert(database, surveys: surveys)
          guard let vintage = try VintageRecords.vintages(database, of: name).first(where: { $0.id == id }) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a vintage that was written is not there")
          }
          return try answer(
            Imported(vintage: vintage, isNew: true, filesKeptBefore: prepared.files.count - placed.count))
        }
      } catch {
        for digest in placed where try !isKnown(digest) { unlink(places.storedFile(digest)) }
        throw error
      }
    }
  }

  /// The same, with all that comes after it.
  public func commit(
    _ prepared: Prepared, as name: String, retrieved: CalendarDate, imported: String, origin: Vintage.Origin,
    contents: Vintage.Contents
  ) throws -> Imported {
    let result = try commit(
      prepared, as: name, retrieved: retrieved, imported: imported, origin: origin, contents: contents,
      answer: { $0 })
    try? settle()
    return result
  }

  /// Moves what was committed from the database's log into the database, as far as those who read allow; somebody else who
  /// changes the workspace right now does that instead. Nothing is lost where it fails: the log keeps it all.
  public func settle() throws {
    guard !isReadOnly, let lock = FileLock(ifFree: places.lock) else { return }
    defer { withExtendedLifetime(lock) {} }
    try database.checkpoint()
  }

  private func insert(
    _ database: Database, _ files: [Vintage.File], _ name: String, retrieved: CalendarDate, imported: String,
    origin: Vintage.Origin, contents: Vintage.Contents
  ) throws -> Int64 {
    try database.execute(sql: "INSERT OR IGNORE INTO data_set (name) VALUES (?)", arguments: [name])
    guard let dataSet = try Int64.fetchOne(database, sql: "SELECT id FROM data_set WHERE name = ?", arguments: [name])
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a data set that was written is not there") }
    let id = try VintageRecords.insert(
      database, dataSet: dataSet, retrieved: retrieved, imported: imported, origin: origin, contents: contents)
    for (position, file) in files.enumerated() {
      try database.execute(
        sql: "INSERT OR IGNORE INTO stored_file VALUES (?, ?, ?)",
        arguments: [file.digest, file.bytes, file.storedBytes])
      try database.execute(
        sql: "INSERT INTO file VALUES (?, ?, ?, ?)", arguments: [id, position, file.name, file.digest])
    }
    return id
  }

  private func identical(
    _ files: [Vintage.File], _ name: String, _ retrieved: CalendarDate, _ origin: Vintage.Origin,
    _ contents: Vintage.Contents
  ) throws -> Vintage? {
    try database.read { try VintageRecords.vintages($0, of: name) }.last { vintage in
      vintage.retrieved == retrieved && vintage.origin == origin && vintage.contents.reading == contents.reading
        && vintage.files.map(\.digest) == files.map(\.digest) && vintage.files.map(\.name) == files.map(\.name)
    }
  }

  /// The digests among the prepared files that are kept already. One that is damaged or gone is put back in its place.
  @discardableResult
  private func mend(_ prepared: Prepared) throws -> Set<String> {
    var known: Set<String> = []
    for (number, file) in prepared.files.enumerated() where !known.contains(file.digest) {
      guard try isKnown(file.digest) else { continue }
      known.insert(file.digest)
      let path = places.storedFile(file.digest)
      do {
        try StoredFile(path: path, name: file.name, digest: file.digest).checkPieces()
      } catch is CatalogError {
        try SystemCalls.rename(prepared.area.path(number), to: path)
        try SystemCalls.synchronise(folder: places.files)
      }
    }
    return known
  }

  func isKnown(_ digest: String) throws -> Bool {
    try database.read { database in
      try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM stored_file WHERE digest = ?)", arguments: [digest]) ?? false
    }
  }

  private func clearLeftovers() throws { try StagingArea.clearLeftovers(of: places) { try isKnown($0) } }

  /// Alone among all programs that change the workspace.
  func underLock<Result>(_ body: () throws -> Result) throws -> Result {
    try requireWriting()
    let lock = try FileLock(places.lock, waiting: Self.longestWait)
    defer { withExtendedLifetime(lock) {} }
    return try body()
  }
}
