import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A workbook as it is read back: the cells of its sheets by their places.
public struct WorkbookContents {
  public struct Cell: Equatable {
    /// The text or the digits in the file.
    public var value: String
    public var isText: Bool
    /// The number of its look in the styles.
    public var style: Int
  }

  public struct Sheet {
    public var name: String
    public var cells: [String: Cell] = [:]
    public var xml: String

    /// The texts and digits of a row from 1, in the order of columns; `nil` for empty ones.
    public func row(_ number: Int, columns: Int) -> [String?] {
      (0..<columns).map { cells["\(Character(Unicode.Scalar(UInt8(65 + $0))))\(number)"]?.value }
    }
  }

  public let zip: ZipContents
  public private(set) var sheets: [Sheet] = []
  /// The formats of numbers, look by look.
  public private(set) var numberFormats: [String] = []

  public init(_ bytes: [UInt8]) throws {
    zip = try ZipContents(bytes)
    let workbook = try Elements(zip.text("xl/workbook.xml"))
    for (index, sheet) in workbook.all.filter({ $0.name == "sheet" }).enumerated() {
      let xml = try zip.text("xl/worksheets/sheet\(index + 1).xml")
      var read = Sheet(name: sheet.attributes["name"] ?? "", xml: xml)
      for element in try Elements(xml).all where element.name == "c" {
        let isText = element.attributes["t"] == "inlineStr"
        guard isText || !element.text.isEmpty else { continue }
        read.cells[element.attributes["r"] ?? ""] = Cell(
          value: element.text, isText: isText, style: Int(element.attributes["s"] ?? "0") ?? 0)
      }
      sheets.append(read)
    }
    let styles = try Elements(zip.text("xl/styles.xml")).all
    let codes = Dictionary(
      styles.filter { $0.name == "numFmt" }.map { ($0.attributes["numFmtId"] ?? "", $0.attributes["formatCode"] ?? "") }
    ) { $1 }
    // The looks of cells follow those of styles; the first look of all stands for both here.
    let looks = styles.filter { $0.name == "xf" }.dropFirst(1)
    numberFormats = looks.map { look in
      let id = look.attributes["numFmtId"] ?? "0"
      return codes[id] ?? [
        "0": "General", "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%",
        "10": "0.00%", "49": "@",
      ][id] ?? id
    }
  }

  public subscript(_ name: String) -> Sheet? { sheets.first { $0.name == name } }

  /// The format of the numbers of a cell.
  public func numberFormat(_ cell: Cell?) -> String? { cell.map { numberFormats[$0.style] } }
}

/// The elements of an XML text in the order of their ends, with the text inside them.
private final class Elements: NSObject, XMLParserDelegate {
  struct Element {
    var name: String
    var attributes: [String: String]
    var text = ""
  }

  private(set) var all: [Element] = []
  private var open: [Element] = []

  init(_ xml: String) throws {
    super.init()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = self
    guard parser.parse() else { throw ZipContents.Damaged() }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    open.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    for index in open.indices { open[index].text += text }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    all.append(open.removeLast())
  }
}
