/// What a published file says against what its command gives now.
public struct PublishedComparison: Sendable, Equatable {
  /// One place where they differ; `nil` where only one of them has it.
  public struct Difference: Sendable, Equatable {
    public var place: String
    public var published: String?
    public var recomputed: String?
  }

  /// How many cells and words with numbers the published file has.
  public private(set) var numbers = 0
  public private(set) var differences: [Difference] = []
  private let allowance: Double

  /// Compares table by table, row by row, and words in their order. Rows are told apart by their first cell and their
  /// cells without a number, so that a row more or less does not shift the others. Numbers of workbooks agree within one
  /// in the fifteenth digit. O(cells).
  public init(published: PublishedFile, recomputed: PublishedFile) {
    allowance = published.isWorkbook ? 1e-14 : 0
    var titles: [String: Int] = [:]
    var others: [String: [PublishedFile.Table]] = [:]
    for table in recomputed.tables { others[table.title, default: []].append(table) }
    for table in published.tables {
      let index = titles[table.title, default: 0]
      titles[table.title] = index + 1
      let other = others[table.title].flatMap { $0.indices.contains(index) ? $0[index] : nil }
      compare(table, other)
    }
    for table in recomputed.tables {
      guard let left = titles[table.title], left > 0 else {
        differences.append(Difference(place: table.title, published: nil, recomputed: "a table"))
        continue
      }
      titles[table.title] = left - 1
    }
    compareWords(published.words, recomputed.words)
  }

  private mutating func compare(_ table: PublishedFile.Table, _ other: PublishedFile.Table?) {
    numbers += table.rows.reduce(0) { $0 + $1.count(where: \.holdsNumber) }
    guard let other else {
      differences.append(Difference(place: table.title, published: "a table", recomputed: nil))
      return
    }
    if table == other { return }
    if table.columns != other.columns {
      differences.append(
        Difference(
          place: "\(table.title), columns", published: table.columns.joined(separator: ", "),
          recomputed: other.columns.joined(separator: ", ")))
    }
    let (mine, theirs) = (Self.keys(table), Self.keys(other))
    let places = Dictionary(zip(theirs, other.rows.indices)) { first, _ in first }
    for (key, row) in zip(mine, table.rows) {
      let label = Self.label(row)
      guard let place = places[key] else {
        differences.append(Difference(place: "\(table.title), \(label)", published: Self.shown(row), recomputed: nil))
        continue
      }
      compare(row, other.rows[place], at: "\(table.title), \(label)", table.columns)
    }
    let known = Set(mine)
    for (key, row) in zip(theirs, other.rows) where !known.contains(key) {
      differences.append(
        Difference(place: "\(table.title), \(Self.label(row))", published: nil, recomputed: Self.shown(row)))
    }
  }

  private mutating func compare(
    _ row: [PublishedFile.Cell], _ other: [PublishedFile.Cell], at place: String, _ columns: [String]
  ) {
    let none = PublishedFile.Cell("")
    for index in 0..<max(row.count, other.count) {
      let left = index < row.count ? row[index] : none
      let right = index < other.count ? other[index] : none
      if left == right || agree(left.text, right.text) { continue }
      let shows = left.text != right.text
      differences.append(
        Difference(
          place: "\(place), \(index < columns.count ? columns[index] : "column \(index + 1)")",
          published: shows ? left.text : left.exact ?? left.text,
          recomputed: shows ? right.text : right.exact ?? right.text))
    }
  }

  private func agree(_ left: String, _ right: String) -> Bool {
    guard allowance > 0, let left = Double(left), let right = Double(right) else { return false }
    return abs(left - right) <= allowance * max(abs(left), abs(right))
  }

  private mutating func compareWords(_ mine: [String], _ theirs: [String]) {
    numbers += mine.count { $0.utf8.contains { (0x30...0x39).contains($0) } }
    let changes = theirs.difference(from: mine)
    // What is taken out and what is put in at the same place is one change.
    var put: [Int: String] = [:]
    for case .insert(let offset, let words, _) in changes.insertions { put[offset] = words }
    var shift = 0
    var removed = 0
    let gone = changes.removals.compactMap { change -> (Int, String)? in
      if case .remove(let offset, let words, _) = change { (offset, words) } else { nil }
    }
    for (offset, words) in gone {
      while let next = put.keys.min(), next < offset - removed + shift {
        differences.append(Difference(place: "words", published: nil, recomputed: put.removeValue(forKey: next)))
        shift += 1
      }
      let partner = put.removeValue(forKey: offset - removed + shift)
      if partner != nil { shift += 1 }
      removed += 1
      differences.append(Difference(place: "words", published: words, recomputed: partner))
    }
    for key in put.keys.sorted() {
      differences.append(Difference(place: "words", published: nil, recomputed: put[key]))
    }
  }

  /// What tells the rows of a table apart.
  private static func keys(_ table: PublishedFile.Table) -> [[String]] {
    var seen: [[String]: Int] = [:]
    return table.rows.map { row in
      let key = row.prefix(1).map(\.text) + row.dropFirst().filter { !$0.holdsNumber && !$0.text.isEmpty }.map(\.text)
      seen[key, default: 0] += 1
      return key + ["\(seen[key] ?? 0)"]
    }
  }

  private static func label(_ row: [PublishedFile.Cell]) -> String {
    let first = row.first?.text ?? ""
    return first.isEmpty ? "row" : first
  }

  private static func shown(_ row: [PublishedFile.Cell]) -> String { row.map(\.text).joined(separator: " | ") }
}
