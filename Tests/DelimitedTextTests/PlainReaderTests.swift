import DelimitedText
import Testing

@Suite struct PlainReaderTests {
  @Test func countsRecordEndsAsLines() {
    var dialect = Dialect()
    dialect.recordEnd = UInt8(ascii: "|")
    var reader = PlainReader(bytes: Array("a\nb|\"c|d\",e||f".utf8), dialect: dialect)
    var lines: [Int] = []
    while let record = reader.next() { lines.append(record.line) }
    #expect(lines == [1, 2, 4, 5])
  }
}
