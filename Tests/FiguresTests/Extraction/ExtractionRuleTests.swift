import Figures
import Testing

/// Every rule's examples, as the rule tells them.
@Suite struct ExtractionRuleTests {
  static let examples = ExtractionRule.all.flatMap { rule in rule.examples.map { (rule.name, $0) } }

  @Test(arguments: examples.indices) func examplesAreFoundAsTold(_ index: Int) {
    let (rule, example) = Self.examples[index]
    let found = QuantityExtractor().quantities(in: ExtractionText(plain: example.text))
    #expect(found.map(\.summary) == example.found, "\(rule): \(example.text)")
    if !example.found.isEmpty, !Self.passing.contains(rule) {
      #expect(found.contains { $0.rule == rule }, "\(rule) does not find its own example: \(example.text)")
    }
  }

  /// Rules of names find nothing themselves.
  static let passing: Set<String> = ["label", "clock"]

  @Test func namesAreDistinctAndMeaningsAreThere() {
    let names = ExtractionRule.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(ExtractionRule.all.allSatisfy { !$0.meaning.isEmpty && !$0.examples.isEmpty })
  }
}
