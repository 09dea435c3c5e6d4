import Nomenclature
import Testing

@Suite struct ComtradeAreaTests {
  @Test(arguments: [
    (842, "USA"), (251, "FRA"), (699, "IND"), (579, "NOR"), (757, "CHE"), (380, "ITA"), (381, "ITA"), (156, "CHN"),
    (96, "BRN"), (116, "KHM"), (360, "IDN"), (418, "LAO"), (458, "MYS"), (104, "MMR"), (608, "PHL"), (702, "SGP"),
    (764, "THA"), (704, "VNM"), (626, "TLS"), (643, "RUS"), (112, "BLR"), (398, "KAZ"), (51, "ARM"), (417, "KGZ"),
    (412, "XKX"),
  ])
  func codesInUse(_ code: Int, _ alpha3: String) {
    #expect(Economies.comtrade(code)?.alpha3 == alpha3)
    #expect(Economies.comtrade(code, year: 2017)?.alpha3 == alpha3)
    #expect(Economies.alpha3(alpha3)?.comtradeAreas.contains { $0.code == code } == true)
  }

  @Test(arguments: [
    (58, "BEL", 1998, 1999), (280, "DEU", 1990, 1991), (278, "DDR", 1990, 1991), (841, "USA", 1980, 1981),
    (810, "SUN", 1991, 1992), (890, "YUG", 1991, 1992), (891, "SCG", 2006, 2007), (736, "SDN", 2011, 2012),
    (868, "VNM", 1974, 1975), (866, "VDR", 1974, 1975), (886, "YEM", 1990, 1991), (720, "YMD", 1990, 1991),
    (200, "CSK", 1992, 1993), (356, "IND", 1974, 1975),
  ])
  func codesOfThePast(_ code: Int, _ alpha3: String, _ last: Int, _ after: Int) {
    #expect(Economies.comtrade(code, year: last)?.alpha3 == alpha3)
    #expect(Economies.comtrade(code, year: after) == nil)
    #expect(Economies.comtrade(code)?.alpha3 == alpha3)
  }

  @Test func successors() {
    #expect(Economies.comtrade(56, year: 1998) == nil && Economies.comtrade(56, year: 1999)?.alpha3 == "BEL")
    #expect(Economies.comtrade(442, year: 1999)?.alpha3 == "LUX")
    #expect(Economies.comtrade(276, year: 1990) == nil && Economies.comtrade(276, year: 1991)?.alpha3 == "DEU")
    #expect(Economies.comtrade(729, year: 2012)?.alpha3 == "SDN")
    #expect(ComtradeAreas.areas(alpha3: "BEL", year: 1998).map(\.code) == [58])
    #expect(ComtradeAreas.areas(alpha3: "BEL", year: 2005).map(\.code) == [56])
    #expect(ComtradeAreas.areas(alpha3: "VNM").map(\.code) == [704, 868])
    #expect(ComtradeAreas.areas(alpha3: "SDN", year: 2011).map(\.code) == [729, 736])
  }

  @Test func areasWithoutEconomy() {
    #expect(ComtradeAreas.area(711)?.alpha3 == nil && ComtradeAreas.area(711) != nil)
    for code in [0, 490, 899, 837, 97, 975, 711, 1, -5, 9999] { #expect(Economies.comtrade(code) == nil, "\(code)") }
  }

  @Test func everyEconomyOfComtradeHasOneCodeInUseOrIsKnownToHaveMore() {
    let several = Economies.all.filter { ComtradeAreas.areas(alpha3: $0.alpha3, year: 2017).count > 1 }
    #expect(several.map(\.alpha3) == ["CHE", "FRA", "ITA", "NOR", "USA"])
    let none = Economies.all.filter { $0.comtradeAreas.isEmpty }.map(\.alpha3)
    #expect(none == ["MCO"], "Monaco is part of France in Comtrade")
  }

  @Test func partnersThatAreNoEconomies() throws {
    #expect(PartnerAreas.comtrade(0)?.isWorld == true)
    #expect(PartnerAreas.symbol("W00") == PartnerAreas.comtrade(0) && PartnerAreas.symbol("WLD")?.isWorld == true)
    #expect(PartnerAreas.symbol("R4 ")?.code == 975 && PartnerAreas.comtrade(975)?.isGroup == true)
    #expect(PartnerAreas.symbol("_X ")?.code == 899)
    #expect(PartnerAreas.named("Other Asia, nes")?.symbol == "S19")
    #expect(PartnerAreas.named("OTHER COUNTRIES, NES.")?.code == 899)
    #expect(PartnerAreas.named("WORLD")?.isWorld == true)
    #expect(PartnerAreas.otherAsia.kind == .notSpecified && !PartnerAreas.otherAsia.isGroup)
    #expect(PartnerAreas.all.filter(\.isGroup).map(\.code) == [0, 97, 975])
    for area in PartnerAreas.all {
      #expect(Economies.comtrade(area.code) == nil)
      #expect(Economies.named(area.name) == nil)
      #expect(PartnerAreas.named(area.name) == area)
    }
    #expect(PartnerAreas.comtrade(842) == nil && PartnerAreas.named("Russia") == nil)
  }

  @Test func aggregates() {
    for code in ["WLD", "EAS", "EUU", "HIC", "wld", "OED", "AFE", "TSS"] {
      #expect(Aggregates.isAggregate(alpha3: code))
    }
    for code in ["USA", "VNM", "CHI", "XKX", "", "W00"] { #expect(!Aggregates.isAggregate(alpha3: code), "\(code)") }
    #expect(Aggregates.name(of: "EAS") == "East Asia & Pacific")
    #expect(Aggregates.codes.count == Set(Aggregates.codes).count && Aggregates.codes == Aggregates.codes.sorted())
    for economy in Economies.former { #expect(!Aggregates.isAggregate(alpha3: economy.alpha3)) }
  }
}
