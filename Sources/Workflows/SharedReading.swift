import Ingest
import Observations

/// One reading of the data for many reports that differ in the value of one field: every question is asked once with that
/// field in front, and each report takes its part of the answer.
final class SharedReading: @unchecked Sendable {
  @TaskLocal static var current: View?

  /// What one report sees.
  struct View: Sendable {
    let reading: SharedReading
    /// `nil` while the questions are gathered.
    let value: String?

    func answer(
      _ selection: DataSelection, _ files: ObservationFiles, conditions: [Condition], groups: [Field],
      measures: [Measure]
    ) throws -> Aggregated {
      try reading.answer(self, selection, files, conditions: conditions, groups: groups, measures: measures)
    }
  }

  /// A question has been asked and its answer kept; nothing is made of it yet.
  struct Gathered: Error {}
  /// A question has no rows for the value.
  struct NothingThere: Error {}

  /// Reads what no report has a part of: rates, prices, another file.
  static func apart<Result>(_ reading: () throws -> Result) rethrows -> Result {
    try $current.withValue(nil, operation: reading)
  }

  /// What a report's part of the data is selected by, for files that are read beside them.
  ///
  /// - Throws: `WorkflowError` for parts of a period or a code, of which another file may know another level.
  static func condition() throws -> [Condition] {
    guard let view = current, let value = view.value else { return [] }
    guard view.reading.field.level == nil else {
      throw WorkflowError("A part by \(view.reading.field) cannot be told in another file. Leave splice and with out.")
    }
    return [Condition(field: view.reading.field.name, test: .isOneOf([value]))]
  }

  private struct Answer {
    var whole: Aggregated
    var parts: [String: Aggregation]
  }

  let field: Field
  /// Written while the questions are gathered, by one thread; only read after.
  private var answers: [String: Answer] = [:]

  init(field: Field) { self.field = field }

  /// Every value of the field that any answer has, sorted.
  var values: [String] {
    Set(answers.values.flatMap(\.parts.keys)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func answer(
    _ view: View, _ selection: DataSelection, _ files: ObservationFiles, conditions: [Condition], groups: [Field],
    measures: [Measure]
  ) throws -> Aggregated {
    let question = "\(selection.data) \(conditions) \(groups) \(measures)"
    guard let value = view.value else {
      if answers[question] == nil {
        let whole = try selection.answer(files, conditions: conditions, groups: [field] + groups, measures: measures)
        let parts = Dictionary(whole.aggregation.splitByFirstGroup()) { first, _ in first }
        answers[question] = Answer(whole: whole, parts: parts)
      }
      throw Gathered()
    }
    guard let answer = answers[question], let part = answer.parts[value] else { throw NothingThere() }
    var aggregated = answer.whole
    aggregated.aggregation = part
    return aggregated
  }
}
