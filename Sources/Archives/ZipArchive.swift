/// A zip archive: its members, each of which can be read by itself, also by several threads at once.
public struct ZipArchive: Sendable {
  public struct Member: Sendable, Hashable {
    /// With its folders: `data/BACI_HS92_Y2020.csv`.
    public let name: String
    let number: Int
    let isEncrypted: Bool
  }

  public let name: String
  /// The files of the archive in the order of their names, byte by byte.
  public let members: [Member]
  private let file: CompressedFile

  /// Opens an archive. Messages call it `name`, or by its path.
  public init(path: String, name: String? = nil) throws {
    try self.init(CompressedFile(path: path, name: name ?? path))
  }

  /// Reads an archive from a function that fills a buffer and returns how much, 0 at the end; it is kept in a
  /// temporary file, since an archive is read from its end.
  public init(name: String, spooling reading: (UnsafeMutableRawBufferPointer) throws -> Int) throws {
    try self.init(CompressedFile(name: name, spooling: reading))
  }

  private init(_ file: CompressedFile) throws {
    self.file = file
    name = file.name
    let directory = try LibraryDecoder(name: file.name, compression: .zip, input: CompressedInput(file))
    var members: [Member] = []
    var number = 0
    while let header = try directory.nextHeader() {
      if header.isFile { members.append(Member(name: header.name, number: number, isEncrypted: header.isEncrypted)) }
      number += 1
    }
    self.members = members.sorted { left, right in
      left.name == right.name ? left.number < right.number : left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }
  }

  /// The plain bytes of a member. Throws when it is protected by a password.
  public func stream(of member: Member) throws -> DecompressedStream {
    guard !member.isEncrypted else { throw ArchiveError.passwordProtected(file: name, member: member.name) }
    try file.checkUnchanged()
    let decoder = try LibraryDecoder(
      name: "\(name)/\(member.name)", compression: .zip, input: CompressedInput(file))
    for _ in 0...member.number where try decoder.nextHeader() == nil {
      throw ArchiveError.corrupt(file: name, byte: 0, detail: "its directory changed while it was read")
    }
    return DecompressedStream(decoder)
  }
}
