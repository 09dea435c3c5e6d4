import Decimals
import Documents
import Foundation
import Ingest
import Observations
import Renderers
import Specifications

/// A report as a specification says: its data are checked first, then its sections are made in their order.
struct SpecifiedReport {
  let specification: Specification
  let file: String
  /// All that the specification depends on: its text and the settings.
  let identity: [String]
  /// More conditions on the data that know the field, for one of many reports.
  var conditions: [String] = []
  var threads: Int?
  let records = RecordLibrary()

  /// - Parameter settings: `name=value` of the command line.
  init(path: String, settings: [String]) throws {
    guard let bytes = FileManager.default.contents(atPath: path) else { throw ReadingFailure.notFound(path) }
    Provenance.reads(path, as: BundledData.name(ofPath: path) ?? path)
    let pairs = try settings.map { setting -> (name: String, value: String) in
      guard let sign = setting.firstIndex(of: "=") else {
        throw WorkflowError("--set takes name=value, not \"\(setting)\".")
      }
      return (String(setting[..<sign]), String(setting[setting.index(after: sign)...]))
    }
    file = path
    identity = [String(decoding: bytes, as: UTF8.self)] + settings
    specification = try Specification(yaml: String(decoding: bytes, as: UTF8.self), file: path, settings: pairs)
  }

  private enum ReadingFailure {
    static func notFound(_ path: String) -> WorkflowError {
      WorkflowError("\(path) is not there. comity report --init writes an example of a specification.")
    }
  }

  func document() throws -> Document {
    let values = try values()
    let parameters = Dictionary(specification.parameters.map { ($0.name, $0.value) }) { first, _ in first }
    func filled(_ text: String) -> String { Placeholders.filled(text) { values[$0] ?? parameters[$0] } }
    var document = Document(title: specification.title, subtitle: specification.subtitle)
    var sources: [Source] = []
    var ids = UniqueNames()
    for part in specification.sections {
      let texts = part.options.texts("text").map(filled)
      switch part.name {
      case "heading": document.append(heading: texts.first ?? "")
      case "subheading": document.append(heading: texts.first ?? "", level: 2)
      case "text": document.append(paragraph: Prose(texts.first ?? ""))
      case "list": document.append(list: texts.map { Prose($0) })
      default:
        let collector = BlockCollector()
        do {
          try write(part, to: collector)
        } catch is SharedReading.Gathered {
          continue
        } catch  where Self.hasNothingThere(error) {
          let title = part.options.text("title") ?? part.name
          document.append(paragraph: "\(title): there are no rows of it.")
        } catch {
          throw SpecificationError(
            file: file, faults: [SpecificationFault(line: part.line, "\(part.name): \(error)")])
        }
        document.blocks += collector.blocks.map { named($0, part, &ids) }
        sources += collector.sources
      }
    }
    // Claims refer to sources of their ledger; what no ledger explains is its own citation.
    let known = Set(sources.map(\.id))
    sources += document.usedSourceIDs.filter { !known.contains($0) }.map { Source(id: $0, citation: $0) }
    return document.collectingSources(from: sources).validated()
  }

  /// Whether a report's part of the data, or of a file beside them, is empty.
  static func hasNothingThere(_ error: any Error) -> Bool {
    if error is SharedReading.NothingThere { return true }
    return SharedReading.current?.value != nil && (error as? WorkflowError)?.leavesNoRows ?? false
  }

  /// The part under the title it was given, and an id of its own.
  private func named(_ block: Block, _ part: Specification.Part, _ ids: inout UniqueNames) -> Block {
    switch block {
    case .table(var table):
      if let title = part.options.text("title") { table.title = title }
      table.id = ids.name(table.id == "table" || table.id == part.name ? part.name : table.id)
      return .table(table)
    case .chart(var chart):
      if let title = part.options.text("title") { chart.title = title }
      chart.id = ids.name(chart.id)
      return .chart(chart)
    // The headings of a written part stand below that of its section already.
    case .heading(let level, let text): return .heading(level: part.name == "record" ? level : level + 1, text)
    case .paragraph, .list: return block
    }
  }
}
