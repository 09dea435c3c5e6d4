import TestSupport
import Testing

@testable import Workflows

/// The questions that `make spark-test` puts to both engines, here to the local one alone.
@Suite struct SparkQuestionTests {
  @Test func mostCanBeAnsweredAndTheOthersDiffer() throws {
    var data = try SparkTestData(seed: 7)
    var random = SeededGenerator(seed: 20)
    let tables = try data.tables()
    var refusals: [String] = []
    var answered: Set<String> = []
    let count = 120
    for _ in 0..<count {
      guard let table = tables.randomElement(using: &random) else { break }
      let question = SparkQuestion.random(table, &random)
      do {
        _ = try question.answer(words: question.words, engine: nil)
        answered.insert(table.name)
      } catch {
        refusals.append("\(error)")
      }
    }
    #expect(refusals.count < count / 5 && refusals.count > count / 25)
    // The first words say what kind of refusal it is.
    let kinds = Set(refusals.map { $0.split(separator: " ").filter { $0.allSatisfy(\.isLetter) }.prefix(3) })
    #expect(kinds.count >= 4)
    #expect(answered.count == tables.count)
  }
}
