import Foundation
import TestSupport

@testable import Workflows

/// A question as a person puts it.
struct SparkQuestion {
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
    selection.engine.name = engine
    if engine == "spark" { selection.engine.master = SparkForTests.master }
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

  /// A question that a person might ask of a table; most can be answered, and the others differ in why not.
  static func random(_ table: SparkTestData.Table, _ random: inout SeededGenerator) -> SparkQuestion {
    var question = SparkQuestion(words: table.words)
    func happens(_ onceIn: Int) -> Bool { Int.random(in: 0..<onceIn, using: &random) == 0 }
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
    var conditions: [String: String] = [:]
    for field in some(table.values.keys.sorted(), 2) {
      let value = table.values[field]?.randomElement(using: &random) ?? ""
      conditions[field] = "\(happens(6) && !value.contains("..") ? "!=" : "=")\(value)"
    }
    // Flows and levels of products are told apart or chosen, so that not all questions are about mixing them.
    for (field, choices) in [("flow", table.flows), ("product", table.products)] where !choices.isEmpty {
      let isChosen = choices.contains { conditions[field] == "=\($0)" }
      if !isChosen, !question.rows.contains(field), !happens(16) {
        conditions[field] = "=\(choices.randomElement(using: &random) ?? "")"
      }
    }
    question.values = some(table.measures, 3)
    // Trade and its balance are made of sums and counts only.
    if ["=T", "=B"].contains(conditions["flow"]), !happens(8) {
      question.values.removeAll { $0.contains(":") && !$0.hasSuffix(":count") }
    }
    if question.rows.count > 1, Bool.random(using: &random) { question.columns = [question.rows.removeLast()] }
    question.format = ["csv", "json", "text"].randomElement(using: &random) ?? "csv"
    question.command = [.growth, .trend].randomElement(using: &random).flatMap { happens(4) ? $0 : nil } ?? .table
    if question.command != .table {
      question.rows = (question.rows + question.columns).filter { !$0.hasPrefix("period") }
      question.columns = []
      question.values = Array(question.values.prefix(1))
      question.frequency = Bool.random(using: &random) ? "year" : nil
      // What is no sum is not added up to years.
      let isSum = question.values.allSatisfy { !$0.contains(":") || $0.hasSuffix(":count") }
      if !isSum, !happens(8) { question.frequency = nil }
    } else if happens(15) {
      // Whoever reports in all years; hardly anybody does in all months.
      question.sameReporters = true
      question.columns = happens(8) ? ["period"] : ["period:year"]
      question.rows = question.rows.filter { !$0.hasPrefix("period") }
      conditions["period"] = nil
    }
    question.conditions = conditions.sorted { $0.key < $1.key }.map { $0.key + $0.value }
    return question
  }
}
