import Foundation
import TestSupport
import Testing

/// Reports of which Spark reads the data, by `make spark-test`.
@Suite(.serialized, .enabled(if: SparkForTests.master != nil))
struct SparkReportTests {
  let folder: TemporaryFolder
  init() throws {
    folder = try TemporaryFolder()
    var random = SeededGenerator(seed: 5)
    for name in ["trade", "rest"] {
      var text = "reporter,partner,product,period,flow,value\n"
      for period in 2008...2019 {
        for (reporter, partner) in [("RUS", "VNM"), ("RUS", "CHN"), ("VNM", "RUS"), ("THA", "CHN"), ("THA", "RUS")]
        where reporter != "THA" || period != 2014 {
          for flow in ["X", "M"] {
            for product in ["010121", "270900"] {
              text += "\(reporter),\(partner),\(product),\(period),\(flow),"
              text += "\(Int.random(in: 1...9_999_999, using: &random)).\(Int.random(in: 0...999, using: &random))\n"
            }
          }
        }
      }
      _ = try folder.file("\(name).csv", text)
    }
  }

  /// Spark's client, which writes down that it was started.
  private func countingSpark() throws -> [String: String] {
    let home = SparkForTests.environment["SPARK_HOME"] ?? ""
    let real = home.isEmpty ? "spark-sql" : "'\(home)/bin/spark-sql'"
    try FileManager.default.createDirectory(atPath: folder.path + "/home/bin", withIntermediateDirectories: true)
    let restored = home.isEmpty ? "unset SPARK_HOME" : "export SPARK_HOME='\(home)'"
    let path = try folder.file(
      "home/bin/spark-sql", "#!/bin/sh\necho start >>'\(folder.path)/starts'\n\(restored)\nexec \(real) \"$@\"\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return ["SPARK_HOME": folder.path + "/home"]
  }

  private var starts: Int {
    (try? String(contentsOfFile: folder.path + "/starts", encoding: .utf8))?.split(separator: "\n").count ?? 0
  }

  private static func spark(_ master: String?) -> [String] {
    ["--engine", "spark", "--master", master ?? ""] + SparkForTests.settings.flatMap { ["--spark-conf", $0] }
  }

  @Test func allSectionsAreAskedTogether() throws {
    _ = try folder.file(
      "r.yaml",
      """
      title: "Trade of {who}"
      parameters: {who: RUS}
      data:
        trade: {files: trade.csv, where: "reporter={who}"}
        rest: rest.csv
      values:
        total: {data: trade, where: flow=X, scale: million, places: 3}
      sections:
        - text: "In all {total}."
        - table: {data: trade, rows: period, columns: flow}
        - table: {data: rest, rows: reporter, columns: period, where: flow=X, same-reporters: true}
        - growth: {data: rest, series: partner, where: flow=X}
        - trend: {data: rest, series: partner, where: flow=X}
        - forecast: {data: rest, where: flow=M, horizon: 2}
        - indicator: {data: rest, name: [hhi, symmetric], where: flow=X, products: 2}
        - chart: {data: trade, series: partner, where: flow=X}
      """)
    let spark = try countingSpark()
    let local = try ComityProgram.run(["report", "r.yaml", "--output", "local/"], folder: folder.path)
    #expect(local.status == 0, "\(local.errors)")
    let run = try ComityProgram.run(
      ["report", "r.yaml", "--output", "spark/"] + Self.spark(SparkForTests.master), environment: spark,
      folder: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    // Who is there throughout is asked before what they have.
    #expect(starts == 2)
    let files = try #require(FileManager.default.subpaths(atPath: folder.path + "/local")).sorted()
    #expect(files == FileManager.default.subpaths(atPath: folder.path + "/spark")?.sorted())
    // Pages and workbooks tell the command, too.
    let told = files.filter { !$0.hasSuffix(".html") && !$0.hasSuffix(".xlsx") && $0.contains(".") }
    #expect(told.count > 10)
    for file in told {
      let bytes = ["local", "spark"].map { FileManager.default.contents(atPath: "\(folder.path)/\($0)/\(file)") }
      #expect(bytes[0] != nil && bytes[0] == bytes[1], "\(file)")
    }
  }

  @Test func aReportForEachAndItsVerification() throws {
    _ = try folder.file(
      "e.yaml",
      """
      title: Profile
      data: {trade: trade.csv}
      sections:
        - table: {rows: "period,product", where: flow=X}
        - growth: {series: product, where: flow=X}

      """)
    let spark = try countingSpark()
    let words = ["export", "e.yaml", "--each", "reporter", "--output"]
    let local = try ComityProgram.run(words + ["local", "--format", "csv"], folder: folder.path)
    let run = try ComityProgram.run(
      words + ["spark", "--format", "csv,html"] + Self.spark(SparkForTests.master), environment: spark,
      folder: folder.path)
    #expect(local.status == 0 && run.status == 0 && starts == 1, "\(run.errors)")
    for name in ["RUS", "THA", "VNM"].flatMap({ ["\($0).table.csv", "\($0).growth.csv"] }) {
      let bytes = ["local", "spark"].map { FileManager.default.contents(atPath: "\(folder.path)/\($0)/\(name)") }
      #expect(bytes[0] != nil && bytes[0] == bytes[1], "\(name)")
    }
    let verified = try ComityProgram.run(["verify", "spark/THA.html"], environment: spark, folder: folder.path)
    #expect(verified.status == 0 && starts == 2, "\(verified.errors)")
    let without = try ComityProgram.run(
      ["verify", "spark/THA.html"], environment: ["SPARK_HOME": "/nowhere"], folder: folder.path)
    #expect(without.status == 2 && without.errors.contains("was made with Spark, and is made again so"))
  }
}
