/// The ledger and the small tables beside it: everything a report on cooperation reads, checked as a whole.
public struct CooperationRecord: Sendable {
  public let ledger: Ledger
  public let fund: [FundEntry]
  public let activities: [Activity]
  public let programmes: [Programme]
  public let progress: [ProgressRecord]
  public let targets: [Target]
  /// Empty where the package has no such table.
  public let cooperationAreas: [CooperationArea]
  public let meetingSeries: [MeetingSeries]
  public let meetings: [Meeting]
  public let milestones: [Milestone]
  public let memberships: [MembershipRecord]

  /// The tables that must be there, by name.
  public static let tableNames = [
    "activities", "conflicts", "cooperation_areas", "figures", "fund", "institutions", "meeting_series", "meetings",
    "membership",
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
    for name in Self.tableNames { _ = try table(name) }
    try self.init(ledger: ledger, tables: tables)
  }

  /// The record beside a ledger that has been read; tables that are not there have no rows.
  ///
  /// - Throws: `FigureError` when a table is wrong.
  public init(ledger: Ledger, tables: [TextTable]) throws(FigureError) {
    func table(_ name: String) -> TextTable? { tables.first { $0.name == name } }
    self.ledger = ledger
    fund = try table("fund").rows { table throws(FigureError) in try FundEntry.read(table, ledger: ledger) }
    activities = try table("activities").rows { table throws(FigureError) in
      try Activity.read(table, ledger: ledger)
    }
    let programmes = try table("programmes").rows { table throws(FigureError) in
      try Programme.read(table, ledger: ledger)
    }
    self.programmes = programmes
    progress = try table("progress").rows { table throws(FigureError) in
      try ProgressRecord.read(table, ledger: ledger, programmes: programmes)
    }
    targets = try table("targets").rows { table throws(FigureError) in try Target.read(table, ledger: ledger) }
    cooperationAreas = try table("cooperation_areas").rows { table throws(FigureError) in
      try CooperationArea.read(table, ledger: ledger)
    }
    let series = try table("meeting_series").rows { table throws(FigureError) in try MeetingSeries.read(table) }
    meetingSeries = series
    meetings = try table("meetings").rows { table throws(FigureError) in
      try Meeting.read(table, ledger: ledger, series: series)
    }
    milestones = try table("milestones").rows { table throws(FigureError) in
      try Milestone.read(table, ledger: ledger)
    }
    memberships = try table("membership").rows { table throws(FigureError) in
      try MembershipRecord.read(table, ledger: ledger)
    }
  }
}

extension TextTable? {
  fileprivate func rows<Record>(
    _ read: (TextTable) throws(FigureError) -> [Record]
  ) throws(FigureError) -> [Record] {
    guard let self else { return [] }
    return try read(self)
  }
}
