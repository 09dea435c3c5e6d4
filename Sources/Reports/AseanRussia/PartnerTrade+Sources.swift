import Figures
import Nomenclature
import Observations
import Panels

/// Trade by partner, each source in its own tables: units, price bases and ways of counting never meet.
extension PartnerTrade {
  /// - Parameters:
  ///   - part: One of the four parts that are about trade by partner.
  ///   - prices: Consumer prices of the United States by year.
  init(_ part: CooperationPart, _ data: AseanRussiaData, prices: [Period: AggregateValue]) throws {
    let tables = TradeTables(data)
    switch part {
    case .tradeOfRussianCustoms:
      self.init(
        id: "fcs", title: "Russia with Viet Nam and Indonesia, Russian customs", reporter: "RUS",
        source: "fcs-monthly", trade: try tables.trade(reporter: "RUS", source: "fcs-monthly"), prices: prices)
    case .tradeOfSingapore:
      self.init(
        id: "singapore", title: "Singapore with members of the EAEU, as Singapore reports", reporter: "SGP",
        source: "aseanstats-2018", trade: try tables.trade(reporter: "SGP", source: "aseanstats-2018"), prices: prices)
    case .tradeOfMalaysia:
      self.init(
        id: "malaysia", title: "Malaysia with members of the EAEU, as Malaysia reports", reporter: "MYS",
        source: "dosm-2013-2019", trade: try tables.trade(reporter: "MYS", source: "dosm-2013-2019"), prices: prices,
        rates: try tables.rates("MYR"))
    case .tradeOfImporters:
      self.init(
        id: "ten", title: "Russia with ten members of ASEAN, importers' reports", reporter: "RUS",
        source: "itpd-e-r01", trade: try tables.trade(reporter: "RUS", source: "itpd-e-r01"), prices: prices)
    default: preconditionFailure("\(part.rawValue) is not about trade by partner")
    }
  }
}
