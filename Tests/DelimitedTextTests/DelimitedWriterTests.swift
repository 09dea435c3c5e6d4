import DelimitedText
import TestSupport
import Testing

@Suite struct DelimitedWriterTests {
  func written(_ rows: [[DelimitedWriter.Field]], _ dialect: DelimitedWriter.Dialect = .csv) -> String {
    var writer = DelimitedWriter(dialect: dialect)
    for row in rows { writer.append(row) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func quotesOnlyWhatNeedsIt() {
    #expect(written([[.text("a"), .text("b c"), .number("1.5")]]) == "a,b c,1.5\n")
    #expect(
      written([[.text("a,b"), .text("say \"no\""), .text("two\nlines"), .text("a\rb")]])
        == "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",\"a\rb\"\n")
    #expect(written([[.text("tab\there"), .text("a,b")]], .tsv) == "\"tab\there\"\ta,b\n")
    #expect(written([[.text("Việt Nam; “Нефть”")]]) == "Việt Nam; “Нефть”\n")
  }

  @Test func writesEmptyFields() {
    #expect(written([[.empty, .text(""), .empty]]) == ",,\n")
    #expect(written([[.empty], [.text("")]]) == "\"\"\n\"\"\n")
  }

  @Test func servesExcel() {
    let text = written([[.text("=1+1"), .text("-"), .text("@a"), .text("\tx"), .number("-5"), .text("a=b")]], .excel)
    #expect(text == "\u{FEFF}'=1+1,'-,'@a,'\tx,-5,a=b\r\n")
    #expect(written([[.text("=1+1")]]) == "=1+1\n")
  }

  @Test func servesDecimalCommas() {
    #expect(written([[.text("a;b"), .number("1.5"), .text("1.5")]], .csv.withDecimalComma) == "\"a;b\";1,5;1.5\n")
    #expect(written([[.number("1.5"), .number("2")]], .tsv.withDecimalComma) == "1,5\t2\n")
    #expect(written([[.number("1.5")]], .init(usesDecimalComma: true)) == "\"1,5\"\n")
  }

  @Test func writesInPieces() {
    var writer = DelimitedWriter(dialect: .excel)
    writer.append(["a"])
    let first = writer.take()
    writer.append(["b"])
    #expect(first + writer.take() == Array("\u{FEFF}a\r\nb\r\n".utf8))
    #expect(writer.bytes.isEmpty)
  }

  /// Reads what the writer wrote, by the grammar of RFC 4180.
  func read(_ bytes: [UInt8], separator: UInt8) -> [[String]] {
    var rows: [[String]] = [[]]
    var field: [UInt8] = []
    var isQuoted = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isQuoted {
        if byte == 0x22, index + 1 < bytes.count, bytes[index + 1] == 0x22 {
          field.append(byte)
          index += 1
        } else if byte == 0x22 {
          isQuoted = false
        } else {
          field.append(byte)
        }
      } else if byte == 0x22, field.isEmpty {
        isQuoted = true
      } else if byte == separator || byte == 10 {
        rows[rows.count - 1].append(String(decoding: field, as: UTF8.self))
        field = []
        if byte == 10 { rows.append([]) }
      } else {
        field.append(byte)
      }
      index += 1
    }
    return rows.dropLast()
  }

  @Test(arguments: [DelimitedWriter.Dialect.csv, .tsv, .init(separator: UInt8(ascii: ";"))])
  func readsBackAtRandom(dialect: DelimitedWriter.Dialect) {
    var random = SeededGenerator(seed: 301)
    let alphabet = Array("ab,;\t\"\n\r 'é=я")
    for _ in 0..<300 {
      let width = Int.random(in: 1...4, using: &random)
      let rows = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        (0..<width).map { _ in
          String((0..<Int.random(in: 0...5, using: &random)).map { _ in alphabet.randomElement(using: &random)! })
        }
      }
      var writer = DelimitedWriter(dialect: dialect)
      for row in rows { writer.append(row) }
      #expect(read(writer.bytes, separator: dialect.separator) == rows)
    }
  }
}
