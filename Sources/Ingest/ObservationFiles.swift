import Columns
public import DelimitedText
import Nomenclature
public import Observations

/// Files that are read as one table of observations: opened, recognised, not yet scanned.
public final class ObservationFiles {
  /// How files are to be read, as far as the caller knows.
  public struct Options: Sendable {
    public var profile: String?
    public var hints = DialectHints()
    public var periodColumns: [String]?
    public var threads = 1

    public init() {}
  }

  public let profileName: String
  public let roles: Roles
  /// The columns that conditions and groups may name.
  public let header: [String]
  public let names: [String]

  private let members: [Member]
  private let options: Options

  private struct Member {
    var source: DelimitedSource
    var dialect: Dialect
    var header: [String]
    var bodyOffset: Int
    var wide: [(column: Int, period: String)]
  }

  /// The names of the profiles.
  public static var profileNames: [String] { Profile.all.map(\.name) }

  /// Opens the files; the first decides the profile and the columns, the others must have the same.
  public init(_ sources: [DelimitedSource], options: Options = Options()) throws {
    precondition(!sources.isEmpty)
    self.options = options
    names = sources.map(\.name)
    var opened: [(member: Member, profile: Profile, rows: [[String]])] = []
    for source in sources { opened.append(try Self.open(source, options)) }
    let first = opened[0]
    for other in opened.dropFirst() where other.profile.name != first.profile.name {
      throw IngestError.mixedProfiles(
        first: sources[0].name, firstProfile: first.profile.name, other: other.member.source.name,
        otherProfile: other.profile.name)
    }
    profileName = first.profile.name
    var header = first.member.header
    if !first.member.wide.isEmpty {
      let years = Set(first.member.wide.map(\.column))
      header = header.indices.filter { !years.contains($0) }.map { header[$0] }
      header += [WideColumns.period, WideColumns.value]
    }
    self.header = header
    members = opened.map(\.member)
    roles = try first.profile.roles(
      Profile.Shape(header: header, rows: opened.flatMap(\.rows), periodColumns: options.periodColumns))
  }

  private static func open(
    _ source: DelimitedSource, _ options: Options
  ) throws -> (member: Member, profile: Profile, rows: [[String]]) {
    let dialect = source.dialect(options.hints)
    let records = source.firstRecords(100, dialect: dialect)
    let fields = records.map(\.fields)
    guard !fields.isEmpty else { throw IngestError.noHeader(file: source.name) }
    let profile: Profile
    let headerIndex: Int
    if let asked = options.profile {
      guard let known = Profile.all.first(where: { $0.name == asked }) else {
        let names = Profile.all.map(\.name)
        throw IngestError.unknownProfile(
          asked, suggestions: NearestNames.suggestions(for: asked, among: names, limit: 1), known: names)
      }
      guard let index = known.findHeader(fields) else {
        throw IngestError.otherProfile(file: source.name, asked: asked, missing: "its header is another")
      }
      (profile, headerIndex) = (known, index)
    } else {
      let match = Profile.all.lazy.compactMap { profile in profile.findHeader(fields).map { (profile, $0) } }.first
      guard let match else { throw IngestError.noHeader(file: source.name) }
      (profile, headerIndex) = match
    }
    var header = fields[headerIndex]
    // World Bank headers end with a comma, too.
    while header.count > 1, header.last == "" { header.removeLast() }
    var seen: Set<String> = []
    for name in header where !name.isEmpty && !seen.insert(name).inserted {
      throw IngestError.duplicateColumn(file: source.name, name: name)
    }
    let member = Member(
      source: source, dialect: dialect, header: header, bodyOffset: records[headerIndex].end,
      wide: profile.wideColumns(header))
    return (member, profile, Array(fields.dropFirst(headerIndex + 1)))
  }

  /// What an aggregation over the files gave.
  public struct Answer {
    public var aggregation: Aggregation
    public var summary: ScanSummary
  }

  /// Scans the files once and answers the query.
  public func aggregate(_ query: Query, includesWorld: Bool = false) throws -> Answer {
    let plan = try QueryPlan(query, roles: roles, header: header, includesWorld: includesWorld)
    let isWide = members.contains { !$0.wide.isEmpty }
    let layouts = try members.map { try layout($0, plan) }
    // Every year of a wide file is a column of numbers of its own.
    let textColumns = plan.columns.filter { $0.name != WideColumns.period && $0.name != WideColumns.value }
    var kinds = plan.columns.map(\.kind)
    if isWide {
      kinds = textColumns.map(\.kind) + Array(repeating: .decimal, count: members[0].wide.count)
    }
    let periods = members[0].wide.map(\.period)
    let scan = DelimitedScan(kinds: kinds, threads: options.threads) {
      let aggregator = Aggregator(plan)
      return isWide ? WideBatches(plan: plan, periods: periods, consumer: aggregator) : aggregator
    }
    let (consumers, summary) = try scan.run(zip(members, layouts).map { ($0.source, $1) })
    let aggregators = consumers.map { ($0 as? WideBatches)?.consumer ?? $0 }
    return Answer(
      aggregation: try Aggregation(plan, aggregators, rejected: summary.rejects.count), summary: summary)
  }

  private func layout(_ member: Member, _ plan: QueryPlan) throws -> ScanLayout {
    func field(_ name: String) throws -> Int {
      guard let index = member.header.firstIndex(of: name) else {
        throw QueryError.unknownField(
          name, suggestions: NearestNames.suggestions(for: name, among: member.header, limit: 2), known: member.header)
      }
      return index
    }
    var fields: [Int] = []
    for column in plan.columns {
      let isVirtual = !member.wide.isEmpty && (column.name == WideColumns.period || column.name == WideColumns.value)
      if !isVirtual { fields.append(try field(column.name)) }
    }
    fields += member.wide.map(\.column)
    return ScanLayout(
      dialect: member.dialect, fieldNames: member.header, fields: fields, bodyOffset: member.bodyOffset)
  }
}
