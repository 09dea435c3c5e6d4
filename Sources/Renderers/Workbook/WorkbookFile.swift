import CXLSXWriter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A workbook that is being written: sheets, formats, and in the end its bytes.
///
/// The library writes the frame of a workbook, its looks, charts, headings and sheets of words; the rows of tables are made
/// in `WorkbookRows` and put in when it is done. Nothing in the file depends on the time of writing.
final class WorkbookFile {
  /// How a cell looks.
  struct Look: Hashable {
    var number = ""
    var isBold = false
    var isHeader = false
    var wraps = false
    var isLink = false
    var size: Double?
  }

  /// One sheet, and what is known of it.
  final class Sheet {
    let name: String
    /// Rows below those that the library writes, already packed, and the range that all of them fill.
    var rows: [PackedBytes] = []
    var range = ""
    fileprivate let worksheet: UnsafeMutablePointer<lxw_worksheet>
    fileprivate let file: WorkbookFile

    fileprivate init(name: String, worksheet: UnsafeMutablePointer<lxw_worksheet>, file: WorkbookFile) {
      self.name = name
      self.worksheet = worksheet
      self.file = file
    }

    /// The name as a formula writes it.
    var reference: String {
      "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
  }

  /// The moment that every workbook says it was made: the first of January 2000.
  private static let created = 946_684_800

  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private let descriptor: Int32
  private var formats: [Look: UnsafeMutablePointer<lxw_format>] = [:]
  private var sheets: [Sheet] = []
  private var isClosed = false

  init(title: String) throws {
    descriptor = comity_xlsx_open_unnamed()
    guard descriptor >= 0 else { throw WorkbookError.notWritten(reason: Self.reason(errno)) }
    guard let made = comity_xlsx_new("/dev/fd/\(descriptor)") else {
      close(descriptor)
      throw WorkbookError.notWritten(reason: Self.reason(ENOMEM))
    }
    workbook = made
    comity_xlsx_set_properties(workbook, WorkbookText.cell(title.onOneLine.cut(to: 200)).text, Int64(Self.created))
  }

  deinit {
    // An unfinished workbook is closed for its memory; its bytes go nowhere.
    if !isClosed { workbook_close(workbook) }
    close(descriptor)
  }

  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

  func addSheet(_ name: String) throws -> Sheet {
    guard let worksheet = workbook_add_worksheet(workbook, name) else {
      throw WorkbookError.notWritten(reason: "a sheet could not be added, \(Self.reason(errno))")
    }
    let sheet = Sheet(name: name, worksheet: worksheet, file: self)
    sheets.append(sheet)
    return sheet
  }

  /// Names a range of a sheet for formulas.
  func name(_ name: String, _ sheet: Sheet, rows: Range<Int>, columns: Range<Int>) {
    let first = "$\(Self.letters(columns.lowerBound))$\(rows.lowerBound + 1)"
    let last = "$\(Self.letters(columns.upperBound - 1))$\(rows.upperBound)"
    workbook_define_name(workbook, name, "=\(sheet.reference)!\(first):\(last)")
  }

  /// `A`, `Z`, `AA`, … of a column from 0.
  static func letters(_ column: Int) -> String {
    var rest = column
    var text = ""
    repeat {
      text = String(Unicode.Scalar(UInt8(65 + rest % 26))) + text
      rest = rest / 26 - 1
    } while rest >= 0
    return text
  }

  /// The format for a look; each is made once.
  func format(_ look: Look) -> UnsafeMutablePointer<lxw_format>? {
    if look == Look() { return nil }
    if let known = formats[look] { return known }
    guard let format = workbook_add_format(workbook) else { return nil }
    if !look.number.isEmpty { format_set_num_format(format, look.number) }
    if look.isBold || look.isHeader { format_set_bold(format) }
    if look.isHeader {
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bg_color(format, 0xE8EDF2)
    }
    if look.wraps || look.isHeader {
      format_set_text_wrap(format)
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    }
    if look.isLink {
      format_set_font_color(format, 0x0B4F8A)
      format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    }
    if let size = look.size { format_set_font_size(format, size) }
    formats[look] = format
    return format
  }

  /// The number by which cells refer to a look.
  func number(_ look: Look) -> Int32 { format(look).map { lxw_format_get_xf_index($0) } ?? 0 }

  func addChart(_ type: lxw_chart_type) -> UnsafeMutablePointer<lxw_chart>? {
    workbook_add_chart(workbook, UInt8(type.rawValue))
  }

  /// Ends the workbook and hands over its bytes.
  ///
  /// - Throws: `WorkbookError.notWritten` when a part of it could not be written or is shorter than what was put into it.
  func finish() throws -> [UInt8] {
    isClosed = true
    var written: [Int64] = []
    var failure: Int32 = 0
    for sheet in sheets where failure == 0 {
      written.append(comity_xlsx_flush(sheet.worksheet))
      if written.last == -1 { failure = errno }
    }
    let closing = workbook_close(workbook)
    if failure != 0 { throw WorkbookError.notWritten(reason: Self.reason(failure)) }
    guard closing == LXW_NO_ERROR else {
      throw WorkbookError.notWritten(reason: String(cString: lxw_strerror(closing)))
    }
    guard let parts = ZipPart.all(try contents()) else { throw WorkbookError.notWritten(reason: "it is not whole") }
    var zip = ZipWriter()
    for part in parts {
      let index = sheets.indices.first { part.name == "xl/worksheets/sheet\($0 + 1).xml" }
      guard let index else {
        zip.append(part)
        continue
      }
      guard part.size > written[index] else {
        throw WorkbookError.notWritten(reason: "the sheet \"\(sheets[index].name)\" is not whole")
      }
      if sheets[index].rows.isEmpty {
        zip.append(part)
      } else {
        zip.append(part.name, try pieces(of: part, sheets[index]))
      }
    }
    return zip.finish()
  }

  /// A sheet of the library with the rows made here behind its own.
  private func pieces(of part: ZipPart, _ sheet: Sheet) throws -> [PackedBytes] {
    guard let plain = part.plain else {
      throw WorkbookError.notWritten(reason: "the sheet \"\(sheet.name)\" is damaged")
    }
    let text = String(decoding: plain, as: UTF8.self)
    let pieces = text.split(separator: "</sheetData>", maxSplits: 1)
    let head = pieces[0].split(separator: "<dimension ref=\"", maxSplits: 1)
    guard pieces.count == 2, head.count == 2, let quote = head[1].firstIndex(of: "\"") else {
      throw WorkbookError.notWritten(reason: "the sheet \"\(sheet.name)\" has no rows of its own")
    }
    let start = head[0] + "<dimension ref=\"" + sheet.range + head[1][quote...]
    return [try PackedBytes(Array(start.utf8))] + sheet.rows
      + [try PackedBytes(Array(("</sheetData>" + pieces[1]).utf8))]
  }

  private func contents() throws -> [UInt8] {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard size > 0 else { throw WorkbookError.notWritten(reason: "nothing was written") }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let read = pread(descriptor, buffer.baseAddress! + count, size - count, off_t(count))
        if read > 0 {
          count += read
        } else if read == 0 || errno != EINTR {
          failure = read == 0 ? EIO : errno
          return
        }
      }
    }
    if failure != 0 { throw WorkbookError.notWritten(reason: Self.reason(failure)) }
    return bytes
  }
}

extension WorkbookFile.Sheet {
  func write(_ text: String, _ row: Int, _ column: Int, _ look: WorkbookFile.Look = .init()) {
    worksheet_write_string(worksheet, UInt32(row), UInt16(column), text, file.format(look))
  }

  /// A text that leads to a web address or, as `internal:'sheet'!A1`, to a place of the workbook.
  func write(_ text: String, linkedTo address: String, _ row: Int, _ column: Int) {
    var look = WorkbookFile.Look(wraps: true)
    look.isLink = true
    let code = worksheet_write_url_opt(
      worksheet, UInt32(row), UInt16(column), address, file.format(look), text, nil)
    if code != LXW_NO_ERROR { write(text, row, column) }
  }

  func setWidth(_ width: Int, column: Int) {
    worksheet_set_column(worksheet, UInt16(column), UInt16(column), Double(width), nil)
  }

  /// The first row stays in sight, is repeated on every page and carries filters.
  func setHeader(rows: Int, columns: Int) {
    worksheet_freeze_panes(worksheet, 1, 0)
    worksheet_repeat_rows(worksheet, 0, 0)
    if rows > 0 { worksheet_autofilter(worksheet, 0, 0, UInt32(rows), UInt16(columns - 1)) }
  }

  /// A4, as many pages down as it takes and one across, with a title above and numbers of pages below.
  func setPage(title: String, isWide: Bool) {
    worksheet_set_paper(worksheet, 9)
    if isWide { worksheet_set_landscape(worksheet) }
    worksheet_fit_to_pages(worksheet, 1, 0)
    worksheet_set_header(worksheet, "&L" + WorkbookText.pageHeader(title))
    worksheet_set_footer(worksheet, "&L&A&R&P / &N")
  }

  /// Codes that are digits are no mistake.
  func acceptDigitsAsText(rows: Int, columns: [Int]) {
    guard rows > 0, !columns.isEmpty else { return }
    let ranges = columns.map { column in
      let letters = WorkbookFile.letters(column)
      return "\(letters)2:\(letters)\(rows + 1)"
    }
    worksheet_ignore_errors(
      worksheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), ranges.joined(separator: " "))
  }

  func insert(_ chart: UnsafeMutablePointer<lxw_chart>, _ row: Int, _ column: Int) {
    worksheet_insert_chart(worksheet, UInt32(row), UInt16(column), chart)
  }
}
