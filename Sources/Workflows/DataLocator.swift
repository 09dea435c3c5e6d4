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
    // The same file twice would count everything twice.
    if let twice = words.indices.first(where: { words[..<$0].contains(words[$0]) }) {
      throw WorkflowError("\(words[twice]) is named twice and would be counted twice. Name it once.")
    }
    return try words.flatMap { try sources($0) }
  }

  private static func sources(_ word: String) throws -> [DelimitedSource] {
    if word == "-" { return try SourceFiles.standardInput() }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: word, isDirectory: &isFolder) {
      guard isFolder.boolValue else { return try SourceFiles.open(path: word) }
      let members = try FileManager.default.contentsOfDirectory(atPath: word).sorted()
        .filter { SourceFiles.isReadable($0) }
      guard !members.isEmpty else { throw IngestError.noFiles(folder: word) }
      return try members.flatMap { try SourceFiles.open(path: word + "/" + $0) }
    }
    if let resource = try BundledData.resource(word) { return try SourceFiles.open(path: resource.path, name: word) }
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
