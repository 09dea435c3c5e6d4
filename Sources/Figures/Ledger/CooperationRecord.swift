/// The ledger and the small tables beside it: everything a report on cooperation reads, checked as a whole.
public struct CooperationRecord: Sendable {
  public let ledger: Ledger
  public let fund: [FundEntry]
  public let activities: [Activity]
  public let programmes: [Programme]
  public let progress: [ProgressRecord]
  public let targets: [Target]
  public let meetingSeries: [MeetingSeries]
  public let meetings: [Meeting]
  public let milestones: [Milestone]
  public let memberships: [MembershipRecord]

  /// The tables that must be there, by name.
  public static let tableNames = [
    "activities", "conflicts", "figures", "fund", "institutions", "meeting_series", "meetings", "membership",
    "milestones", "programmes", "progress", "sources", "targets", "units",
  ]

  /// - Throws: `FigureError` when a table is missing or wrong.
  public init(_ tables: [TextTable]) throws(FigureError) {
    let present = tables.map(\.name).sorted()
    func table(_ name: String) throws(FigureError) -> TextTable {
      guard let found = tables.first(where: { $0.name == name }) else {
        throw .missingTable(name, present: present)
      }
      return found
    }
    let ledger = try Ledger(
      figures: try table("figures"), sources: try table("sources"), units: try table("units"),
      institutions: try table("institutions"), conflicts: try table("conflicts"))
    self.ledger = ledger
    fund = try FundEntry.read(try table("fund"), ledger: ledger)
    activities = try Activity.read(try table("activities"), ledger: ledger)
    programmes = try Programme.read(try table("programmes"), ledger: ledger)
    progress = try ProgressRecord.read(try table("progress"), ledger: ledger, programmes: programmes)
    targets = try Target.read(try table("targets"), ledger: ledger)
    meetingSeries = try MeetingSeries.read(try table("meeting_series"))
    meetings = try Meeting.read(try table("meetings"), ledger: ledger, series: meetingSeries)
    milestones = try Milestone.read(try table("milestones"), ledger: ledger)
    memberships = try MembershipRecord.read(try table("membership"), ledger: ledger)
  }
}
