import Foundation
import TestSupport
import Testing

/// What `report` and `export` say before Spark is started, for which it need not be there.
@Suite struct SparkReportCommandTests {
  let folder: TemporaryFolder
  init() throws {
    folder = try TemporaryFolder()
    _ = try folder.file("a.csv", "reporter,period,flow,value\nRUS,2018,X,1\nRUS,2019,X,2\n")
    _ = try folder.file(
      "wide.csv",
      "\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"2018\"\nRussia,RUS,GDP,NY.GDP,1\n")
    _ = try folder.file("r.yaml", "title: t\ndata: {trade: a.csv}\nsections:\n  - table: {rows: period}\n")
  }

  /// A Spark that must not be started.
  private func stand() throws -> [String: String] {
    try FileManager.default.createDirectory(atPath: folder.path + "/bin", withIntermediateDirectories: true)
    for (name, text) in [("spark-sql", "echo started >'\(folder.path)/started'; exit 1"), ("java", "exit 1")] {
      let path = try folder.file("bin/" + name, "#!/bin/sh\n\(text)\n")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }
    return ["SPARK_HOME": folder.path, "JAVA_HOME": folder.path]
  }

  private func errors(_ words: [String], _ environment: [String: String]) throws -> String {
    let run = try ComityProgram.run(words, environment: environment, folder: folder.path)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/started"))
    return run.errors
  }

  @Test func withoutSpark() throws {
    let nothing = ["SPARK_HOME": "", "PATH": "/nowhere"]
    for words in [["report", "r.yaml"], ["export", "r.yaml", "--each", "period", "--output", "out"]] {
      let told = try errors(words + ["--engine", "spark"], nothing)
      #expect(told.contains("pip install pyspark") && told.contains("Java 17") && told.contains("leave --engine out"))
    }
    #expect(try errors(["report", "r.yaml", "--master", "yarn"], nothing).contains("--engine spark"))
    #expect(try errors(["report", "r.yaml", "--engine", "sparc"], nothing).contains("Did you mean \"spark\"?"))
    #expect(try ComityProgram.run(["report", "r.yaml"], environment: nothing, folder: folder.path).status == 0)
  }

  @Test func whatSparkCannotReadIsToldWithItsLine() throws {
    _ = try folder.file(
      "bad.yaml",
      """
      title: t
      data:
        trade: a.csv
        wide: wide.csv
      sections:
        - table: {data: trade, rows: period, values: "value:median"}
        - table: {data: trade, rows: perod}
        - growth: {data: wide, series: reporter}

      """)
    let lines = try errors(["report", "bad.yaml", "--engine", "spark"], stand()).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("comity: bad.yaml:4: wide.csv cannot be read with --engine spark: its periods stand"))
    #expect(lines[1].hasPrefix("bad.yaml:6: table: value_median needs every single value"))
    #expect(lines[2].hasPrefix("bad.yaml:7: table: There is no field \"perod\""))
    #expect(
      try errors(["report", "--engine", "spark"], stand())
        == "comity: reports/asean-russia.yaml has no data for Spark to read: ledgers are read here. Leave "
        + "--engine spark out.\n")
    let day = try errors(["report", "r.yaml", "--engine", "spark", "--as-of", "2024-01-01"], stand())
    #expect(day == "comity: --as-of takes imported data, which Spark does not read. Use --engine local.\n")
    _ = try folder.file(
      "s.yaml", "title: t\ndata: {trade: a.csv}\nsections:\n  - table: {rows: period, splice: a.csv}\n")
    let export = ["export", "s.yaml", "--each", "reporter", "--output", "out", "--engine", "spark"]
    #expect(try errors(export, stand()).hasPrefix("comity: s.yaml:4: splice would start Spark anew for each reporter"))
  }

  @Test func sparksErrorsAreToldWithTheSection() throws {
    var spark = try stand()
    spark["SPARK_HOME"] = folder.path + "/other"
    try FileManager.default.createDirectory(atPath: folder.path + "/other/bin", withIntermediateDirectories: true)
    let path = try folder.file("other/bin/spark-sql", "#!/bin/sh\necho '[NO_CLUSTER] Nobody is there.' >&2; exit 1\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    #expect(
      try errors(["report", "r.yaml", "--engine", "spark"], spark)
        == "comity: r.yaml:4: table: Spark could not answer (status 1). It says: [NO_CLUSTER] Nobody is there.\n")
  }
}
