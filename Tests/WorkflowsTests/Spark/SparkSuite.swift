import Foundation
import Ingest
import Observations
import SparkEngine
import TestSupport
import Testing

@testable import Workflows

/// Where Spark is, as `make spark-test` says it.
enum SparkForTests {
  static let environment = ProcessInfo.processInfo.environment
  static let master = environment["COMITY_SPARK_MASTER"]
  static let queryCount = environment["COMITY_SPARK_QUERIES"].flatMap { Int($0) } ?? 500
  /// Little data needs few tasks.
  static let settings = [
    "spark.sql.shuffle.partitions=2", "spark.sql.adaptive.enabled=false", "spark.sql.codegen.wholeStage=false",
    "spark.sql.codegen.factoryMode=NO_CODEGEN",
  ]
}

/// Both engines on the same questions, on a real Spark: run by `make spark-test`, which says where Spark is.
@Suite(.serialized, .enabled(if: SparkForTests.master != nil))
struct SparkSuite {
  /// A question as a person puts it.
  struct Question {
    enum Command { case table, growth, trend }
    var command = Command.table
    var words: [String]
    var rows: [String] = []
    var columns: [String] = []
    var conditions: [String] = []
    var values: [String] = []
    var frequency: String?
    var format = "csv"
    var maxRejects: String? = "100%"
    var sameReporters = false

    /// What is written on standard output and standard error, or the error.
    func answer(words: [String], engine: String?) throws -> String {
      var selection = DataSelection()
      selection.data = words
      selection.conditions = conditions
      selection.values = values
      selection.maxRejects = maxRejects
      selection.sameReporters = sameReporters
      selection.threads = 2
      selection.engine = engine
      if engine == "spark" { selection.master = SparkForTests.master }
      var output = OutputOptions()
      output.format = format
      output.notes = true
      let outcome: Outcome
      switch command {
      case .table:
        var request = TableRequest()
        (request.selection, request.rows, request.columns) = (selection, rows, columns)
        outcome = try Comity.table(request, output: output)
      case .growth, .trend:
        var series = SeriesRequest()
        (series.selection, series.series, series.frequency) = (selection, rows, frequency)
        if command == .growth {
          var request = GrowthRequest()
          request.series = series
          outcome = try Comity.growth(request, output: output)
        } else {
          var request = TrendRequest()
          request.series = series
          outcome = try Comity.trend(request, output: output)
        }
      }
      return String(decoding: outcome.output, as: UTF8.self) + "\n" + outcome.messages.joined(separator: "\n")
        + (outcome.failedCheck ? "\nfailed" : "")
    }
  }

  static func question(_ table: SparkTestData.Table, _ random: inout SeededGenerator) -> Question {
    var question = Question(words: table.words)
    func some(_ texts: [String], _ most: Int) -> [String] {
      Array(texts.shuffled(using: &random).prefix(Int.random(in: 0...most, using: &random)))
    }
    let levelled = table.fields.map { field in
      switch field {
      case "period": ["period", "period:year", "period:quarter"].randomElement(using: &random) ?? field
      case "product": ["product", "product:2"].randomElement(using: &random) ?? field
      default: field
      }
    }
    question.rows = some(levelled.filter { $0 != "value" && $0 != "quantity" }, 3)
    let conditions = table.values.keys.sorted().flatMap { field in
      (table.values[field] ?? []).map { value in
        "\(field)\(Int.random(in: 0..<6, using: &random) == 0 && !value.contains("..") ? "!=" : "=")\(value)"
      }
    }
    question.conditions = some(conditions, 3)
    // Most questions are made answerable, so that not all are about mixing.
    func ask(_ field: String, _ choices: [String]) {
      let isAsked =
        question.rows.contains(field)
        || question.conditions.contains { choices.contains(String($0.dropFirst(field.count + 1))) }
      if !isAsked, table.fields.contains(field), Int.random(in: 0..<8, using: &random) > 0 {
        question.conditions.append("\(field)=\(choices.randomElement(using: &random) ?? "")")
      }
    }
    ask("flow", ["X", "M", "X", "M", "T", "B"])
    if table.name != "baci" { ask("product", ["27", "TOTAL", "44"]) }
    question.values = some(table.measures, 3)
    // Trade and its balance are made of sums and counts only.
    if question.conditions.contains(where: { $0 == "flow=T" || $0 == "flow=B" }) {
      question.values.removeAll { $0.contains(":") && !$0.hasSuffix(":count") }
    }
    if question.rows.count > 1, Bool.random(using: &random) { question.columns = [question.rows.removeLast()] }
    question.format = ["csv", "json", "text"].randomElement(using: &random) ?? "csv"
    switch Int.random(in: 0..<8, using: &random) {
    case 0: question.command = .growth
    case 1: question.command = .trend
    default: break
    }
    if question.command != .table {
      question.rows = (question.rows + question.columns).filter { !$0.hasPrefix("period") }
      question.columns = []
      question.values = Array(question.values.prefix(1))
      question.frequency = Bool.random(using: &random) ? "year" : nil
    }
    question.sameReporters = Int.random(in: 0..<15, using: &random) == 0
    return question
  }

  @Test func randomQueriesGiveTheSameBytes() throws {
    var data = try SparkTestData(seed: 7)
    var random = SeededGenerator(seed: 20)
    var tables = try data.plainTables()
    tables.append(try data.baciTable())
    tables.append(try data.comtradeTable())
    let program = try SparkProgram(master: SparkForTests.master, settings: SparkForTests.settings)
    let engine = SparkEngine(program)
    try Self.writeParquet(tables, program)
    for table in tables {
      guard let path = table.parquet, table.name == "baci" else { continue }
      // The other table's beginning is asked of Spark; this one's is the same.
      let head = try String(contentsOfFile: table.words[0], encoding: .utf8).split(separator: "\n").prefix(101)
      SparkReading.remember(
        SparkSample(text: Array((head.joined(separator: "\n") + "\n").utf8), fileCount: 1),
        of: "file://" + SparkInput.path(ofFile: path), format: "parquet")
    }
    var questions: [(question: Question, words: [String])] = []
    while questions.count < SparkForTests.queryCount {
      guard let table = tables.randomElement(using: &random) else { break }
      let question = Self.question(table, &random)
      let takesParquet = table.parquet != nil && Bool.random(using: &random)
      questions.append((question, takesParquet ? [table.parquet ?? ""] : question.words))
    }
    let start = ContinuousClock.now
    let answers = try SparkRounds.run(
      engine,
      questions.map { asked in
        { try asked.question.answer(words: asked.words, engine: "spark") }
      })
    let time = start.duration(to: .now)
    var (same, refused) = (0, 0)
    for ((question, words), answer) in zip(questions, answers) {
      let local = Result { try question.answer(words: question.words, engine: nil) }
      var told = Self.text(answer)
      if words != question.words { told = told.replacingOccurrences(of: words[0], with: question.words[0]) }
      if told == Self.text(local) { same += 1 }
      if case .failure = local { refused += 1 }
      #expect(Self.difference(told, Self.text(local)) == nil, "\(question) \(words)")
    }
    #expect(same == questions.count)
    // Questions about mixed units and the like are part of it, but not the most of it.
    #expect(refused <= questions.count / 2)
    print("\(same) of \(questions.count) queries the same (\(refused) of them refused in the same words), in \(time)")
  }

  /// The first line in which two texts differ.
  private static func difference(_ left: String, _ right: String) -> String? {
    let (one, other) = (left.split(separator: "\n"), right.split(separator: "\n"))
    for index in 0..<max(one.count, other.count) {
      let lines = [index < one.count ? one[index] : "", index < other.count ? other[index] : ""]
      if lines[0] != lines[1] { return "line \(index): \(lines[0]) | \(lines[1])" }
    }
    return left == right ? nil : "line ends"
  }

  private static func text(_ result: Result<String, any Error>) -> String {
    switch result {
    case .success(let text): text
    case .failure(let error): "error: \(error)"
    }
  }

  /// Spark's own writer makes Parquet of the rows, with numbers as numbers where every cell is one.
  private static func writeParquet(_ tables: [SparkTestData.Table], _ program: SparkProgram) throws {
    var statements: [String] = []
    for table in tables {
      guard let path = table.parquet else { continue }
      let columns =
        table.name == "baci"
        ? "CAST(t AS INT) AS t, i, j, k, CAST(v AS DECIMAL(20,3)) AS v, try_cast(q AS DOUBLE) AS q" : "*"
      statements += [
        """
        CREATE OR REPLACE TEMPORARY VIEW source USING csv \
        OPTIONS (path '\(table.words[0])', header 'true', escape '"', ignoreLeadingWhiteSpace 'false')
        """,
        "INSERT OVERWRITE DIRECTORY '\(path)' USING parquet SELECT \(columns) FROM source",
      ]
    }
    try program.run(statements) { _ in }
  }

  /// Real files where the project's shared folder is there, and rows in CEPII's form.
  @Test func realFilesGiveTheSameBytes() throws {
    var questions: [Question] = []
    if let shared = SparkForTests.environment["COMITY_SHARED"] {
      let files = shared + "/data/comtrade/hs27_hs44"
      var question = Question(words: [files])
      question.rows = ["reporter", "period"]
      question.columns = ["flow"]
      question.conditions = ["flow=M,X", "product=27*"]
      questions.append(question)
      question.command = .trend
      question.rows = ["product"]
      question.columns = []
      question.conditions = ["reporter=RUS", "flow=X", "partner=@ASEAN"]
      questions.append(question)
    }
    if let flows = SparkForTests.environment["COMITY_FLOWS"] {
      var question = Question(words: [flows])
      question.rows = ["reporter", "product:2"]
      question.columns = ["period"]
      question.values = ["value", "value:max", "q:mean"]
      questions.append(question)
      question.command = .growth
      question.rows = ["partner"]
      question.columns = []
      question.values = []
      question.conditions = ["reporter=@ASEAN", "product=27*"]
      questions.append(question)
    }
    guard !questions.isEmpty else { return }
    let engine = SparkEngine(try SparkProgram(master: SparkForTests.master, settings: SparkForTests.settings))
    let answers = try SparkRounds.run(
      engine,
      questions.map { asked in
        { try asked.answer(words: asked.words, engine: "spark") }
      })
    for (question, answer) in zip(questions, answers) {
      let local = Self.text(Result { try question.answer(words: question.words, engine: nil) })
      #expect(Self.text(answer) == local && !local.hasPrefix("error"), "\(question)")
    }
  }
}
