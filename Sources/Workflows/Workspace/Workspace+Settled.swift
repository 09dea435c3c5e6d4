import Catalog

extension Workspace {
  /// Brings the log into the database after a change was told of; the sentence for what could not be done.
  func settled() -> [String] {
    do {
      try settle()
      return []
    } catch {
      return [
        "What was changed is kept, in catalog.sqlite-wal; it could not be moved into catalog.sqlite yet, which any later "
          + "command does. \(error)"
      ]
    }
  }
}
