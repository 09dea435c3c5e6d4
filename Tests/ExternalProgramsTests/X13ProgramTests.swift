import Foundation
import TestSupport
import Testing

@testable import ExternalPrograms

@Suite struct X13ProgramTests {
  static let installed = try? X13Program()

  static func oracle(_ name: String, from file: String = #filePath) throws -> [[String]] {
    let tests = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(
      contentsOf: tests.appending(path: "OracleTests/Oracles/decomposition/\(name)"), encoding: .utf8)
    return text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
  }

  static func passengers() throws -> [Double] {
    let row = try #require(try oracle("series.csv").first { $0[0] == "airpassengers" })
    return row[2].split(separator: " ").map { Double($0)! }
  }

  /// A shell script in place of the program.
  static func stand(in folder: TemporaryFolder, _ script: String) throws -> X13Program {
    let path = try folder.file("x13as", "#!/bin/sh\n" + script)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return X13Program(try ExternalProgram(path: path))
  }

  @Test(.enabled(if: installed != nil, "X-13 is not installed: put x13as on PATH or name it in COMITY_X13"))
  func agreesWithItsOwnTables() throws {
    let values = try Self.passengers()
    let found = try #require(Self.installed).adjust(
      values, period: 12, startYear: 1949, startPeriod: 1,
      X13Adjustment(seasonalFilter: .threeByFive, hendersonTerms: 13))
    let rows = try Self.oracle("x13.csv").dropFirst()
    #expect(rows.count == 144)
    for (index, row) in rows.enumerated() {
      let parts = [found.seasonal, found.seasonallyAdjusted, found.trend, found.irregular]
      for (part, truth) in zip(parts, row.dropFirst()) {
        let truth = try #require(Double(truth))
        let correct = -log10(abs(part[index] - truth) / truth + 1e-17)
        #expect(correct >= 14, "\(row[0]): \(correct) digits")
      }
      #expect(abs(found.seasonal[index] * found.trend[index] * found.irregular[index] / values[index] - 1) < 1e-12)
    }
    #expect(
      found.variant == """
        X-11 of X-13ARIMA-SEATS, multiplicative, seasonal filter s3x5, Henderson trend of 13 terms, without a model
        """)
    #expect(found.warnings.contains { $0.hasPrefix("At least one visually significant trading day peak") })
  }

  @Test(.enabled(if: installed != nil, "X-13 is not installed: put x13as on PATH or name it in COMITY_X13"))
  func adjustsInOtherWays() throws {
    let program = try #require(Self.installed)
    let season = [4.0, -1, 2, -5]
    let values = (0..<48).map { 50 + Double($0) + season[$0 % 4] + 0.1 * sin(Double($0 * $0)) }
    let sum = try program.adjust(
      values, period: 4, startYear: 2001, startPeriod: 3, X13Adjustment(mode: .additive, seasonalFilter: .stable))
    for i in values.indices {
      #expect(abs(sum.seasonal[i] + sum.trend[i] + sum.irregular[i] - values[i]) < 1e-9)
      #expect(abs(sum.seasonal[i] - season[i % 4]) < 0.5)
    }
    let model = try program.adjust(
      try Self.passengers(), period: 12, startYear: 1949, startPeriod: 1,
      X13Adjustment(extendsByAutomaticModel: true))
    #expect(model.seasonal.count == 144 && model.trend[0] > 100)
    let empty = [Double](repeating: 0, count: 48)
    let constant = Result {
      try program.adjust(empty, period: 4, startYear: 2001, startPeriod: 1, .init(mode: .additive))
    }
    if case .success(let found) = constant { #expect(found.seasonal.allSatisfy { abs($0) < 1e-12 }) }
    if case .failure(let error) = constant { #expect(error is X13Refusal, "\(error)") }
  }

  @Test func refusesWhatItCannotAdjust() throws {
    let folder = try TemporaryFolder()
    let program = try Self.stand(in: folder, "exit 1\n")
    func refusal(_ values: [Double], period: Int = 4, year: Int = 2000, start: Int = 1) -> X13Refusal? {
      #expect(throws: X13Refusal.self) {
        try program.adjust(values, period: period, startYear: year, startPeriod: start, X13Adjustment())
      }
    }
    let values = [Double](repeating: 1, count: 12)
    #expect(refusal(values, period: 7) == .unsupportedPeriod(7))
    #expect(refusal(values, start: 5) == .impossibleStart(year: 2000, period: 5))
    #expect(refusal(Array(values.dropLast())) == .tooFewObservations(needed: 12, found: 11))
    #expect(refusal(Array(values.dropLast()) + [.nan]) == .notFinite(index: 11))
    #expect(refusal([0] + values) == .notPositive(index: 0, value: 0))
  }

  @Test func saysWhyTheProgramGaveNothing() throws {
    let folder = try TemporaryFolder()
    func result(_ script: String, timeout: Duration = .seconds(20)) throws -> X13Result {
      try Self.stand(in: folder, script).adjust(
        [Double](repeating: 1, count: 12), period: 4, startYear: 2000, startPeriod: 1, X13Adjustment(), timeout: timeout
      )
    }
    #expect(throws: X13Refusal.tableMissing("d10")) { try result("exit 0\n") }
    #expect(throws: ExternalProgramError.failed(program: "x13as", status: 3, said: "broken")) {
      try result("echo broken >&2; exit 3\n")
    }
    #expect(throws: X13Refusal.program(errors: ["Too short by half."])) {
      try result("printf ' ERROR:  Too short\\n         by half.\\n\\n More.\\n' > series.err; exit 3\n")
    }
    #expect(throws: X13Refusal.program(errors: ["Too short."])) {
      try result("printf ' ERROR: Too short.\\n' > series.err\n")
    }
    #expect(throws: ExternalProgramError.timedOut(program: "x13as", limit: .milliseconds(200), said: "")) {
      try result("sleep 60\n", timeout: .milliseconds(200))
    }
    let table = "for t in d10 d11 d12 d13; do { printf 'date\\tx\\n---\\t---\\n'; BODY } > series.$t; done\n"
    let good = table.replacing("BODY", with: "for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo 20000$i +0.5E+01; done;")
    #expect(try result(good).trend == [Double](repeating: 5, count: 12))
    let short = table.replacing("BODY", with: "echo 200001 +0.5E+01;")
    #expect(throws: X13Refusal.tableUnreadable("d10", line: 3, reason: "1 numbers for 12 observations")) {
      try result(short)
    }
    #expect(throws: X13Refusal.self) { try result(table.replacing("BODY", with: "echo 200001 ****;")) }
    #expect(throws: ExternalProgramError.notFound(names: X13Program.names, variable: "COMITY_X13")) {
      try X13Program(environment: ["PATH": ""])
    }
  }

  @Test func readsMessagesOfBothBuilds() {
    let page = """
      <html><head><style> p { x } ERROR: no </style></head><body><h1>Error messages: a.spc</h1>
      <p><strong>ERROR:</strong> &nbsp; Cannot be done with a series
               with values &lt; 0.
      </p>
      <p>No seasonal adjustment</p><p><strong>WARNING:</strong> Mind.</p></body></html>
      """
    let found = X13Messages.parse(page)
    #expect(found.errors == ["Cannot be done with a series with values < 0."] && found.warnings == ["Mind."])
  }

  @Test func writesTheSpecification() {
    let text = X13Adjustment(seasonalFilter: .threeByNine, hendersonTerms: 9, extendsByAutomaticModel: true)
      .specification(values: [1.5, 0.1], period: 4, startYear: 1999, startPeriod: 2)
    #expect(
      text == """
        series {
          title = "series"
          start = 1999.02
          period = 4
          data = (
            1.5
            0.1
          )
        }
        transform { function = log }
        automdl { }
        forecast { maxlead = 4 }
        x11 { mode = mult seasonalma = s3x9 trendma = 9 save = (d10 d11 d12 d13) }

        """)
  }
}
