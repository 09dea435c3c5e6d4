/// A part of a written report on cooperation: some of its analyses with their words, tables and charts.
public enum CooperationPart: String, Sendable, CaseIterable {
  /// What all other parts find, in sentences.
  case summary
  /// Levels and growth as either side reports them, the gap between the sides.
  case tradeByYear = "trade-by-year"
  /// The growth that either side reports, chained into an index.
  case chainedGrowth = "chained-growth"
  /// The claims of growth in 2018 and what they imply.
  case growthClaims = "growth-claims"
  /// Growth of the same shape where levels by sector are published.
  case workedCase = "worked-case"
  /// Every claim that can be checked beside data and levels.
  case checkedClaims = "checked-claims"
  case tradeOfRussianCustoms = "trade-russian-customs"
  case tradeOfSingapore = "trade-singapore"
  case tradeOfMalaysia = "trade-malaysia"
  case tradeOfImporters = "trade-importers"
  case fund
  case counts
  case progress
  case targets
  case meetings
  case milestones
  case conflicts
  case restatements
  case notFound = "not-found"
  case membership
}
