import Foundation
import TestSupport
import Testing

/// What happens around a job: nothing is left behind, a worker may die, Ctrl-C ends all. On a real Spark, by
/// `make spark-test`.
@Suite(.serialized, .enabled(if: SparkForTests.master != nil))
struct SparkJobTests {
  /// Rows enough for a job of many tasks.
  private static func flows(_ folder: TemporaryFolder, rows: Int) throws -> String {
    var random = SeededGenerator(seed: 3)
    var text = "t,i,j,k,v,q\n"
    for _ in 0..<rows {
      text += "\(Int.random(in: 2015...2019, using: &random)),\(Int.random(in: 4...894, using: &random))"
      text += ",\(Int.random(in: 4...894, using: &random)),\(Int.random(in: 10_000...99_999, using: &random))0"
      text += ",\(Int.random(in: 0...99_999, using: &random)).\(Int.random(in: 100...999, using: &random)),1\n"
    }
    return try folder.file("flows.csv", text)
  }

  /// The processes whose command lines name a folder.
  private static func processes(naming folder: String, _ other: String = "") -> [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { Int32($0) }.filter { process in
      // These files say that they have no bytes, and have them.
      let file = FileHandle(forReadingAtPath: "/proc/\(process)/cmdline")
      let text = String(decoding: (try? file?.readToEnd()) ?? Data(), as: UTF8.self)
      return text.contains(folder) && (other.isEmpty || text.contains(other))
    }
  }

  /// The worker processes of the job whose client's command line names a folder: they are of one group.
  private static func workers(ofJobNaming folder: String) -> [Int32] {
    let groups = Set(processes(naming: folder, "SparkSubmit").map { getpgid($0) })
    return processes(naming: "CoarseGrainedExecutorBackend").filter { groups.contains(getpgid($0)) }
  }

  private static func waits(_ seconds: Double, until isDone: () -> Bool) -> Bool {
    let end = Date().addingTimeInterval(seconds)
    while Date() < end {
      if isDone() { return true }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return isDone()
  }

  private static func holdsShuffledData(_ folder: String) -> Bool {
    guard let files = FileManager.default.enumerator(atPath: folder) else { return false }
    for case let name as String in files where name.contains("shuffle_") { return true }
    return false
  }

  private static let question = [
    "--rows", "reporter", "--columns", "period", "--where", "product=27*", "--format", "csv", "--notes",
  ]

  private static func spark(_ master: String?) -> [String] {
    ["--engine", "spark", "--master", master ?? "", "--spark-conf", "spark.sql.files.maxPartitionBytes=524288"]
  }

  @Test func aWorkerThatIsKilledChangesNothing() throws {
    let folder = try TemporaryFolder()
    let file = try Self.flows(folder, rows: 400_000)
    let work = folder.path + "/tmp"
    let place = folder.path + "/place"
    for path in [work, place] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    let local = try ComityProgram.run(["table", file] + Self.question)
    let running = try ComityProgram.start(
      ["table", file] + Self.question + Self.spark(SparkForTests.master), environment: ["TMPDIR": work], folder: place)
    // The first tasks are done and others are not.
    #expect(Self.waits(180) { Self.holdsShuffledData(work) || !running.isRunning })
    let workers = Self.workers(ofJobNaming: work)
    #expect(running.isRunning && workers.count >= 2)
    if let victim = workers.first { kill(victim, SIGKILL) }
    let answer = running.finish()
    #expect(answer.status == 0 && answer.bytes == local.bytes && answer.errors == local.errors)
    // Neither in the folder where it was asked nor in that for temporary files is anything left.
    #expect(try FileManager.default.contentsOfDirectory(atPath: place) == [])
    #expect(try FileManager.default.contentsOfDirectory(atPath: work) == [])
  }

  @Test func controlCEndsTheJob() throws {
    let folder = try TemporaryFolder()
    let file = try Self.flows(folder, rows: 400_000)
    let work = folder.path + "/tmp"
    try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
    let running = try ComityProgram.start(
      ["table", file] + Self.question + Self.spark(SparkForTests.master), environment: ["TMPDIR": work])
    #expect(
      Self.waits(180) { !Self.workers(ofJobNaming: work).isEmpty || !running.isRunning })
    let workers = Self.workers(ofJobNaming: work)
    #expect(!workers.isEmpty)
    kill(running.identifier, SIGINT)
    let ended = running.finish()
    #expect(ended.wasKilled && ended.status == SIGINT && ended.output.isEmpty)
    #expect(Self.waits(60) { Self.processes(naming: work).isEmpty && workers.allSatisfy { kill($0, 0) != 0 } })
    #expect(Self.waits(10) { (try? FileManager.default.contentsOfDirectory(atPath: work)) == [] })
  }

  @Test func sparksMessageIsKept() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.csv", "reporter,period,value\nRUS,2018,1\n")
    let answer = try ComityProgram.run([
      "table", file, "--rows", "reporter", "--engine", "spark", "--master", "local[1]", "--spark-conf",
      "spark.sql.shuffle.partitions=nonsense",
    ])
    #expect(answer.status == 2 && answer.output.isEmpty)
    #expect(answer.errors.hasPrefix("comity: Spark could not answer") && answer.errors.contains("nonsense"))
  }
}
