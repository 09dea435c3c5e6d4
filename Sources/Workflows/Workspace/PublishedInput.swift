import Catalog

/// The bytes of an input as they were published, by the name under which a command recorded it.
public struct PublishedInput: Sendable, Hashable {
  /// The SHA-256 of the bytes in hexadecimal digits.
  public var digest: String
  public var bytes: Int

  /// Finds an input by its recorded name: a file, a bundled data set or specification, or a vintage of the workspace
  /// (`asean/trade@2024-11-02`, and with `/FILE` behind it where the vintage has several files).
  ///
  /// - Parameters:
  ///   - name: The recorded name.
  ///   - expected: The recorded digest: of several vintages of one day the one that has it is meant.
  /// - Returns: `nil` for what is gone: standard input, a file or a vintage that is not there any more.
  /// - Throws: `CatalogError` for a workspace or a stored file that is damaged.
  public static func find(_ name: String, expecting expected: String? = nil) throws -> PublishedInput? {
    if let digest = FileDigest(name) { return PublishedInput(digest: digest.hexadecimal, bytes: digest.bytes) }
    if let resource = try BundledData.resource(name), let digest = FileDigest(resource.path) {
      return PublishedInput(digest: digest.hexadecimal, bytes: digest.bytes)
    }
    if let digest = FileDigest(try BundledData.folder() + "/" + name) {
      return PublishedInput(digest: digest.hexadecimal, bytes: digest.bytes)
    }
    guard let sign = name.firstIndex(of: "@"), let workspace = try Workspace.find() else { return nil }
    let rest = name[name.index(after: sign)...]
    let day = rest.prefix { $0 != "/" }
    let file = rest.dropFirst(day.count + 1)
    guard let wanted = DataSetName.Day(String(day)) else { return nil }
    let vintages: [Vintage]
    do {
      vintages = try workspace.vintages(of: String(name[..<sign]))
    } catch CatalogError.unknownDataSet {
      return nil
    }
    let candidates = vintages.filter { vintage in
      vintage.retrieved == wanted.day && (wanted.sequence.map { $0 == vintage.sequence } ?? true)
    }.reversed().flatMap { vintage in
      vintage.files.filter { file.isEmpty ? vintage.files.count == 1 : $0.name == file }.map { (vintage, $0) }
    }
    guard let found = candidates.first(where: { $0.1.digest == expected }) ?? candidates.first else { return nil }
    let stored = try workspace.open(found.1, of: found.0)
    return PublishedInput(digest: stored.digest, bytes: stored.size)
  }
}
