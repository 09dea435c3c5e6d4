import Decimals
import Documents
import Foundation
import Ingest
import Observations
import Renderers
import SparkEngine
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
  var engine = EngineChoice()
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

  /// What is made of a part that reads data.
  private struct Made {
    var text: String?
    var blocks: [Block] = []
    var sources: [Source] = []
  }

  func document() throws -> Document {
    let values = specification.values.map { part in { Made(text: try value(part)) } }
    let sections = specification.sections.map { part in { try made(part) } }
    return try document(try results(values + sections))
  }

  /// What pieces of work give, one after another; with Spark their questions go in as few of its runs as they allow.
  /// - Throws: The first error.
  private func results<Value>(_ work: [() throws -> Value]) throws -> [Value] {
    // One of many reports has its answers already.
    guard try engine.chosen() == .spark, SharedReading.current?.value == nil else { return try work.map { try $0() } }
    let results = try SparkRounds.run(SparkEngine(try engine.sparkProgram()), stopsAtFailure: true, work)
    for case .failure(let error) in results where !(error is SparkRounds.Gathered) { throw error }
    return try results.map { try $0.get() }
  }

  /// A section that is no words.
  private func made(_ part: Specification.Part) throws -> Made {
    if ["heading", "subheading", "text", "list"].contains(part.name) { return Made() }
    let collector = BlockCollector()
    do {
      try write(part, to: collector)
    } catch is SharedReading.Gathered {
      return Made()
    } catch let open as SparkRounds.Gathered {
      throw open
    } catch  where Self.hasNothingThere(error) {
      let title = part.options.text("title") ?? part.name
      return Made(blocks: [.paragraph(Prose("\(title): there are no rows of it."))])
    } catch {
      throw fault(error, in: part)
    }
    return Made(blocks: collector.blocks, sources: collector.sources)
  }

  /// The parts put together, the values first and then the sections, with the values in the texts.
  private func document(_ parts: [Made]) throws -> Document {
    let texts = zip(specification.values, parts).compactMap { part, made in made.text.map { (part.name, $0) } }
    let values = Dictionary(texts) { first, _ in first }
    let parameters = Dictionary(specification.parameters.map { ($0.name, $0.value) }) { first, _ in first }
    func filled(_ text: String) -> String { Placeholders.filled(text) { values[$0] ?? parameters[$0] } }
    var document = Document(title: specification.title, subtitle: specification.subtitle)
    var sources: [Source] = []
    var ids = UniqueNames()
    for (part, made) in zip(specification.sections, parts.dropFirst(specification.values.count)) {
      let texts = part.options.texts("text").map(filled)
      switch part.name {
      case "heading": document.append(heading: texts.first ?? "")
      case "subheading": document.append(heading: texts.first ?? "", level: 2)
      case "text": document.append(paragraph: Prose(texts.first ?? ""))
      case "list": document.append(list: texts.map { Prose($0) })
      default:
        document.blocks += made.blocks.map { named($0, part, &ids) }
        sources += made.sources
      }
    }
    // Claims refer to sources of their ledger; what no ledger explains is its own citation.
    let known = Set(sources.map(\.id))
    sources += document.usedSourceIDs.filter { !known.contains($0) }.map { Source(id: $0, citation: $0) }
    return document.collectingSources(from: sources).validated()
  }

  /// An error with the line of the part that it is about.
  func fault(_ error: any Error, in part: Specification.Part) -> SpecificationError {
    SpecificationError(file: file, faults: [SpecificationFault(line: part.line, "\(part.name): \(error)")])
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
