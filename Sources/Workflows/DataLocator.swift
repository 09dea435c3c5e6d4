import Datasets
import DelimitedText
import Foundation
import Ingest
import Nomenclature

/// Turns the words of a command line into open sources: files, folders, standard input, bundled data sets.
struct DataLocator {
  static func sources(_ words: [String]) throws -> [DelimitedSource] {
    guard !words.isEmpty else {
      throw WorkflowError("No data are named. Give a file, a folder, - or a bundled data set.")
    }
    let places = try words.flatMap { try self.places($0) }
    try refuseRepetition(places)
    return try places.flatMap { place in
      switch place {
      case .standardInput:
        Provenance.reads(nil, as: place.name)
        return try SourceFiles.standardInput()
      case .file(let path, let name):
        Provenance.reads(path, as: name)
        return try SourceFiles.open(path: path, name: name)
      }
    }
  }

  /// The files that a word leads to; messages call them by name.
  static func files(_ word: String) throws -> [(path: String, name: String)] {
    let places = try places(word)
    try refuseRepetition(places)
    return places.compactMap { place in
      guard case .file(let path, let name) = place else { return nil }
      Provenance.reads(path, as: name)
      return (path, name)
    }
  }

  /// What a word leads to: messages call a file `name`.
  private enum Place {
    case standardInput
    case file(path: String, name: String)

    var name: String {
      switch self {
      case .standardInput: "standard input"
      case .file(_, let name): name
      }
    }

    /// The device and the number on it, which a file has once under all its names.
    var identity: [UInt64]? {
      var status = stat()
      let result =
        switch self {
        case .standardInput: fstat(STDIN_FILENO, &status)
        case .file(let path, _): stat(path, &status)
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
    let looksLikeAFile = word.contains(".") || word.hasPrefix("/") || word.hasPrefix("~")
    let known = (try? BundledData.names()) ?? []
    if !looksLikeAFile {
      throw WorkflowError.unknown(
        "file or data set", word, suggestions: NearestNames.suggestions(for: word, among: known, limit: 2),
        known: known)
    }
    throw ReadingError.notFound(file: word)
  }
}
