import Documents
import PublishedFiles
import TestSupport
import Testing

@Suite struct PublishedFileTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func aPageIsReadAsItsReadersSeeIt() throws {
    let page = """
      <!DOCTYPE html><html><head><title>x</title><style>p{a:1}</style></head><body><h1>A &amp; B</h1>
      <nav><ol><li>skip 9</li></ol></nav><p>Trade  grew
      by <em>17 %</em> [<a href="#s">T1</a>].</p>
      <table><caption>By year</caption><thead><tr><th>year</th><th>value</th></tr></thead>
      <tbody><tr><th>2018</th><td data-v="1.25">1.3</td></tr></tbody></table>
      <svg><text>label 5</text><title>unseen</title></svg>
      <section class="made"><p>By comity 9, with this command: <code>comity report 'a  b'</code></p>
      <ul><li>Input: f, 3 bytes, SHA-256 \(String(repeating: "0f", count: 32))</li></ul></section>
      <script>var a = "<p>no</p>";</script></body></html>
      """
    let file = try PublishedFile(path: try folder.file("a.html", page))
    #expect(file.words == ["A & B", "Trade grew by 17 % [T1].", "label 5"])
    #expect(
      file.tables == [
        .init(title: "By year", columns: ["year", "value"], rows: [[.init("2018"), .init("1.3", exact: "1.25")]])
      ])
    #expect(file.making?.arguments == ["report", "a  b"])
    #expect(file.making?.inputs.map(\.name) == ["f"])
  }

  @Test func whatIsNoReportIsNamed() throws {
    for (name, bytes) in [("a.html", "words"), ("a.xlsx", "PK and no more"), ("empty.html", "")] {
      let path = try folder.file(name, bytes)
      let error = #expect(throws: (any Error).self) { try PublishedFile(path: path) }
      #expect("\(error.map { "\($0)" } ?? "")".contains(name))
    }
    #expect(throws: PublishedFileError.notFound(file: "/none/a.html")) { try PublishedFile(path: "/none/a.html") }
  }

  /// Pages that break off anywhere are read as far as they go, or refused; nothing traps.
  @Test func brokenPagesAreNoHarm() throws {
    let page = Array(
      "<body><table><caption>a</caption><tr><td data-v='1'>1<td>2</table></p></section><svg><text>&#x110000;&bad".utf8)
    for count in page.indices { _ = try? PublishedFile(path: try folder.file("a.html", page[..<count])) }
    #expect(try PublishedFile(path: try folder.file("a.html", page)).tables.count == 1)
  }
}
