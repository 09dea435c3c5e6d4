import Documents
import Foundation
import Renderers
import Testing

@Suite struct VegaLiteTests {
  @Test(arguments: Chart.Form.allCases) func holdsEveryNumber(form: Chart.Form) throws {
    var chart = Chart(
      id: "c", title: "Trade", unit: "USD", form: form, categories: ["2000", "2010"],
      series: [Chart.Series(name: "THA", values: [0.1, nil])])
    chart.bands = [Chart.Band(name: "95 %", low: [0, 1], high: [nil, 2])]
    let object = try #require(try JSONSerialization.jsonObject(with: Data(VegaLite.bytes(chart))) as? [String: Any])
    let data = try #require(object["data"] as? [String: Any])
    let rows = try #require(data["values"] as? [[String: Any]])
    #expect(rows.compactMap { $0["value"] as? Double } == [0.1])
    #expect(rows.compactMap { $0["low"] as? Double } == [0, 1])
    #expect(rows.compactMap { $0["high"] as? Double } == [2])
    #expect((object["layer"] as? [Any])?.count == 2)
  }
}
