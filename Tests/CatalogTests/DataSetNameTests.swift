import Nomenclature
import Testing

@testable import Catalog

@Suite struct DataSetNameTests {
  @Test func namesWithDays() throws {
    #expect(try DataSetName(parsing: "asean/trade") == DataSetName(name: "asean/trade"))
    let day = try #require(CalendarDate("2024-11-02"))
    #expect(try DataSetName(parsing: "asean/trade@2024-11-02").day == DataSetName.Day(day))
    #expect(try DataSetName(parsing: "a@2024-11-02.3").day == DataSetName.Day(day, sequence: 3))
    #expect(try DataSetName(parsing: "a@2024-11").day?.day == CalendarDate("2024-11-30"))
    #expect(try DataSetName(parsing: "a@2024").day?.day == CalendarDate("2024-12-31"))
    #expect("\(try DataSetName(parsing: "a@2024-11-02.3"))" == "a@2024-11-02.3")
    for text in ["a@yesterday", "a@2024-13-01", "a@2024-11-02.0", "a@2024-11-02.x", "a@2024-11.2", "a@"] {
      #expect(throws: CatalogError.unreadableVintage(text: text)) { try DataSetName(parsing: text) }
    }
  }

  @Test func namesThatMayBeGiven() throws {
    for name in ["a", "asean/trade", "UN.comtrade/hs-27_2017", "1/2/3"] { try DataSetName.check(name) }
    for name in [
      "", "/a", "a/", "a//b", "../a", "a/../b", ".a", "a/.b", "-a", "a b", "a@b", "ä", "a\\b", "a\0b",
      String(repeating: "a", count: 201),
    ] {
      #expect(throws: CatalogError.self, "\(name)") { try DataSetName.check(name) }
    }
  }
}
