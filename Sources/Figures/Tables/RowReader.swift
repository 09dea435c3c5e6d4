import Decimals
import Intervals
import Nomenclature

/// One row of a text table, read cell by cell with errors that say where they are.
struct RowReader {
  let table: TextTable
  let cells: [String]
  /// The row's name in errors.
  let id: String

  /// Reads every row by `make`; `key` names the columns whose texts together name a row.
  ///
  /// - Throws: `FigureError.repeatedID` when two rows have one name.
  static func read<Record>(
    _ table: TextTable, key: [String], unique: Bool = true, _ make: (RowReader) throws(FigureError) -> Record
  ) throws(FigureError) -> [Record] {
    var positions: [Int] = []
    for column in key { positions.append(try table.position(of: column)) }
    var seen: Set<String> = []
    var records: [Record] = []
    records.reserveCapacity(table.rows.count)
    for (index, cells) in table.rows.enumerated() {
      let texts = positions.map { cells[$0] }.filter { !$0.isEmpty }
      let id = texts.isEmpty ? "\(index + 1)" : texts.joined(separator: "/")
      if unique, !seen.insert(id).inserted { throw .repeatedID(table: table.name, row: id) }
      records.append(try make(RowReader(table: table, cells: cells, id: id)))
    }
    return records
  }

  func failure(_ column: String, _ text: String, _ why: String) -> FigureError {
    .badCell(table: table.name, row: id, column: column, text: text, why: why)
  }

  func text(_ column: String) throws(FigureError) -> String { cells[try table.position(of: column)] }

  /// The cell, or `nil` when it is empty.
  func optional(_ column: String) throws(FigureError) -> String? {
    let text = try text(column)
    return text.isEmpty ? nil : text
  }

  func required(_ column: String) throws(FigureError) -> String {
    guard let text = try optional(column) else { throw failure(column, "", "is not allowed here") }
    return text
  }

  /// The items between semicolons.
  func list(_ column: String) throws(FigureError) -> [String] {
    try text(column).split(separator: ";").map(String.init)
  }

  func flag(_ column: String) throws(FigureError) -> Bool {
    switch try text(column) {
    case "true": return true
    case "false": return false
    case let other: throw failure(column, other, "is neither true nor false")
    }
  }

  func word<Word: RawRepresentable & CaseIterable>(_ column: String) throws(FigureError) -> Word
  where Word.RawValue == String {
    let text = try text(column)
    guard let word = Word(rawValue: text) else {
      let known = Word.allCases.map(\.rawValue).filter { !$0.isEmpty }.joined(separator: ", ")
      throw failure(column, text, "is not one of \(known)")
    }
    return word
  }

  func optionalWord<Word: RawRepresentable & CaseIterable>(_ column: String) throws(FigureError) -> Word?
  where Word.RawValue == String {
    try optional(column) == nil ? nil : try word(column)
  }

  func integer(_ column: String) throws(FigureError) -> Int? {
    guard let text = try optional(column) else { return nil }
    guard let number = Int(text) else { throw failure(column, text, "is not a whole number") }
    return number
  }

  /// The number with the digits it was written in: 18.0 has a last digit of 0.1.
  func number(_ column: String) throws(FigureError) -> PrintedNumber? {
    guard let text = try optional(column) else { return nil }
    guard let number = PrintedNumber(text), number.measure == .number else {
      throw failure(column, text, "is not a number")
    }
    return number
  }

  func decimal(_ column: String) throws(FigureError) -> ExactDecimal? { try number(column)?.value }

  func date(_ column: String) throws(FigureError) -> CalendarDate? {
    guard let text = try optional(column) else { return nil }
    guard let date = CalendarDate(text) else { throw failure(column, text, "is not a date such as 2018-11-14") }
    return date
  }

  /// A day, a month or a year.
  func period(_ column: String) throws(FigureError) -> Period? {
    guard let text = try optional(column) else { return nil }
    guard let period = Period(text) else {
      throw failure(column, text, "is not a day, month or year such as 2018-11-14, 2018-11 or 2018")
    }
    return period
  }

  /// A span of days from two columns, both filled or both empty.
  func span(_ start: String, _ end: String) throws(FigureError) -> DateSpan? {
    let (first, last) = (try date(start), try date(end))
    guard let first else {
      guard last == nil else { throw failure(start, "", "needs a day, since \(end) has one") }
      return nil
    }
    guard let last else { throw failure(end, "", "needs a day, since \(start) has one") }
    guard first <= last else { throw failure(end, "\(last)", "is before \(start), \(first)") }
    return DateSpan(first: first, last: last)
  }
}
