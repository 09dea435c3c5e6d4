import Documents
import Foundation
import Nomenclature
import Reports
import Specifications

/// What a section asks for, in the words of the commands.
enum SectionRequest {
  case table(TableRequest)
  case growth(GrowthRequest)
  case trend(TrendRequest)
  case forecast(ForecastRequest)
  case indicator(IndicatorRequest)
  case chart(ChartRequest)
  case claims(FiguresCheckRequest)
  case progress(FiguresProgressRequest)
  case record(RecordRequest)
}

/// A written part of a record of cooperation.
struct RecordRequest {
  var part: CooperationPart
  /// The bundled ledger when absent.
  var ledger: String?
  var drawing: PartDrawing
}

extension SpecifiedReport {
  /// The data of a part: those it names, else the only ones.
  func dataPart(_ part: Specification.Part) -> Specification.Part? {
    guard let name = part.options.text("data") else { return specification.data.first }
    return specification.data.first { $0.name == name }
  }

  func selection(_ data: Specification.Part, _ options: Specification.Options) throws -> DataSelection {
    var selection = DataSelection()
    selection.data = try data.options.texts("files").map { try place($0) }
    selection.profile = data.options.text("profile")
    if !data.options.texts("period").isEmpty { selection.period = data.options.texts("period") }
    selection.conditions = data.options.texts("where") + options.texts("where") + conditions
    selection.values = options.texts("values")
    selection.missing = data.options.texts("missing")
    selection.maxRejects = data.options.text("max-rejects")
    selection.delimiter = data.options.text("delimiter")
    selection.decimalSign = data.options.text("decimal-sign")
    selection.currency = data.options.text("currency")
    selection.ratesFile = try data.options.text("rates").map { try place($0) }
    selection.deflator = try data.options.text("deflate").map { try place($0) }
    selection.base = data.options.text("base")
    selection.members = options.text("members") ?? data.options.text("members")
    let same = options.text("same-reporters") ?? data.options.text("same-reporters")
    selection.sameReporters = same == "true"
    selection.comparison = try comparison(options)
    selection.source = options.text("source")
    selection.threads = threads
    selection.engine = engine
    return selection
  }

  func selection(of part: Specification.Part) throws -> DataSelection {
    try dataPart(part).map { try selection($0, part.options) } ?? DataSelection()
  }

  /// A file's path begins at the specification; a bundled or imported name is one, and so is a path of Spark's own.
  func place(_ word: String) throws -> String {
    if word.contains("://"), try engine.chosen() == .spark { return word }
    if try word.hasPrefix("/") || word == "-" || BundledData.resource(word) != nil { return word }
    let path = besideSpecification(word)
    return try !FileManager.default.fileExists(atPath: path) && ImportedData.find(word) != nil ? word : path
  }

  /// Nothing stands beside a bundled specification; words of `--set` begin at the working folder there.
  private func besideSpecification(_ word: String) -> String {
    if BundledData.name(ofPath: file) != nil { return word }
    let folder = (file as NSString).deletingLastPathComponent
    return folder.isEmpty ? word : folder + "/" + word
  }

  /// A ledger's folder or file, from the specification; a bundled name is one.
  private func ledger(_ options: Specification.Options) throws -> String? {
    guard let word = options.text("ledger") else { return nil }
    return try word.hasPrefix("/") || LedgerFiles.isBundled(word) ? word : besideSpecification(word)
  }

  private func comparison(_ options: Specification.Options) throws -> Comparison {
    var comparison = Comparison()
    comparison.against = options.text("against")
    comparison.toDate = options.flag("to-date")
    comparison.rolling = options.integer("rolling")
    comparison.yearStart = options.integer("year-starts")
    comparison.splice = try options.text("splice").map { try place($0) }
    comparison.companion = try options.text("with").map { try place($0) }
    comparison.companionConditions = options.texts("with-where")
    comparison.on = options.texts("on")
    comparison.coverage = options.flag("coverage")
    return comparison
  }

  /// The section's request; `nil` for words.
  func request(_ part: Specification.Part) throws -> SectionRequest? {
    let options = part.options
    let selection = try selection(of: part)
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
      request.totals = options.flag("totals")
      return .table(request)
    case "growth":
      var request = GrowthRequest()
      request.series = series
      request.variant = options.text("variant")
      request.contributions = options.flag("contributions")
      return .growth(request)
    case "trend":
      var request = TrendRequest()
      request.series = series
      request.methods = options.texts("methods")
      request.errors = options.text("errors")
      request.sort = options.text("sort")
      request.isScreen = options.flag("screen")
      return .trend(request)
    case "forecast":
      var request = ForecastRequest()
      request.series = series
      request.method = options.text("method")
      request.horizon = options.integer("horizon")
      request.backtest = options.flag("backtest")
      return .forecast(request)
    case "indicator": return .indicator(try indicator(options, selection))
    case "chart":
      var request = ChartRequest()
      request.series = series
      request.trend = options.text("trend")
      request.breaks = options.flag("breaks")
      request.form = options.text("form")
      return .chart(request)
    case "claims":
      var request = FiguresCheckRequest()
      request.ledger = try ledger(options)
      request.conditions = options.texts("where")
      request.readings = options.flag("readings")
      request.drawing = drawing(options, alone: "intervals", none: "table")
      return .claims(request)
    case "progress":
      var request = FiguresProgressRequest()
      request.ledger = try ledger(options)
      request.programme = options.text("programme")
      request.drawing = drawing(options, alone: "chart", none: "table")
      return .progress(request)
    case "record": return .record(try record(options))
    default: return nil
    }
  }

  private func indicator(_ options: Specification.Options, _ selection: DataSelection) throws -> IndicatorRequest {
    var request = IndicatorRequest()
    request.selection = selection
    request.names = options.texts("name")
    request.variant = options.text("variant")
    request.over = options.text("over")
    request.productDigits = options.integer("products")
    request.threshold = options.text("threshold")
    request.index = options.text("index")
    request.concordance = try options.text("concordance").map { try place($0) }
    request.bounds = options.flag("bounds")
    request.uncertain = options.text("uncertain")
    return request
  }

  private func record(_ options: Specification.Options) throws -> RecordRequest {
    let name = options.text("part") ?? ""
    guard let part = CooperationPart(rawValue: name) else {
      let known = CooperationPart.allCases.map(\.rawValue)
      throw WorkflowError.unknown(
        "part of a record", name, suggestions: NearestNames.suggestions(for: name, among: known, limit: 2),
        known: known)
    }
    // A written part has its charts unless they are left out.
    let drawing: PartDrawing =
      switch options.text("form") {
      case "tables": .none
      case "charts": .alone
      default: .beside
      }
    return RecordRequest(part: part, ledger: try ledger(options), drawing: drawing)
  }

  private func drawing(_ options: Specification.Options, alone: String, none: String) -> PartDrawing {
    switch options.text("form") {
    case alone: .alone
    case nil, none: .none
    default: .beside
    }
  }

  func write(_ part: Specification.Part, to collector: BlockCollector) throws {
    var output = OutputOptions()
    output.collector = collector
    switch try request(part) {
    case .table(let request): _ = try Comity.table(request, output: output)
    case .growth(let request): _ = try Comity.growth(request, output: output)
    case .trend(let request): _ = try Comity.trend(request, output: output)
    case .forecast(let request): _ = try Comity.forecast(request, output: output)
    case .indicator(let request): _ = try Comity.indicator(request, output: output)
    case .chart(let request): collector.append(try Comity.chartBlocks(request), sources: [])
    // A ledger is checked whole, whatever the report has a part of.
    case .claims(let request): _ = try SharedReading.apart { try Comity.figuresCheck(request, output: output) }
    case .progress(let request): _ = try SharedReading.apart { try Comity.figuresProgress(request, output: output) }
    case .record(let request):
      collector.append(try blocks(request), sources: try records.parts(request.ledger).sources)
    case nil: break
    }
  }

  /// The blocks of a written part, with its charts, without them or those alone.
  func blocks(_ request: RecordRequest) throws -> [Block] {
    let blocks = try records.blocks(of: request.part, request.ledger)
    if request.drawing == .beside { return blocks }
    let chosen = blocks.filter { block in
      if case .chart = block { request.drawing == .alone } else { request.drawing == .none }
    }
    if chosen.isEmpty { throw WorkflowError("\(request.part.rawValue) has no chart. Leave form out.") }
    return chosen
  }
}
