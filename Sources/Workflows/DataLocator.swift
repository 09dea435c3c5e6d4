import Catalog
import Datasets
import DelimitedText
import Foundation
import Ingest
import Nomenclature

/// Turns the words of a command line into open sources: files, folders, standard input, bundled and imported data sets.
struct DataLocator {
  /// What the words lead to, open, and how the first imported data set among them is to be read.
  struct Located {
    var sources: [DelimitedSource]
    var readingOptions: [String: [String]] = [:]
    var readsImported = false
  }

  static var nothingNamed: WorkflowError {
    WorkflowError("No data are named. Give a file, a folder, - or a bundled or imported data set.")
  }

  static func locate(_ words: [String]) throws -> Located {
    guard !words.isEmpty else { throw nothingNamed }
    let places = try words.flatMap { try self.places($0) }
    try refuseRepetition(places)
    var located = Located(sources: try places.flatMap { try open($0) })
    for place in places {
      guard case .imported(let data) = place, !located.readsImported else { continue }
      located.readsImported = true
      located.readingOptions = data.vintage.contents.reading
    }
    return located
  }

  /// The files that words lead to, each with its path and the name that messages use: no streams, no data sets.
  static func files(_ words: [String]) throws -> [(path: String, name: String)] {
    let places = try words.flatMap { try self.places($0) }
    try refuseRepetition(places)
    return try places.map { place in
      guard case .file(let path, let name) = place else {
        throw WorkflowError("\(place.name) is no file. Name the published files, or a folder of them.")
      }
      return (path, name)
    }
  }

  private static func open(_ place: Place) throws -> [DelimitedSource] {
    switch place {
    case .standardInput:
      Provenance.reads(nil, as: place.name)
      return try SourceFiles.standardInput()
    case .file(let path, let name):
      Provenance.reads(path, as: name)
      return try SourceFiles.open(path: path, name: name)
    case .imported(let data): return try data.sources()
    }
  }

  /// What a word leads to: messages call a file `name`.
  private enum Place {
    case standardInput
    case file(path: String, name: String)
    case imported(ImportedData)

    var name: String {
      switch self {
      case .standardInput: "standard input"
      case .file(_, let name): name
      case .imported(let data): data.vintage.name
      }
    }

    /// The device and the number on it, which a file has once under all its names.
    var identity: [UInt64]? {
      var status = stat()
      let result: Int32
      switch self {
      case .standardInput: result = fstat(STDIN_FILENO, &status)
      case .file(let path, _): result = stat(path, &status)
      case .imported(let data): return data.vintage.files.map { UInt64($0.digest.prefix(16), radix: 16) ?? 0 }
      }
      return result == 0 ? [UInt64(truncatingIfNeeded: status.st_dev), UInt64(status.st_ino)] : nil
    }
  }

  /// The same file twice would count everything twice, whatever it is called: a link, another path.
  private static func refuseRepetition(_ places: [Place]) throws {
    var names: [[UInt64]: String] = [:]
    for place in places {
      guard let identity = place.identity else { continue }
      guard let first = names.updateValue(place.name, forKey: identity) else { continue }
      if first == place.name {
        throw WorkflowError("\(first) is named twice and would be counted twice. Name it once.")
      }
      throw WorkflowError("\(first) and \(place.name) are one file, which would be counted twice. Name it once.")
    }
  }

  private static func places(_ word: String) throws -> [Place] {
    if word == "-" { return [.standardInput] }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: word, isDirectory: &isFolder) {
      guard isFolder.boolValue else { return [.file(path: word, name: word)] }
      let members = try FileManager.default.contentsOfDirectory(atPath: word).sorted()
        .filter { SourceFiles.isReadable($0) }
      guard !members.isEmpty else { throw IngestError.noFiles(folder: word) }
      return members.map { .file(path: word + "/" + $0, name: word + "/" + $0) }
    }
    if let resource = try BundledData.resource(word) { return [.file(path: resource.path, name: word)] }
    if let data = try ImportedData.find(word) { return [.imported(data)] }
    let looksLikeAFile = word.contains(".") || word.hasPrefix("/") || word.hasPrefix("~")
    let known = ((try? BundledData.names()) ?? []) + (try Workspace.find()?.names() ?? [])
    if !looksLikeAFile {
      throw WorkflowError.unknown(
        "file or data set", word, suggestions: NearestNames.suggestions(for: word, among: known, limit: 2),
        known: known)
    }
    throw ReadingError.notFound(file: word)
  }
}
