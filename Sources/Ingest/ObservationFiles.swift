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
  /// Files of archives that are of another kind than the rest of the archive, and are not read: lists of codes.
  public let setAside: [String]

  private let members: [Member]
  private let options: Options

  /// How one of the files is laid out, for an engine that reads it by itself.
  public struct Layout {
    public var name: String
    public var dialect: Dialect
    /// The names of the fields; blank ones at the end of the header are not among them.
    public var fieldNames: [String]
    /// The bytes before the first row, without a byte order mark.
    public var head: [UInt8]
    /// Why its lines are not the rows of the table as they stand; `nil` where they are.
    public var obstacle: String?
  }

  /// The layouts of the files, in their order.
  public var fileLayouts: [Layout] {
    members.map { member in
      let source = member.source
      var obstacle: String?
      if !member.wide.isEmpty { obstacle = "its periods stand side by side in columns" }
      if member.isReformed { obstacle = "its cells hold more than one thing each" }
      if source.archive != nil { obstacle = "it is a member of an archive" }
      return Layout(
        name: source.name, dialect: member.dialect, fieldNames: member.header,
        head: Array(source.sample.prefix(member.bodyOffset - source.sampleOffset)), obstacle: obstacle)
    }
  }

  private struct Member {
    var source: DelimitedSource
    var isReformed: Bool
    var dialect: Dialect
    var header: [String]
    var bodyOffset: Int
    var wide: [WideColumn]
  }

  private struct Opened {
    var member: Member
    var profile: Profile
    var printedHeader: [String]
    var rows: [[String]]
  }

  /// The names of the profiles.
  public static var profileNames: [String] { Profile.all.map(\.name) }

  /// Opens the files; the first decides the profile and the columns, the others must have the same.
  public init(_ sources: [DelimitedSource], options: Options = Options()) throws {
    precondition(!sources.isEmpty)
    self.options = options
    let (opened, setAside) = try Self.openAll(sources, options)
    self.setAside = setAside
    names = opened.map(\.member.source.name)
    let first = opened[0]
    for other in opened.dropFirst() where other.profile.name != first.profile.name {
      throw IngestError.mixedProfiles(
        first: names[0], firstProfile: first.profile.name, other: other.member.source.name,
        otherProfile: other.profile.name)
    }
    profileName = first.profile.name
    var header = first.member.header
    if !first.member.wide.isEmpty {
      let positions = Set(first.member.wide.flatMap { [$0.value, $0.flag ?? $0.value] })
      header = header.indices.filter { !positions.contains($0) }.map { header[$0] }
      header += [WideColumns.period, WideColumns.value]
      if first.member.wide.contains(where: { $0.flag != nil }) { header.append(WideColumns.flag) }
    }
    self.header = header
    members = opened.map(\.member)
    let shape = Profile.Shape(
      header: header, printedHeader: first.printedHeader, rows: opened.flatMap(\.rows),
      periodColumns: options.periodColumns)
    roles = try Self.orDamage(of: first.member.source) { try first.profile.roles(shape) }
  }

  /// What cannot be done with a compressed file may be for its damage, which is then told instead.
  private static func orDamage<Result>(
    of source: DelimitedSource, _ work: () throws -> Result
  ) throws -> Result {
    do {
      return try work()
    } catch {
      if source.isCompressed, error is QueryError || error is IngestError { try source.stream.readOn() }
      throw error
    }
  }

  /// Opens every source. Archives of BACI and the World Bank bring lists of codes and notes along: in an archive with
  /// files of a kind that is recognised, the others are set aside.
  private static func openAll(
    _ sources: [DelimitedSource], _ options: Options
  ) throws -> (opened: [Opened], setAside: [String]) {
    let results = sources.map { source in Result { try orDamage(of: source) { try open(source, options) } } }
    var recognised: Set<String> = []
    for (source, result) in zip(sources, results) {
      guard let archive = source.archive, let opened = try? result.get() else { continue }
      if opened.profile.name != Profile.plain.name { recognised.insert(archive) }
    }
    var opened: [Opened] = []
    var setAside: [String] = []
    for (source, result) in zip(sources, results) {
      let isBeside = source.archive.map(recognised.contains) ?? false
      switch result {
      case .success(let file) where isBeside && file.profile.name == Profile.plain.name: setAside.append(source.name)
      case .success(let file): opened.append(file)
      case .failure(let error) where isBeside && error is IngestError: setAside.append(source.name)
      case .failure(let error): throw error
      }
    }
    return (opened, setAside)
  }

  private static func open(
    _ original: DelimitedSource, _ options: Options
  ) throws -> Opened {
    var source = original
    var isReformed = false
    var hints = options.hints
    if [nil, Profile.eurostat.name].contains(options.profile), EurostatForm.isForm(source.sample) {
      source = try source.reformed { EurostatForm($0) }
      isReformed = true
      hints.delimiter = UInt8(ascii: "\t")
      hints.quote = .none
    }
    let dialect = source.dialect(hints)
    var records = source.firstRecords(100, dialect: dialect)
    if let column = SDMXLabelForm.labelledColumn(records.map(\.fields)) {
      source = try source.reformed { SDMXLabelForm($0, dialect: dialect, column: column) }
      isReformed = true
      records = source.firstRecords(100, dialect: dialect)
    }
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
    let header = profile.columnNames(fields[headerIndex])
    var seen: Set<String> = []
    for name in header where !name.isEmpty && !seen.insert(name).inserted {
      throw IngestError.duplicateColumn(file: source.name, name: name)
    }
    let member = Member(
      source: source, isReformed: isReformed, dialect: dialect, header: header, bodyOffset: records[headerIndex].end,
      wide: profile.wideColumns(header))
    return Opened(
      member: member, profile: profile, printedHeader: fields[headerIndex],
      rows: Array(fields.dropFirst(headerIndex + 1)))
  }

  /// What an aggregation over the files gave.
  public struct Answer {
    public var aggregation: Aggregation
    public var summary: ScanSummary
    /// What reading the files and adding their rows to groups took, and what bringing the groups into order.
    public var scanTime: Duration
    public var groupTime: Duration
  }

  /// How many bytes there are to read; `nil` where that is not known before.
  public var byteCount: Int? {
    members.reduce(0) { sum, member in member.source.byteCount.flatMap { size in sum.map { $0 + size } } }
  }

  /// Scans the files once and answers the query. `progress` is told how many bytes were just read, by any thread.
  public func aggregate(
    _ query: Query, includesWorld: Bool = false, progress: (@Sendable (Int) -> Void)? = nil
  ) throws -> Answer {
    let plan = try plan(query, includesWorld: includesWorld)
    return try aggregate(QueryPlans(plan), progress: progress)[0].get()
  }

  /// Binds a query to the columns of the files.
  public func plan(_ query: Query, includesWorld: Bool = false) throws -> QueryPlan {
    try Self.orDamage(of: members[0].source) {
      try QueryPlan(query, roles: roles, header: header, includesWorld: includesWorld)
    }
  }

  /// Scans the files once and answers every question, each with its answer or why it has none.
  ///
  /// The time of the scan is in every answer. With `takesSurveys` each summary has what the blocks of large files hold.
  public func aggregate(
    _ plans: QueryPlans, takesSurveys: Bool = false, progress: (@Sendable (Int) -> Void)? = nil
  ) throws -> [Result<Answer, any Error>] {
    let start = ContinuousClock.now
    var consumers: [Aggregators] = []
    var summary = ScanSummary()
    // Wide files with other periods have other columns of numbers, so each layout is a scan of its own.
    for members in layouts() {
      let (parts, part) = try scan(members, plans, takesSurveys: takesSurveys, progress)
      consumers += parts
      summary.records += part.records
      summary.bytes += part.bytes
      summary.rejects += part.rejects
      summary.surveys.merge(part.surveys) { $1 }
    }
    let scanTime = start.duration(to: .now)
    return plans.plans.indices.map { index in
      let grouped = ContinuousClock.now
      return Result {
        let aggregation = try Aggregation(
          plans.plans[index], consumers.map { $0.parts[index] }, rejected: summary.rejects.count)
        return Answer(
          aggregation: aggregation, summary: summary, scanTime: scanTime, groupTime: grouped.duration(to: .now))
      }
    }
  }

  /// The members, together where they have the same periods and flags, in the order of the first of each.
  private func layouts() -> [[Member]] {
    var groups: [[Member]] = []
    func key(_ member: Member) -> [String] { member.wide.map { "\($0.period) \($0.flag == nil)" } }
    for member in members {
      if let index = groups.firstIndex(where: { key($0[0]) == key(member) }) {
        groups[index].append(member)
      } else {
        groups.append([member])
      }
    }
    return groups
  }

  private func scan(
    _ members: [Member], _ plans: QueryPlans, takesSurveys: Bool, _ progress: (@Sendable (Int) -> Void)?
  ) throws -> (consumers: [Aggregators], summary: ScanSummary) {
    let wide = members[0].wide
    let wantsFlags = plans.columns.contains { $0.name == WideColumns.flag } && wide.allSatisfy { $0.flag != nil }
    var kinds = plans.columns.map(\.kind)
    if !wide.isEmpty {
      kinds = plans.columns.filter { !WideColumns.all.contains($0.name) }.map(\.kind)
      kinds += Array(repeating: .decimal, count: wide.count)
      if wantsFlags { kinds += Array(repeating: .text, count: wide.count) }
    }
    let periods = wide.map(\.period)
    let scan = DelimitedScan(kinds: kinds, threads: options.threads, takesSurveys: takesSurveys, progress: progress) {
      let aggregators = Aggregators(plans)
      return wide.isEmpty ? aggregators : WideBatches(plans: plans, periods: periods, consumer: aggregators)
    }
    let files = try members.map { ($0.source, try layout($0, plans, wantsFlags: wantsFlags)) }
    let (consumers, summary) = try scan.run(files)
    return (consumers.compactMap { ($0 as? WideBatches)?.consumer ?? $0 as? Aggregators }, summary)
  }

  private func layout(_ member: Member, _ plans: QueryPlans, wantsFlags: Bool) throws -> ScanLayout {
    func field(_ name: String) throws -> Int {
      guard let index = member.header.firstIndex(of: name) else {
        throw QueryError.unknownField(
          name, suggestions: NearestNames.suggestions(for: name, among: member.header, limit: 2), known: member.header)
      }
      return index
    }
    var fields: [Int] = []
    for column in plans.columns where member.wide.isEmpty || !WideColumns.all.contains(column.name) {
      fields.append(try field(column.name))
    }
    fields += member.wide.map(\.value)
    if wantsFlags { fields += member.wide.compactMap(\.flag) }
    return ScanLayout(
      dialect: member.dialect, fieldNames: member.header, fields: fields, bodyOffset: member.bodyOffset)
  }
}
