import Foundation
import GRDB

/// What imports note of the blocks of files, so that later readings pass over some: bytes that the workspace only keeps.
extension Workspace {
  /// What an import noted of the blocks of a file; `nil` for nothing.
  public func survey(of file: Vintage.File) throws -> [UInt8]? {
    try database.read { database in
      try Data.fetchOne(database, sql: "SELECT bytes FROM survey WHERE digest = ?", arguments: [file.digest])
    }.map { Array($0) }
  }

  /// Keeps surveys by the digests of files that the database knows.
  func insert(_ database: Database, surveys: [String: [UInt8]]) throws {
    for (digest, bytes) in surveys.sorted(by: { $0.key < $1.key }) {
      try database.execute(sql: "INSERT OR REPLACE INTO survey VALUES (?, ?)", arguments: [digest, Data(bytes)])
    }
  }
}
