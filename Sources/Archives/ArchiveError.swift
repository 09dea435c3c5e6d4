/// Why compressed bytes could not be read: what, where, why, and what to do about it.
public enum ArchiveError: Error, Sendable, Equatable {
  case system(file: String, action: String, message: String)
  /// The file was written to since it was opened.
  case changedWhileRead(file: String)
  /// The compressed bytes end before the data do; `byte` is where they end.
  case truncated(file: String, byte: Int)
  /// The bytes contradict their format or their check sum.
  case corrupt(file: String, byte: Int, detail: String)
  case passwordProtected(file: String, member: String)
  /// An archive whose members are all of other kinds.
  case nothingReadable(file: String, members: [String])
}

extension ArchiveError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .system(let file, let action, let message):
      "\(file): \(action) failed: \(message)."
    case .changedWhileRead(let file):
      "\(file) changed while it was read. Read it again."
    case .truncated(let file, let byte):
      "\(file) is cut off: its compressed data end at byte \(byte), before they are complete. Get the file again."
    case .corrupt(let file, let byte, let detail):
      "\(file) is damaged near byte \(byte) of the compressed data: \(detail). Get the file again."
    case .passwordProtected(let file, let member):
      "\(file) is protected by a password (\(member)). Unpack it and name the files that come out."
    case .nothingReadable(let file, let members):
      members.isEmpty
        ? "\(file) is an archive without files. Name another."
        : "\(file) holds no .csv, .tsv or .txt file, but \(Self.listed(members)). Unpack it and name what can be read."
    }
  }

  private static func listed(_ members: [String]) -> String {
    let shown = members.prefix(4).joined(separator: ", ")
    return members.count > 4 ? shown + " and \(members.count - 4) more" : shown
  }
}
