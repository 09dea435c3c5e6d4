import DelimitedText
import Figures
import Foundation
import Nomenclature

/// The files of a ledger: a bundled package, a folder with `datapackage.json`, or `figures.csv` beside `sources.csv`.
struct LedgerFiles {
  /// What messages call the ledger.
  let name: String
  let folder: String
  /// Whether it came with the program.
  let isBundled: Bool
  let tables: LedgerTables
  /// The file of the figures.
  let figuresPath: String
  private let paths: [String: String]

  static let bundledName = "asean-russia"

  /// - Parameter word: A folder, a file of figures, or the name of a bundled package; the bundled one when absent.
  init(_ word: String?) throws {
    let word = word ?? Self.bundledName
    name = word
    let place = try Self.place(word)
    folder = place.folder
    isBundled = place.isBundled
    paths = try Self.paths(folder: place.folder, figures: place.figures)
    let files = Files(folder: place.folder, paths: paths)
    guard let figuresPath = paths["figures"] else {
      throw WorkflowError("\(word) holds no figures.csv. Name a folder with figures.csv and sources.csv.")
    }
    self.figuresPath = figuresPath
    guard let figures = try files.table("figures") else { throw ReadingError.notFound(file: figuresPath) }
    guard let sources = try files.table("sources") else {
      throw WorkflowError("\(word) has no sources.csv beside its figures. Add one with id, publisher and title.")
    }
    tables = LedgerTables(
      figures: figures,
      sources: try sources.completed(with: ["published", "address", "kind", "licence"]),
      units: try files.table("units") ?? Self.bundledTable("units"), institutions: try files.table("institutions"),
      areas: try files.table("areas") ?? Self.bundledTable("areas"), conflicts: try files.table("conflicts"))
  }

  /// Whether a word is the name of a package that came with the program.
  static func isBundled(_ word: String) throws -> Bool {
    let folder = try BundledData.folder()
    return !word.contains("/") && FileManager.default.fileExists(atPath: "\(folder)/\(word)/datapackage.json")
  }

  /// A table beside the figures, `nil` where there is none.
  func table(_ name: String) throws -> TextTable? { try Files(folder: folder, paths: paths).table(name) }

  /// Where a table of observations beside the figures stands.
  func path(_ name: String) -> String? {
    paths[name].flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
  }

  func ledger() throws -> Ledger { try Ledger(tables) }

  /// The ledger with the tables of programmes, funds and targets, as far as they are there.
  func record() throws -> CooperationRecord {
    // What came with the program is whole, and was validated before.
    if isBundled { return try CooperationRecord(try CooperationRecord.tableNames.compactMap { try self.bundled($0) }) }
    let read = ["figures", "sources", "units", "institutions", "conflicts"]
    let others = try CooperationRecord.tableNames.filter { !read.contains($0) }.compactMap { try table($0) }
    return try CooperationRecord(ledger: try ledger(), tables: others)
  }

  private func bundled(_ name: String) throws -> TextTable? {
    switch name {
    case "figures": tables.figures
    case "sources": tables.sources
    case "units": tables.units
    default: try table(name)
    }
  }

  private static func place(_ word: String) throws -> (folder: String, figures: String?, isBundled: Bool) {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: word, isDirectory: &isFolder) {
      if isFolder.boolValue { return (word, nil, false) }
      let folder = URL(fileURLWithPath: word).deletingLastPathComponent().path
      return word.hasSuffix("datapackage.json") ? (folder, nil, false) : (folder, word, false)
    }
    if try isBundled(word) { return (try BundledData.folder() + "/" + word, nil, true) }
    let known = try BundledData.packages().map(\.name)
    let suggestions = NearestNames.suggestions(for: word, among: known, limit: 1)
    throw WorkflowError.unknown("ledger or folder", word, suggestions: suggestions, known: known)
  }

  /// The paths of tables by name: as `datapackage.json` says, else every csv file under its own name.
  private static func paths(folder: String, figures: String?) throws -> [String: String] {
    var paths: [String: String] = [:]
    let description = folder + "/datapackage.json"
    if let data = FileManager.default.contents(atPath: description) {
      guard let package = try? JSONDecoder().decode(Description.self, from: data) else {
        throw WorkflowError("\(description) is not a readable data package.")
      }
      for resource in package.resources { paths[resource.name] = folder + "/" + resource.path }
    } else {
      for member in try FileManager.default.contentsOfDirectory(atPath: folder) where member.hasSuffix(".csv") {
        paths[String(member.dropLast(4))] = folder + "/" + member
      }
    }
    if let figures { paths["figures"] = figures }
    return paths
  }

  private struct Description: Decodable {
    struct Resource: Decodable {
      var name: String
      var path: String
    }
    var resources: [Resource]
  }

  private static func bundledTable(_ name: String) throws -> TextTable {
    let path = try BundledData.folder() + "/\(bundledName)/\(name).csv"
    guard let table = try Files(folder: "", paths: [name: path]).table(name) else {
      throw ReadingError.notFound(file: path)
    }
    return table
  }

  /// Reads small tables, whole.
  struct Files {
    let folder: String
    let paths: [String: String]

    func table(_ name: String) throws -> TextTable? {
      guard let path = paths[name], let contents = FileManager.default.contents(atPath: path) else { return nil }
      Provenance.reads(path, as: BundledData.name(ofPath: path) ?? path)
      return try Self.table(Array(contents), name: name, file: path)
    }

    /// A delimited text as a table: its header, its rows and the lines they begin on; blank lines are passed over.
    static func table(_ bytes: [UInt8], name: String, file: String) throws -> TextTable {
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      var reader = PlainReader(bytes: bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes, dialect: Dialect())
      var rows: [[String]] = []
      var lines: [Int] = []
      while let record = reader.next() {
        if record.fields == [[]] { continue }
        rows.append(record.fields.map { String(decoding: $0, as: UTF8.self) })
        lines.append(record.line)
      }
      guard let header = rows.first else { throw ReadingError.empty(file: file) }
      for (row, line) in zip(rows, lines).dropFirst() where row.count != header.count {
        throw LedgerProblems([
          LedgerProblem(
            file: file, line: line, why: "\(row.count) cells for \(header.count) columns; quote cells with commas")
        ])
      }
      return try TextTable(
        name: name, file: file, header: header, rows: Array(rows.dropFirst()), lines: Array(lines.dropFirst()))
    }
  }
}
