import Nomenclature
import Testing

@Suite struct BlocsTests {
  @Test(arguments: [
    ("1967-08-07", 0), ("1967-08-08", 5), ("1984-01-06", 5), ("1984-01-07", 6), ("1995-07-27", 6), ("1995-07-28", 7),
    ("1997-07-22", 7), ("1997-07-23", 9), ("1999-04-29", 9), ("1999-04-30", 10), ("2025-10-25", 10), ("2025-10-26", 11),
  ])
  func aseanGrew(_ day: String, _ count: Int) throws {
    #expect(Blocs.asean.members(on: try #require(CalendarDate(day))).count == count)
  }

  @Test func aseanByYear() {
    func count(_ year: Int, _ rule: MembershipRule = .end) -> Int {
      Blocs.asean.members(during: .year(year), rule: rule).count
    }
    #expect(
      [1966, 1967, 1983, 1984, 1995, 1997, 1998, 1999, 2018, 2024, 2025].map { count($0) } == [
        0, 5, 5, 6, 7, 9, 9, 10, 10, 10, 11,
      ])
    #expect(count(1997, .start) == 7 && count(1997, .whole) == 7 && count(1998, .whole) == 9)
    let july = Period.month(1997, 7)
    #expect(Blocs.asean.members(during: july).contains("LAO"))
    #expect(!Blocs.asean.members(during: july.advanced(by: -1)).contains("LAO"))
    #expect(
      Blocs.asean.members(during: .year(2018)) == [
        "BRN", "IDN", "KHM", "LAO", "MMR", "MYS", "PHL", "SGP", "THA", "VNM",
      ])
    #expect(Blocs.asean.memberships.allSatisfy { $0.checked })
  }

  @Test func eurasianEconomicUnionGrew() throws {
    let days = ["2014-12-31", "2015-01-01", "2015-01-02", "2015-08-11", "2015-08-12"]
    let members = try days.map { Blocs.eurasianEconomicUnion.members(on: try #require(CalendarDate($0))) }
    #expect(members[0].isEmpty)
    #expect(members[1] == ["BLR", "KAZ", "RUS"])
    #expect(members[2] == ["ARM", "BLR", "KAZ", "RUS"])
    #expect(members[3] == members[2])
    #expect(members[4] == ["ARM", "BLR", "KAZ", "KGZ", "RUS"])
    #expect(Blocs.eurasianEconomicUnion.memberships.filter { !$0.checked }.map(\.economy) == ["KGZ"])
  }

  @Test func europeanUnionGrewAndShrank() throws {
    let counts = [1958, 1973, 1981, 1986, 1995, 2004, 2007, 2013, 2019, 2020].map {
      Blocs.europeanUnion.members(during: .year($0)).count
    }
    #expect(counts == [6, 9, 10, 12, 15, 25, 27, 28, 28, 27])
    #expect(Blocs.europeanUnion.members(on: try #require(CalendarDate("2020-01-31"))).contains("GBR"))
    #expect(!Blocs.europeanUnion.members(on: try #require(CalendarDate("2020-02-01"))).contains("GBR"))
    #expect(Blocs.europeanUnion.members(during: .year(2020), rule: .start).contains("GBR"))
    #expect(!Blocs.europeanUnion.members(during: .year(2020), rule: .whole).contains("GBR"))
  }

  @Test func otherBlocs() throws {
    func count(_ bloc: Bloc, _ year: Int) -> Int { bloc.members(during: .year(year)).count }
    #expect([2008, 2009, 2010, 2023, 2024, 2025].map { count(Blocs.brics, $0) } == [0, 4, 5, 5, 9, 10])
    #expect([1989, 1991, 1993, 1994, 1998, 2020].map { count(Blocs.apec, $0) } == [12, 15, 17, 18, 21, 21])
    #expect([2001, 2017, 2023, 2024].map { count(Blocs.shanghaiCooperationOrganisation, $0) } == [6, 8, 9, 10])
    #expect([1991, 1993, 2009, 2018].map { count(Blocs.commonwealthOfIndependentStates, $0) } == [11, 12, 11, 10])
    #expect([2021, 2022, 2023].map { count(Blocs.rcep, $0) } == [0, 12, 14])
    #expect([1996, 1997, 1999].map { count(Blocs.aseanPlusThree, $0) } == [0, 12, 13])
    #expect(count(Blocs.g7, 2000) == 7 && count(Blocs.g20, 2000) == 19)
  }

  @Test func everyMemberIsAnEconomyAndNoMembershipOverlapsAnother() {
    for bloc in Blocs.all {
      for membership in bloc.memberships {
        #expect(Economies.all.contains { $0.alpha3 == membership.economy }, "\(membership.economy)")
        #expect(!membership.source.isEmpty)
        #expect(membership.to.map { membership.from <= $0 } ?? true)
      }
      for day in bloc.changes {
        let members = bloc.members(on: day)
        #expect(Set(members).count == members.count && members == members.sorted())
        #expect(members != bloc.members(on: day.adding(days: -1)), "\(bloc.code) \(day)")
      }
    }
  }

  @Test func namesAndSuggestions() {
    for bloc in Blocs.all {
      for name in [bloc.code, bloc.name, bloc.code.lowercased()] + bloc.aliases {
        #expect(Blocs.named(name)?.code == bloc.code, "\(name)")
      }
    }
    #expect(Blocs.named("EEU")?.code == "EAEU" && Blocs.named("ЕАЭС")?.code == "EAEU")
    #expect(Blocs.named("European Union")?.code == "EU" && Blocs.named("АСЕАН")?.code == "ASEAN")
    #expect(Blocs.named("NATO") == nil)
    #expect(Blocs.nearest(to: "ASAEN").first == "ASEAN")
    #expect(Blocs.nearest(to: "EAUE").first == "EAEU")
    #expect(Blocs.all.map(\.code) == Blocs.all.map(\.code).sorted())
  }
}
