import Foundation
import GRDB

extension Workspace {
  /// The vintages that are meant for removal: the one of exactly that day, or the only one.
  ///
  /// - Parameters:
  ///   - name: A vintage, or a data set.
  ///   - all: Whether a name without a day means all of its vintages.
  /// - Throws: `CatalogError.noVintage`, `severalVintages` or `unknownDataSet`.
  public func removable(_ name: DataSetName, all: Bool) throws -> [Vintage] {
    let vintages = try vintages(of: name.name)
    guard let day = name.day else {
      guard all || vintages.count == 1 else {
        throw CatalogError.severalVintages(name: name.name, known: vintages.map(\.label))
      }
      return vintages
    }
    let found = vintages.filter { vintage in
      vintage.retrieved == day.day && (day.sequence.map { $0 == vintage.sequence } ?? true)
    }
    guard !found.isEmpty else {
      throw CatalogError.noVintage(name: name.name, wanted: "exactly \(day)", known: vintages.map(\.label))
    }
    guard found.count == 1 || all else {
      throw CatalogError.severalVintages(name: name.name, known: found.map(\.label))
    }
    return found
  }

  /// Removes vintages, and the stored files that no other vintage has.
  ///
  /// - Parameters:
  ///   - vintages: Those of `removable`.
  ///   - force: Whether to remove them although documents that are still there refer to them.
  /// - Throws: `CatalogError.referred` with the documents.
  public func remove(_ vintages: [Vintage], force: Bool = false) throws {
    try underLock {
      if !force {
        for vintage in vintages {
          let living = try references(to: vintage).filter { SystemCalls.exists($0.path) }
          guard living.isEmpty else {
            throw CatalogError.referred(name: vintage.name, references: living.map { "\($0.kind) \($0.path)" })
          }
        }
      }
      let unused = try database.write { database -> [String] in
        for vintage in vintages {
          try database.execute(sql: "DELETE FROM vintage WHERE id = ?", arguments: [vintage.id])
        }
        try database.execute(sql: "DELETE FROM data_set WHERE id NOT IN (SELECT data_set FROM vintage)")
        let unused = try String.fetchAll(
          database, sql: "SELECT digest FROM stored_file WHERE digest NOT IN (SELECT digest FROM file)")
        try database.execute(sql: "DELETE FROM stored_file WHERE digest NOT IN (SELECT digest FROM file)")
        return unused
      }
      for digest in unused where VintageRecords.isDigest(digest) { unlink(places.storedFile(digest)) }
    }
  }
}
