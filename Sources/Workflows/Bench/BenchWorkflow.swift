import Documents
import Foundation
import Renderers

/// `comity bench`: the computations, timed in this process on made and bundled data.
public struct BenchRequest: Sendable {
  /// Rows of the made file.
  public var rows = 1_000_000
  /// Series in a batch of estimates.
  public var series = 1_000
  /// Runs of each computation; one more goes before them, uncounted.
  public var runs = 7
  public var json = false

  public init() {}
}

extension Comity {
  public static func bench(_ request: BenchRequest) throws -> Outcome {
    let results = try Benchmarks(request).run()
    let machine = Machine.description
    if request.json {
      let report = BenchReport(machine: machine, version: version, benchmarks: results)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      return Outcome(output: Array(try encoder.encode(report)) + [UInt8(ascii: "\n")])
    }
    let table = Table(
      id: "bench", title: "Comity \(version) on \(machine)",
      columns: [
        Table.Column("computation"), Table.Column("median", unit: "ms", format: .significant(digits: 3)),
        Table.Column("fastest", unit: "ms", format: .significant(digits: 3)),
        Table.Column("slowest", unit: "ms", format: .significant(digits: 3)),
        Table.Column("rows_per_second", heading: "rows a second", unit: "million", format: .significant(digits: 3)),
        Table.Column("bytes_per_second", heading: "bytes a second", unit: "MB", format: .significant(digits: 3)),
      ],
      rows: results.map { result in
        func rate(_ amount: Int?) -> Cell {
          amount.map { .number(Double($0) / result.medianSeconds / 1e6) } ?? .missing
        }
        return Table.Row([
          .text(result.name), .number(result.medianSeconds * 1e3), .number(result.low * 1e3),
          .number(result.high * 1e3), rate(result.rows), rate(result.bytes),
        ])
      },
      notes: [
        "Medians of \(request.runs) runs after one that is not counted. One run on one machine is no claim about another."
      ])
    return Outcome(output: TextRenderer().render(table, options: RenderingOptions(width: 100)))
  }
}

/// One computation's times; the names are those of the JSON output.
struct BenchResult: Codable, Sendable {
  var name: String
  var medianSeconds: Double
  var low: Double
  var high: Double
  var rows: Int?
  var bytes: Int?

  enum CodingKeys: String, CodingKey {
    case name, low, high, rows, bytes
    case medianSeconds = "median_seconds"
  }
}

struct BenchReport: Codable {
  var machine: String
  var version: String
  var benchmarks: [BenchResult]
}

/// What the numbers were measured on.
enum Machine {
  static var description: String {
    let info = ProcessInfo.processInfo
    let memory = Double(info.physicalMemory) / Double(1 << 30)
    return
      "\(processor), \(info.activeProcessorCount) cores, \(Int(memory.rounded())) GiB, \(info.operatingSystemVersionString)"
  }

  private static var processor: String {
    guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("model name") }),
      let colon = line.firstIndex(of: ":")
    else { return "unnamed processor" }
    return String(line[line.index(after: colon)...].drop { $0 == " " })
  }
}
