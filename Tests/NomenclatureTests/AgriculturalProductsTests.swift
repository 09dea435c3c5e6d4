import Nomenclature
import Testing

@Suite struct AgriculturalProductsTests {
  @Test(arguments: [
    "01", "0101", "010121", "02", "06", "10", "24", "2401", "1601", "1602", "050400", "051110", "230110", "290543",
    "290544",
    "3301", "330129", "3501", "3505", "380910", "382460", "382360", "4101", "410320", "4301", "5001", "5103", "510111",
    "5201", "520100", "5203", "5301", "5302",
  ])
  func agricultural(_ code: String) { #expect(AgriculturalProducts.wto.contains(code) == .yes) }

  @Test(arguments: [
    "03", "0302", "030110", "1604", "160414", "1605", "0508", "051191", "1504", "230120", "25", "27", "270900",
    "290545",
    "3302", "3506", "380991", "382450", "4104", "4302", "5004", "5104", "5204", "5303", "54", "97", "99", "8542",
  ])
  func notAgricultural(_ code: String) { #expect(AgriculturalProducts.wto.contains(code) == .no) }

  @Test(arguments: [
    "TOTAL", "05", "0511", "15", "16", "23", "2301", "29", "2905", "33", "35", "38", "3809", "3824", "41", "43", "50",
    "51", "52", "53",
  ])
  func partlyAgricultural(_ code: String) { #expect(AgriculturalProducts.wto.contains(code) == .partly) }

  @Test func codesOfOtherClassificationsAreNone() {
    #expect(AgriculturalProducts.wto.contains("AGRIC") == nil)
  }

  /// What a code is, its children are; only where it is partly may they differ.
  @Test func childrenFollowTheirParents() throws {
    for definition in [AgriculturalProducts.wto, AgriculturalProducts.chapters1To24] {
      for number in 0..<10_000 {
        let heading = try #require(ProductCode.padded(String(number), to: .heading).flatMap { ProductCode($0) })
        let chapter = try #require(heading.parent)
        let coverage = definition.contains(chapter)
        #expect(coverage == .partly || definition.contains(heading) == coverage, "\(heading)")
      }
    }
  }

  @Test func definitionsDiffer() {
    #expect(AgriculturalProducts.chapters1To24.contains("03") == .yes)
    #expect(AgriculturalProducts.chapters1To24.contains("52") == .no)
    #expect(AgriculturalProducts.wto != AgriculturalProducts.chapters1To24)
  }
}
