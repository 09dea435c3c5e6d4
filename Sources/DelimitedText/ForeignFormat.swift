/// Kinds of file that people give in place of delimited text, known by how they begin.
public enum ForeignFormat: String, Sendable, Hashable, CaseIterable {
  case json = "JSON"
  case webPage = "a web page (HTML)"
  case xml = "XML"
  case pdf = "a PDF document"
  case richText = "a rich text document (RTF)"
  case parquet = "Parquet"
  case workbook = "a workbook of Excel"
  case oldWorkbook = "a workbook or document of Office before 2007"
  case openDocument = "an OpenDocument file"
  case database = "an SQLite database"
  case stata = "a data file of Stata"
  case spss = "a data file of SPSS"

  /// What a file is that begins so; `nil` for all that may be delimited text.
  public init?(head: some Collection<UInt8>) {
    let head = Array(head.prefix(512))
    func begins(_ text: String) -> Bool { head.starts(with: text.utf8) }
    let text = Array(head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...])
    let signs = text.filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let words = String(decoding: signs.prefix(16), as: UTF8.self).lowercased()
    if words.hasPrefix("{\"") || words.hasPrefix("[{") || words.hasPrefix("[[") || words == "{}" || words == "[]" {
      self = .json
    } else if words.hasPrefix("<!doctypehtml") || words.hasPrefix("<html") {
      self = .webPage
    } else if words.hasPrefix("<?xml") {
      self = .xml
    } else if begins("%PDF-") {
      self = .pdf
    } else if begins("{\\rtf") {
      self = .richText
    } else if begins("PAR1") {
      self = .parquet
    } else if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .oldWorkbook
    } else if begins("SQLite format 3\0") {
      self = .database
    } else if begins("<stata_dta>") {
      self = .stata
    } else if begins("$FL2@(#)") {
      self = .spss
    } else {
      return nil
    }
  }

  /// What a zip archive is, by the names of its members.
  public init?(members: some Sequence<String>) {
    let members = Set(members)
    if members.contains("xl/workbook.xml") {
      self = .workbook
    } else if members.contains("content.xml"), members.contains("mimetype") {
      self = .openDocument
    } else {
      return nil
    }
  }

  /// What to do instead.
  public var advice: String {
    switch self {
    case .json: "Ask the service that gave it for CSV."
    case .webPage: "Services send a page in place of data when something is wrong: open it and read why."
    case .xml: "Ask the service that gave it for CSV; those with SDMX give SDMX-CSV."
    case .pdf: "comity figures extract reads the figures of a text; a table has to be saved as CSV."
    case .richText: "Save it as plain text."
    case .parquet: "--engine spark reads it; or save it as CSV."
    case .workbook, .oldWorkbook, .openDocument: "Save the sheet as CSV."
    case .database, .stata, .spss: "Write the table out as CSV."
    }
  }
}
