import Decimals
import DelimitedText
import Documents
import Observations
import Renderers

extension TableBuilder {
  /// The table as csv or tsv straight from the groups, where nothing but the groups is asked for; `nil` otherwise. The
  /// bytes are those of the table's own way through pivot and renderer, without a text for every group.
  func groupedText(_ aggregated: Aggregated, output: OutputOptions, failedCheck: Bool) throws -> Outcome? {
    let format = try output.resolvedFormat()
    guard [.csv, .tsv, .xlsx, .html].contains(format), output.collector == nil, columns.isEmpty, !rows.isEmpty,
      !needsPanel, request.share == nil, request.top == nil, !request.totals, !request.selection.comparison.coverage,
      let groups = aggregated.aggregation.columns
    else { return nil }
    if format == .xlsx || format == .html {
      return try Rendering.outcome(groupedTable(aggregated), output: output, failedCheck: failedCheck)
    }
    let options = try Rendering.options(format, output)
    var dialect = options.delimited
    if format == .tsv { dialect.separator = UInt8(ascii: "\t") }
    let names = aggregated.aggregation.measures.map(\.description)
    let measures = Set(names).sorted().compactMap { names.lastIndex(of: $0) }
    let header = Table(
      id: "table", title: "", columns: (rows.map(\.description) + measures.map { names[$0] }).map { Table.Column($0) })
    let text = GroupedText(groups, measures: measures, dialect: dialect)
    let notes = output.notes ? AccountNotes(aggregated: aggregated).all.map(\.plainText) : []
    return try Rendering.place(
      [format.renderer.render(header.withUniqueColumnNames, options: options)] + text.pieces, output, messages: notes,
      failedCheck: failedCheck)
  }
}

extension TableBuilder {
  /// The table where its rows are the groups: the same as by way of a pivot, which has nothing to turn here.
  private func groupedTable(_ aggregated: Aggregated) -> Table {
    let names = aggregated.aggregation.measures.map(\.description)
    let measures = Set(names).sorted().compactMap { names.lastIndex(of: $0) }
    let groups = aggregated.aggregation.rows
    let unit = aggregated.unit
    let format = NumberFormats.format(for: groups.lazy.flatMap { group in measures.lazy.map { group.values[$0] } })
    let columns =
      rows.map { Table.Column($0.description) }
      + measures.map { Table.Column(names[$0], unit: unit.isEmpty ? nil : unit, format: format) }
    let cells = groups.map { group in
      Table.Row(group.key.map { .text($0) } + measures.map { Cell(group.values[$0]) })
    }
    let by = " by " + rows.map(\.description).joined(separator: ", ")
    let title = (names.first ?? "value") + by + (unit.isEmpty ? "" : ", \(unit)")
    return Table(
      id: "table", title: title, columns: columns, rows: cells, notes: AccountNotes(aggregated: aggregated).all
    ).withUniqueColumnNames
  }
}

/// Groups as delimited text: the texts of keys are quoted once each, sums become digits by integer arithmetic.
struct GroupedText {
  private static let groupsInPiece = 1 << 14
  /// A sign, 19 digits, a point, and as many zeros as a scale may put before or after them.
  private static let longestNumber = 64

  private let groups: GroupColumns
  private let measures: [Int]
  private let dialect: DelimitedWriter.Dialect
  private let cells: [CellTexts]

  init(_ groups: GroupColumns, measures: [Int], dialect: DelimitedWriter.Dialect) {
    self.groups = groups
    self.measures = measures
    self.dialect = dialect
    cells = groups.texts.map { CellTexts($0, dialect: dialect) }
  }

  /// All rows, without the header.
  var pieces: [[UInt8]] {
    groups.mapParts { part in
      stride(from: 0, to: part.count, by: Self.groupsInPiece).map { start in
        piece(part, start..<min(part.count, start + Self.groupsInPiece))
      }
    }.flatMap { $0 }
  }

  private func piece(_ part: GroupColumns.Part, _ range: Range<Int>) -> [UInt8] {
    // The few values that are not plain sums are made first, so that the room is known.
    var others: [Int: [UInt8]] = [:]
    var room = 0
    for group in range {
      for (place, measure) in measures.enumerated() where part.narrowSum(of: group, measure: measure) == nil {
        let digits = digits(part.value(of: group, measure: measure))
        others[group * measures.count + place] = digits
        room += digits.count
      }
    }
    let lineEnd = Array(dialect.lineEnd.rawValue.utf8)
    let row = cells.reduce(0) { $0 + $1.longest + 1 } + measures.count * (Self.longestNumber + 1) + lineEnd.count
    return Array(unsafeUninitializedCapacity: range.count * row + room) { buffer, filled in
      guard let start = buffer.baseAddress else { return }
      var target = start
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: cells.count) { ranks in
        guard let ranks = ranks.baseAddress else { return }
        for group in range {
          part.ranks(of: group, into: ranks)
          for field in 0..<cells.count {
            copy(cells[field], Int(ranks[field]), to: &target)
            put(dialect.separator, to: &target)
          }
          for place in 0..<measures.count {
            if let sum = part.narrowSum(of: group, measure: measures[place]) {
              write(sum.mantissa, scale: sum.scale, to: &target)
            } else {
              for byte in others[group * measures.count + place] ?? [] { put(byte, to: &target) }
            }
            if place < measures.count - 1 { put(dialect.separator, to: &target) }
          }
          for byte in lineEnd { put(byte, to: &target) }
        }
      }
      filled = target - start
    }
  }

  @inline(__always)
  private func put(_ byte: UInt8, to target: inout UnsafeMutablePointer<UInt8>) {
    target.pointee = byte
    target += 1
  }

  @inline(__always)
  private func copy(_ cells: CellTexts, _ rank: Int, to target: inout UnsafeMutablePointer<UInt8>) {
    let (start, end) = (cells.ends[rank], cells.ends[rank + 1])
    cells.bytes.withUnsafeBufferPointer { bytes in
      for place in start..<end { put(bytes[place], to: &target) }
    }
  }

  /// Plain digits without zeros at the end of the fraction, as `ExactDecimal` writes them.
  private func write(_ mantissa: Int64, scale: Int, to target: inout UnsafeMutablePointer<UInt8>) {
    var digits = mantissa.magnitude
    var places = scale
    if mantissa < 0 { put(UInt8(ascii: "-"), to: &target) }
    while places > 0 {
      let (quotient, last) = digits.quotientAndRemainder(dividingBy: 10)
      if last != 0 { break }
      digits = quotient
      places -= 1
    }
    if digits == 0 {
      put(UInt8(ascii: "0"), to: &target)
      return
    }
    let count = max(Self.digitCount(digits), places + 1)
    let length = count + (places > 0 ? 1 : 0)
    var place = length - 1
    for position in 0..<count {
      if position == places, places > 0 {
        target[place] = dialect.usesDecimalComma ? UInt8(ascii: ",") : UInt8(ascii: ".")
        place -= 1
      }
      let (quotient, last) = digits.quotientAndRemainder(dividingBy: 10)
      target[place] = 48 + UInt8(truncatingIfNeeded: last)
      digits = quotient
      place -= 1
    }
    target += length
    if places < 0 { for _ in places..<0 { put(UInt8(ascii: "0"), to: &target) } }
  }

  private static func digitCount(_ number: UInt64) -> Int {
    var (count, power) = (1, UInt64(10))
    while count < 20, number >= power {
      count += 1
      let (next, overflow) = power.multipliedReportingOverflow(by: 10)
      if overflow { break }
      power = next
    }
    return count
  }

  private func digits(_ value: AggregateValue) -> [UInt8] {
    let text: String?
    switch value {
    case .exact(let decimal): text = decimal.description
    case .rounded(let double): text = NumberText.shortest(double)
    case .missing: text = nil
    }
    let comma = UInt8(ascii: ",")
    return (text ?? "").utf8.map { dialect.usesDecimalComma && $0 == UInt8(ascii: ".") ? comma : $0 }
  }
}

/// Texts as they stand in cells of delimited text, quoted where that is needed, side by side.
struct CellTexts: Sendable {
  /// So many bytes may be read from the beginning of every text.
  static let padding = 16

  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int] = [0]
  private(set) var longest = 0

  init(_ texts: [String], dialect: DelimitedWriter.Dialect) {
    var plain = dialect
    plain.writesByteOrderMark = false
    let tail = 1 + dialect.lineEnd.rawValue.utf8.count
    var writer = DelimitedWriter(dialect: plain)
    for text in texts {
      // A second field, since an only one is written in another way when it is empty.
      writer.append([DelimitedWriter.Field.text(text), .empty])
      let row = writer.take().dropLast(tail)
      bytes += row
      ends.append(bytes.count)
      longest = max(longest, row.count)
    }
    bytes += repeatElement(0, count: Self.padding)
  }
}
