import Nomenclature
import TestSupport
import Testing

@Suite struct NearestNamesTests {
  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("ca", "ac", 1), ("ca", "abc", 3), ("asean", "asaen", 1),
    ("Türkiye", "turkiye", 0), ("RUSSIA", "russia", 0), ("trend", "trned", 1),
  ])
  func distances(_ left: String, _ right: String, _ distance: Int) {
    #expect(NearestNames.distance(left, right) == distance)
  }

  @Test func distanceIsSymmetricAndZeroOnlyForEqualTexts() {
    var generator = SeededGenerator(seed: 6)
    func word() -> String {
      String((0..<Int.random(in: 0...7, using: &generator)).map { _ in "abc".randomElement(using: &generator)! })
    }
    for _ in 0..<2000 {
      let (left, right) = (word(), word())
      let distance = NearestNames.distance(left, right)
      #expect(distance == NearestNames.distance(right, left))
      #expect((distance == 0) == (left == right))
      #expect(distance <= max(left.count, right.count) && distance >= abs(left.count - right.count))
    }
  }

  @Test func suggestionsAreNearestFirstInStableOrder() {
    let names = ["growth", "trend", "forecast", "indicator", "gravity", "trends"]
    #expect(NearestNames.suggestions(for: "trned", among: names) == ["trend", "trends"])
    #expect(NearestNames.suggestions(for: "indic", among: names) == ["indicator"])
    #expect(NearestNames.suggestions(for: "zzzz", among: names).isEmpty)
    #expect(NearestNames.suggestions(for: "", among: names).isEmpty)
    #expect(NearestNames.suggestions(for: "ab", among: ["ac", "ad", "AC", "ae"], limit: 2) == ["ac", "ad"])
  }
}
