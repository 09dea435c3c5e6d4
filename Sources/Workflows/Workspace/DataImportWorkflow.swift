import Catalog
import DelimitedText
import Documents
import Foundation
import Ingest
import Nomenclature
import Observations

/// `comity data import`: published files become a vintage of a data set.
public struct DataImportRequest: Sendable {
  /// The files, and how they are to be read.
  public var selection = DataSelection()
  /// What the data set is called: `asean/trade`.
  public var name = ""
  public var source = ""
  public var licence = ""
  public var note = ""
  /// The day on which the files were taken from their source; today when absent.
  public var retrieved: String?

  public init() {}
}

extension Comity {
  /// Keeps published files as a vintage; the same files of the same day with the same words are one.
  ///
  /// - Parameters:
  ///   - request: The files, the name, the day, and where they come from.
  ///   - output: How to tell what was imported.
  /// - Throws: `CatalogError`; `WorkflowError` and the errors of reading for files that are no data. Nothing is kept then.
  public static func dataImport(_ request: DataImportRequest, output: OutputOptions) throws -> Outcome {
    _ = try output.resolvedFormat()
    try DataSetName.check(request.name)
    if try BundledData.resource(request.name) != nil {
      throw WorkflowError("\(request.name) is the name of a bundled data set. Choose another.")
    }
    let retrieved = try retrievedDay(request.retrieved)
    let files = try DataLocator.files(request.selection.data).map { path, name in
      (path: path, name: (name as NSString).lastPathComponent)
    }
    if let twice = files.indices.first(where: { place in files[..<place].contains { $0.name == files[place].name } }) {
      throw WorkflowError(
        "Two of the files are called \(files[twice].name), and their names tell them apart. Rename one, or import them as "
          + "two data sets.")
    }
    // What cannot be read as data is told before a workspace is made for it.
    for file in files { _ = try SourceFiles.open(path: file.path) }
    let workspace = try Workspace.findOrMake()
    let prepared = try workspace.prepare(files)
    let reading = try FirstReading(request.selection, prepared, name: request.name)
    // The answer is made before the commit, so that nothing but writing it comes after.
    let (text, imported) = try workspace.commit(
      prepared, as: request.name, retrieved: retrieved, imported: timestamp(Date()),
      origin: Vintage.Origin(source: request.source, licence: request.licence, note: request.note),
      contents: reading.contents, surveys: reading.surveys
    ) { (try Rendering.RenderedTable(ImportTable($0, workspace: workspace).table, output), $0) }
    var outcome: Outcome
    do {
      outcome = try Rendering.place(
        [text.bytes], output, messages: text.messages + messages(imported), failedCheck: false)
    } catch {
      throw WorkflowError("\(imported.vintage.name) is kept, but the answer went nowhere. \(error)")
    }
    outcome.afterwards = { withExtendedLifetime(prepared) { workspace.settled() } }
    return outcome
  }

  private static func messages(_ imported: Workspace.Imported) -> [String] {
    guard !imported.isNew else { return [] }
    return ["\(imported.vintage.name) is there already, with the same files; nothing was added."]
  }

  private static func retrievedDay(_ text: String?) throws -> CalendarDate {
    guard let text else {
      return CalendarDate(daysSinceEpoch: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
    }
    guard let day = CalendarDate(text) else {
      throw WorkflowError("--retrieved takes a day such as 2024-11-02, not \"\(text)\".")
    }
    return day
  }

  /// `2024-11-02T14:30:05Z`.
  private static func timestamp(_ moment: Date) -> String {
    let seconds = Int(moment.timeIntervalSince1970.rounded(.down))
    let day = seconds / 86_400
    let clock = [seconds % 86_400 / 3_600, seconds % 3_600 / 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(CalendarDate(daysSinceEpoch: day))T\(clock.joined(separator: ":"))Z"
  }
}

/// One reading of files on their way into the workspace: which periods and economies they have, and the account of rows.
private struct FirstReading {
  /// Beyond so many, texts of a field are no list that anyone reads.
  private static let most = 20_000

  let contents: Vintage.Contents
  /// What stands in which blocks of large files, by digest.
  let surveys: [String: [UInt8]]

  init(_ selection: DataSelection, _ prepared: Workspace.Prepared, name: String) throws {
    let labels = prepared.files.map { prepared.files.count == 1 ? name : "\(name)/\($0.name)" }
    let sources = try labels.enumerated().flatMap { number, label in
      try SourceFiles.open(StoredBytes(try prepared.open(number, name: label)))
    }
    let files = try ObservationFiles(sources, options: selection.observationOptions())
    let hasValue = files.roles.fields[.value] != nil
    let measure = Measure(hasValue ? "value" : files.header.first { !$0.isEmpty } ?? "", .count)
    let fields = [StandardField.period, .reporter, .partner].filter { files.roles.fields[$0] != nil }
    var plans = [try files.plan(Query(measures: [measure]))]
    for field in fields {
      plans.append(
        try files.plan(Query(groups: [Field(field.rawValue)], measures: [measure]), includesWorld: true))
    }
    guard let together = QueryPlans(plans) else { preconditionFailure("the questions are about the same rows") }
    let answers = try files.aggregate(together, takesSurveys: true).map { try $0.get() }
    let found = answers[0].summary.surveys
    surveys = Dictionary(
      zip(prepared.files, labels).compactMap { file, label in found[label].map { (file.digest, $0.encoded) } },
      uniquingKeysWith: { first, _ in first })
    func counts(_ field: StandardField) -> [Vintage.Contents.Count] {
      guard let place = fields.firstIndex(of: field) else { return [] }
      let rows = answers[place + 1].aggregation.rows
      guard rows.count <= Self.most else { return [] }
      return rows.map { Vintage.Contents.Count(text: $0.key[0], rows: $0.rowCount) }
    }
    let account = answers[0].aggregation.account
    guard account.read > account.rejected else {
      let first = answers[0].summary.rejects.first.map { " The first: \($0)" } ?? ""
      throw WorkflowError("\(name): not one row can be read, so nothing is imported.\(first)")
    }
    contents = Vintage.Contents(
      profile: files.profileName, reading: selection.readingOptions, columns: files.header.filter { !$0.isEmpty },
      rows: account.read, periods: counts(.period), reporters: counts(.reporter), partners: counts(.partner),
      account: Self.lines(account))
  }

  private static func lines(_ account: RowAccount) -> [Vintage.Contents.AccountLine] {
    typealias Line = Vintage.Contents.AccountLine
    var lines = [
      Line(kind: "read", reason: "", rows: account.read), Line(kind: "used", reason: "", rows: account.used),
    ]
    lines += account.leftOut.map { Line(kind: "left out", reason: $0.reason, rows: $0.rows) }
    lines.append(Line(kind: "rejected", reason: "", rows: account.rejected))
    lines.append(Line(kind: "used without a value", reason: "", rows: account.withoutValue))
    return lines
  }
}

/// What an import tells.
private struct ImportTable {
  let imported: Workspace.Imported
  let workspace: Workspace

  init(_ imported: Workspace.Imported, workspace: Workspace) {
    self.imported = imported
    self.workspace = workspace
  }

  var table: Table {
    let vintage = imported.vintage
    var table = Table(
      id: "data-import", title: "\(vintage.name) is \(imported.isNew ? "imported" : "there already")",
      columns: [
        Table.Column("name"), Table.Column("vintage"), Table.Column("file"),
        Table.Column("sha256", isForMachines: true),
        Table.Column("bytes", format: .plain(grouped: true)),
        Table.Column("stored_bytes", heading: "stored", format: .plain(grouped: true)),
      ])
    for file in vintage.files {
      table.rows.append(
        Table.Row([
          .text(vintage.dataSet), .text(vintage.label), .text(file.name), .text(file.digest), .integer(file.bytes),
          .integer(file.storedBytes),
        ]))
    }
    table.notes = notes(vintage)
    return table
  }

  private func notes(_ vintage: Vintage) -> [Prose] {
    let contents = vintage.contents
    var found = ["\(contents.columns.count) columns"]
    if let first = contents.periods.first, let last = contents.periods.last {
      found.append("periods \(first.text) to \(last.text) (\(contents.periods.count))")
    }
    if !contents.reporters.isEmpty { found.append(Self.counted(contents.reporters.count, "reporter")) }
    if !contents.partners.isEmpty { found.append(Self.counted(contents.partners.count, "partner")) }
    var notes: [Prose] = [
      Prose("Read as \(contents.profile): \(found.joined(separator: ", "))."), Prose(Self.accountWords(contents)),
    ]
    if imported.isNew, imported.filesKeptBefore > 0 {
      notes.append(
        Prose("\(imported.filesKeptBefore) of \(vintage.files.count) files had been kept already; stored once."))
    }
    notes.append(Prose("Kept in \(workspace.folder). comity table \(vintage.name) reads it."))
    return notes
  }

  private static func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  static func accountWords(_ contents: Vintage.Contents) -> String {
    func rows(_ kind: String) -> [Vintage.Contents.AccountLine] { contents.account.filter { $0.kind == kind } }
    var parts = rows("used").map { "\($0.rows) used" }
    parts += rows("left out").map { "\($0.rows) left out (\($0.reason))" }
    parts += rows("rejected").filter { $0.rows > 0 }.map { "\($0.rows) rejected" }
    return "Rows: \(contents.rows) read = \(parts.joined(separator: " + "))."
  }
}
