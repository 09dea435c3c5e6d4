import Columns
import Decimals

@testable import DelimitedText

/// What a scan gives, in a form in which two readers can be compared.
struct ScanOutcome: Equatable {
  /// The cells of the wanted columns: texts as they are, numbers exactly, or the word "missing".
  var rows: [[String]] = []
  var rejects: [Reject] = []
  var records = 0
  /// The whole records that were not selected.
  var unselected = 0
  var bytes = 0
  var error: ReadingError?

  /// A number as both readers print it.
  static func text(of number: DecimalText) -> String {
    switch number {
    case .narrow(let mantissa, let scale): ExactDecimal(mantissa: Int128(mantissa), scale: Int(scale)).description
    case .wide(let wide): "\(wide.mantissa)e\(wide.exponent)"
    }
  }
}

/// The whole scan with nothing clever in it: `PlainReader` record by record, and what the documentation says about
/// blank lines, the trailing delimiter, ragged records, numbers, lines and messages. The twin of `DelimitedScan`.
struct PlainScan {
  let name: String
  let bytes: [UInt8]
  let layout: ScanLayout
  let kinds: [ColumnKind]
  /// Only rows whose cell in the first column holds one of these texts are looked at; all where there are none.
  var selectedTexts: [[UInt8]] = []

  func outcome() -> ScanOutcome {
    var outcome = ScanOutcome()
    outcome.bytes = bytes.count
    var reader = PlainReader(bytes: Array(bytes[layout.bodyOffset...]), dialect: layout.dialect)
    var start = layout.bodyOffset
    while let record = reader.next() {
      let end = layout.bodyOffset + record.end
      defer { start = end }
      precondition(record.line + line(at: layout.bodyOffset) - 1 == line(at: start), "the plain reader's line is wrong")
      if isBlank(from: start) { continue }
      outcome.records += 1
      if reader.endsInsideQuote {
        var failed = ScanOutcome()
        failed.error = .unclosedQuote(file: name, line: line(at: start), byte: start)
        return failed
      }
      var fields = record.fields
      if fields.count == layout.fieldNames.count + 1, fields.last == [] { fields.removeLast() }
      if fields.count == layout.fieldNames.count, !isSelected(fields[layout.fields[0]]) {
        outcome.unselected += 1
        continue
      }
      switch row(fields, at: start) {
      case .success(let row): outcome.rows.append(row)
      case .failure(let rejected): outcome.rejects.append(rejected.reject)
      }
    }
    return outcome
  }

  private func isSelected(_ cell: [UInt8]) -> Bool {
    selectedTexts.isEmpty || selectedTexts.contains { cell.firstRange(of: $0) != nil }
  }

  private struct Rejected: Error { var reject: Reject }

  private func row(_ fields: [[UInt8]], at start: Int) -> Result<[String], Rejected> {
    guard fields.count == layout.fieldNames.count else {
      let text = bytes[start...].prefix {
        $0 != Dialect.lineFeed && $0 != Dialect.carriageReturn && $0 != layout.dialect.recordEnd
      }
      return .failure(
        reject(
          start, nil, excerpt(Array(text)),
          "\(fields.count) \(fields.count == 1 ? "field" : "fields") where the header has \(layout.fieldNames.count)",
          "Mend the row, or go on without it with --max-rejects."))
    }
    var row: [String] = []
    for (kind, field) in zip(kinds, layout.fields) {
      let cell = fields[field]
      guard kind == .decimal else {
        row.append(TextDictionary.decode(cell))
        continue
      }
      let number = cell.withUnsafeBufferPointer {
        DecimalText.read($0, decimalSign: layout.dialect.decimalSign, groupingSign: layout.dialect.groupingSign)
      }
      if let number {
        row.append(ScanOutcome.text(of: number))
      } else if isMissing(cell) {
        row.append("missing")
      } else {
        let text = excerpt(cell)
        return .failure(
          reject(
            start, layout.fieldNames[field], text, "\"\(text)\" is not a number",
            "Add --missing \(shellWord(text)) to read it as missing."))
      }
    }
    return .success(row)
  }

  private func reject(_ byte: Int, _ column: String?, _ text: String, _ reason: String, _ advice: String) -> Rejected {
    Rejected(
      reject: Reject(
        file: name, line: line(at: byte), byte: byte, column: column, text: text, reason: reason, advice: advice))
  }

  private func line(at byte: Int) -> Int { 1 + bytes[..<byte].count { $0 == layout.dialect.recordEnd } }

  /// Nothing but a record end, or a carriage return and one; the end of the input ends a record, too.
  private func isBlank(from start: Int) -> Bool {
    let first = bytes[start]
    if first == layout.dialect.recordEnd { return true }
    return first == Dialect.carriageReturn
      && (start + 1 == bytes.count || bytes[start + 1] == layout.dialect.recordEnd)
  }

  private func isMissing(_ cell: [UInt8]) -> Bool {
    layout.dialect.missingMarkers.contains { marker in
      if cell == Array(marker.utf8) { return true }
      let scalars = marker.unicodeScalars
      return scalars.allSatisfy { $0.value < 256 } && cell == scalars.map { UInt8($0.value) }
    }
  }

  /// At most 200 bytes, a character of several bytes not cut.
  private func excerpt(_ text: [UInt8]) -> String {
    guard text.count > 200 else { return TextDictionary.decode(text) }
    let lengths = (197...200).reversed()
    let whole = lengths.first { String(validating: text[..<$0], as: UTF8.self) != nil }
    return TextDictionary.decode(text[..<(whole ?? 200)])
  }

  private func shellWord(_ text: String) -> String {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-#".utf8)
    if !text.isEmpty, text.utf8.allSatisfy({ plain.contains($0) }) { return text }
    return "'" + text.unicodeScalars.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
  }
}
