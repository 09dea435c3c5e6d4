public import Documents
import Figures

/// The trend report on ASEAN and Russia: trade as either side reports it, the claims of growth, trade by partner, the
/// fund, programmes, meetings, and where sources conflict.
///
/// Every number is computed from the data it is given or quoted from a figure of the ledger with its words; sentences
/// are made from results. The order of sections and rows depends on the data alone.
public struct AseanRussiaReport: Sendable {
  private let data: AseanRussiaData

  public init(_ data: AseanRussiaData) { self.data = data }

  /// - Throws: `FigureError` where the ledger lacks a figure that a section is about or has two, and the errors of
  ///   queries and panels.
  public func document() throws -> Document {
    let trade = try TradeByYearSection(data)
    let claims = try ClaimsSection(data)
    let checked = try CheckedClaimsSection(data)
    let chained = try ChainedIndexSection(data)
    let worked = try WorkedCase(data)
    let partners = try PartnerTradeSection(data)
    let fund = FundSection(data)
    let counts = try CountsSection(data)
    let progress = ProgressSection(data)
    let targets = TargetsSection(data, customs: partners.russianCustoms)
    let meetings = MeetingsSection(data)
    let conflicts = try ConflictsSection(data)
    let summary = SummarySection(
      trade: trade, claims: claims, partners: partners, fund: fund, progress: progress, meetings: meetings)

    var document = Document(
      title: "ASEAN and Russia: trade and cooperation",
      subtitle: "Figures as reported by either side, official levels, and what follows from them")
    document.append(heading: "Summary")
    document.blocks += summary.blocks
    document.append(heading: "Trade by year, as reported by either side")
    document.blocks += trade.blocks + chained.blocks
    document.append(heading: "The claims of growth in 2018: Thailand and Russia")
    document.blocks += claims.blocks + worked.blocks + checked.blocks
    document.append(heading: "Trade by partner")
    document.blocks += partners.blocks
    document.append(heading: "The Dialogue Partnership Financial Fund")
    document.blocks += fund.blocks
    document.append(heading: "Activities, programmes and targets")
    document.blocks += counts.blocks + progress.blocks + targets.blocks
    document.append(heading: "Meetings and milestones")
    document.blocks += meetings.blocks
    document.append(heading: "Conflicts between sources, method and data")
    document.blocks += conflicts.blocks + RestatementsSection(data).blocks + MethodNotes(data, trade: trade).blocks
    return document.collectingSources(from: SourceCatalogue(data.ledger).all).validated()
  }
}
