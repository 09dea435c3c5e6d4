public import Documents
import Figures
import Nomenclature
import Observations
import Synchronization

/// The parts of the trend report on ASEAN and Russia: trade as either side reports it, the claims of growth, trade by
/// partner, the fund, programmes, meetings, and where sources conflict.
///
/// Every number is computed from the data it is given or quoted from a figure of the ledger with its words; sentences
/// are made from results. The order of rows depends on the data alone. An analysis is made when a part first needs it,
/// and once, from whichever thread.
public final class CooperationParts: Sendable {
  private let analyses: Mutex<Analyses>
  /// All that parts may refer to.
  public let sources: [Source]

  public init(_ data: AseanRussiaData) {
    sources = SourceCatalogue(data.ledger).all
    analyses = Mutex(Analyses(data))
  }

  /// - Throws: `FigureError` where the ledger lacks a figure that a part is about or has two, and the errors of
  ///   queries and panels.
  public func blocks(of part: CooperationPart) throws -> [Block] {
    try analyses.withLock { try $0.blocks(of: part) }
  }
}

/// The analyses made so far.
private struct Analyses {
  private let data: AseanRussiaData
  private var written: [CooperationPart: [Block]] = [:]
  private var trade: TradeByYearSection?
  private var claims: ClaimsSection?
  private var checked: CheckedClaimsSection?
  private var partners: [CooperationPart: PartnerTrade] = [:]
  private var prices: [Period: AggregateValue]?
  private var fund: FundSection?
  private var progress: ProgressSection?
  private var meetings: MeetingsSection?

  init(_ data: AseanRussiaData) { self.data = data }

  private mutating func once<Section>(
    _ place: WritableKeyPath<Analyses, Section?>, _ make: (AseanRussiaData) throws -> Section
  ) rethrows -> Section {
    if let section = self[keyPath: place] { return section }
    let section = try make(data)
    self[keyPath: place] = section
    return section
  }

  private mutating func partner(_ part: CooperationPart) throws -> PartnerTrade {
    if let trade = partners[part] { return trade }
    let trade = try PartnerTrade(part, data, prices: try once(\.prices) { try TradeTables($0).prices() })
    partners[part] = trade
    return trade
  }

  mutating func blocks(of part: CooperationPart) throws -> [Block] {
    if let blocks = written[part] { return blocks }
    let blocks = try write(part)
    written[part] = blocks
    return blocks
  }

  private mutating func write(_ part: CooperationPart) throws -> [Block] {
    switch part {
    case .summary: try summary().blocks
    case .tradeByYear: try once(\.trade, TradeByYearSection.init).blocks
    case .chainedGrowth: try ChainedIndexSection(data).blocks
    case .growthClaims: try once(\.claims, ClaimsSection.init).blocks
    case .workedCase: try WorkedCase(data).blocks
    case .checkedClaims: try once(\.checked, CheckedClaimsSection.init).blocks
    case .tradeOfRussianCustoms, .tradeOfSingapore, .tradeOfMalaysia, .tradeOfImporters: try partner(part).blocks
    case .fund: once(\.fund, FundSection.init).blocks
    case .counts: try CountsSection(data).blocks
    case .progress: once(\.progress, ProgressSection.init).blocks
    case .targets: TargetsSection(data, customs: try partner(.tradeOfRussianCustoms)).blocks
    case .meetings: once(\.meetings, MeetingsSection.init).blocks
    case .milestones: MilestonesTable(data).blocks
    case .conflicts: try ConflictsSection(data).blocks
    case .restatements: RestatementsSection(data).blocks
    case .notFound: NotFoundList(data, trade: try once(\.trade, TradeByYearSection.init)).blocks
    case .membership: MembershipList(data).blocks
    }
  }

  private mutating func summary() throws -> SummarySection {
    SummarySection(
      trade: try once(\.trade, TradeByYearSection.init), claims: try once(\.claims, ClaimsSection.init),
      importers: try partner(.tradeOfImporters), fund: once(\.fund, FundSection.init),
      progress: once(\.progress, ProgressSection.init), meetings: once(\.meetings, MeetingsSection.init))
  }
}
