public import DelimitedText

/// Rows that Spark reads: files of delimited text with one header, or a table in a form of Spark's own.
public struct SparkInput: Sendable {
  public enum Form: Sendable, Equatable {
    /// Lines of text, of which those in `heads` stand before the rows, one of each for each file.
    case lines(Dialect, heads: [[UInt8]])
    /// `parquet`, `orc`: columns with names and types.
    case table(format: String)
  }

  /// What Spark is to read, as it writes paths: with `\` before signs that would stand for several names.
  public var paths: [String]
  public var fieldNames: [String]
  public var form: Form

  public init(paths: [String], fieldNames: [String], form: Form) {
    self.paths = paths
    self.fieldNames = fieldNames
    self.form = form
  }

  /// How Spark writes the path of a file of this machine.
  public static func path(ofFile path: String) -> String {
    var escaped = ""
    for character in path {
      if "{}[]*?\\,".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }

  /// One path for all: several of one folder as alternatives.
  var path: String {
    let names = paths.map { $0.dropFirst(Self.folder(of: $0).count) }
    return paths.count == 1 ? paths[0] : Self.folder(of: paths[0]) + "{" + names.joined(separator: ",") + "}"
  }

  /// What stands before the last name of a path, the slash with it.
  private static func folder(of path: String) -> Substring {
    path.lastIndex(of: "/").map { path[...$0] } ?? ""
  }

  /// Files of one folder with the same columns and dialect read together.
  public static func joined(_ inputs: [SparkInput]) -> [SparkInput] {
    var joined: [SparkInput] = []
    for input in inputs {
      guard case .lines(let dialect, let heads) = input.form,
        let place = joined.firstIndex(where: { known in
          guard case .lines(dialect, _) = known.form else { return false }
          return known.fieldNames == input.fieldNames && folder(of: known.paths[0]) == folder(of: input.paths[0])
        }), case .lines(_, let known) = joined[place].form
      else {
        joined.append(input)
        continue
      }
      joined[place].paths += input.paths
      joined[place].form = .lines(dialect, heads: known + heads)
    }
    return joined
  }

  /// The statements that make a view `name` of it.
  func views(_ name: String) -> [String] {
    let path = SparkText.literal(self.path)
    switch form {
    case .lines(let dialect, _):
      return [
        """
        CREATE OR REPLACE TEMPORARY VIEW \(name) (line STRING) USING text \
        OPTIONS (path \(path), lineSep \(SparkText.literal(bytes: [dialect.recordEnd])))
        """
      ]
    case .table(let format):
      let columns = fieldNames.indices.map { "c\($0)" }.joined(separator: ", ")
      return [
        "CREATE OR REPLACE TEMPORARY VIEW \(name)_named USING \(format) OPTIONS (path \(path))",
        "CREATE OR REPLACE TEMPORARY VIEW \(name) (\(columns)) AS SELECT * FROM \(name)_named",
      ]
    }
  }

  /// A query for the rows: `raw` is a line that Spark does not take apart, with `number` as `ragged`; otherwise `ragged`
  /// says how many fields a line has where that is another number than the header's. `f0…` are the cells of the fields
  /// named, blanks around them left out.
  func rows(of view: String, number: Int, fields: [String]) -> String {
    let places = fields.map { fieldNames.firstIndex(of: $0) }
    switch form {
    case .table:
      // A column that one table lacks is empty there.
      let cells = places.enumerated().map { index, place in
        let cell = place.map { "trim(coalesce(decode(encode(CAST(c\($0) AS STRING), 'UTF-8'), 'ISO-8859-1'), ''))" }
        return "\(cell ?? "''") AS f\(index)"
      }
      let head = ["CAST(NULL AS STRING) AS raw", "CAST(NULL AS STRING) AS ragged"]
      return "SELECT \((head + cells).joined(separator: ", ")) FROM \(view)"
    case .lines(let dialect, let heads):
      return Self.rows(view, number, dialect, heads, count: fieldNames.count, places)
    }
  }

  private static func rows(
    _ view: String, _ number: Int, _ dialect: Dialect, _ heads: [[UInt8]], count: Int, _ places: [Int?]
  ) -> String {
    let delimiter = SparkText.literal(bytes: [dialect.delimiter])
    let comma = SparkText.pattern(dialect.delimiter)
    let carriageReturn = SparkText.literal("\r")
    let headLines = Set(heads.flatMap { lines(of: $0, dialect) })
    var cells = "CASE"
    if !headLines.isEmpty {
      // Spark takes the byte order mark off some files.
      let marked = headLines.map { byteOrderMark + $0 }
      let literals =
        (headLines.sorted { $0.lexicographicallyPrecedes($1) } + marked.sorted { $0.lexicographicallyPrecedes($1) })
        .map { SparkText.literal(bytes: $0) }
      cells += " WHEN line IN (\(literals.joined(separator: ", "))) THEN NULL"
    }
    let split = "split(line, \(SparkText.literal(SparkText.separator(dialect.delimiter))), -1)"
    var hasQuote = "FALSE"
    if let quote = dialect.quote {
      let mark = SparkText.pattern(quote)
      // A cell that does not begin with a quote, a quoted one, or none; nothing is tried twice. Cells that do not make up
      // the whole line are not what it says.
      let each = SparkText.literal(
        "\(comma)([^\(mark)\(comma)][^\(comma)]*+|\(mark)(?:[^\(mark)]++|\(mark)\(mark))*+\(mark) *+|)")
      hasQuote = "contains(line, \(SparkText.literal(bytes: [quote])))"
      cells += " WHEN \(hasQuote) THEN regexp_extract_all(concat(\(delimiter), line), \(each), 1)"
    }
    cells += " ELSE \(split) END"
    if cells.hasPrefix("CASE ELSE") { cells = split }
    func cell(_ place: Int) -> String {
      let cell = "get(cells, \(place))"
      guard let quote = dialect.quote else { return "trim(\(cell))" }
      let sign = SparkText.literal(bytes: [quote])
      let inside = "substring(rtrim(\(cell)), 2, length(rtrim(\(cell))) - 2)"
      let doubled = SparkText.literal(bytes: [quote, quote])
      return
        "trim(CASE WHEN startswith(\(cell), \(sign)) THEN replace(\(inside), \(doubled), \(sign)) ELSE \(cell) END)"
    }
    let isWhole = "(size(cells) = \(count) OR (size(cells) = \(count + 1) AND \(cell(count)) = ''))"
    let fields = places.enumerated().map { index, place in
      "\(place.map { "CASE WHEN isWhole THEN \(cell($0)) END" } ?? "''") AS f\(index)"
    }
    return """
      SELECT raw, CASE WHEN raw IS NOT NULL THEN '\(number)' \
      WHEN NOT isWhole THEN concat(size(cells), '/', \(count)) END AS ragged, \
      \(fields.joined(separator: ", ")) \
      FROM (SELECT raw, cells, raw IS NULL AND \(isWhole) AS isWhole \
      FROM (SELECT CASE WHEN cells IS NULL OR (hasQuote AND array_join(cells, \(delimiter)) <> line) THEN line END AS raw, \
      cells FROM (SELECT line, \(hasQuote) AS hasQuote, \(cells) AS cells \
      FROM (SELECT CASE WHEN endswith(l, \(carriageReturn)) THEN left(l, length(l) - 1) ELSE l END AS line \
      FROM (SELECT decode(CAST(line AS BINARY), 'ISO-8859-1') AS l FROM \(view) \
      WHERE line NOT IN ('', \(carriageReturn)))))))
      """
  }

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The lines before the rows of a file, as they are compared: without their ends, blank ones left out.
  static func lines(of head: [UInt8], _ dialect: Dialect) -> [[UInt8]] {
    head.split(separator: dialect.recordEnd).map { line in
      Array(line.last == Dialect.carriageReturn ? line.dropLast() : line)
    }.filter { !$0.isEmpty }
  }
}
