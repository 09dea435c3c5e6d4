/// What a workspace cannot do: what, where, why, and what to do about it.
public enum CatalogError: Error, Sendable, Equatable {
  /// `COMITY_WORKSPACE` names something that is there and is no workspace.
  case notAWorkspace(folder: String, why: String)
  /// Published files are kept, and the database that knows their names is gone.
  case databaseMissing(folder: String)
  case databaseDamaged(path: String, detail: String)
  /// The database's log, which holds what was changed last, is not what was written.
  case logDamaged(path: String, detail: String)
  /// Nothing can be written in the workspace's folder.
  case readOnly(folder: String, reason: String)
  /// The same, and the database's log would have to be moved into it before anything can be read.
  case logUnread(path: String, reason: String)
  /// A database in a folder where this program may not write, and where another one did.
  case changedByOthers(path: String)
  /// The database was made by a later version of the program.
  case databaseNewer(path: String, unknown: [String])
  case databaseBusy(path: String)
  case database(path: String, detail: String)
  /// A stored file that is not as it was kept; `name` is the data set that is asked for.
  case fileDamaged(name: String, path: String, detail: String)
  case fileMissing(name: String, path: String)
  /// `code` is the system's.
  case system(path: String, action: String, code: Int32, reason: String)
  case diskFull(path: String, action: String)
  case changedWhileRead(file: String)
  case nameRefused(name: String, why: String)
  case unknownDataSet(name: String, suggestions: [String], known: [String])
  case unreadableVintage(text: String)
  case noVintage(name: String, wanted: String, known: [String])
  /// Removing needs one name.
  case severalVintages(name: String, known: [String])
  case referred(name: String, references: [String])
}

extension CatalogError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notAWorkspace(let folder, let why):
      "\(folder) is no workspace: \(why). Name another folder in COMITY_WORKSPACE, or unset it."
    case .databaseMissing(let folder):
      "\(folder) holds published files and no catalog.sqlite, which knows their names. Restore it from a backup."
    case .databaseDamaged(let path, let detail):
      "The workspace's database \(path) is damaged: \(detail). Nothing of it is used. Restore it from a backup; the "
        + "published files beside it can be unpacked with zstd -d."
    case .logDamaged(let path, let detail):
      "The log of the workspace's database, \(path), is damaged: \(detail). It holds what was imported or removed last. "
        + "Nothing of the workspace is used, and the log stays as it is. Restore the workspace from a backup; or move the "
        + "log and catalog.sqlite-shm out of the folder, which loses those changes, let comity data verify tell whether the "
        + "rest is whole, and import again what comity data list lacks."
    case .readOnly(let folder, let reason):
      "The workspace \(folder) can be read and not changed: \(reason). Import and remove where its folder may be written, "
        + "or copy it to such a place and name that in COMITY_WORKSPACE."
    case .logUnread(let path, let reason):
      "What was changed last in the workspace is still in \(path), and cannot be moved into the database here: \(reason). "
        + "Open the workspace once where its folder may be written (comity data list), or copy the whole folder to such a "
        + "place and name that in COMITY_WORKSPACE."
    case .changedByOthers(let path):
      "The workspace's database \(path) was changed by another program while it was read. Give the command again."
    case .databaseNewer(let path, let unknown):
      "The workspace's database \(path) was made by a later version of Comity (it has \(unknown.joined(separator: ", ")))."
        + " Use that version."
    case .databaseBusy(let path):
      "The workspace of \(path) is in use by another program, for longer than a minute. Try again when it is done."
    case .database(let path, let detail):
      "The workspace's database \(path) cannot be used: \(detail)."
    case .fileDamaged(let name, let path, let detail):
      "\(name): its stored file \(path) is damaged: \(detail). Nothing of it is used. Import the published file again, "
        + "which mends it, or restore the stored one from a backup."
    case .fileMissing(let name, let path):
      "\(name): its stored file \(path) is not there. Import the published file again, or restore the stored one from a "
        + "backup."
    case .system(let path, let action, let code, let reason):
      "\(path): \(action) failed: \(reason) (system error \(code))."
    case .diskFull(let path, let action):
      "The disk is full: \(action) \(path) failed. Nothing was changed in the workspace. Make room and try again."
    case .changedWhileRead(let file):
      "\(file) changed while it was read. Import it again."
    case .nameRefused(let name, let why):
      "\"\(name)\" cannot be the name of a data set: \(why)."
    case .unknownDataSet(let name, let suggestions, let known):
      "There is no data set \"\(name)\" in the workspace." + Self.hint(suggestions)
        + (known.isEmpty ? " Nothing is imported yet (comity data import)." : " Known are: \(Self.listed(known)).")
    case .unreadableVintage(let text):
      "\"\(text)\" is no vintage. Write NAME@2024-11-02, or NAME@2024-11-02.2 for the second of a day."
    case .noVintage(let name, let wanted, let known):
      "\(name) has no vintage of \(wanted). It has: \(Self.listed(known))."
    case .severalVintages(let name, let known):
      "\(name) has \(known.count) vintages: \(Self.listed(known)). Name one, such as \(name)@\(known.last ?? ""), or all "
        + "with --all."
    case .referred(let name, let references):
      "\(name) is referred to by \(Self.listed(references)), which could not be made again without it. Remove it all the "
        + "same with --force."
    }
  }

  private static func hint(_ suggestions: [String]) -> String {
    suggestions.isEmpty ? "" : " Did you mean \(suggestions.map { "\"\($0)\"" }.joined(separator: " or "))?"
  }

  private static func listed(_ names: [String]) -> String {
    let shown = names.suffix(12).joined(separator: ", ")
    return names.count > 12 ? "…, " + shown : shown
  }
}
