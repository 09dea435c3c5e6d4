import Documents
import Nomenclature
import Observations
import Panels
import Trends

/// Trade of one reporter by partner from one source: levels, growth with contributions, trends, the largest fall.
struct PartnerTrade {
  static let sum = "sum"
  static let priceSource = "bls-cpi-u"
  static let ratesSource = "fred-exchange-rates"

  let id: String
  let title: String
  let reporter: String
  let source: String
  let trade: TradePanel
  let whole: Panel
  /// The same in dollars, where the source counts in another currency.
  let inDollars: Panel?
  /// In dollars at the prices of the last year, where the source is in current money.
  let real: Panel?

  init(
    id: String, title: String, reporter: String, source: String, trade: TradePanel, prices: [Period: AggregateValue],
    rates: [Period: AggregateValue]? = nil
  ) {
    self.id = id
    self.title = title
    self.reporter = reporter
    self.source = source
    self.trade = trade
    let panel = trade.panel
    whole = panel.summed(named: Self.sum)
    inDollars = rates.flatMap { try? panel.converted(to: "USD", rates: $0) }
    let dollars = inDollars ?? (panel.unit == "USD" ? panel : nil)
    if trade.isCurrent, let dollars, let base = panel.periods.last {
      real = try? dollars.deflated(by: prices, base: base)
    } else {
      real = nil
    }
  }

  var years: [Int] { trade.panel.periods.map(\.year) }

  /// The partners, the largest over all years first.
  var partners: [String] {
    func size(_ series: Panel.Series) -> Double { series.values.reduce(0) { $0 + ($1.doubleValue ?? 0) } }
    return trade.panel.series.sorted { left, right in
      size(left) == size(right) ? left.key[0] < right.key[0] : size(left) > size(right)
    }.map { $0.key[0] }
  }

  var isWide: Bool { partners.count > 5 }

  /// From the year of the highest sum to the last year.
  var fall: (from: Int, to: Int)? {
    let (years, values) = whole.annual(Self.sum)
    guard let last = years.last, let top = values.indices.max(by: { values[$0] < values[$1] }), years[top] < last else {
      return nil
    }
    return (years[top], last)
  }

  func growthOfSum(from: Int, to: Int) -> GrowthRate { whole.growth(Self.sum, from: from, to: to) }

  /// What a partner adds to the growth of the sum between two years.
  func contribution(_ partner: String, from: Int, to: Int) -> GrowthRate {
    .contribution(
      from: trade.panel.value(partner, from), to: trade.panel.value(partner, to), ofTotal: whole.value(Self.sum, from))
  }

  /// The trends of the partners and their sum, and at constant prices of the sum and the two largest partners.
  var readings: [TrendReadings] {
    func reading(_ panel: Panel, _ key: String, _ name: String) -> TrendReadings {
      let (years, values) = panel.annual(key)
      return TrendReadings(name: name, years: years, values: values)
    }
    var readings = partners.map { reading(trade.panel, $0, Wording.area($0)) }
    readings.append(reading(whole, Self.sum, "sum"))
    if let inDollars {
      readings.append(reading(inDollars.summed(named: Self.sum), Self.sum, "sum, in USD"))
    }
    if let real {
      readings += partners.prefix(2).map { reading(real, $0, "\(Wording.area($0)), real") }
      readings.append(reading(real.summed(named: Self.sum), Self.sum, "sum, real"))
    }
    return readings
  }

  var sumReading: TrendReadings? {
    let (years, values) = whole.annual(Self.sum)
    return values.isEmpty ? nil : TrendReadings(name: Self.sum, years: years, values: values)
  }
}
