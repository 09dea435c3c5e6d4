import DelimitedText

/// The beginning of what only Spark can read.
public struct SparkSample: Sendable, Equatable {
  /// Some lines of delimited text, the header first; of a table its columns and some rows as CSV.
  public var text: [UInt8]
  /// How many files of lines there are; each has a header.
  public var fileCount: Int

  public init(text: [UInt8], fileCount: Int) {
    self.text = text
    self.fileCount = fileCount
  }

  /// `parquet` or `orc` when what was read as lines are files of these forms, by their first bytes.
  public var tableFormat: String? {
    text.starts(with: "PAR1".utf8) ? "parquet" : text.starts(with: "ORC".utf8) ? "orc" : nil
  }

  /// Why delimited text in folders such as `year=2019` is refused.
  public static func partitionReason(_ folder: String) -> String {
    "its folders have names such as \(folder), and delimited text has no such column. Name the files in them, or keep "
      + "such folders as Parquet or ORC."
  }
}

/// What only Spark can read, and of which it is asked for the beginning.
public struct SparkPlace: Sendable, Hashable {
  /// As Spark writes paths, where `*` and braces stand for several names.
  public var path: String
  /// `parquet` or `orc`; `nil` for lines of text.
  public var format: String?

  public init(path: String, format: String?) {
    self.path = path
    self.format = format
  }
}

/// The lines that Spark prints for the beginning of a place.
final class SparkSampleLines: SparkListener {
  private let place: SparkPlace
  private var output: [UInt8] = []
  private(set) var isComplete = false

  init(_ place: SparkPlace) { self.place = place }

  // A column may be named as the mark, and has no tab in its line.
  private static let end = "\(SparkQuery.end)\tsample\n"

  var statements: [String] {
    SparkEngine.statements(place.path, format: place.format) + ["SELECT '\(SparkQuery.end)', 'sample'"]
  }

  func take(_ bytes: UnsafeRawBufferPointer) {
    output.append(contentsOf: bytes)
    isComplete = output.suffix(Self.end.utf8.count).elementsEqual(Self.end.utf8)
  }

  func sample() throws -> SparkSample {
    guard isComplete else { throw SparkError.cutOff }
    return try SparkEngine.sample(
      Array(output.dropLast(Self.end.utf8.count)), path: place.path, isTable: place.format != nil)
  }
}

extension SparkEngine {
  private static let rowCount = 100

  static func statements(_ path: String, format: String?) -> [String] {
    let options = "OPTIONS (path \(SparkText.literal(path))"
    guard let format else {
      // A view has no `_metadata`; these functions it has.
      return [
        "CREATE OR REPLACE TEMPORARY VIEW comity_sample (line STRING) USING text \(options), lineSep \(SparkText.literal("\n")))",
        """
        SELECT 'row', hex(CAST(line AS BINARY)) FROM comity_sample WHERE input_file_block_start() = 0 LIMIT \(rowCount)
        """,
        """
        SELECT 'files', COUNT(DISTINCT file), hex(MAX(regexp_extract(file, \(SparkText.literal("/([^/=]+=[^/]*)/")), 1))) \
        FROM (SELECT input_file_name() AS file, input_file_block_start() AS start FROM comity_sample) WHERE start = 0
        """,
      ]
    }
    return [
      "CREATE OR REPLACE TEMPORARY VIEW comity_sample USING \(format) \(options))",
      "SHOW COLUMNS IN comity_sample",
      """
      SELECT 'row', hex(to_csv(struct(*), map('escape', \(SparkText.literal("\"")), 'nullValue', ''))) \
      FROM comity_sample LIMIT \(rowCount)
      """,
    ]
  }

  static func sample(_ output: [UInt8], path: String, isTable: Bool) throws -> SparkSample {
    var columns: [[UInt8]] = []
    var rows: [[UInt8]] = []
    var fileCount = 1
    var partition: String?
    for line in output.split(separator: UInt8(ascii: "\n")) {
      let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      if cells.count == 2, cells[0].elementsEqual("row".utf8) {
        guard let row = SparkText.bytes(hexadecimal: cells[1]) else {
          throw SparkError.unreadableOutput(String(decoding: line.prefix(200), as: UTF8.self))
        }
        rows.append(row)
      } else if cells.count == 3, cells[0].elementsEqual("files".utf8) {
        fileCount = Int(String(decoding: cells[1], as: UTF8.self)) ?? 1
        // Who names such a folder has chosen it.
        if let part = SparkText.bytes(hexadecimal: cells[2]), !part.isEmpty, !path.contains("=") {
          partition = String(decoding: part, as: UTF8.self)
        }
      } else if isTable {
        columns.append(Array(line))
      }
    }
    if isTable {
      var writer = DelimitedWriter()
      writer.append(columns.map { String(decoding: $0, as: UTF8.self) })
      return SparkSample(text: writer.bytes + rows.flatMap { $0 + [UInt8(ascii: "\n")] }, fileCount: 1)
    }
    guard !rows.isEmpty else { throw SparkError.unreadablePlace(name: path, reason: "Spark finds no lines there.") }
    let sample = SparkSample(
      text: Array(rows.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")], fileCount: fileCount)
    if let partition, sample.tableFormat == nil {
      throw SparkError.unreadablePlace(name: path, reason: SparkSample.partitionReason(partition))
    }
    return sample
  }
}
