import Documents
import Foundation
import Intervals
import Renderers
import TestSupport
import Testing

@Suite struct JSONRendererTests {
  @Test func writesTables() {
    #expect(
      string(JSONRenderer().render(Examples.trade)) == """
        {
          "id": "trade-by-year",
          "title": "Russia's trade with ASEAN",
          "columns": [
            {"name": "year", "heading": "year", "unit": null},
            {"name": "value", "heading": "trade", "unit": "mn USD"},
            {"name": "growth", "heading": "growth", "unit": "fraction"},
            {"name": "growth_range", "heading": "range", "unit": "fraction"},
            {"name": "remark", "heading": "remark", "unit": null}
          ],
          "rows": [
            {
              "year": 2016,
              "value": 13600,
              "growth": null,
              "growth_range": null,
              "remark": "",
              "sources": ["T1"],
              "summary": false
            },
            {
              "year": 2017,
              "value": 18300.25,
              "growth": 0.07,
              "growth_range": {
                "low": 0.336996336996337,
                "high": 0.35424354243542433,
                "low_closed": false,
                "high_closed": false
              },
              "remark": "revised",
              "sources": ["T1", "T2"],
              "summary": false
            },
            {
              "year": null,
              "value": 31900.25,
              "growth": null,
              "growth_range": null,
              "remark": "sum",
              "sources": [],
              "summary": true
            }
          ],
          "notes": ["Levels as printed [T1]."],
          "sources": ["T1", "T2"]
        }

        """)
  }

  @Test func isReadByFoundation() throws {
    let object = try JSONSerialization.jsonObject(with: Data(JSONRenderer().render(Examples.document)))
    let document = try #require(object as? [String: Any])
    let blocks = try #require(document["blocks"] as? [[String: Any]])
    #expect(blocks.map { $0["type"] as? String } == ["heading", "paragraph", "list", "heading", "table", "chart"])
    let rows = try #require(blocks[4]["rows"] as? [[String: Any]])
    #expect(rows[1]["growth"] as? Double == 0.07)
    #expect((rows[1]["growth_range"] as? [String: Any])?["high_closed"] as? Bool == false)
    #expect(rows[0]["growth"] is NSNull)
    let sources = try #require(document["sources"] as? [[String: Any]])
    #expect(sources[1]["address"] is NSNull)
  }

  @Test func keepsEveryCharacterAndNumberAtRandom() throws {
    var random = SeededGenerator(seed: 411)
    let alphabet = Array("ab\"\\/\n\r\t\u{0}\u{8}\u{1F}\u{7F}é中😀\u{2028}")
    for _ in 0..<200 {
      let text = String(
        (0..<Int.random(in: 0...12, using: &random)).map { _ in alphabet.randomElement(using: &random)! })
      let number = Double(bitPattern: UInt64.random(in: .min ... .max, using: &random))
      let table = Table(
        id: "t", title: text, columns: [Table.Column("a"), Table.Column("b", format: .fixed(places: 1))],
        rows: [Table.Row([.text(text), .number(number)])])
      // JSONSerialization on Linux rounds some doubles twice; JSONDecoder reads them correctly.
      let read = try JSONDecoder().decode(ReadTable.self, from: Data(JSONRenderer().render(table)))
      #expect(read.title == text)
      #expect(read.rows[0].a == text)
      #expect(read.rows[0].b == (number.isFinite ? number : nil))
    }
  }

  struct ReadTable: Decodable {
    struct Row: Decodable {
      var a: String
      var b: Double?
    }
    var title: String
    var rows: [Row]
  }

  @Test func tellsOpenFromClosedBounds() {
    let table = Table(
      id: "t", title: "", columns: [Table.Column("x")],
      rows: [Table.Row([.interval(Interval(.closed(rational("16.5")), .unbounded))])])
    #expect(
      string(JSONRenderer().render(table)).contains(
        #"{"x": {"low": 16.5, "high": null, "low_closed": true, "high_closed": false}}"#))
  }
}
