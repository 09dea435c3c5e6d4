import Nomenclature
import Testing

@Suite struct ProductCodeTests {
  @Test(arguments: [
    ("01", "01"), ("1", "01"), ("0101", "0101"), ("101", "0101"), ("010121", "010121"), ("10121", "010121"),
    ("27", "27"), ("2710", "2710"), ("2905.43", "290543"), ("0101.21", "010121"), (" total ", "TOTAL"),
    ("8542310000", "8542310000"), ("542310000", "0542310000"), ("9999AA", "9999AA"),
  ])
  func leadingZerosAreKeptAndRestored(_ text: String, _ code: String) throws {
    let product = try #require(ProductCode(text))
    #expect(product.text == code)
    #expect(ProductCode(product.description) == product)
  }

  @Test(arguments: ["", "A", "27-10", "TOTALS", "12345678901", "SA", "27AB", "２７"]) func otherTextsAreNone(
    _ text: String
  ) {
    #expect(ProductCode(text) == nil)
  }

  @Test func paddingToALevel() {
    #expect(ProductCode.padded("101", to: .subheading) == "000101")
    #expect(ProductCode.padded("1", to: .chapter) == "01")
    #expect(ProductCode.padded("2710", to: .chapter) == nil)
    #expect(ProductCode.padded("x", to: .chapter) == nil)
  }

  @Test func levelsAndParents() throws {
    let product = try #require(ProductCode("010121"))
    var chain = [product]
    while let parent = chain.last?.parent { chain.append(parent) }
    #expect(chain.map(\.text) == ["010121", "0101", "01", "TOTAL"])
    #expect(chain.map(\.level) == [.subheading, .heading, .chapter, .total])
    for (index, code) in chain.enumerated() {
      for finer in chain[...index] { #expect(code.contains(finer)) }
      #expect(product.coarsened(to: code.level) == code)
    }
    #expect(ProductCode("01")?.coarsened(to: .heading) == nil)
    #expect(ProductCode("9999AA")?.parent?.text == "9999")
    #expect(ProductCode("8542310000")?.parent?.text == "85423100")
    #expect(
      ["TOTAL", "01", "0101", "27"].map { ProductCode($0)! }.shuffled().sorted().map(\.text) == [
        "TOTAL", "01", "0101", "27",
      ])
    #expect(
      ["99", "9999", "999999", "9999AA", "98", "TOTAL"].map { ProductCode($0)!.isNotSpecified } == [
        true, true, true, true, false, false,
      ])
  }

  @Test func sectionsHoldEveryChapterOnce() {
    #expect(HarmonizedSystem.sections.count == 21 && HarmonizedSystem.chapters.count == 96)
    #expect(HarmonizedSystem.sections.map(\.number) == Array(1...21))
    let chapters = HarmonizedSystem.sections.flatMap(\.chapters)
    #expect(chapters == HarmonizedSystem.chapters.map(\.number))
    #expect(chapters == (1...97).filter { $0 != 77 })
    #expect(
      HarmonizedSystem.sections.map(\.numeral).joined(separator: " ")
        == "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI")
    #expect(ProductCode("2710")?.section?.numeral == "V")
    #expect(ProductCode("8542")?.section?.number == 16)
    #expect(ProductCode("77")?.section == nil && ProductCode("99")?.section == nil)
    #expect(ProductCode("270900").flatMap(HarmonizedSystem.title) == "Mineral fuels and oils")
    #expect(ProductCode("TOTAL").flatMap(HarmonizedSystem.title) == "All products")
  }
}
