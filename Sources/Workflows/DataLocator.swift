import Datasets
import DelimitedText
import Foundation
import Ingest
import Nomenclature

/// Turns the words of a command line into open sources: files, folders, standard input, bundled data sets.
struct DataLocator {
  static let suffixes = [".csv", ".tsv", ".txt"]

  static func sources(_ words: [String]) throws -> [DelimitedSource] {
    guard !words.isEmpty else {
      throw WorkflowError("No data are named. Give a file, a folder, - or a bundled data set.")
    }
    return try words.flatMap { try sources($0) }
  }

  private static func sources(_ word: String) throws -> [DelimitedSource] {
    if word == "-" { return [try DelimitedSource.standardInput()] }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: word, isDirectory: &isFolder) {
      guard isFolder.boolValue else { return [try DelimitedSource(path: word)] }
      let members = try FileManager.default.contentsOfDirectory(atPath: word).sorted().filter { name in
        suffixes.contains { name.lowercased().hasSuffix($0) } && !name.hasPrefix(".")
      }
      guard !members.isEmpty else { throw IngestError.noFiles(folder: word) }
      return try members.map { try DelimitedSource(path: word + "/" + $0) }
    }
    if let resource = try BundledData.resource(word) { return [try DelimitedSource(path: resource.path, name: word)] }
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
