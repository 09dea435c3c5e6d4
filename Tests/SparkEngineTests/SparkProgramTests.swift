import ExternalPrograms
import Foundation
import TestSupport
import Testing

@testable import SparkEngine

/// Finding and running Spark's client, with a shell script in its place.
@Suite struct SparkProgramTests {
  static func stand(_ folder: TemporaryFolder, _ script: String) throws -> [String: String] {
    try FileManager.default.createDirectory(atPath: folder.path + "/bin", withIntermediateDirectories: true)
    for (name, text) in [("spark-sql", script), ("java", "exit 0")] {
      let path = try folder.file("bin/" + name, "#!/bin/sh\n" + text)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }
    return ["SPARK_HOME": folder.path, "JAVA_HOME": folder.path, "PATH": "/usr/bin:/bin"]
  }

  @Test func saysWhatToInstall() throws {
    let folder = try TemporaryFolder()
    let stand = try Self.stand(folder, "exit 0")
    #expect(throws: SparkError.notInstalled(place: nil)) { try SparkProgram(environment: ["PATH": "/nowhere"]) }
    #expect(throws: SparkError.notInstalled(place: "/nowhere")) {
      try SparkProgram(environment: stand.merging(["SPARK_HOME": "/nowhere"]) { $1 })
    }
    #expect(throws: SparkError.noJava) {
      try SparkProgram(environment: ["SPARK_HOME": folder.path, "PATH": "/nowhere"])
    }
    #expect(throws: SparkError.noJava) {
      try SparkProgram(environment: stand.merging(["JAVA_HOME": "/nowhere"]) { $1 })
    }
    #expect(throws: SparkError.unreadableSetting("nothing")) {
      try SparkProgram(settings: ["a=b", "nothing"], environment: stand)
    }
    #expect(throws: Never.self) { try SparkProgram(environment: ["PATH": folder.path + "/bin"]) }
    #expect(SparkError.notInstalled(place: nil).description.contains("pip install pyspark"))
    #expect(SparkError.noJava.description.contains("Java 17"))
  }

  @Test func handsOverSettingsAndStatements() throws {
    let folder = try TemporaryFolder()
    let script = """
      for word in "$@"; do printf '%s\\n' "$word"; last=$word; done
      printf 'statements:\\n'; cat "$last"
      """
    let program = try SparkProgram(
      master: "local-cluster[2,1,1024]", settings: ["spark.sql.shuffle.partitions=3", "spark.sql.ansi.enabled=false"],
      environment: Self.stand(folder, script))
    var output: [UInt8] = []
    try program.run(["SELECT 1", "SELECT 2"]) { output.append(contentsOf: $0) }
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(lines.starts(with: ["--master", "local-cluster[2,1,1024]"]))
    #expect(lines.contains("spark.sql.catalogImplementation=in-memory"))
    #expect(lines.filter { $0.hasPrefix("spark.sql.shuffle.partitions=") } == ["spark.sql.shuffle.partitions=3"])
    // What results depend on cannot be set otherwise: the last word counts.
    #expect(lines.last { $0.hasPrefix("spark.sql.ansi.enabled=") } == "spark.sql.ansi.enabled=true")
    #expect(Array(lines.suffix(3)) == ["statements:", "SELECT 1;", "SELECT 2;"])
    let place = try #require(lines.first { $0.hasPrefix("spark.local.dir=") }?.dropFirst("spark.local.dir=".count))
    #expect(!FileManager.default.fileExists(atPath: String(place)))
  }

  @Test func keepsWhatSparkSays() throws {
    let folder = try TemporaryFolder()
    let script = """
      echo '26/11/21 14:14:27 WARN Something: else' >&2
      echo '[PATH_NOT_FOUND] Path does not exist: file:/x.csv. SQLSTATE: 42K03' >&2
      echo 'org.apache.spark.sql.AnalysisException: [PATH_NOT_FOUND] Path does not exist' >&2
      printf '\\tat org.apache.spark.Some.where(Some.scala:1)\\n' >&2
      exit 1
      """
    let program = try SparkProgram(environment: Self.stand(folder, script))
    let message = "[PATH_NOT_FOUND] Path does not exist: file:/x.csv. SQLSTATE: 42K03"
    #expect(throws: SparkError.failed(status: 1, message: message)) { try program.run(["SELECT 1"]) { _ in } }
    #expect(
      SparkProgram.translated(.failed(program: "sh", status: 1, said: "[NUMERIC_VALUE_OUT_OF_RANGE] 2"))
        == .sumTooLarge)
    #expect(SparkProgram.message(in: "one\n\n\tat x\ntwo\n") == "one\ntwo")
    struct Enough: Error {}
    let talker = try SparkProgram(environment: Self.stand(folder, "echo a; sleep 60"))
    #expect(throws: Enough.self) { try talker.run([]) { _ in throw Enough() } }
  }
}
