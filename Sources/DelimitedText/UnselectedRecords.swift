import CScan
import Columns

/// Passes over records that cannot be selected, without taking them apart: a file sorted by period is skipped to the
/// periods asked for at several times the speed of reading it.
///
/// Nothing is guessed: a record is passed over only when it has the header's number of fields, no quote, and none of the
/// required texts in the field that needs one.
struct UnselectedRecords {
  private let needles: [cscan_needle]
  private let field: Int
  private let fieldCount: Int
  private let dialect: cscan_dialect

  /// `nil` where nothing can be passed over.
  init?(_ required: RequiredTexts?, _ layout: ScanLayout, _ scanner: RecordScanner) {
    guard let required, let signs = scanner.indexableSigns else { return nil }
    needles = required.texts.map { text in
      var needle = cscan_needle()
      needle.length = UInt32(min(4, text.count))
      withUnsafeMutableBytes(of: &needle.bytes) { $0.copyBytes(from: text.prefix(4)) }
      return needle
    }
    field = layout.fields[required.column]
    fieldCount = layout.fieldNames.count
    dialect = signs
  }

  /// Moves `position` to the first record that may be selected, or past all that end before `limit`; returns how many
  /// were passed over.
  func pass(_ bytes: UnsafePointer<UInt8>, _ position: inout Int, limit: Int) -> Int {
    var count = 0
    position = cscan_pass_over(
      bytes, position, limit, dialect, fieldCount, field, needles, needles.count, &count)
    return count
  }
}
