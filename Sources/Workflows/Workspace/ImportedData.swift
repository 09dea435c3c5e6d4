import Catalog
import DelimitedText
import Foundation
import Ingest
import Nomenclature

/// A vintage of an imported data set, as commands read it.
struct ImportedData {
  let workspace: Workspace
  let vintage: Vintage

  /// What a word of a command line names; `nil` where it is no imported data set.
  ///
  /// - Throws: `CatalogError` for a data set or a vintage that is not there, when the word has an @ with a day.
  static func find(_ word: String) throws -> ImportedData? {
    let saysDay = word.lastIndex(of: "@").map { word[word.index(after: $0)...].first?.isNumber ?? false } ?? false
    guard saysDay || (try? DataSetName.check(word)) != nil else { return nil }
    let name = saysDay ? try DataSetName(parsing: word) : DataSetName(name: word)
    do {
      guard let workspace = try Workspace.find() else {
        if saysDay { throw noWorkspace }
        return nil
      }
      if !saysDay, try !workspace.names().contains(name.name) { return nil }
      let vintage = try workspace.vintage(name, asOf: AsOf.day, among: RecordedVintages.among)
      return ImportedData(workspace: workspace, vintage: vintage)
    } catch let error as CatalogError {
      switch error {
      case .databaseDamaged, .logDamaged: break
      default: throw error
      }
      throw WorkflowError("\(word) cannot be looked up. \(error)")
    }
  }

  /// What a command that needs an imported data set says to a word that is none.
  static func require(_ word: String) throws -> ImportedData {
    if let found = try find(word) { return found }
    _ = try existingWorkspace().vintages(of: try DataSetName(parsing: word).name)
    throw WorkflowError("\"\(word)\" is no imported data set. comity data list tells which there are.")
  }

  static func existingWorkspace() throws -> Workspace {
    guard let workspace = try Workspace.find() else { throw noWorkspace }
    return workspace
  }

  private static var noWorkspace: WorkflowError {
    WorkflowError(
      "There is no workspace (.comity) in this folder or above it, so nothing is imported. comity data import makes one; "
        + "COMITY_WORKSPACE names another place.")
  }

  /// Opens the files of the vintage, and tells that they are read.
  func sources() throws -> [DelimitedSource] {
    try vintage.files.flatMap { file in
      Provenance.reads(file, of: self)
      let survey = try workspace.survey(of: file).flatMap { BlockSurvey(encoded: $0) }
      return try SourceFiles.open(StoredBytes(try workspace.open(file, of: vintage), survey: survey))
    }
  }
}

/// A stored file as the reader of delimited text takes it.
final class StoredBytes: RandomAccessBytes {
  let survey: BlockSurvey?
  private let file: StoredFile

  init(_ file: StoredFile, survey: BlockSurvey? = nil) {
    self.file = file
    self.survey = survey
  }

  var name: String { file.name }
  var size: Int { file.size }

  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int, at offset: Int) throws -> Int {
    try file.read(into: buffer, count: count, at: offset)
  }

  /// Stored files are never written to; each piece is compared with its check sum when it is read.
  func checkUnchanged() {}
}

extension DataSelection {
  /// The options of reading as they are kept with an import: those that were given.
  var readingOptions: [String: [String]] {
    var options: [String: [String]] = [:]
    options["profile"] = profile.map { [$0] }
    options["period"] = period
    options["delimiter"] = delimiter.map { [$0] }
    options["quote"] = quote.map { [$0] }
    options["record-end"] = recordEnd.map { [$0] }
    options["decimal-sign"] = decimalSign.map { [$0] }
    if !missing.isEmpty { options["missing"] = missing }
    return options
  }

  /// The selection with the options of an import where none are given.
  func completed(with options: [String: [String]]) -> DataSelection {
    var selection = self
    selection.profile = profile ?? options["profile"]?.first
    selection.period = period ?? options["period"]
    selection.delimiter = delimiter ?? options["delimiter"]?.first
    selection.quote = quote ?? options["quote"]?.first
    selection.recordEnd = recordEnd ?? options["record-end"]?.first
    selection.decimalSign = decimalSign ?? options["decimal-sign"]?.first
    if missing.isEmpty { selection.missing = options["missing"] ?? [] }
    return selection
  }
}
