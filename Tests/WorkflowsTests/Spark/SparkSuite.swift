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
  @Test func randomQueriesGiveTheSameBytes() throws {
    var data = try SparkTestData(seed: 7)
    var random = SeededGenerator(seed: 20)
    let tables = try data.tables()
    let program = try SparkProgram(master: SparkForTests.master, settings: SparkForTests.settings)
    let engine = SparkEngine(program)
    for table in tables {
      guard let path = table.parquet, table.name == "baci" else { continue }
      // The other table's beginning is asked of Spark; this one's is the same.
      let head = try String(contentsOfFile: table.words[0], encoding: .utf8).split(separator: "\n").prefix(101)
      SparkReading.remember(
        SparkSample(text: Array((head.joined(separator: "\n") + "\n").utf8), fileCount: 1),
        of: SparkPlace(path: "file://" + SparkInput.path(ofFile: path), format: "parquet"))
    }
    var questions: [(question: SparkQuestion, words: [String])] = []
    while questions.count < SparkForTests.queryCount {
      guard let table = tables.randomElement(using: &random) else { break }
      let question = SparkQuestion.random(table, &random)
      let takesParquet = table.parquet != nil && Bool.random(using: &random)
      questions.append((question, takesParquet ? [table.parquet ?? ""] : question.words))
    }
    let start = ContinuousClock.now
    let answers = try SparkRounds.run(
      engine, first: Self.writingParquet(tables),
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
    // Refusals are compared too, and are not what most of it is about.
    #expect(refused < questions.count / 4 && (refused > 0 || questions.count < 40))
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
  private static func writingParquet(_ tables: [SparkTestData.Table]) -> [String] {
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
    return statements
  }

  /// Both engines on questions about one form of the same rows each, which the local engine reads as CSV; and what Spark
  /// refuses, by the words.
  private func compare(
    _ questions: [(question: SparkQuestion, words: [String])], refused: [(word: String, error: SparkError)] = []
  ) throws {
    let engine = SparkEngine(try SparkProgram(master: SparkForTests.master, settings: SparkForTests.settings))
    let all = questions + refused.map { (SparkQuestion(words: [$0.word]), [$0.word]) }
    let answers = try SparkRounds.run(
      engine,
      all.map { asked in
        { try asked.question.answer(words: asked.words, engine: "spark") }
      })
    for (refusal, answer) in zip(refused, answers.dropFirst(questions.count)) {
      #expect(throws: refusal.error) { try answer.get() }
    }
    for ((question, words), answer) in zip(questions, answers) {
      let local = Self.text(Result { try question.answer(words: question.words, engine: nil) })
      var told = Self.text(answer)
      for (word, name) in zip(words, question.words) { told = told.replacingOccurrences(of: word, with: name) }
      #expect(Self.difference(told, local) == nil, "\(question) \(words)")
      #expect(!local.hasPrefix("error"), "\(question)")
    }
  }

  /// Files in CEPII's form, and real ones where the project's shared folder is there.
  @Test func publishedFilesGiveTheSameBytes() throws {
    var data = try SparkTestData(seed: 11)
    var question = SparkQuestion(words: [try data.baciFolder()])
    question.maxRejects = nil
    question.rows = ["reporter", "product:2"]
    question.columns = ["period"]
    question.values = ["value", "value:max", "q:mean", "q:count"]
    var questions = [question]
    question.command = .growth
    question.rows = ["partner"]
    question.columns = []
    question.values = []
    question.conditions = ["reporter=@ASEAN", "product=27*"]
    questions.append(question)
    if let shared = SparkForTests.environment["COMITY_SHARED"] {
      var question = SparkQuestion(words: [shared + "/data/comtrade/hs27_hs44"])
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
    try compare(questions.map { ($0, $0.words) })
  }

  /// URIs of this machine, ORC, and folders whose names are cells.
  @Test func everyPlaceGivesTheSameBytes() throws {
    var data = try SparkTestData(seed: 12)
    let tables = try data.plainTables()
    let (tame, zipped) = (tables[0], tables[2])
    let place = data.folder.path + "/places"
    let program = try SparkProgram(master: SparkForTests.master, settings: SparkForTests.settings)
    let columns = tame.fields.joined(separator: ", ")
    try program.run([
      """
      CREATE OR REPLACE TEMPORARY VIEW source USING csv \
      OPTIONS (path '\(tame.words[0])', header 'true', escape '"', ignoreLeadingWhiteSpace 'false')
      """,
      "INSERT OVERWRITE DIRECTORY '\(place)/one.orc' USING orc SELECT * FROM source",
      // Products have zeros at their beginnings, and periods look like days.
      """
      CREATE TABLE byProduct USING parquet PARTITIONED BY (product, period) LOCATION '\(place)/parts' \
      AS SELECT \(columns) FROM source
      """,
      "CREATE TABLE byFlow USING orc PARTITIONED BY (flow) LOCATION '\(place)/flows' AS SELECT \(columns) FROM source",
    ]) { _ in }
    let places = [
      (zipped, "file://\(zipped.words[0])"), (tame, "\(place)/one.orc"),
      (tame, "\(place)/parts"), (tame, "file://\(place)/flows"),
    ]
    var questions: [(question: SparkQuestion, words: [String])] = []
    for (table, word) in places {
      var question = SparkQuestion(words: table.words)
      question.rows = ["reporter", "product"]
      question.columns = ["period:year"]
      question.conditions = ["flow=X"]
      question.values = ["value", "quantity:max", "partner:distinct"]
      questions.append((question, [word]))
      question.rows = ["partner"]
      question.conditions = ["flow=M", "product=01", "period=2014..2016"]
      questions.append((question, [word]))
    }
    // Delimited text has no cells in the names of folders; nothing is read without them.
    let years = data.folder.path + "/years"
    try FileManager.default.createDirectory(atPath: years + "/year=2019", withIntermediateDirectories: true)
    _ = try data.folder.file("years/year=2019/flows.csv", "reporter,value\nRUS,1\n")
    try compare(
      questions,
      refused: [years, "file://" + years].map { word in
        (word, SparkError.unreadablePlace(name: word, reason: SparkSample.partitionReason("year=2019")))
      })
  }
}
