import Documents
import Figures
import Nomenclature
import Observations
import Panels

/// Trade by partner, each source in its own tables: units, price bases and ways of counting never meet.
struct PartnerTradeSection {
  let russianCustoms: PartnerTrade
  let singapore: PartnerTrade
  let malaysia: PartnerTrade
  let importers: PartnerTrade

  init(_ data: AseanRussiaData) throws {
    let tables = TradeTables(data)
    let prices = try tables.prices()
    russianCustoms = PartnerTrade(
      id: "fcs", title: "Russia with Viet Nam and Indonesia, Russian customs", reporter: "RUS", source: "fcs-monthly",
      trade: try tables.trade(reporter: "RUS", source: "fcs-monthly"), prices: prices)
    singapore = PartnerTrade(
      id: "singapore", title: "Singapore with members of the EAEU, as Singapore reports", reporter: "SGP",
      source: "aseanstats-2018",
      trade: try tables.trade(reporter: "SGP", source: "aseanstats-2018"), prices: prices)
    malaysia = PartnerTrade(
      id: "malaysia", title: "Malaysia with members of the EAEU, as Malaysia reports", reporter: "MYS",
      source: "dosm-2013-2019",
      trade: try tables.trade(reporter: "MYS", source: "dosm-2013-2019"), prices: prices,
      rates: try tables.rates("MYR"))
    importers = PartnerTrade(
      id: "ten", title: "Russia with ten members of ASEAN, importers' reports", reporter: "RUS", source: "itpd-e-r01",
      trade: try tables.trade(reporter: "RUS", source: "itpd-e-r01"), prices: prices)
  }

  var all: [PartnerTrade] { [russianCustoms, singapore, malaysia, importers] }

  var blocks: [Block] {
    [
      .paragraph(
        """
        Four sources that count differently: by currency, by price base, by who reports, goods alone or with services. \
        No number of one table may be added to or compared in level with one of another.
        """)
    ] + all.flatMap(\.blocks)
  }
}
