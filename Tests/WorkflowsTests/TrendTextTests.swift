import Foundation
import Panels
import Renderers
import TestSupport
import Testing

@testable import Workflows

/// Trends of many series: one estimation, whatever the threads, the format or the way to it.
@Suite struct TrendTextTests {
  private static func data() -> String {
    var random = SeededGenerator(seed: 77)
    var text = "name,year,v\n"
    for series in 0..<1_100 {
      let name = series % 50 == 0 ? "\"a, \"\"\(series)\"\"\"" : series % 51 == 0 ? "=\(series)" : "s\(series)"
      let size = pow(10, Double(series % 40) - 18)
      for year in 1_995...2_010 where series % 7 > 0 || Int.random(in: 0..<3, using: &random) > 0 {
        let value =
          series % 13 == 0 ? "NA" : series % 11 == 0 ? "5" : "\(size * Double.random(in: -0.1...1, using: &random))"
        text += "\(name),\(year),\(value)\n"
      }
    }
    return text
  }

  private static func request(_ path: String) -> TrendRequest {
    var request = TrendRequest()
    request.series.selection.data = [path]
    request.series.selection.values = ["v"]
    request.series.series = ["name"]
    return request
  }

  @Test func writesTheBytesOfTheTable() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("data.csv", Self.data())
    for (isScreen, sort, errors) in [
      (false, "key", "newey-west"), (false, "contribution", "hc3"), (true, "contribution", "classical"),
    ] {
      var request = Self.request(path)
      (request.isScreen, request.sort, request.errors) = (isScreen, sort, errors)
      let series = try TrendSeries(request.series)
      let methods = try isScreen ? ScreenMethods(request).methods : TrendMethods(request)
      let contributions = sort == "contribution" ? series.panel.contributions() : nil
      let answer = TrendAnswer(
        series: series, estimation: TrendEstimation(series.panel, methods, threads: 2), contributions: contributions,
        order: contributions.map { series.panel.order(by: $0) }, isScreen: isScreen, hasBand: false)
      for (format, dialect, decimal) in [("csv", nil, nil), ("tsv", nil, "comma"), ("csv", "excel", "comma")] {
        var output = OutputOptions()
        (output.format, output.dialect, output.decimalSign, output.notes) = (format, dialect, decimal, true)
        let short = try answer.text(try output.resolvedFormat(), output: output, threads: 2)
        let long = try Rendering.outcome(answer.table, output: output)
        #expect(short.output == long.output, "\(sort) \(format) \(dialect ?? "")")
        #expect(short.messages == long.messages)
      }
    }
  }

  @Test func threadsChangeNothing() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("data.csv", Self.data())
    var outputs: Set<[UInt8]> = []
    for threads in [1, 2, 7] {
      var request = Self.request(path)
      request.series.selection.threads = threads
      request.errors = "newey-west"
      var output = OutputOptions()
      output.format = "csv"
      outputs.insert(try Comity.trend(request, output: output).output)
    }
    #expect(outputs.count == 1)
  }

  @Test func writesNumbersAsTheRendererDoes() {
    var random = SeededGenerator(seed: 78)
    var numbers: [Double] = [
      0, -0.0, 1, -1, 10, 0.1, 123.456, 1e21, 1e22, 9.99e21, 1e-12, 1e-13, 1.5e300, .leastNonzeroMagnitude,
      9_007_199_254_740_992,
      .greatestFiniteMagnitude, -1e-5, 0.00012,
    ]
    for _ in 0..<20_000 {
      let number = Double(bitPattern: UInt64.random(in: .min ... .max, using: &random))
      if number.isFinite { numbers.append(number) }
      numbers.append(
        Double.random(in: -1...1, using: &random) * pow(10, Double(Int.random(in: -15...25, using: &random))))
    }
    for number in numbers {
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: NumberBytes.longest) { buffer in
        guard let start = buffer.baseAddress else { return }
        var target = start
        NumberBytes.write(number, usesComma: false, to: &target)
        let text = String(decoding: UnsafeBufferPointer(start: start, count: target - start), as: UTF8.self)
        #expect(text == NumberText.shortest(number))
      }
    }
  }
}
