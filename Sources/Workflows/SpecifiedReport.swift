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

  // MARK: Checks

  /// Opens all data and binds every section's fields to them, without reading rows.
  ///
  /// - Throws: `SpecificationError` with all that is wrong.
  func check() throws {
    var faults: [SpecificationFault] = []
    var opened: [String: ObservationFiles] = [:]
    for part in specification.data {
      do {
        opened[part.name] = try selection(part, Specification.Options()).open()
      } catch {
        faults.append(SpecificationFault(line: part.options.line("files") ?? part.line, "\(error)"))
      }
    }
    for part in specification.values + specification.sections {
      let takesData = SpecificationKeys.sections.first { $0.name == part.name }?.keys?.contains { $0.name == "data" }
      guard takesData ?? true, let data = dataPart(part), let files = opened[data.name] else { continue }
      do {
        let selection = try selection(data, part.options)
        var groups = try ["rows", "columns", "series"].flatMap { part.options.texts($0) }.map { try Field(parsing: $0) }
        if SpecifiedReport.seriesKinds.contains(part.name) { groups.append(Field("period")) }
        let query = Query(
          conditions: try selection.parsedConditions(), groups: groups,
          measures: try selection.values.map { try Measure(parsing: $0) })
        _ = try QueryPlan(query, roles: files.roles, header: files.header)
      } catch {
        faults.append(SpecificationFault(line: part.line, "\(part.name): \(error)"))
      }
    }
    if !faults.isEmpty { throw SpecificationError(file: file, faults: faults) }
  }

  private static let seriesKinds: Set<String> = ["growth", "trend", "forecast", "chart"]

  private func dataPart(_ part: Specification.Part) -> Specification.Part? {
    guard let name = part.options.text("data") else { return specification.data.first }
    return specification.data.first { $0.name == name }
  }

  private func selection(_ data: Specification.Part, _ options: Specification.Options) throws -> DataSelection {
    var selection = DataSelection()
    selection.data = try data.options.texts("files").map { try place($0) }
    selection.profile = data.options.text("profile")
    if !data.options.texts("period").isEmpty { selection.period = data.options.texts("period") }
    selection.conditions = data.options.texts("where") + options.texts("where") + conditions
    selection.values = options.texts("values")
    selection.missing = data.options.texts("missing")
    selection.maxRejects = data.options.text("max-rejects")
    selection.currency = data.options.text("currency")
    selection.ratesFile = try data.options.text("rates").map { try place($0) }
    selection.deflator = try data.options.text("deflate").map { try place($0) }
    selection.base = data.options.text("base")
    selection.threads = threads
    return selection
  }

  /// A file's path begins at the specification; a bundled or imported name is one.
  private func place(_ word: String) throws -> String {
    if try word.hasPrefix("/") || word == "-" || BundledData.resource(word) != nil { return word }
    let folder = (file as NSString).deletingLastPathComponent
    let path = folder.isEmpty ? word : folder + "/" + word
    return try !FileManager.default.fileExists(atPath: path) && ImportedData.find(word) != nil ? word : path
  }

  // MARK: Sections

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
      case "text": document.append(paragraph: Prose(texts.first ?? ""))
      case "list": document.append(list: texts.map { Prose($0) })
      default:
        let collector = BlockCollector()
        do {
          try write(part, to: collector)
        } catch is SharedReading.Gathered {
          continue
        } catch is SharedReading.NothingThere {
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

  /// The part under the title it was given, and an id of its own.
  private func named(_ block: Block, _ part: Specification.Part, _ ids: inout UniqueNames) -> Block {
    switch block {
    case .table(var table):
      if let title = part.options.text("title") { table.title = title }
      table.id = ids.name(table.id == "table" || table.id == part.name ? part.name : table.id)
      return .table(table)
    case .chart(var chart):
      if let title = part.options.text("title") { chart.title = title }
      chart.id = ids.name("chart")
      return .chart(chart)
    case .heading(let level, let text): return .heading(level: level + 1, text)
    case .paragraph, .list: return block
    }
  }

  private func write(_ part: Specification.Part, to collector: BlockCollector) throws {
    var output = OutputOptions()
    output.collector = collector
    let options = part.options
    let selection = try dataPart(part).map { try self.selection($0, options) } ?? DataSelection()
    var series = SeriesRequest()
    series.selection = selection
    series.series = options.texts("series")
    series.frequency = options.text("frequency")
    switch part.name {
    case "table":
      var request = TableRequest()
      request.selection = selection
      request.rows = options.texts("rows")
      request.columns = options.texts("columns")
      request.share = options.text("share")
      request.top = options.integer("top")
      request.index = options.text("index")
      _ = try Comity.table(request, output: output)
    case "growth":
      var request = GrowthRequest()
      request.series = series
      request.variant = options.text("variant")
      request.contributions = options.flag("contributions")
      _ = try Comity.growth(request, output: output)
    case "trend":
      var request = TrendRequest()
      request.series = series
      request.methods = options.texts("methods")
      request.errors = options.text("errors")
      request.sort = options.text("sort")
      request.isScreen = options.flag("screen")
      _ = try Comity.trend(request, output: output)
    case "forecast":
      var request = ForecastRequest()
      request.series = series
      request.method = options.text("method")
      request.horizon = options.integer("horizon")
      request.backtest = options.flag("backtest")
      _ = try Comity.forecast(request, output: output)
    case "chart":
      var request = ChartRequest()
      request.series = series
      request.trend = options.text("trend")
      request.breaks = options.flag("breaks")
      request.form = options.text("form")
      collector.append(try Comity.chartBlocks(request), sources: [])
    case "claims":
      var request = FiguresCheckRequest()
      request.ledger = options.text("ledger")
      request.conditions = options.texts("where")
      request.readings = options.flag("readings")
      _ = try Comity.figuresCheck(request, output: output)
    default:
      var request = FiguresProgressRequest()
      request.ledger = options.text("ledger")
      _ = try Comity.figuresProgress(request, output: output)
    }
  }

  /// The single numbers for texts, as they are printed.
  private func values() throws -> [String: String] {
    var values: [String: String] = [:]
    for part in specification.values {
      guard let data = dataPart(part) else { continue }
      do {
        let collector = BlockCollector()
        var output = OutputOptions()
        output.collector = collector
        var request = TableRequest()
        request.selection = try selection(data, part.options)
        _ = try Comity.table(request, output: output)
        guard case .table(let table)? = collector.blocks.first, let cell = table.rows.first?.cells.last else {
          continue
        }
        values[part.name] =
          Self.text(cell, part.options, format: table.columns.last?.format ?? .significant(digits: 4))
      } catch is SharedReading.Gathered {
        continue
      } catch is SharedReading.NothingThere {
        values[part.name] = NumberText.notAvailable
      } catch {
        throw SpecificationError(file: file, faults: [SpecificationFault(line: part.line, "\(part.name): \(error)")])
      }
    }
    return values
  }

  private static func text(_ cell: Cell, _ options: Specification.Options, format: CellFormat) -> String {
    let powers = ["thousand": 3, "million": 6, "billion": 9, "percent": -2]
    let power = options.text("scale").flatMap { powers[$0] } ?? 0
    let ending = options.text("scale").map { $0 == "percent" ? " %" : " " + $0 } ?? ""
    let format = options.integer("places").map { CellFormat.fixed(places: $0) } ?? format
    var scaled = cell
    // Decimals stay exact: only their point moves.
    if case .decimal(let value) = cell, value.mantissa.magnitude < 1 << 100 {
      scaled = .decimal(ExactDecimal(mantissa: value.mantissa, scale: value.scale + power))
    }
    if case .number(let value) = cell { scaled = .number(power < 0 ? value * 100 : value / pow(10, Double(power))) }
    return NumberText.text(scaled, format: format) + ending
  }
}
