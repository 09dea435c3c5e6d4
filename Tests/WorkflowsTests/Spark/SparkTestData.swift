import Foundation
import TestSupport

/// Random trade data in the forms that files come in, with all that Spark might read in another way.
struct SparkTestData {
  let folder: TemporaryFolder
  private var random: SeededGenerator

  init(seed: UInt64) throws {
    folder = try TemporaryFolder()
    random = SeededGenerator(seed: seed)
  }

  /// One table as several files and as Parquet.
  struct Table {
    var name: String
    /// Words of a command line that lead to the same rows.
    var words: [String]
    /// The same rows as Parquet, which Spark writes.
    var parquet: String?
    var fields: [String]
    /// Values of fields that conditions can ask for.
    var values: [String: [String]]
    var measures: [String]
    /// Conditions of which one is needed unless the rows are told apart by flow or product.
    var flows = ["X", "M", "X", "M", "T", "B"]
    var products = ["27", "TOTAL", "44"]
  }

  private mutating func pick(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }

  private mutating func number(_ decimalSign: String) -> String {
    switch Int.random(in: 0..<40, using: &random) {
    case 0: return ""
    case 1: return pick(["NA", "..", "-", ":", "  ", "null"])
    case 2: return "\(Int.random(in: 1...9, using: &random))e\(Int.random(in: 0...6, using: &random))"
    case 3: return "-\(Int.random(in: 0...999, using: &random))"
    case 4: return pick(["1 234 567", "+5", "007", "\(decimalSign)25", "3\(decimalSign)", " 12 ", "1\u{A0}000"])
    case 5: return "0\(decimalSign)000000000000000000001"
    case 6: return "123456789012345678901\(decimalSign)5"
    case 7: return "1\(decimalSign)\(Int.random(in: 0...999_999_999, using: &random))"
    default:
      let whole = Int.random(in: 0...99_999_999, using: &random)
      return Bool.random(using: &random)
        ? "\(whole)" : "\(whole)\(decimalSign)\(Int.random(in: 0...99, using: &random))"
    }
  }

  /// A file whose cells are quoted, padded and broken as those of real files are.
  private mutating func write(
    _ name: String, header: [String], rows: [[String]], delimiter: String = ",", end: String = "\n", isWild: Bool,
    hasMark: Bool = false, isLatin: Bool = false
  ) throws -> String {
    var text = header.joined(separator: delimiter) + end
    for row in rows {
      var cells = row.map { cell -> String in
        let needsQuotes = cell.contains(delimiter) || cell.contains("\"")
        let quoted = "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\""
        guard isWild else { return needsQuotes ? quoted : cell }
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return quoted
        case 1 where !needsQuotes: return "  \(cell) "
        case 2: return quoted + " "
        default: return needsQuotes ? quoted : cell
        }
      }
      if isWild {
        switch Int.random(in: 0..<60, using: &random) {
        case 0: cells.removeLast()
        case 1: cells += ["more", "and more"]
        case 2: cells.append("")
        case 3: text += end
        case 4: cells[cells.count - 1] = "no number"
        default: break
        }
      }
      text += cells.joined(separator: delimiter) + end
    }
    if isWild { text += header.joined(separator: delimiter) + end }
    let question = UInt8(ascii: "?")
    let encoded =
      isLatin ? text.unicodeScalars.map { UInt8(exactly: $0.value) ?? question } : Array(text.utf8)
    return try folder.file(name, (hasMark ? [0xEF, 0xBB, 0xBF] : []) + encoded)
  }

  private static func zip(_ path: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "gzip -n -k -f \"$1\"", "sh", path]
    try process.run()
    process.waitUntilExit()
    return path + ".gz"
  }

  /// A table of every form.
  mutating func tables() throws -> [Table] { try plainTables() + [baciTable(), comtradeTable()] }

  /// Economies by name and code, flows in words, products of several lengths, months, a unit, marks and remarks.
  mutating func plainTables() throws -> [Table] {
    let header = ["reporter", "partner", "flow", "product", "period", "unit", "remark", "value", "quantity"]
    let economies = ["RUS", "VNM", "THA", "Viet Nam", "SGP", "IDN", "W00", "World", "EU2", "CHN", "", "Nowhere"]
    let rows = (0..<2_100).map { _ in
      [
        pick(["RUS", "VNM", "THA", "IDN", "World"]), pick(economies), pick(["X", "M", "Export", "import", "RX"]),
        pick(["27", "2709", "270900", "44", "4407", "TOTAL", "01"]),
        "\(2014 + Int.random(in: 0...4, using: &random))-0\(Int.random(in: 1...9, using: &random))",
        "USD", pick(["", "a, b", "say \"so\"", "caf\u{E9}", "x;y", "\u{442}\u{43E}"]), number("."), number("."),
      ]
    }
    let tame = rows.map { row in
      row.enumerated().map { $0.offset >= 7 ? String($0.element.filter { $0.isNumber }) : $0.element }
    }
    let values: [String: [String]] = [
      "reporter": ["RUS", "VNM", "Russia", "@ASEAN", "@ASEAN:2016", "Narnia"],
      "partner": ["VNM", "THA", "World", "@ASEAN", "@EAEU", "CHN", "EU2"], "flow": ["X", "M", "T", "B", "RX"],
      "product": ["27", "27*", "TOTAL", "01..40", "44*", "2709"],
      "period": ["2015", "2015..2017", "2016-03", "2015-Q2", "..2016"], "remark": ["a, b", "caf\u{E9}", "", "x;y"],
      "unit": ["USD"],
    ]
    let measures = [
      "value", "value:mean", "value:min", "value:max", "value:count", "quantity", "partner:distinct", "remark:count",
      "partner:count", "remark:distinct", "quantity:max",
    ]
    var tables: [Table] = []
    func table(_ name: String, _ words: [String], parquet: String? = nil) -> Table {
      Table(name: name, words: words, parquet: parquet, fields: header, values: values, measures: measures)
    }
    let simple = try write("tame.csv", header: header, rows: tame, isWild: false)
    tables.append(table("tame", [simple], parquet: folder.path + "/tame.parquet"))
    let wild = try write("wild [1],{2}.csv", header: header, rows: rows, isWild: true, hasMark: true)
    tables.append(table("wild", [wild]))
    let zipped = try write("zipped.csv", header: header, rows: rows, end: "\r\n", isWild: true)
    tables.append(table("zipped", [try Self.zip(zipped)]))
    let latin = try write(
      "latin.csv", header: header, rows: rows, delimiter: ";", end: "\r\n", isWild: true, isLatin: true)
    tables.append(table("latin", [latin]))
    // A folder of files with the columns in different orders, one of them compressed.
    let parts = folder.path + "/parts and `more`"
    try FileManager.default.createDirectory(atPath: parts, withIntermediateDirectories: true)
    for part in 0..<3 {
      let order = part == 2 ? Array(header.indices.reversed()) : Array(header.indices)
      let some = rows[(part * 700)..<(part * 700 + 700)].map { row in order.map { row[$0] } }
      let path = try write(
        "parts and `more`/\(part).csv", header: order.map { header[$0] }, rows: some, isWild: part != 2)
      if part == 1 {
        _ = try Self.zip(path)
        try FileManager.default.removeItem(atPath: path)
      }
    }
    tables.append(table("folder", [parts]))
    return tables
  }

  /// CEPII's form; what is not known is empty, since a column of numbers in Parquet has no other way to say so.
  mutating func baciTable() throws -> Table {
    let header = ["t", "i", "j", "k", "v", "q"]
    let rows = (0..<1_500).map { _ in
      [
        "\(2015 + Int.random(in: 0...3, using: &random))", pick(["643", "704", "764", "360", "56", "58", "490"]),
        pick(["643", "704", "764", "360", "156", "842"]), pick(["270900", "270112", "440710", "010121"]),
        "\(Int.random(in: 0...99_999, using: &random)).\(Int.random(in: 0...999, using: &random))",
        Int.random(in: 0..<9, using: &random) == 0 ? "" : "\(Int.random(in: 0...9_999, using: &random)).5",
      ]
    }
    return Table(
      name: "baci", words: [try write("baci.csv", header: header, rows: rows, isWild: false)],
      parquet: folder.path + "/baci.parquet", fields: ["reporter", "partner", "product", "period", "flow", "k", "i"],
      values: [
        "reporter": ["RUS", "@ASEAN", "BEL", "VNM,THA"], "partner": ["RUS", "@ASEAN", "CHN", "USA"],
        "product": ["27*", "270900", "010121..270112"], "period": ["2016", "2015..2017"], "i": ["643", "56"],
        "k": ["270900"],
      ], measures: ["value", "v", "q", "value:mean", "quantity:max", "value:min", "q:count", "k:distinct"],
      flows: ["X", "X", "X", "X", "X", "X", "M", "T"], products: [])
  }

  /// A folder as BACI is published: a file for each year, codes without zeros at their beginnings, quantities padded in
  /// quotes and `NA` where they are not known, lines that end as on Windows.
  mutating func baciFolder() throws -> String {
    let name = "BACI_HS17"
    try FileManager.default.createDirectory(atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
    let areas = ["643", "704", "764", "360", "458", "702", "608", "56", "58", "156", "842", "276", "490", "757"]
    let products = ["270900", "270112", "271019", "10121", "440710", "720839", "854231"]
    func thousandths(_ number: Int) -> String { "\(number / 1_000).\(String(1_000 + number % 1_000).dropFirst())" }
    for year in 2018...2021 {
      var text = "\"t\",\"i\",\"j\",\"k\",\"v\",\"q\"\r\n"
      for _ in 0..<10_000 {
        let quantity =
          Int.random(in: 0..<20, using: &random) == 0
          ? "NA" : thousandths(Int.random(in: 1...999_999, using: &random))
        let value = thousandths(Int.random(in: 1...9_999_999, using: &random))
        let padding = String(repeating: " ", count: 13 - quantity.count)
        text += "\(year),\(pick(areas)),\(pick(areas)),\(pick(products)),\(value),\"\(padding)\(quantity)\"\r\n"
      }
      _ = try folder.file("\(name)/BACI_HS17_Y\(year)_V202301.csv", text)
    }
    return "\(folder.path)/\(name)"
  }

  /// UN Comtrade's form, with rows that repeat what others say.
  mutating func comtradeTable() throws -> Table {
    let header = [
      "typeCode", "period", "reporterCode", "reporterISO", "partnerCode", "partnerISO", "partner2Code", "flowCode",
      "cmdCode", "classificationCode", "customsCode", "motCode", "qty", "primaryValue",
    ]
    let areas = [
      ["643", "RUS"], ["704", "VNM"], ["764", "THA"], ["0", "W00"], ["490", "S19"], ["97", "EUR"], ["899", ""],
    ]
    let rows = (0..<1_200).map { _ -> [String] in
      let reporter = areas[Int.random(in: 0..<3, using: &random)]
      let partner = areas[Int.random(in: 0..<areas.count, using: &random)]
      return [
        "C", "\(2015 + Int.random(in: 0...3, using: &random))", reporter[0], reporter[1], partner[0], partner[1],
        pick(["0", "0", "0", "156"]), pick(["X", "M", "X", "M", "RX"]), pick(["27", "2709", "44", "TOTAL"]),
        pick(["H4", "H5"]), pick(["C00", "C00", "C01"]), pick(["0", "0", "1000"]), number("."),
        "\(Int.random(in: 0...9_999_999, using: &random)).\(Int.random(in: 0...99, using: &random))",
      ]
    }
    return Table(
      name: "comtrade", words: [try Self.zip(try write("comtrade.csv", header: header, rows: rows, isWild: false))],
      parquet: nil, fields: ["reporter", "partner", "product", "period", "flow", "motCode", "classificationCode"],
      values: [
        "reporter": ["RUS", "@ASEAN", "VNM"], "partner": ["RUS", "@ASEAN", "World", "VNM", "EUR"],
        "product": ["27*", "27", "TOTAL", "44"], "period": ["2016", "2015..2017"], "flow": ["X", "M", "T", "B"],
        "motCode": ["0", "1000"], "classificationCode": ["H4", "H5"],
      ], measures: ["value", "value:mean", "qty", "value:max", "value:count", "partner:distinct"])
  }
}
